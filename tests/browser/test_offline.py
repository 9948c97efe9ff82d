"""The offline copy, opened from a disk with the network cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from conftest import FILES


@pytest.mark.parametrize("path", FILES)
def test_a_page_opens_from_a_disk_and_asks_for_nothing_else(
    browser: Browser, unzipped: Path, path: str
) -> None:
    context = browser.new_context(offline=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    asked: list[str] = []
    failed: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((unzipped / path).as_uri())
    page.wait_for_load_state()
    assert {url.split(":")[0] for url in asked} <= {"file", "data"}
    assert failed == []
    assert complaints == []
    assert page.locator("[data-crisis-banner]").count() == 1
    assert page.evaluate("getComputedStyle(document.querySelector('.crisis__strip')).position") == (
        "sticky"
    )
    assert page.locator("[data-online-only]").count() == 0
    context.close()


def test_every_link_between_pages_opens_a_page_and_no_folder(page: Page, unzipped: Path) -> None:
    opened = 0
    for path in FILES:
        page.goto((unzipped / path).as_uri())
        hrefs = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
        for href in {href.split("#")[0] for href in hrefs if href.startswith("file:")}:
            assert href.endswith(".html"), href
            opened += 1
    assert opened > 20


def test_a_reader_can_walk_from_the_home_page_to_help_and_back(page: Page, unzipped: Path) -> None:
    page.goto((unzipped / "index.html").as_uri())
    page.click("text=Read: when closeness fades")
    assert "Emotional permanence" in page.title()
    page.click("[data-crisis-banner] >> text=Help")
    assert page.inner_text("h1") == "Get help now"
    page.click("text=Still Near >> nth=0")
    assert page.url == (unzipped / "index.html").as_uri()
