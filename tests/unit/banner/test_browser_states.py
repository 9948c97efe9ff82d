"""The gate in a browser, without one: its states cover what they say, its rules judge data."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import combinations, product
from typing import Any

import pytest
from PIL import Image

from sitekit.banner.browser.gate import judge
from sitekit.banner.browser.ink import contrast, read_inks, span
from sitekit.banner.browser.measure import Box, Ink, Look, Measurement, Part, Sheet, Spoken, Stop
from sitekit.banner.browser.rules import RULES
from sitekit.banner.browser.states import COVERING, COVERING_ON_DISK, FULL, WINDOWS, State
from sitekit.banner.policy import POLICIES

POLICY = POLICIES["en"]
NAMES = ("Call 988", "Text 988", "Danger: call 911", "Help")
BANNER = "<aside>the line</aside>"
WHITE = (255, 255, 255, 255)


def link(place: int, name: str) -> Part:
    left = 80.0 * place
    box = Box(left, 60, left + 80, 104)
    return Part(name, box, Box(left + 5, 70, left + 75, 90), "", "", 16.0, WHITE)


LINKS = tuple(link(place, name) for place, name in enumerate(NAMES))
WORDS = Part(" ".join(POLICY.words), Box(0, 0, 360, 60), Box(5, 4, 355, 56), "", "", 13.0, WHITE)
SHOWN = " ".join([*POLICY.words, *NAMES])
LOOK = Look(
    window=Box(0, 0, 360, 740),
    scale=1.0,
    scrolled=(0, 0),
    strip=Box(0, 60, 360, 104),
    words=WORDS,
    links=LINKS,
    focused=-1,
    focus="<body>",
    shown=SHOWN,
    over=(),
    faded=(),
    disguised=(),
    moment="on arrival",
)
TABS = tuple(
    replace(LOOK, moment=f"at Tab stop {n}", tabs=n, focused=n - 2 if 2 <= n <= 5 else -1)
    for n in range(1, 7)
)
SHEET = Sheet("A4", 1, " ".join([*POLICY.paper, *POLICY.words]), 21.0)
GOOD = Measurement(
    path="index.html",
    state=State(walks=True),
    policy=POLICY,
    served=(BANNER,),
    served_text=SHOWN,
    live=(("on arrival", (BANNER,)), ("after ten minutes", (BANNER,))),
    looks=(LOOK, *TABS, replace(LOOK, moment="at the end")),
    inks=(Ink("on arrival", "Help", 0.8, 14.0, 13.0),),
    spoken=(Spoken("complementary", POLICY.label), *(Spoken("link", name) for name in NAMES)),
    walk=(Stop(1, "<a> “Help”", under=False),),
    sheets=(SHEET, replace(SHEET, number=2, text=" ".join(POLICY.paper))),
)


def look(**changes: Any) -> Measurement:
    """A good measurement whose last look is another."""
    return replace(GOOD, looks=(*GOOD.looks[:-1], replace(GOOD.looks[-1], **changes)))


def arrival(**changes: Any) -> Measurement:
    """A good measurement with another first look."""
    return replace(GOOD, looks=(replace(LOOK, **changes), *GOOD.looks[1:]))


def last_link(**changes: Any) -> Measurement:
    """A good measurement whose last link is another in the last look."""
    return look(links=(*LINKS[:-1], replace(LINKS[-1], **changes)))


BROKEN = (
    ("seen-in-view", last_link(box=Box(240, -20, 320, 24), lines=None, text="Help"), "seen-words"),
    ("seen-in-view", look(strip=None, links=()), "seen-words"),
    ("seen-in-view", arrival(words=None), ""),
    ("seen-uncovered", last_link(cover="<div>"), ""),
    ("seen-uncovered", last_link(untappable="<div>"), ""),
    ("seen-uncovered", arrival(over=("<dialog>",)), ""),
    ("seen-uncovered", arrival(words=replace(WORDS, cover="<img>")), ""),
    ("seen-uncovered", replace(GOOD, alerts=("Hello",)), ""),
    ("seen-opaque", look(faded=("<ul> has opacity 0.5",)), ""),
    ("seen-contrast", replace(GOOD, inks=(Ink("on arrival", "Help", 0.3, 14, 14),)), ""),
    ("seen-contrast", replace(GOOD, inks=(Ink("on arrival", "Help", 0.8, 6.9, 14),)), ""),
    ("seen-contrast", replace(GOOD, inks=(Ink("on arrival", "Help", 0.8, 14, 6.9),)), ""),
    ("seen-target", last_link(box=Box(240, 60, 320, 103)), ""),
    ("seen-target", last_link(box=Box(240, 60, 283, 104), lines=Box(245, 70, 280, 90)), ""),
    ("seen-target", last_link(lines=Box(235, 70, 345, 90)), ""),
    ("seen-words", last_link(lines=None), ""),
    ("seen-words", last_link(pixels=11.9), ""),
    ("seen-words", last_link(text="More"), ""),
    ("seen-words", look(shown=SHOWN.replace("988 S", "989 S")), ""),
    ("seen-words", arrival(shown=SHOWN + " Not now."), ""),
    ("seen-words", look(disguised=("<p> is struck through",)), ""),
    ("seen-words", look(links=(*LINKS[1:], LINKS[0])), ""),
    ("seen-keyboard", replace(GOOD, looks=(LOOK, *(replace(one, focused=-1) for one in TABS))), ""),
    ("seen-keyboard", replace(GOOD, looks=(LOOK, *reversed(TABS))), ""),
    ("seen-landmark", replace(GOOD, spoken=()), ""),
    ("seen-landmark", replace(GOOD, spoken=GOOD.spoken[:-1]), ""),
    ("seen-landmark", replace(GOOD, spoken=(Spoken("complementary", "Ad"), *GOOD.spoken[1:])), ""),
    ("seen-focus", replace(GOOD, walk=(Stop(7, "<a> “Home”", under=True),)), ""),
    ("seen-focus", replace(GOOD, walk=()), ""),
    ("seen-size", look(strip=Box(0, 60, 360, 209)), ""),
    ("seen-size", look(strip=Box(0, 60, 380, 104)), ""),
    ("seen-size", arrival(words=replace(WORDS, box=Box(0, 0, 360, 149))), ""),
    ("seen-unaltered", replace(GOOD, live=(("on arrival", ()),)), ""),
    ("seen-unaltered", replace(GOOD, live=(("on arrival", (BANNER, BANNER)),)), ""),
    ("seen-print", replace(GOOD, sheets=(SHEET, replace(SHEET, number=2, text="Hello"))), ""),
    ("seen-print", replace(GOOD, sheets=(replace(SHEET, text=" ".join(POLICY.paper)),)), ""),
    ("seen-print-ink", replace(GOOD, sheets=(replace(SHEET, contrast=6.9),)), ""),
)  # fmt: skip


def test_a_page_with_the_whole_line_passes() -> None:
    assert list(judge(GOOD)) == []


@pytest.mark.parametrize(("rule", "measured", "also"), BROKEN)
def test_what_is_wrong_is_found_by_its_rule_alone(
    rule: str, measured: Measurement, also: str
) -> None:
    findings = list(judge(measured))
    assert rule in {finding.rule for finding in findings}
    assert {finding.rule for finding in findings} <= {rule, also}
    assert all(finding.message.endswith(f"({measured.state})") for finding in findings)
    assert all(finding.mend for finding in findings)


def test_every_rule_has_a_measurement_that_breaks_it() -> None:
    assert {rule for rule, _, _ in BROKEN} == set(RULES)


def test_wide_text_spacing_may_take_two_rows_and_no_third() -> None:
    for height, spaced, passes in ((88, True, True), (88, False, False), (132, True, False)):
        state = State(320, 256, spaced=spaced)
        measured = replace(look(strip=Box(0, 60, 320, 60 + height)), state=state)
        found = {finding.rule for finding in judge(measured)}
        assert ("seen-size" not in found) is passes


def values(state: State) -> dict[str, object]:
    settings = {one.name: getattr(state, one.name) for one in fields(state)}
    return {"window": (settings.pop("width"), settings.pop("height")), **settings}


@pytest.mark.parametrize("states", [COVERING, FULL], ids=["covering", "full"])
def test_every_pair_of_settings_is_looked_at(states: tuple[State, ...]) -> None:
    choices = {
        "window": WINDOWS,
        "scheme": ("light", "dark"),
        **dict.fromkeys(("forced", "still", "scripts", "spaced"), (False, True)),
    }
    looked = [values(state) for state in states if not state.paper]
    missing = [
        (one, a, other, b)
        for one, other in combinations(choices, 2)
        for a, b in product(choices[one], choices[other])
        if not any(seen[one] == a and seen[other] == b for seen in looked)
    ]
    apart = {("forced", True, "still", True)} if states is FULL else set()
    assert set(missing) == apart


@pytest.mark.parametrize("states", [COVERING, FULL, COVERING_ON_DISK])
def test_each_set_prints_follows_links_and_names_each_state_once(
    states: tuple[State, ...],
) -> None:
    assert any(state.paper for state in states)
    assert any(state.follows for state in states)
    assert len({str(state) for state in states}) == len(states)


def test_contrast_is_measured_as_wcag_says() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((0x77, 0x77, 0x77), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
    assert contrast((9, 9, 9), (9, 9, 9)) == 1


def test_a_text_is_read_from_painted_pixels() -> None:
    shot = Image.new("RGB", (80, 44), (45, 35, 64))
    shot.paste((255, 255, 255), (30, 20, 40, 24))
    part = replace(LINKS[0], box=Box(0, 0, 80, 44))
    (plain,) = read_inks([part], shot, part.box, "on arrival")
    assert plain.flat == pytest.approx(1 - 40 / (80 * 44))
    assert plain.asked == plain.painted == pytest.approx(14.4, abs=0.5)
    (clear,) = read_inks([replace(part, ink=(255, 255, 255, 0))], shot, part.box, "on arrival")
    assert clear.asked == 1


def test_paper_must_be_lighter_than_its_ink() -> None:
    line = Image.new("RGB", (40, 10), (255, 255, 255))
    line.paste((0, 0, 0), (5, 3, 20, 5))
    assert span(line) == pytest.approx(21)
    assert span(Image.eval(line, lambda value: 255 - value)) == 1
