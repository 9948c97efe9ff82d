#!/usr/bin/env python3
"""What Lighthouse says of a page of each kind: measure_lighthouse.py [FOLDER] [--runs N]

Mobile, the median of three runs a page, the built folder served packed. Some five minutes, on
a machine that does nothing else. `--beside PAGE.html` measures a page of another site in the same
run, served the same way, and says whether our article's words are there before its.
Exit codes: 0 full scores, no shift, no blocking, nobody earlier; 1 not, 2 could not measure.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from sitekit.findings import CLEAN, COULD_NOT_CHECK, FINDINGS, CouldNotCheck
from sitekit.finishing import base_path
from sitekit.lighthouse import CATEGORIES, TIMES, VERSION, Lighthouse, Measured
from sitekit.pages import Output, read_output
from sitekit.pages.serve import ZippingHandler, served

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("home", "article", "tool", "guide", "help", "search")
LOST = "404.html"
Rows = dict[str, Measured]  # path: what was measured
# A page for lost addresses asks search engines not to list it; served with 200 it is judged
# as if that were a mistake.
SKIPPED = {LOST: ("is-crawlable",)}


def one_of_each(output: Output) -> list[str]:
    """The first page of each kind, and the page for lost addresses."""
    found: dict[str, str] = {}
    for page in output.pages:
        main = page.tree.css_first("main[data-kind]")
        if main is not None and page.path != LOST:
            found.setdefault(main.attributes.get("data-kind") or "", page.path)
    return [*(found[kind] for kind in KINDS if kind in found), LOST]


def measure_all(lighthouse: Lighthouse, folder: Path, paths: list[str], runs: int) -> Rows:
    """Measure pages of a folder, and print a row for each as soon as it is done."""
    rows = {}
    with served(folder, ZippingHandler) as url:
        for path in paths:
            seen = lighthouse.measure(
                url + path.removesuffix("index.html"), runs, SKIPPED.get(path, ())
            )
            rows[path] = seen
            figures = (*seen.scores.values(), *seen.times.values())
            print(f"{path:<44}", *(f"{it:>14g}" for it in figures), flush=True)
            if not seen.perfect:
                print(f"    below: {', '.join(seen.failed) or 'see the figures'}", flush=True)
    return rows


def is_earlier(ours: Rows, beside: Rows) -> bool:
    """Whether our article is there before every page it was measured beside."""
    articles = [seen for path, seen in ours.items() if path.startswith("articles/")]
    return all(it.times["LCP"] < seen.times["LCP"] for it in articles for seen in beside.values())


def main(argv: list[str]) -> int:
    """Measure our pages, and others beside them."""
    asked = argparse.ArgumentParser(prog="measure_lighthouse.py")
    asked.add_argument("folder", nargs="?", type=Path, default=ROOT / "site")
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--beside", type=Path, action="append", default=[], metavar="PAGE.html")
    options = asked.parse_args(argv)
    beside: Rows = {}
    try:
        paths = one_of_each(read_output(options.folder, base_path(os.environ.get("SITE_URL"))))
        lighthouse = Lighthouse(ROOT / ".cache")
        print(f"Lighthouse {VERSION}, mobile, median of {options.runs}")
        print(f"{'page':<44}", *(f"{name[:13]:>14}" for name in (*CATEGORIES, *TIMES)))
        ours = measure_all(lighthouse, options.folder, paths, options.runs)
        for page in options.beside:
            beside |= measure_all(lighthouse, page.parent, [page.name], options.runs)
    except CouldNotCheck as error:
        print(f"measure_lighthouse: could not measure {error}", file=sys.stderr)
        return COULD_NOT_CHECK
    if beside:
        print(f"Our article is {'' if is_earlier(ours, beside) else 'not '}the earliest.")
    perfect = all(seen.perfect for seen in ours.values()) and is_earlier(ours, beside)
    return CLEAN if perfect else FINDINGS


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
