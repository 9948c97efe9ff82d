"""The way out: a plain link on the pages of help and safety, and nowhere else; none offline."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Route

from conftest import PAGES

LEAVE = "[data-quick-exit]"
AT_RISK = {
    "help", "es/ayuda", "safety/reading-safely", "safety/when-patience-is-not-the-answer",
}  # fmt: skip


def weather(context: BrowserContext) -> list[str]:
    """Answer for the neutral site, and note with which referrer it was asked."""
    referrers: list[str] = []

    def answer(route: Route) -> None:
        referrers.append(route.request.headers.get("referer", ""))
        route.fulfill(body="<title>Weather</title>Sunny", content_type="text/html")

    context.route("https://www.weather.gov/**", answer)
    return referrers


def test_it_stands_where_a_page_can_put_a_reader_at_risk_and_nowhere_else(
    page: Page, address: str
) -> None:
    found = set()
    for name in PAGES:
        page.goto(address + PAGES[name])
        if page.locator(LEAVE).count():
            found.add(name)
    assert found == AT_RISK


def test_it_takes_the_place_of_the_page_and_tells_nobody(
    context: BrowserContext, address: str
) -> None:
    referrers = weather(context)
    page = context.new_page()
    page.goto(address)
    page.goto(address + PAGES["help"])
    page.click(LEAVE)
    page.wait_for_url("https://www.weather.gov/")
    page.go_back()
    assert page.url == address  # not the help page
    assert referrers == [""]


def test_it_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    referrers = weather(context)
    page = context.new_page()
    page.goto(address + PAGES["help"])
    page.click(LEAVE)
    page.wait_for_url("https://www.weather.gov/")
    assert referrers == [""]
    context.close()


def test_offline_it_says_to_close_the_window(page: Page, unzipped: Path) -> None:
    page.goto((unzipped / "get-help/index.html").as_uri())
    assert page.locator(LEAVE).count() == 0
    assert page.inner_text(".quick-exit") == "To leave, close this window."


def test_online_it_does_not(page: Page, address: str) -> None:
    page.goto(address + PAGES["help"])
    assert page.inner_text(".quick-exit") == "Leave this page"
