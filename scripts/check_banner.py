#!/usr/bin/env python3
"""The gate, by hand: is the crisis line right on every page? check_banner.py [TARGET...]

A TARGET is a built folder (default: site/), a zip of one, an e-book (.epub), one page
(.html), a printed page (.pdf) or the address of a live site (https://…).
Exit codes: 0 every page passed, 1 findings, 2 could not check (missing, empty,
unreadable, hostile, no page in it, no answer). The worst of all targets counts.
"""

from __future__ import annotations

import argparse
import importlib
import io
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from sitekit.banner.gate import check_banners
from sitekit.banner.sheets import check_sheets, sheet_names
from sitekit.findings import COULD_NOT_CHECK, CouldNotCheck, Finding
from sitekit.pages import Output, read_output, with_editions
from sitekit.pages.archive import below_one_folder, open_archive
from sitekit.pages.crawl import crawl
from sitekit.pages.limits import CrawlLimits
from sitekit.pages.paper import read_sheets
from sitekit.pages.serve import served
from sitekit.pages.source import read_whole
from sitekit.report import FORMATS, Checked, as_text, worst

SITE = Path(__file__).resolve().parent.parent / "site"
ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True)
class Options:
    """What holds for every target: the browser's states, and how to crawl."""

    browser: str | None = None
    limits: CrawlLimits = field(default_factory=CrawlLimits)


def check_target(target: str, options: Options) -> Checked:
    """Check one target. Whatever goes wrong is a problem to report, never a pass."""
    result = Checked(target)
    try:
        for result in _steps(target, options):  # noqa: B007 - what was found before a problem counts
            pass
    except CouldNotCheck as error:
        return replace(result, problem=str(error) or target)
    except Exception as error:  # noqa: BLE001 - a crash must not look like exit code 1
        return replace(result, problem=f"{target}: the check broke ({error!r})")
    return result


def _steps(target: str, options: Options) -> Iterator[Checked]:
    if ADDRESS.match(target):
        yield from _check_site(target, options)
    elif target.lower().endswith(".pdf") and not Path(target).is_dir():
        sheets = read_sheets(Path(target))
        names = sheet_names(Path(target).name, len(sheets))
        found = check_sheets(Path(target).name, sheets)
        yield Checked(target, "pdf", names, found, prefix=_folder_of(target))
    else:
        yield from _check_files(Path(target), options)


def _check_files(target: Path, options: Options) -> Iterator[Checked]:
    output = read_output(target)
    kind = _kind(target, output)
    prefix = {"folder": f"{target}/", "page": _folder_of(str(target))}.get(kind, f"{target}!")
    found = tuple(check_banners(output))
    result = Checked(str(target), kind, output.paths, found, prefix=prefix)
    if options.browser and kind == "epub":
        result = replace(result, notes=("in a browser: e-books are not opened in one",))
    yield result
    if options.browser and kind != "epub":
        with _folder(target, kind) as folder, served(folder) as url:
            yield _with_browser(result, url, options.browser)


def _check_site(target: str, options: Options) -> Iterator[Checked]:
    crawled = crawl(target, options.limits)
    found = tuple(check_banners(crawled.output))
    notes, paths = crawled.skipped, crawled.output.paths
    result = Checked(target, "site", paths, found, notes, prefix=crawled.top)
    yield result
    if options.browser:
        yield _with_browser(result, crawled.top, options.browser)


def _with_browser(result: Checked, url: str, states: str) -> Checked:
    """The result with what a real browser shows, too."""
    try:
        gate = importlib.import_module("sitekit.banner.browser.gate")
    except ImportError as error:
        name = error.name or "a package"
        raise CouldNotCheck(f"{result.target} in a browser: {name} is not installed") from error
    # Live sites show a folder's page at the folder's address, not all at index.html.
    ends = {re.sub(r"(^|/)index\.html$", r"\1", path) if result.kind == "site" else path: path
            for path in result.pages}  # fmt: skip
    seen: list[Finding] = gate.check_site_in_browser(url, list(ends), full=states == "full")
    moved = [replace(finding, path=ends.get(finding.path, finding.path)) for finding in seen]
    return replace(result, findings=(*result.findings, *moved))


def _kind(target: Path, output: Output) -> str:
    if target.is_dir():
        return "folder"
    if output.single:
        return "page"
    return "epub" if target.suffix.lower() == ".epub" else "zip"


def _folder_of(target: str) -> str:
    folder = str(Path(target).parent)
    return "" if folder == "." else f"{folder}/"


@contextmanager
def _folder(target: Path, kind: str) -> Iterator[Path]:
    """A folder to serve. Names and sizes were proved while reading; nothing else is written."""
    if kind == "folder":
        yield target
        return
    with tempfile.TemporaryDirectory() as made:
        if kind == "zip":
            archive = below_one_folder(open_archive(target))
            with archive.opened() as read:
                for name in archive.names:
                    path = Path(made, name)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(read_whole(read, name))
        else:
            shutil.copy(target, made)
        yield Path(made)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    limits = CrawlLimits()
    parser.add_argument("target", nargs="*", default=[str(SITE)])
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--browser", choices=("covering", "full"), help="open the pages, too")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the report there")
    parser.add_argument("--delay", type=float, default=limits.delay,
                        help="seconds between two requests to a live site")  # fmt: skip
    parser.add_argument("--time-limit", type=float, default=limits.seconds,
                        help="seconds for one live site")  # fmt: skip
    return parser


def main(argv: list[str]) -> int:
    """Check every target; the worst result is the exit code."""
    asked = _parser().parse_args(argv)
    limits = CrawlLimits(delay=max(0.0, asked.delay), seconds=asked.time_limit)
    options = Options(asked.browser, limits)
    targets = [one for target in asked.target for one in with_editions(target)]
    results = [check_target(target, options) for target in targets]
    document = FORMATS[asked.format](results)
    if asked.output is None:
        sys.stdout.write(document)
        return worst(results)
    try:
        asked.output.write_text(document, encoding="utf-8")
    except OSError as error:
        print(f"check_banner: cannot write {asked.output} ({error.strerror})", file=sys.stderr)
        return COULD_NOT_CHECK
    sys.stdout.write(as_text(results))
    return worst(results)


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal without “ must not end the check
        sys.stdout.reconfigure(errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
