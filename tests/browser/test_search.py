"""The search box: by keyboard, screen reader, touch, on a disk, without scripts, and in private."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from conftest import PAGES
from sitekit.banner.policy import NUMBERS
from support.finder import NEVER, answer_by_rote
from support.kinds import KINDS
from support.tree import read_tree

BOX = "#search-words"
PANEL = ".search-panel"
OPTION = "#search-results [role=option]"
CALLOUT = "[data-crisis-callout]"
COUNT = ".search-panel__count"
LINES = {"self-harm": ["988", "988", "911"], "violence": ["18007997233", "88788", "911"]}
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
    " word-spacing: .16em !important } p { margin-bottom: 2em !important }"
)
SHIFTS = """new Promise(done => {
  const seen = list => done(list.getEntries().length);
  new PerformanceObserver(seen).observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(0))));
})"""
STATE = """() => ({
  value: document.querySelector("#search-words").value,
  focused: document.activeElement.id,
  expanded: document.querySelector("#search-words").getAttribute("aria-expanded"),
  active: document.querySelector("#search-words").getAttribute("aria-activedescendant"),
  chosen: [...document.querySelectorAll("[role=option][aria-selected=true]")].map(it => it.id),
  caret: document.querySelector("#search-words").selectionStart,
})"""


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab in which search has fixed answers."""
    tab = context.new_page()
    answer_by_rote(tab)
    return tab


@pytest.fixture(params=["http", "file"])
def where(request: pytest.FixtureRequest, address: str, unzipped: Path) -> str:
    """The site on a server, and unpacked on a disk."""
    return address if request.param == "http" else unzipped.as_uri() + "/"


def at(where: str, name: str) -> str:
    """The address of a page of the site."""
    return where + PAGES[name] + ("index.html" if where.startswith("file:") else "")


def ask(page: Page, words: str) -> None:
    """Type into the box, and wait for what it brings."""
    page.fill(BOX, words)
    expect(page.locator(PANEL)).to_be_visible()
    expect(page.locator(f"{OPTION}, [data-search-empty]:visible").first).to_be_visible()


# Where the box is


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_has_one_box_that_says_what_it_is(page: Page, address: str, kind: str) -> None:
    page.goto(address + PAGES[KINDS[kind]])
    box = page.get_by_role("combobox")
    assert box.count() == 1
    in_page = KINDS[kind] in {"home", "search"}
    assert page.locator(f"{'main' if in_page else 'header'} {BOX}").is_visible()
    name = "Say it in your own words" if in_page else "Search"
    expect(box).to_have_accessible_name(name)
    size = box.bounding_box()
    assert size is not None
    assert size["height"] >= 44


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("name", ["home", "fades", "search"])
def test_nothing_moves_when_the_link_becomes_the_box(
    browser: Browser, address: str, name: str, width: int
) -> None:
    tops = []
    for scripts in (True, False):
        context = browser.new_context(
            java_script_enabled=scripts, viewport={"width": width, "height": 740}
        )
        page = context.new_page()
        page.goto(address + PAGES[name])
        if scripts:
            expect(page.locator(BOX)).to_be_visible()
            shifts = page.evaluate(SHIFTS)
            assert shifts == 0
        box = page.locator("main .prose").bounding_box()
        assert box is not None
        tops.append(box["y"])
        context.close()
    if name == "fades":  # the box in a page is higher than a link
        assert tops[0] == tops[1]


