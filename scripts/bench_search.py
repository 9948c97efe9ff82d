#!/usr/bin/env python3
"""How search grows: bench_search.py [ARTICLES...]

Adds so many made-up articles (none, 100, 1000 and 10000 unless told) to the sections of
site/, writes their index, and asks it in a browser from a disk, as a reader's first query.
Prints for each: all bytes of the index, the bytes that one query downloads, the seconds it
takes to build, and what a keystroke takes on a device four times slower. Bytes are those of
gzip -9. Exit codes: 0 measured, 2 could not measure.
"""

from __future__ import annotations

import gzip
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from sitekit.chromium import QUIET_FLAGS, find_browser
from sitekit.findings import CLEAN, COULD_NOT_CHECK, CouldNotCheck
from sitekit.finishing import DATA, SEARCH_PROGRAM
from sitekit.output.lighten import lighter_script
from sitekit.pages import read_output
from sitekit.search.asked import lines_by_section, read_asked
from sitekit.search.index import index_pieces, write_program
from sitekit.search.pieces import write_pieces
from sitekit.search.sections import Section, read_sections
from sitekit.search.words import tokens

SITE = Path(__file__).resolve().parent.parent / "site"
DEFAULT_SIZES = (0, 100, 1000, 10000)
SECTIONS, WORDS, LINES, LINE_WORDS = 24, 90, 5, 8  # of a made-up article; as the real ones
FRESH = 0.004  # of the words of a made-up article, so many are on no page before
SLOWER = 4
QUERIES = (
    "why do i feel nothing when he is away",
    "anxius atachment",
    "she shut down after our fight and wont talk",
    "how long until trust comes back",
    "my boyfriend texts me all day and i feel empty",
    "weather tomorrow",
)
HEADER = (
    "| articles added | sections | index, kB | files | one query, kB (median, most)"
    " | index built in, s | keystroke, ms at 1/4 speed (median, worst) |"
)


def made_up(number: int, words: list[str]) -> Iterator[tuple[Section, list[str]]]:
    """The sections of one article with the lines of its readers.

    Its words are drawn as often as the site has them; a few belong to it alone, as they do in
    real texts, of which each brings new words.
    """
    dice = random.Random(number)  # noqa: S311
    own = [f"{dice.choice(words)}{dice.choice(words)}" for _ in range(9)]

    def text(count: int) -> str:
        drawn = dice.choices(words, k=count)
        return " ".join(dice.choice(own) if dice.random() < FRESH else word for word in drawn)

    title = text(5)
    for at in range(SECTIONS):
        body = ". ".join(text(15).capitalize() for _ in range(WORDS // 15)) + "."
        section = Section(f"made-up/no-{number}/index.html#s{at}", title, text(5), body)
        yield section, [text(LINE_WORDS) for _ in range(LINES)]


def write_index(count: int, folder: Path) -> tuple[int, float]:
    """Write the index of the site and `count` articles; its sections and seconds."""
    sections = read_sections(read_output(SITE))
    if not sections:
        raise CouldNotCheck(f"{SITE}: nothing to search in it. Build the site first.")
    asked = lines_by_section(read_asked(DATA / "search" / "asked"), sections)
    words = [word for section in sections for word in tokens(section.text)]
    for number in range(count):
        for section, lines in made_up(number, words):
            sections.append(section)
            asked[section.url] = lines
    start = time.process_time()
    write_pieces(folder, index_pieces(sections, asked, DATA / "search"))
    write_program(folder, DATA / "search", SEARCH_PROGRAM, lighter_script)
    return len(sections), time.process_time() - start


@cache
def zipped(path: Path) -> int:
    """How many bytes of gzip -9 a file makes."""
    return len(gzip.compress(path.read_bytes(), 9))


def first_query(browser: Browser, folder: Path, query: str) -> int:
    """The bytes that a reader downloads whose first query it is."""
    page = opened(browser, folder)
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.partition("?")[0]))
    page.evaluate("query => finder.find(query)", query)
    page.context.close()
    pieces = {"assets/search/finder.js", "assets/search/data-language.js"}
    pieces |= {url.removeprefix(f"{folder.as_uri()}/") for url in loaded}
    return sum(zipped(folder / piece) for piece in pieces)


def keystrokes(browser: Browser, folder: Path, query: str) -> list[float]:
    """Milliseconds from each keystroke to its answer on a slow device, pieces at hand."""
    page = opened(browser, folder)
    script = """async query => {
      const took = [];
      for (let end = 3; end <= query.length; end += 1) {
        const start = performance.now();
        await finder.find(query.slice(0, end));
        took.push(performance.now() - start);
      }
      return took;
    }"""
    page.evaluate(script, query)  # the pieces come
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    took: list[float] = page.evaluate(script, query)
    page.context.close()
    return took


def opened(browser: Browser, folder: Path) -> Page:
    """An empty page on the disk with search open."""
    page = browser.new_context().new_page()
    (folder / "empty.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    page.goto((folder / "empty.html").as_uri())
    page.add_script_tag(url="assets/search/finder.js")
    page.evaluate("stillNearSearch.open('').then(finder => { window.finder = finder })")
    return page


def row(browser: Browser, count: int) -> str:
    """One line of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sections, seconds = write_index(count, folder)
        files = list((folder / "assets/search").iterdir())
        total = sum(map(zipped, files)) / 1000
        each = [first_query(browser, folder, query) / 1000 for query in QUERIES]
        took = [ms for query in QUERIES for ms in keystrokes(browser, folder, query)]
    return (
        f"| {count} | {sections} | {total:,.0f} | {len(files)}"
        f" | {statistics.median(each):.0f}, {max(each):.0f} | {seconds:.1f}"
        f" | {statistics.median(took):.0f}, {max(took):.0f} |"
    )


def table(sizes: list[int]) -> None:
    """Measure each size and print its line."""
    path = find_browser()
    if not path:
        raise CouldNotCheck("no Chromium: run `make test` once, which gets one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET_FLAGS))
        print(HEADER + "\n|" + " ---: |" * (HEADER.count("|") - 1), flush=True)
        for size in sizes:
            print(row(browser, size), flush=True)
        browser.close()


def main(argv: list[str]) -> int:
    """Measure the sizes that were asked for."""
    if not all(size.isdecimal() for size in argv):
        print("usage: bench_search.py [ARTICLES...], numbers", file=sys.stderr)
        return COULD_NOT_CHECK
    try:
        table([int(size) for size in argv] or list(DEFAULT_SIZES))
    except CouldNotCheck as error:
        print(f"bench_search: {error}", file=sys.stderr)
        return COULD_NOT_CHECK
    return CLEAN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
