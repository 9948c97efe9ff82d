"""The site under its policies: everything works, nothing is refused, and nothing else runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from conftest import PAGES
from sitekit.pages import serve
from support.hosts import Host
from support.kinds import KINDS
from support.static_host import StaticHost

REFUSALS = """() => {
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) => window.refused.push(
    `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
}"""
# Chromium says so of every page that is answered with this status.
LOST = "Failed to load resource: the server responded with a status of 404"
EVIL = "<script>document.title = 'EVIL'</script><style>h1 { color: rgb(1, 2, 3) }</style>"


@dataclass
class Watched:
    """A tab, and everything it complains about."""

    page: Page
    address: str
    said: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to a page of the site."""
        self.page.goto(self.address + path)
        return self.page

    def assert_quiet(self) -> None:
        """Nothing was refused, nothing was said."""
        assert self.page.evaluate("window.refused") == []
        assert self.said == []


def watched(browser: Browser, address: str) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_init_script(f"({REFUSALS})()")
    tab = Watched(context.new_page(), address)
    tab.page.on("console", lambda message: _note(tab, message.text))
    tab.page.on("pageerror", lambda error: tab.said.append(str(error)))
    tab.page.on("requestfailed", lambda asked: tab.said.append(f"failed: {asked.url}"))
    yield tab
    context.close()


def _note(tab: Watched, text: str) -> None:
    if not (text.startswith(LOST) and tab.page.url.endswith(PAGES["lost"])):
        tab.said.append(text)


@pytest.fixture
def on_host(browser: Browser, host: Host) -> Iterator[Watched]:
    """On nginx and on Caddy, with their headers."""
    yield from watched(browser, host.address)


@pytest.fixture
def on_static_host(browser: Browser, with_rules: Path) -> Iterator[Watched]:
    """On a host that obeys _headers."""
    with serve.served(with_rules, StaticHost) as address:
        yield from watched(browser, address)


@pytest.fixture
def without_headers(browser: Browser, address: str) -> Iterator[Watched]:
    """On a host that sends none of ours, as GitHub Pages: only the policy in each page counts."""
    yield from watched(browser, address)


def see_every_kind(tab: Watched) -> None:
    for name in KINDS.values():
        tab.open(PAGES[name])
        assert tab.page.locator("[data-crisis-banner] a:visible").count() == 4, name
        tab.page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
        tab.page.emulate_media(media="print")
        tab.page.emulate_media(media="screen")
        tab.assert_quiet()


def test_every_kind_of_page_is_quiet_under_a_servers_headers(on_host: Watched) -> None:
    see_every_kind(on_host)


def test_every_kind_of_page_is_quiet_on_a_static_host(on_static_host: Watched) -> None:
    see_every_kind(on_static_host)


def test_every_kind_of_page_is_quiet_with_the_policy_it_carries(without_headers: Watched) -> None:
    see_every_kind(without_headers)


def test_search_and_choices_work_under_a_servers_headers(on_host: Watched) -> None:
    page = on_host.open(PAGES["search"])
    page.fill("input[type=search]", "silent treatment")
    page.wait_for_selector("#search-results a, [role=option]")
    page = on_host.open(PAGES["about"])
    page.check(".theme-choice input[value=dark]")
    on_host.open(PAGES["help"])
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(28, 24, 21)"
    on_host.assert_quiet()


def test_what_articles_and_tools_do_works_under_a_servers_headers(on_host: Watched) -> None:
    page = on_host.open(PAGES["fades"])
    page.locator(".prose sup a").first.click()
    page.locator(".share-row [data-copy], .share-row a").first.scroll_into_view_if_needed()
    assert (
        page.locator("img").evaluate_all(
            "pictures => Promise.all(pictures.map(it => (it.loading = 'eager', it.decode())))"
        )
        == [None] * page.locator("img").count()
    )
    on_host.assert_quiet()
    page = on_host.open(PAGES["practice/phrase-builder"])
    assert page.locator("main button:visible, main textarea:visible").count() > 0
    page.locator("main button:visible").first.click()
    on_host.assert_quiet()
    page = on_host.open(PAGES["practice/first-ten-minutes"])
    page.locator("main button:visible").first.click()
    on_host.assert_quiet()


def test_the_site_kept_in_the_browser_is_quiet_under_a_servers_headers(on_host: Watched) -> None:
    keep_and_see_every_kind(on_host)


@pytest.mark.parametrize("where", ["on_static_host", "without_headers"])
def test_the_site_kept_in_the_browser_is_quiet_on_other_hosts(
    request: pytest.FixtureRequest, where: str
) -> None:
    keep_and_see_every_kind(request.getfixturevalue(where))


def keep_and_see_every_kind(tab: Watched) -> None:
    page = tab.open(PAGES["download"])
    page.get_by_role("button", name="Keep the site in this browser").click()
    page.get_by_role("button", name="Yes, keep it").click()
    expect(page.locator("[data-keep-said]")).to_contain_text("is kept in this browser")
    tab.assert_quiet()
    page.context.set_offline(True)
    for name in KINDS.values():
        tab.open(PAGES[name])
        assert page.locator("[data-crisis-banner] a:visible").count() == 4, name
        assert page.evaluate("window.refused") == [], name
    page.fill("#search-words", "silent treatment")
    page.wait_for_selector("#search-results li")
    assert page.evaluate("window.refused") == []


def test_a_picture_opened_by_itself_has_its_colors(on_host: Watched, site: Path) -> None:
    picture = min(site.rglob("*.svg"))
    page = on_host.open(picture.relative_to(site).as_posix())
    assert page.evaluate("document.styleSheets.length") > 0
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 0
    on_host.assert_quiet()


def test_leaving_quickly_works_under_a_servers_headers(on_host: Watched) -> None:
    page = on_host.open("safety/reading-safely/")
    leave = page.locator(".quick-exit a, a.quick-exit, [data-quick-exit]").first
    assert leave.is_visible()
    page.route(re.compile(r"^https://"), lambda route: route.fulfill(body="elsewhere"))
    leave.click()
    page.wait_for_url(re.compile(r"^https://"))
    assert on_host.said == []


@pytest.mark.parametrize("where", ["on_static_host", "without_headers"])
def test_a_line_that_somebody_slipped_in_does_nothing(
    request: pytest.FixtureRequest, where: str
) -> None:
    tab: Watched = request.getfixturevalue(where)
    tab.page.route("**/about/", _slip_in)
    page = tab.open(PAGES["about"])
    assert page.title() != "EVIL"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(1, 2, 3)"
    refused = " ".join(page.evaluate("window.refused"))
    assert "script-src-elem" in refused
    assert "style-src-elem" in refused


def _slip_in(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("</main>", f"{EVIL}</main>"))