def test_without_scripts_a_plain_link_leads_to_every_topic(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in ("fades", "home", "lost", "es/ayuda"):
        page.goto(address + PAGES[name])
        assert page.locator("input[type=search]").count() == 0
        page.locator("header").get_by_role("link", name="Search").click()
        assert page.url == address + "search/"
    assert page.locator(f"{PANEL}:visible").count() == 0
    listed = set(page.eval_on_selector_all("[data-topics] a", "all => all.map(a => a.href)"))
    for name, path in PAGES.items():
        if name not in {"lost", "home", "search"}:
            assert address + path in listed
    assert address + "both-sides/if-you-wait/#first-hour" in listed
    assert len([it for it in listed if it.startswith(address + "questions/#")]) >= 5
    context.close()


def test_a_listed_topic_opens_on_a_disk_as_well(page: Page, unzipped: Path) -> None:
    page.goto(at(unzipped.as_uri() + "/", "search"))
    page.click("[data-topics] a[href$='#first-hour']")
    assert page.url.endswith("if-you-wait/index.html#first-hour")
    assert page.locator("#first-hour").is_visible()


# The keyboard


def test_the_keyboard_walks_the_results_while_the_focus_stays(page: Page, where: str) -> None:
    page.goto(at(where, "fades"))
    page.keyboard.press("Control+k")
    assert page.evaluate(STATE)["focused"] == "search-words"
    page.keyboard.type("gone quiet")
    expect(page.locator(OPTION)).to_have_count(10)
    said = page.evaluate(STATE)
    assert (said["expanded"], said["active"], said["chosen"]) == ("true", None, [])
    for key, number in [
        ("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("ArrowUp", 10), ("ArrowDown", 1),
    ]:  # fmt: skip
        page.keyboard.press(key)
        said = page.evaluate(STATE)
        assert said["chosen"] == [said["active"]] == [f"search-result-{number}"]
        assert said["focused"] == "search-words"
        assert said["value"] == "gone quiet"
    page.keyboard.press("Home")
    said = page.evaluate(STATE)
    assert (said["active"], said["chosen"], said["caret"]) == (None, [], 0)
    page.keyboard.press("End")
    assert page.evaluate(STATE)["caret"] == len("gone quiet")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/both-sides/if-you-wait/**#first-hour")


def test_enter_goes_to_the_first_result_and_then_opens_it(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "gone quiet")
    page.keyboard.press("Enter")
    assert page.evaluate(STATE)["active"] == "search-result-1"
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/emotional-permanence/#why-it-fades")


def test_escape_closes_and_then_clears_and_a_key_opens_again(page: Page, address: str) -> None:
    page.goto(address + PAGES["distant"])
    ask(page, "gone quiet")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_be_hidden()
    said = page.evaluate(STATE)
    assert (said["value"], said["expanded"], said["active"]) == ("gone quiet", "false", None)
    assert said["focused"] == "search-words"
    page.keyboard.press("ArrowDown")
    expect(page.locator(PANEL)).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.evaluate(STATE)["value"] == ""
    expect(page.locator(PANEL)).to_be_hidden()


def test_tab_leaves_the_box_and_closes_the_panel(page: Page, address: str) -> None:
    page.goto(address + PAGES["distant"])
    ask(page, "gone quiet")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Close search"
    expect(page.locator(PANEL)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(PANEL)).to_be_hidden()
    assert page.evaluate("document.activeElement.localName") == "summary"
    ask(page, "gone quiet")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(PANEL)).to_be_hidden()


def test_the_button_closes_the_panel_and_gives_the_focus_back(page: Page, address: str) -> None:
    page.goto(address + PAGES["distant"])
    ask(page, "gone quiet")
    page.get_by_role("button", name="Close search").click()
    expect(page.locator(PANEL)).to_be_hidden()
    assert page.evaluate(STATE)["focused"] == "search-words"


def test_no_single_key_is_taken_and_other_shortcuts_are_left_alone(
    page: Page, address: str
) -> None:
    page.goto(address + PAGES["distant"])
    for key in ("/", "s", "k", "Shift+K"):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("Meta+k")
    assert page.evaluate(STATE)["focused"] == "search-words"


def test_letters_that_are_still_being_composed_choose_nothing(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "gone quiet")
    page.dispatch_event(BOX, "keydown", {"key": "Enter", "isComposing": True})
    assert page.evaluate(STATE)["active"] is None


def test_the_chosen_result_is_seen_below_the_strip(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 256})
    answer_by_rote(page)
    page.goto(address + PAGES["distant"])
    ask(page, "gone quiet")
    for _ in range(10):
        page.keyboard.press("ArrowDown")
        edges = page.evaluate(
            "[document.querySelector('.crisis__strip').getBoundingClientRect().bottom,"
            " document.querySelector('[aria-selected=true]').getBoundingClientRect().top,"
            " document.querySelector('[aria-selected=true]').getBoundingClientRect().bottom]"
        )
        assert edges[0] <= edges[1]
        assert edges[2] <= 256
    page.close()


# Touch and pointer


def test_a_tap_opens_a_result_and_the_search_key_makes_room(browser: Browser, address: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    answer_by_rote(page)
    page.goto(address + PAGES["distant"])
    page.tap(BOX)
    ask(page, "gone quiet")
    page.press(BOX, "Enter")
    assert page.evaluate("document.activeElement === document.body")
    expect(page.locator(PANEL)).to_be_visible()
    page.tap(f"{OPTION} >> nth=1")
    page.wait_for_url("**/both-sides/if-you-wait/#first-hour")
    context.close()


def test_a_click_below_the_open_panel_reaches_what_was_clicked(page: Page, address: str) -> None:
    page.goto(address + PAGES["help"])
    ask(page, "only one")
    page.click("main a[href$='#if-someone-may-check']")
    assert page.url.endswith("#if-someone-may-check")


# What is shown and said


def test_a_result_names_page_and_part_and_marks_what_fits(page: Page, where: str) -> None:
    page.goto(at(where, "safety/reading-safely"))
    ask(page, "feel nothing")
    first = page.locator(OPTION).first
    named = "Why it fades When closeness fades You may feel nothing <b>apart</b>."
    expect(first).to_have_accessible_name(named)
    assert first.locator("mark").all_inner_texts() == ["feel nothing"]
    assert first.locator("b").count() == 0
    tail = "index.html" if where.startswith("file:") else ""
    want = f"{where}articles/emotional-permanence/{tail}#why-it-fades"
    assert first.evaluate("link => link.href") == want


def test_a_screen_reader_is_given_a_combobox_a_list_and_a_count(page: Page, address: str) -> None:
    page.goto(address + PAGES["distant"])
    page.focus(BOX)
    ask(page, "gone quiet")
    page.keyboard.press("ArrowDown")
    expect(page.locator(COUNT)).to_have_text("10 results.")
    tree = read_tree(page)
    found = {node.role: node for node in tree.walk()}
    box = found["combobox"]
    assert (box.name, box.facts["expanded"], box.facts["autocomplete"]) == ("Search", True, "list")
    options = [node for node in found["listbox"].walk() if node.role == "option"]
    assert found["listbox"].name == "Results"
    assert options[1].name == "The first hour If you wait They have gone quiet."
    assert [bool(node.facts.get("selected")) for node in options] == [True] + [False] * 9
    assert "search" in found
    assert page.get_attribute(COUNT, "role") == "status"


def test_the_count_is_said_once_the_reader_pauses(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(address + PAGES["distant"])
    ask(page, "gone qui")
    assert page.inner_text(COUNT) == ""
    page.clock.run_for(400)
    ask(page, "only one")
    page.clock.run_for(400)
    assert page.inner_text(COUNT) == ""
    page.clock.run_for(400)
    assert page.inner_text(COUNT) == "1 result."


def test_an_answer_that_comes_late_does_not_replace_a_newer_one(page: Page, address: str) -> None:
    page.goto(address)
    page.fill(BOX, "slow zeppelin")
    page.wait_for_selector("html[data-waits]")
    ask(page, "gone quiet")
    page.evaluate("answerNow()")
    page.evaluate("new Promise(done => setTimeout(done))")
    assert page.locator(OPTION).count() == 10
    assert not page.locator("[data-search-empty]").is_visible()


def test_nothing_found_says_so_and_offers_ways_on(page: Page, where: str) -> None:
    page.goto(at(where, "distant"))
    ask(page, "near zeppelin")
    empty = page.locator("[data-search-empty]")
    expect(page.locator(COUNT)).to_have_text(re.compile("^Nothing found"))
    assert page.locator(OPTION).count() == 0
    assert page.evaluate(STATE)["expanded"] == "false"
    ways = empty.locator("a:visible").all_inner_texts()
    assert ways[:2] == ["Questions", "Ayuda"]
    assert ways.count("Questions") == 1
    assert {"Get help now", "See all topics"} <= set(ways)
    assert empty.locator("a:visible", has_text="Ayuda").get_attribute("lang") == "es"
    empty.get_by_role("link", name="See all topics").click()
    page.wait_for_url("**/search/**#topics")
    assert page.locator("#topics").is_visible()


def test_without_a_near_topic_the_questions_and_help_are_offered(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "zeppelin")
    ways = page.locator("[data-search-empty] a:visible").all_inner_texts()
    assert {"Questions", "Get help now", "See all topics"} <= set(ways)
    assert not page.locator("p[data-nearest]").is_visible()


# Words about danger


@pytest.mark.parametrize(
    ("words", "part", "first"),
    [
        ("i want to die", "self-harm en", "get-help/"),
        ("quiero morir", "self-harm es", "es/ayuda/"),
        ("he hits me", "violence en", "get-help/"),
        ("me pega", "violence es", "es/ayuda/"),
        ("i can't go on", "self-harm en", "articles/"),
    ],
)
def test_help_stands_above_the_results(
    page: Page, where: str, words: str, part: str, first: str
) -> None:
    page.goto(at(where, "distant"))
    ask(page, words)
    callout = page.locator(CALLOUT)
    assert callout.count() == 1
    expect(callout).to_be_visible()
    shown = callout.locator("[data-topic]:visible")
    assert shown.count() == 1
    assert f"{shown.get_attribute('data-topic')} {shown.get_attribute('lang')}" == part
    hrefs = shown.locator("a[href^='tel:'], a[href^='sms:']").evaluate_all(
        "all => all.map(a => a.href.replace(/\\D/g, ''))"
    )
    assert hrefs == LINES[part.split(maxsplit=1)[0]]
    assert set(hrefs) <= NUMBERS
    box, results = callout.bounding_box(), page.locator("#search-results").bounding_box()
    assert box is not None
    assert results is not None
    assert box["y"] + box["height"] <= results["y"]
    assert page.locator(OPTION).first.evaluate("a => a.href").startswith(where + first)
    assert page.locator("[role=status]", has=callout).count() == 1  # so it is said aloud
    leads = shown.locator("a:not([href*='tel:']):not([href*='sms:'])")
    leads.first.click()
    page.wait_for_load_state()
    assert page.url.startswith(where)
    assert page.locator(f"[id='{page.url.split('#')[1]}']").is_visible()


def test_the_line_for_violence_is_named_and_other_words_bring_no_callout(
    page: Page, address: str
) -> None:
    page.goto(address)
    ask(page, "he hits me")
    assert "National Domestic Violence Hotline" in page.inner_text(CALLOUT)
    assert "crisis" not in page.eval_on_selector_all(
        "main [class]", "all => all.map(it => it.className).join(' ')"
    )
    ask(page, "gone quiet")
    expect(page.locator(CALLOUT)).to_be_hidden()


@pytest.mark.parametrize("words", ["i want to die", "me pega", "near zeppelin"])
@pytest.mark.parametrize("window", [(320, 568), (320, 256), (1280, 800)])
def test_the_open_panel_covers_nothing_of_the_crisis_line(
    browser: Browser, address: str, words: str, window: tuple[int, int]
) -> None:
    context = browser.new_context(  # the reader's own spacing comes past the page's policy
        viewport={"width": window[0], "height": window[1]}, bypass_csp=True
    )
    page = context.new_page()
    answer_by_rote(page)
    page.goto(address + PAGES["distant"])
    page.add_style_tag(content=SPACED)
    ask(page, words)
    for top in (0, 200, 500):
        page.evaluate(f"scrollTo(0, {top})")
        covered = page.evaluate(
            "[...document.querySelectorAll('.crisis__strip a')].filter(link => {"
            " const r = link.getBoundingClientRect();"
            " return document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2) !== link; })"
            ".map(link => link.textContent)"
        )
        assert covered == []
    assert page.evaluate("document.documentElement.scrollWidth") <= window[0]
    context.close()


# Privacy


@pytest.fixture
def watched(page: Page) -> tuple[Page, list[str]]:
    """A tab, and every address it asks for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return page, asked


def test_nothing_is_loaded_before_the_reader_goes_to_search(
    watched: tuple[Page, list[str]], where: str
) -> None:
    page, asked = watched
    for name in ("home", "fades"):
        page.goto(at(where, name))
        page.wait_for_load_state("networkidle")
        page.hover(BOX)
        assert [url for url in asked if "/assets/search/" in url] == []
        before = len(asked)
        page.focus(BOX)
        expect(page.locator(f"{BOX}[aria-controls]")).to_be_visible()
        page.wait_for_load_state("networkidle")
        fetched = sorted(url.rsplit("/", 1)[1] for url in asked[before:])
        assert fetched == ["finder.js", "panel-words.js", "panel.css"]
        assert all(url.startswith(where) for url in asked)
        asked.clear()


def test_what_is_typed_goes_nowhere(watched: tuple[Page, list[str]], where: str) -> None:
    page, asked = watched
    page.goto(at(where, "distant"))
    page.focus(BOX)
    ask(page, "afraid of my partner")
    page.wait_for_load_state("networkidle")
    asked.clear()
    length = page.evaluate("history.length")
    page.fill(BOX, "")
    page.type(BOX, "he hits me")
    page.keyboard.press("Enter")
    expect(page.locator(CALLOUT)).to_be_visible()
    assert asked == []
    assert page.url == at(where, "distant")
    assert page.evaluate("[history.length, history.state]") == [length, None]
    assert page.evaluate("[localStorage.length, document.cookie]") == [0, ""]
    assert page.evaluate("sessionStorage.length") == 0
    page.click(f"{OPTION} >> nth=0")
    page.wait_for_url("**/get-help/**")
    assert all("hits" not in url and "?" not in url for url in asked)


def test_what_was_typed_is_gone_when_the_reader_comes_back(page: Page, address: str) -> None:
    page.goto(address + PAGES["distant"])
    ask(page, "he hits me")
    page.click(f"{OPTION} >> nth=0")
    page.wait_for_url("**/get-help/")
    page.go_back()
    assert page.input_value(BOX) == ""
    assert page.locator(f"{PANEL}:visible").count() == 0


def test_no_aid_of_the_browser_may_keep_or_send_the_words(page: Page, address: str) -> None:
    page.goto(address + PAGES["distant"])
    given = page.eval_on_selector(
        BOX, "box => Object.fromEntries([...box.attributes].map(it => [it.name, it.value]))"
    )
    assert given["autocomplete"] == "off"
    assert given["spellcheck"] == given["writingsuggestions"] == "false"
    assert "name" not in given
    assert page.locator(f"form {BOX}").count() == 0


# Arriving with words, and arriving at a part


def test_words_in_the_address_are_answered_and_taken_out(page: Page, where: str) -> None:
    start = at(where, "search")
    page.goto(f"{start}?q=i+want%20to+die")
    expect(page.locator(OPTION).first).to_be_visible()
    assert page.input_value(BOX) == "i want to die"
    expect(page.locator(CALLOUT)).to_be_visible()
    assert page.url == start
    assert page.evaluate("document.querySelector('#search-results').tagName") == "OL"
    page.goto(f"{start}?q=near+zeppelin")
    expect(page.locator("[data-search-empty] a").first).to_be_visible()
    page.goto(f"{start}?q=")
    assert page.url == start
    assert page.locator(f"{PANEL}:visible").count() == 0


def test_only_the_search_page_reads_the_address(page: Page, address: str) -> None:
    page.goto(address + "?q=gone+quiet")
    assert page.input_value(BOX) == ""


def test_words_from_an_address_are_never_read_as_markup(page: Page, address: str) -> None:
    page.goto(address + "search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20guilt")
    expect(page.locator(OPTION).first).to_be_visible()
    assert page.locator("main img").count() == 0


@pytest.mark.parametrize("look", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_the_part_a_result_leads_to_is_marked_and_in_view(
    page: Page, where: str, look: dict[str, str]
) -> None:
    page.emulate_media(**look)  # type: ignore[arg-type]
    page.goto(at(where, "distant"))
    ask(page, "gone quiet")
    page.click(f"{OPTION} >> nth=1")
    page.wait_for_url("**#first-hour")
    marked, plain, top, strip = page.evaluate(
        "() => { const mark = id => { const s = getComputedStyle(document.getElementById(id));"
        " return [s.borderLeftWidth, s.borderLeftStyle, s.backgroundColor, s.animationName]; };"
        " return [mark('first-hour'), mark('long-evening'),"
        " document.getElementById('first-hour').getBoundingClientRect().top,"
        " document.querySelector('.crisis__strip').getBoundingClientRect().bottom]; }"
    )
    assert marked[1] == "solid"
    assert float(marked[0].removesuffix("px")) >= 4
    assert plain[1] == "none"
    assert marked[3] == "none"  # nothing moves
    if "forced_colors" not in look:
        assert marked[2] != plain[2]
    assert strip <= top < 740 / 2


def test_a_result_on_this_page_closes_the_panel_and_leads_there(page: Page, address: str) -> None:
    page.goto(address + "both-sides/if-you-wait/")
    ask(page, "gone quiet")
    page.click(f"{OPTION} >> nth=1")
    page.wait_for_url("**#first-hour")
    expect(page.locator(PANEL)).to_be_hidden()
    expect(page.locator("#first-hour")).to_be_in_viewport()


# When something fails


@pytest.mark.parametrize("file", ["finder.js", "panel-words.js"])
def test_what_cannot_be_loaded_is_said_with_ways_on(page: Page, where: str, file: str) -> None:
    page.route(f"**/assets/search/{file}", lambda route: route.abort())
    page.goto(at(where, "distant"))
    page.focus(BOX)
    _expect_ways_on(page, where)


def test_a_search_that_breaks_half_way_says_so(page: Page, where: str) -> None:
    page.goto(at(where, "distant"))
    ask(page, "gone quiet")
    page.fill(BOX, "broken")
    _expect_ways_on(page, where)


def _expect_ways_on(page: Page, where: str) -> None:
    """In place of the box stands the link to all topics; help is in the strip, as always."""
    said = page.locator(".search-box a")
    expect(said).to_have_text("Search did not load. See all topics")
    tail = "index.html" if where.startswith("file:") else ""
    assert said.evaluate("link => link.href") == f"{where}search/{tail}"
    assert page.locator(f"{PANEL}:visible, {BOX}").count() == 0
    # The focus goes where the box was, so a screen reader says it.
    assert said.evaluate("link => link === document.activeElement")
    help_link = page.locator(".crisis__strip").get_by_role("link", name="Help")
    expect(help_link).to_be_in_viewport()
    said.click()
    page.wait_for_url(where + "search/**")
    assert page.locator("main").get_by_role("link", name="get help now").first.is_visible()


def test_a_slow_network_is_told_and_the_words_are_kept(page: Page, address: str) -> None:
    answer_by_rote(page, NEVER)
    page.goto(address + PAGES["distant"])
    page.focus(BOX)
    page.keyboard.type("gone quiet")
    expect(page.locator(COUNT)).to_have_text("Getting search ready…")
    assert page.input_value(BOX) == "gone quiet"


def test_a_page_saved_alone_keeps_its_plain_link(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address + PAGES["distant"])
    text = page.request.get(page.url).text()
    saved = tmp_path / "saved.html"  # as browsers save: links in full, scripts beside the page
    saved.write_text(text.replace('href="../../', f'href="{address}'), encoding="utf-8")
    script = re.search(r'<script src="../../(assets/page-\w+\.js)"', text)
    assert script is not None
    (tmp_path / "page.js").write_text(page.request.get(address + script[1]).text())
    saved.write_text(
        saved.read_text(encoding="utf-8").replace(f"../../{script[1]}", "page.js"), encoding="utf-8"
    )
    page.goto(saved.as_uri())
    assert page.locator(BOX).count() == 0
    assert page.locator(".search-box a").get_attribute("href") == address + "search/"
