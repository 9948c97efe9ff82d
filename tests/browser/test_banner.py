"""The crisis line beyond its gate: without any style, and where its last link leads."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from conftest import PAGES
from sitekit.banner.policy import POLICIES

POLICY = POLICIES["en"]
SPANISH = "es/ayuda"


def test_the_line_is_there_without_scripts_and_without_styles(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.route("**/*", lambda route: route.fulfill(
        response=(answer := route.fetch()),
        body=answer.text().replace("<style>", "<style media='none'>"),
    ))  # fmt: skip
    page.goto(address + PAGES["help"])
    seen = page.inner_text("[data-crisis-banner]")
    assert all(words in " ".join(seen.split()) for words in POLICY.words)
    context.close()


def test_the_help_link_leads_to_help_from_every_page(page: Page, address: str) -> None:
    for name in PAGES:
        page.goto(address + PAGES[name])
        page.click("[data-crisis-banner] a >> nth=3")
        assert page.url == address + PAGES[SPANISH if name == SPANISH else "help"]
