#!/usr/bin/env python3
"""Check a built folder: crisis line, page basics, links, plain language. check_site.py [FOLDER]

Exit codes: 0 clean, 1 findings, 2 could not check.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from sitekit.content.files import at_source
from sitekit.content.language import check_language, read_rules
from sitekit.content.reading import measure
from sitekit.findings import COULD_NOT_CHECK, CouldNotCheck, report
from sitekit.finishing import base_path
from sitekit.pages import Output, read_output
from sitekit.pipeline import LANGUAGE, check

ROOT = Path(__file__).resolve().parent.parent
SITE, DOCS = ROOT / "site", ROOT / "docs"


def _read_online(output: Output) -> Output:
    """Without the pages that hold all others once more, to be taken home."""
    pages = tuple(page for page in output.pages if not output.stands_alone(page.path))
    return replace(output, pages=pages)


def main(argv: list[str]) -> int:
    """Print the reading measures of each page, then everything that is wrong."""
    folder = Path(argv[0]) if argv else SITE
    base = base_path(os.environ.get("SITE_URL"))
    try:
        output = _read_online(read_output(folder, base))
        hard = [at_source(it, DOCS) for it in check_language(output, read_rules(LANGUAGE))]
        findings = check(folder, base) + hard
    except CouldNotCheck as error:
        print(f"check_site: could not check {error}", file=sys.stderr)
        return COULD_NOT_CHECK
    for measured in filter(None, map(measure, output.pages)):
        print(
            f"{measured.path}: {measured.words} words, grade {measured.grade:.1f},"
            f" ease {measured.ease:.0f}, {measured.mean_sentence_words:.1f} words a sentence,"
            f" {measured.over_twenty:.0%} over 20"
        )
    return report(findings, f"{len(output.pages)} pages of {folder}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
