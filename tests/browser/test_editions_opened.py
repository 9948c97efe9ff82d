"""Editions as their readers open them: from a disk, with the network cut."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from conftest import PAGES
from support.axe import State, audit

ONE_FILE = "still-near.html"
# Chapters of each shape; one that is wrong is wrong in every book of its kind.
CHAPTERS = ("cover", "contents", "index", "get-help/index", "es/ayuda/index",
            "practice/repair-note/index", "articles/emotional-permanence/index")  # fmt: skip


@pytest.fixture
def one_file(browser: Browser, editions: Path) -> Iterator[Page]:
    context = browser.new_context(offline=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url))
    page.goto((editions / ONE_FILE).as_uri())
    yield page
    allowed = ("data:", (editions / ONE_FILE).as_uri())
    assert [words for words in said if not words.startswith(allowed)] == []
    context.close()


@pytest.fixture(scope="session")
def chapters(editions: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The e-book unpacked, as a reader of books does; named so that a browser reads XHTML."""
    target = tmp_path_factory.mktemp("book")
    with zipfile.ZipFile(editions / "still-near.epub") as archive:
        archive.extractall(target)
    for path in target.rglob("*.html"):
        path.with_suffix(".xhtml").write_bytes(path.read_bytes())
    return target / "EPUB"


def test_the_line_stays_in_view_however_far_a_reader_scrolls(one_file: Page) -> None:
    for place in ("articles-emotional-distance", "glossary", "questions"):
        one_file.evaluate("name => document.getElementById(name).scrollIntoView()", place)
        box = one_file.locator(".crisis__strip").bounding_box()
        assert box is not None
        assert box["y"] == 0
    assert one_file.locator("[data-crisis-banner]").count() == 1


def test_every_link_inside_leads_to_a_place_inside(one_file: Page) -> None:
    lost = one_file.evaluate("""() => [...document.querySelectorAll('a[href^="#"]')]
      .filter(link => !document.getElementById(decodeURIComponent(link.hash.slice(1))))
      .map(link => link.outerHTML)""")
    assert lost == []
    assert one_file.locator('a[href^="#"]').count() > 1000
    others = one_file.eval_on_selector_all("a[href]", "all => all.map(a => a.protocol)")
    assert set(others) == {"file:", "https:", "tel:", "sms:"}


def test_help_in_the_line_leads_to_the_help_part(one_file: Page) -> None:
    one_file.click("[data-crisis-banner] >> text=Help")
    assert one_file.evaluate("location.hash") == "#get-help"


def test_the_search_leads_to_a_place_inside(one_file: Page) -> None:
    one_file.fill("#search-words", "went quiet")
    one_file.click("#search-results a >> nth=0")
    place = one_file.evaluate("location.hash")
    assert "--" in place
    assert one_file.evaluate("name => !!document.getElementById(name)", place[1:])


def test_every_page_is_in_the_list_at_the_top(one_file: Page) -> None:
    assert one_file.locator(".all-parts a").count() == len(PAGES) - 1  # without the lost one


def test_no_place_has_the_name_of_another(one_file: Page) -> None:
    assert (
        one_file.evaluate("""() => [...document.querySelectorAll("[id]")].map(it => it.id)
      .filter((id, at, all) => all.indexOf(id) !== at)""")
        == []
    )


def test_nothing_is_wider_than_a_narrow_window(one_file: Page) -> None:
    one_file.set_viewport_size({"width": 320, "height": 568})
    assert one_file.evaluate("document.documentElement.scrollWidth") <= 320


def test_axe_finds_nothing_in_the_one_file(browser: Browser, editions: Path) -> None:
    states = (State(320, "light", disk=True), State(1280, "dark", disk=True))
    found = audit(browser, ONE_FILE, lambda _: (editions / ONE_FILE).as_uri(), states)
    assert [str(one) for one in found if not one.reasons] == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_axe_finds_nothing_in_a_chapter(browser: Browser, chapters: Path, chapter: str) -> None:
    address = (chapters / f"{chapter}.xhtml").as_uri()
    found = audit(browser, chapter, lambda _: address, (State(360, "light", disk=True),))
    # A reader of books draws links in its own type and size, and has its own landmarks.
    theirs = {"target-size", "region", "landmark-one-main", "page-has-heading-one"}
    theirs |= {"bypass", "skip-link", "color-contrast-enhanced"}
    assert [str(one) for one in found if one.rule not in theirs and not one.reasons] == []
