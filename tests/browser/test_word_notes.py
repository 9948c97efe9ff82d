"""Words that are explained: by mouse, keyboard and touch, without scripts, and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import PAGES

FIRST = '.prose a[href^="#word-"] >> nth=0'


@pytest.fixture
def article(page: Page, address: str) -> Page:
    page.goto(address + PAGES["fades"])
    page.locator(FIRST).scroll_into_view_if_needed()
    return page


def meaning(page: Page) -> str:
    """What the list at the foot of the page says of the first word."""
    told: str = page.eval_on_selector(
        '.prose a[href^="#word-"]',
        "link => document.getElementById(link.hash.slice(1)).textContent.trim()",
    )
    return told


def test_the_keyboard_opens_the_meaning_and_escape_closes_it(article: Page) -> None:
    note = article.locator(".word-note")
    expect(note).to_be_hidden()
    article.focus(FIRST)
    expect(note).to_be_visible()
    assert note.inner_text().strip() == meaning(article)
    article.keyboard.press("Escape")
    expect(note).to_be_hidden()
    assert article.url.endswith(PAGES["fades"])  # nothing was jumped to


def test_a_mouse_opens_it_and_can_move_onto_it(article: Page) -> None:
    note = article.locator(".word-note")
    article.hover(FIRST)
    expect(note).to_be_visible()
    note.hover()
    article.wait_for_timeout(500)
    expect(note).to_be_visible()
    article.hover("h1")
    expect(note).to_be_hidden()


def test_a_tap_opens_it_and_a_second_tap_closes_it(browser: Browser, address: str) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 320, "height": 568})
    page = context.new_page()
    page.goto(address + PAGES["distant"])
    note = page.locator(".word-note")
    page.tap(FIRST)
    expect(note).to_be_visible()
    box, window = note.bounding_box(), page.evaluate("document.documentElement.clientWidth")
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= window
    page.tap(FIRST)
    expect(note).to_be_hidden()
    context.close()


@pytest.mark.parametrize("name", ["fades", "distant"])
def test_a_screen_reader_hears_the_meaning_as_a_description(
    page: Page, address: str, name: str
) -> None:
    page.goto(address + PAGES[name])
    described = page.eval_on_selector_all(
        '.prose a[href^="#word-"]',
        "all => all.map(a => document.getElementById(a.getAttribute('aria-describedby'))"
        ".textContent.length)",
    )
    assert min(described) > 40
    marked = page.eval_on_selector_all(
        '.prose a[href^="#word-"]', "all => all.map(link => link.hash.slice(1))"
    )
    listed = page.eval_on_selector_all("li[id^=word-]", "all => all.map(item => item.id)")
    assert sorted(set(marked)) == sorted(listed), "each marked word is listed, and no other"
    assert name == "fades" or len(marked) >= 10


def test_without_scripts_the_word_leads_to_its_meaning(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + PAGES["fades"])
    page.click(FIRST)
    assert "#word-" in page.url
    target = page.locator("li:target")
    expect(target).to_be_in_viewport()
    context.close()


def test_on_paper_the_meanings_stand_in_their_list(page: Page, address: str) -> None:
    page.goto(address + PAGES["distant"])
    page.focus(FIRST)
    page.emulate_media(media="print")
    assert not page.locator(".word-note").is_visible()
    assert page.locator("#words").is_visible()
    assert page.locator("li[id^=word-]").count() >= 10
