"""axe-core on every page, A to AAA and best practice, in the states readers meet it in.

`EVERY_STATE=1` in the environment takes the whole cross product of widths, looks, places and
scripts instead of a covering set; that takes some ten minutes.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from conftest import PAGES
from support.axe import (
    AXE,
    COVERING,
    EVERY,
    HEIGHT,
    SEARCH,
    WIDTHS,
    Found,
    State,
    audit,
    opened,
    read_settled,
    run,
)
from support.finder import answer_by_rote

STATES = EVERY if os.environ.get("EVERY_STATE") else COVERING
Audit = Callable[[str], tuple[Found, ...]]


@pytest.fixture(scope="module")
def audited(browser: Browser, address: str, unzipped: Path) -> Audit:
    """What axe says of a page; each is looked at once."""

    @cache
    def of_page(name: str) -> tuple[Found, ...]:
        def place(disk: bool) -> str | None:
            if disk:  # the offline copy has no page for lost addresses
                file = unzipped / PAGES[name] / "index.html"
                return file.as_uri() if name != "lost" else None
            return address + PAGES[name]

        return tuple(audit(browser, name, place, STATES))

    return of_page


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_wrong(audited: Audit, name: str) -> None:
    wrong = [found for found in audited(name) if found.kind == "violations"]
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("name", PAGES)
def test_a_person_looked_at_what_axe_could_not_tell(audited: Audit, name: str) -> None:
    open_ones = [it for it in audited(name) if it.kind == "incomplete" and not it.reasons]
    assert not open_ones, "\n".join(map(str, open_ones))


def test_every_reason_is_still_needed(audited: Audit) -> None:
    used = {number for name in PAGES for found in audited(name) for number in found.reasons}
    settled = enumerate(read_settled())
    unused = [one for number, one in settled if number not in used and not one.seldom]
    assert unused == []


def test_the_states_cover_each_width_look_and_place() -> None:
    must = {State(320, "light"), State(1280, "dark")}
    assert must <= set(COVERING)
    assert {state.width for state in COVERING} == set(WIDTHS)
    assert {state.look for state in COVERING} == {"light", "dark", "forced", "print"}
    assert any(state.disk for state in COVERING)
    assert any(not state.scripts for state in COVERING)


def test_own_scripts_are_blocked_and_axe_still_runs(browser: Browser, address: str) -> None:
    for name, made in {"fades": ".word-note", "search": "#search-words"}.items():
        for scripts in (True, False):
            with opened(browser, address + PAGES[name], scripts=scripts) as page:
                assert page.locator(made).count() == int(scripts)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_note_that_opens_beside_a_word_has_nothing_wrong(
    browser: Browser, address: str, look: Literal["light", "dark"]
) -> None:
    with opened(browser, address + PAGES["fades"], scripts=True) as page:
        page.emulate_media(color_scheme=look)
        word = page.locator('.prose a[href^="#word-"]').first
        word.evaluate("link => link.scrollIntoView({block: 'center'})")  # the note comes whole
        word.focus()
        page.wait_for_selector(".word-note:visible")
        page.evaluate(AXE)
        found = list(run(page, "fades", State(look=look), [], ".word-note"))
    assert found == []


@pytest.mark.parametrize("name", ["distant", "home", "search"])
@pytest.mark.parametrize("words", ["gone quiet", "i want to die", "me pega", "near zeppelin"])
def test_the_open_search_has_nothing_wrong(
    browser: Browser, address: str, name: str, words: str
) -> None:
    with opened(browser, address + PAGES[name], scripts=True) as page:
        answer_by_rote(page)
        page.fill(SEARCH, words)
        page.wait_for_selector(".search-panel:visible")
        page.keyboard.press("ArrowDown")
        page.evaluate(AXE)
        settled = [one.model_dump() for one in read_settled()]
        found: list[Found] = []
        for state in (State(320), State(320, "dark"), State(1280), State(1280, "dark")):
            page.set_viewport_size({"width": state.width, "height": HEIGHT})
            page.emulate_media(color_scheme="dark" if state.look == "dark" else "light")
            page.evaluate("scrollTo(0, 0)")  # clear of the strip
            found += run(page, name, state, settled, ".search-panel, .search-box")
    assert [it for it in found if it.kind == "violations" or not it.reasons] == []


def test_axe_itself_works(browser: Browser, tmp_path: Path) -> None:
    bad = tmp_path / "index.html"
    bad.write_text('<img src="data:,"><p style="color:#aaa">pale<p style="color:#666">less so')
    found = {it.rule for it in audit(browser, "bad", lambda _: bad.as_uri(), COVERING[:1])}
    assert {"html-has-lang", "image-alt", "color-contrast", "color-contrast-enhanced"} <= found
