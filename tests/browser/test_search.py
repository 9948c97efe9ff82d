"""Search: in the reader's words, on the page, and honest when it finds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from conftest import PAGES

WHERE = ("http", "file")


@pytest.fixture(params=WHERE)
def search_page(request: pytest.FixtureRequest, page: Page, address: str, unzipped: Path) -> Page:
    """The search page, served and opened from a disk."""
    if request.param == "http":
        page.goto(address + PAGES["search"])
    else:
        page.goto((unzipped / "search" / "index.html").as_uri())
    return page


def results(page: Page) -> list[str]:
    return page.locator("#search-results a").all_inner_texts()


def test_typing_finds_a_section_that_can_be_opened(search_page: Page) -> None:
    search_page.fill("#search-words", "video call ends")
    assert results(search_page)[0] == "When a video call ends"
    assert search_page.evaluate("document.querySelector('#search-results').tagName") == "OL"
    search_page.click("#search-results a >> nth=0")
    search_page.wait_for_url("**#long-distance-calls")
    assert search_page.locator("#long-distance-calls").is_visible()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("anxius atachment", "Is it the same as anxious attachment?"),
        ("silent treatment", "Is asking for space the same as the silent treatment?"),
        ("español", "Ayuda ahora, en español"),
    ],
)
def test_slips_and_readers_words_find_something(
    search_page: Page, typed: str, expected: str
) -> None:
    search_page.fill("#search-words", typed)
    assert expected in results(search_page)[:3]


def test_nothing_found_says_so_and_offers_a_way_on(search_page: Page) -> None:
    search_page.fill("#search-words", "xylophone zeppelin")
    assert results(search_page) == []
    empty = search_page.locator("[data-search-empty]")
    assert empty.is_visible()
    assert empty.locator("a:visible").count() >= 3
    assert search_page.inner_text("#search-status") == "Nothing found."
    search_page.fill("#search-words", "")
    assert not empty.is_visible()


def test_arriving_with_words_in_the_address_shows_their_results(
    page: Page, address: str, unzipped: Path
) -> None:
    for start in (address + "search/", (unzipped / "search" / "index.html").as_uri()):
        page.goto(f"{start}?q=guilt")
        assert "Guilt can deepen the shutdown" in results(page)[0]
        assert page.input_value("#search-words") == "guilt"


def test_what_is_typed_stays_out_of_the_address_and_the_storage(page: Page, address: str) -> None:
    page.goto(address + PAGES["search"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.fill("#search-words", "afraid of my partner")
    page.press("#search-words", "Enter")
    assert page.url == address + PAGES["search"]
    assert asked == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_what_is_typed_is_never_read_as_markup(page: Page, address: str) -> None:
    page.goto(address + "search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20guilt")
    assert page.locator("main img").count() == 0
    assert results(page)


def test_without_scripts_there_is_no_dead_box_but_a_list_of_pages(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PAGES["search"])
    assert not page.locator("#search-words").is_visible()
    assert page.locator("main .prose a:visible").count() >= 4
    context.close()
