"""The site kept by a browser: only when asked, whole or not, never stale, gone in one tap."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from conftest import PAGES
from sitekit.finishing import THEME
from sitekit.keeping.offer import write_worker
from sitekit.keeping.worker import WORKER, kept_files
from sitekit.pages import read_output
from support.axe import AXE, State, run
from support.changing_host import ChangingHost, hosted

BUTTON = "Keep the site in this browser"
HELD = """async () => ({
  workers: (await navigator.serviceWorker.getRegistrations()).map(it => it.scope),
  caches: await caches.keys(),
  rest: [localStorage.length, sessionStorage.length, document.cookie,
         (await indexedDB.databases()).length],
})"""
NOTHING = {"workers": [], "caches": [], "rest": [0, 0, "", 0]}
SAID = "[data-keep-said]"


@pytest.fixture
def folder(site: Path, tmp_path: Path) -> Path:
    """The built site, to be changed."""
    return Path(shutil.copytree(site, tmp_path / "site"))


@pytest.fixture(params=["/", "/still-near/"])
def anywhere(request: pytest.FixtureRequest, folder: Path) -> Iterator[ChangingHost]:
    """On top of a host, and below a path."""
    with hosted(ChangingHost(folder, request.param)) as host:
        yield host


@pytest.fixture
def host(folder: Path) -> Iterator[ChangingHost]:
    with hosted(ChangingHost(folder)) as running:
        yield running


def ask(page: Page, host: ChangingHost) -> None:
    page.goto(host.address + PAGES["download"])
    page.get_by_role("button", name=BUTTON).click()


def keep(page: Page, host: ChangingHost) -> None:
    ask(page, host)
    page.get_by_role("button", name="Yes, keep it").click()
    expect(page.locator(SAID)).to_contain_text("is kept in this browser")


def publish(host: ChangingHost, path: str, old: str, new: str) -> None:
    """A new release, in which one page says something else."""
    file = host.folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    write_worker(host.folder, read_output(host.folder, host.base), THEME)


def take_the_new_version(page: Page) -> None:
    """What browsers do by themselves after a visit, and wait until it is done."""
    page.evaluate("""async () => {
      const found = await navigator.serviceWorker.getRegistration();
      await found.update();
      const fresh = found.installing || found.waiting;
      const settled = () => !fresh || /activated|redundant/.test(fresh.state);
      if (!settled()) await new Promise((done) => {
        fresh.addEventListener("statechange", () => settled() && done());
      });
    }""")


def test_nothing_is_registered_or_stored_before_a_reader_says_yes(
    page: Page, host: ChangingHost
) -> None:
    for name in ("home", "fades", "search", "lost", "download"):
        page.goto(host.address + PAGES[name])
        assert page.evaluate(HELD) == NOTHING, name
    ask(page, host)
    assert re.search(r"It takes about \d+\.\d MB", page.inner_text("[data-keep-question]"))
    assert page.evaluate(HELD) == NOTHING
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.locator(SAID)).to_have_text("Nothing was kept.")
    assert page.evaluate(HELD) == NOTHING
    assert f"/{WORKER}" not in host.asked


def test_every_page_opens_with_its_crisis_line_when_the_network_is_cut(
    page: Page, context: BrowserContext, anywhere: ChangingHost
) -> None:
    keep(page, anywhere)
    context.set_offline(True)
    anywhere.asked.clear()
    for name, path in PAGES.items():
        answer = page.goto(anywhere.address + path)
        assert answer is not None
        assert answer.status == (404 if name == "lost" else 200), name
        file = "404.html" if name == "lost" else f"{path}index.html"
        assert answer.body() == (anywhere.folder / file).read_bytes(), name
        assert page.locator("[data-crisis-banner] a:visible").count() == 4, name
    assert anywhere.asked == []


def test_figures_search_and_links_without_a_last_slash_work_when_the_network_is_cut(
    page: Page, context: BrowserContext, host: ChangingHost
) -> None:
    keep(page, host)
    context.set_offline(True)
    host.asked.clear()
    page.goto(host.address + PAGES["fades"])
    sizes = page.locator("img").evaluate_all(
        """all => Promise.all(all.map(async it => {
             it.loading = "eager";
             await it.decode();
             return it.naturalWidth;
           }))"""
    )
    assert sizes
    assert all(sizes)
    page.fill("#search-words", "silent treatment")
    page.wait_for_selector("#search-results li")
    page.goto(host.address + "about")
    assert page.url == host.address + "about/"
    assert page.locator("h1").inner_text() == "About Still Near"
    assert host.asked == []


def test_what_is_sent_from_the_browser_is_the_built_folder_byte_for_byte(
    page: Page, context: BrowserContext, host: ChangingHost
) -> None:
    keep(page, host)
    context.set_offline(True)
    for path in kept_files(read_output(host.folder)):
        answer = page.goto(host.address + path)
        assert answer is not None
        assert answer.body() == (host.folder / path).read_bytes(), path
    assert page.evaluate(HELD)["rest"] == NOTHING["rest"]


def test_a_changed_crisis_line_is_there_at_once_online_and_afterward_offline(
    page: Page, context: BrowserContext, host: ChangingHost
) -> None:
    keep(page, host)
    before = page.evaluate(HELD)["caches"]
    publish(host, "about/index.html", "In danger now: call 911.", "In danger: call 911 at once.")
    host.asked.clear()
    page.goto(host.address + PAGES["about"])
    assert "In danger: call 911 at once." in page.inner_text("[data-crisis-banner]")
    take_the_new_version(page)
    after = page.evaluate(HELD)["caches"]
    assert len(after) == 1
    assert after != before
    taken = [path for path in host.asked if path == "/get-help/"]
    assert taken == [], "what did not change is not fetched again"
    context.set_offline(True)
    page.goto(host.address + PAGES["about"])
    assert "In danger: call 911 at once." in page.inner_text("[data-crisis-banner]")


def test_a_new_version_that_cannot_be_had_whole_leaves_the_one_before(
    page: Page, context: BrowserContext, host: ChangingHost
) -> None:
    keep(page, host)
    before = page.evaluate(HELD)["caches"]
    publish(host, "about/index.html", "About Still Near", "About us")
    host.failing.add("/about/")
    take_the_new_version(page)
    assert page.evaluate(HELD)["caches"] == before
    context.set_offline(True)
    page.goto(host.address + PAGES["about"])
    assert page.locator("h1").inner_text() == "About Still Near"


@pytest.mark.parametrize("how", ["fails", "is another than was built", "is cut short"])
def test_a_file_that_cannot_be_had_whole_leaves_nothing_and_is_said(
    page: Page, host: ChangingHost, how: str
) -> None:
    file = host.folder / PAGES["help"] / "index.html"
    if how == "fails":
        host.failing.add(f"/{PAGES['help']}")
    else:
        data = file.read_bytes()
        file.write_bytes(data[: len(data) // 2] if "cut" in how else data.replace(b"988", b"989"))
    ask(page, host)
    page.get_by_role("button", name="Yes, keep it").click()
    expect(page.locator(SAID)).to_contain_text("That did not work, and nothing was kept.")
    assert page.evaluate(HELD) == NOTHING
    assert page.get_by_role("button", name=BUTTON).is_visible()


def test_a_kept_file_that_was_tampered_with_is_never_sent(
    page: Page, context: BrowserContext, host: ChangingHost
) -> None:
    keep(page, host)
    page.evaluate("""async () => {
      const [name] = await caches.keys(), cache = await caches.open(name);
      await cache.put(new URL("../about/", location), new Response("<h1>No line here"));
      await cache.delete(new URL("../evidence/", location));
    }""")
    context.set_offline(True)
    for name in ("about", "evidence"):
        answer = page.goto(host.address + PAGES[name])
        assert answer is not None
        assert answer.status == 404
        assert page.locator("[data-crisis-banner]").count() == 1


def test_a_reader_does_not_wait_for_a_server_that_is_silent_or_fails(
    page: Page, host: ChangingHost
) -> None:
    keep(page, host)
    host.failing.add("/about/")
    host.silent.add(f"/{PAGES['help']}")
    for name in ("about", "help"):
        answer = page.goto(host.address + PAGES[name], timeout=20_000)
        assert answer is not None
        assert answer.body() == (host.folder / PAGES[name] / "index.html").read_bytes()


def test_one_tap_removes_all_of_it_says_so_and_it_can_be_kept_again(
    page: Page, context: BrowserContext, anywhere: ChangingHost
) -> None:
    keep(page, anywhere)
    page.reload()
    expect(page.locator(SAID)).to_contain_text("is kept in this browser")
    page.get_by_role("button", name="Remove it from this browser").click()
    expect(page.locator(SAID)).to_contain_text("Removed.")
    assert page.evaluate(HELD) == NOTHING
    page.get_by_role("button", name=BUTTON).click()
    page.get_by_role("button", name="Yes, keep it").click()
    expect(page.locator(SAID)).to_contain_text("is kept in this browser")
    page.get_by_role("button", name="Remove it from this browser").click()
    expect(page.locator(SAID)).to_contain_text("Removed.")
    page.goto(anywhere.address + PAGES["about"])
    assert page.evaluate(HELD) == NOTHING


def test_caches_of_other_sites_on_the_same_host_stay(page: Page, folder: Path) -> None:
    with hosted(ChangingHost(folder, "/still-near/")) as host:
        page.goto(host.address)
        page.evaluate("caches.open('still-near / 123')")
        keep(page, host)
        page.get_by_role("button", name="Remove it from this browser").click()
        expect(page.locator(SAID)).to_contain_text("Removed.")
        assert page.evaluate(HELD)["caches"] == ["still-near / 123"]


def test_without_https_and_without_scripts_the_page_says_so(
    browser: Browser, site: Path, host: ChangingHost
) -> None:
    def answer(route: Route) -> None:
        route.fulfill(path=site / (route.request.url.split(".test/")[1] or "index.html"))

    context = browser.new_context()
    context.route("http://still-near.test/**", answer)
    page = context.new_page()
    page.goto("http://still-near.test/download/index.html")
    expect(page.locator(SAID)).to_contain_text("begins with https")
    assert page.locator("[data-keep-here] button:visible").count() == 0
    context.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + PAGES["download"])
    assert "needs scripts" in page.inner_text(SAID)
    assert page.locator("[data-keep-here] button:visible").count() == 0
    context.close()


def test_a_copy_from_a_disk_does_not_offer_it(page: Page, unzipped: Path) -> None:
    page.goto((unzipped / PAGES["download"] / "index.html").as_uri())
    assert page.locator("[data-keep-here], #in-this-browser, script[src*=keep]").count() == 0
    assert not list(unzipped.rglob("keep-*"))


def test_it_is_done_with_the_keyboard_alone_and_axe_finds_nothing(
    page: Page, host: ChangingHost
) -> None:
    page.goto(host.address + PAGES["download"])
    page.evaluate(AXE)

    def look() -> None:
        for look in ("light", "dark", "forced"):
            page.emulate_media(
                color_scheme="dark" if look == "dark" else "light",
                forced_colors="active" if look == "forced" else "none",
            )
            assert list(run(page, "download", State(look=look), [], "[data-keep-here]")) == []

    page.get_by_role("button", name=BUTTON).focus()
    for keys in (["Enter"], ["Tab", "Enter"]):
        for key in keys:
            page.keyboard.press(key)
        look()
    expect(page.get_by_role("button", name="Remove it from this browser")).to_be_focused()
    look()
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text("Removed.")
    expect(page.get_by_role("button", name=BUTTON)).to_be_focused()
