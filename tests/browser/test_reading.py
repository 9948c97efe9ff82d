"""Reading the site in a browser: at once, on anything, without a word to anyone else."""

from __future__ import annotations

from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from conftest import PAGES

WIDTHS = (320, 360, 768, 1280)


class Listener:
    """What a page asked for and complained about."""

    def __init__(self, page: Page) -> None:
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def hosts(self) -> set[str]:
        """Every host that was asked for anything."""
        return {urlsplit(url).netloc for url in self.asked if not url.startswith("data:")}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_no_other_host_and_stores_nothing(
    context: BrowserContext, address: str, name: str
) -> None:
    page = context.new_page()
    heard = Listener(page)
    page.goto(address + PAGES[name], wait_until="networkidle")
    assert heard.hosts() == {urlsplit(address).netloc}
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    if name != "lost":  # the browser itself reports the status 404
        assert heard.complaints == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_out_of_the_window(
    browser: Browser, address: str, name: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.goto(address + PAGES[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_heading_on_top_and_skips_no_level(
    page: Page, address: str, name: str
) -> None:
    page.goto(address + PAGES[name])
    levels = page.eval_on_selector_all("h1,h2,h3,h4,h5,h6", "all => all.map(h => +h.tagName[1])")
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", ["fades", "distant"])
def test_a_whole_article_is_there_without_scripts(
    browser: Browser, address: str, name: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + PAGES[name])
    words = page.inner_text("main").split()
    assert len(words) > 3000
    assert page.locator("section.in-short").is_visible()
    assert page.locator("section.safety-box h2").inner_text() == "When patience is not the answer"
    page.click(".contents summary")
    assert page.locator(".contents a").first.is_visible()
    context.close()


def test_an_article_ends_with_its_dates_related_pages_and_share_links(
    page: Page, address: str
) -> None:
    page.goto(address + PAGES["distant"])
    note = page.inner_text(".review-note")
    assert "Checked against its sources on November 24, 2026" in note
    assert "No clinician has reviewed this page" in note
    assert "July 25, 2025" in note
    assert page.locator(".related a").all_inner_texts() == ["The closeness fades", "Get help now"]
    shared = page.locator(".share-row a").all_inner_texts()
    assert shared == ["Copy link", "Facebook", "X", "Reddit", "Pinterest", "Email"]


def test_the_first_article_claims_no_date_of_its_source(page: Page, address: str) -> None:
    page.goto(address + PAGES["fades"])
    assert "published on" not in page.inner_text(".review-note")


def test_share_links_carry_the_address_the_reader_is_at(page: Page, address: str) -> None:
    page.goto(address + PAGES["fades"] + "?from=x#what-helps")
    hrefs = page.eval_on_selector_all(".share-row a", "all => all.map(a => a.href)")
    bare = address + PAGES["fades"]
    assert hrefs[0] == bare
    encoded = bare.replace(":", "%3A").replace("/", "%2F")
    assert all(encoded in href for href in hrefs[1:])
    assert all("from" not in href for href in hrefs)


def test_copying_the_link_says_so(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + PAGES["fades"])
    page.click("[data-share-copy]")
    page.wait_for_selector("text=Link copied.")
    assert page.evaluate("navigator.clipboard.readText()") == address + PAGES["fades"]
    context.close()


def test_the_skip_link_is_first_and_leads_to_the_page(page: Page, address: str) -> None:
    for name in PAGES:
        page.goto(address + PAGES[name])
        page.keyboard.press("Tab")
        skip = "Ir al contenido" if name.startswith("es/") else "Skip to the page"
        assert page.evaluate("document.activeElement.textContent") == skip
        page.keyboard.press("Enter")
        page.wait_for_function("document.activeElement.id === 'main'")


def test_a_heading_that_is_jumped_to_is_not_under_the_strip(page: Page, address: str) -> None:
    page.goto(address + PAGES["fades"] + "#guilt")
    page.wait_for_function("scrollY > 500")
    top = page.evaluate("document.getElementById('guilt').getBoundingClientRect().top")
    strip = page.evaluate("document.querySelector('.crisis__strip').getBoundingClientRect().bottom")
    assert top >= strip
