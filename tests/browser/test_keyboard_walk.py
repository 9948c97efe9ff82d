"""Each kind of page from the first Tab to the last: in order, seen, big enough, never covered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from conftest import PAGES
from sitekit.banner.policy import POLICIES
from support.finder import answer_by_rote
from support.kinds import KINDS

WINDOWS = ({"width": 320, "height": 568}, {"width": 1280, "height": 800})
SMALL, LARGE = 24, 44  # CSS pixels; WCAG 2.5.8 and 2.5.5
MOST_STOPS = 3000
# What can be stopped at, and what a stop looks like to the reader who is there.
HELPERS = """
const STOPS = "a[href], summary, button, input, select, textarea, [tabindex='0']";
const stops = () => [...document.querySelectorAll(STOPS)].filter(e =>
  e.checkVisibility({visibilityProperty: true}) && !e.disabled
  && (e.type !== "radio" || e.checked));
const said = e => ((e.closest("label") || e).textContent.trim() || e.getAttribute("aria-label")
  || e.id).replace(/\\s+/g, " ").slice(0, 60);
const around = e => {  // a label is a part of the target
  const r = (e.closest("label") || e).getBoundingClientRect();
  return [r.x, r.y, r.width, r.height];
};
"""
ALL = f"() => {{ {HELPERS} return stops().map(said); }}"
HERE = f"""() => {{ {HELPERS}
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e), line = e.getClientRects()[0];
  const strip = document.querySelector(".crisis__strip");
  const hit = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2);
  const block = e.closest("p, li, td, th, dd, figcaption");
  const [x, y, width, height] = around(e);
  const middle = [x + width / 2, y + height / 2];
  const apart = stops().every(o => {{
    if (o === e || o.contains(e) || e.contains(o)) return true;
    const [ox, oy, ow, oh] = around(o);
    const dx = Math.max(ox - middle[0], 0, middle[0] - ox - ow);
    const dy = Math.max(oy - middle[1], 0, middle[1] - oy - oh);
    return Math.hypot(dx, dy) >= 12;
  }});
  return {{
    at: stops().indexOf(e), name: said(e),
    place: e.closest(".crisis") ? "banner" : e.closest("main") ? "main"
      : e.closest("header") ? "header" : e.closest("footer") ? "footer" : "top",
    width, height, apart,
    in_a_sentence: !!block && block.textContent.trim() !== e.textContent.trim(),
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    top: line.top, bottom: line.bottom, window: innerHeight,
    strip: strip.contains(e) || !e.closest("main, header, footer")
      ? -1 : strip.getBoundingClientRect().bottom,
    uncovered: !!hit && (e === hit || e.contains(hit) || hit.contains(e)),
  }};
}}"""


@dataclass(frozen=True)
class Stop:
    """Where the focus is, as a reader sees it."""

    at: int  # its number among everything that can be stopped at
    name: str
    place: str  # top, banner, header, main, footer
    width: float
    height: float
    apart: bool  # no other target within 12 px of its middle
    in_a_sentence: bool
    outline: float
    top: float  # of its first line
    bottom: float
    window: float
    strip: float  # where the strip that stays in view ends
    uncovered: bool

    def faults(self) -> Iterator[str]:
        """What a reader would stumble over here."""
        if self.outline <= 0:
            yield "has no visible focus"
        yield from self._hidden()
        if self.place == "banner" and min(self.width, self.height) < LARGE:
            yield f"measures {self.width:.0f} × {self.height:.0f}, less than {LARGE} px"
        if max(self.width, self.height) < SMALL:
            yield f"measures {self.width:.0f} × {self.height:.0f}, less than {SMALL} px"
        if min(self.width, self.height) < SMALL and not (self.apart or self.in_a_sentence):
            yield "is low, and another target is near"

    def _hidden(self) -> Iterator[str]:
        """A table that is taller than the window cannot be seen whole; everything else must."""
        if not self.uncovered:
            yield "is covered"
        if self.bottom - self.top + 2 * self.outline > self.window - max(self.strip, 0):
            return
        if self.bottom + self.outline > self.window:
            yield f"ends {self.bottom + self.outline - self.window:.1f} px below the window"
        if self.strip >= 0 and self.top - self.outline < self.strip:
            yield f"is under the strip by {self.strip - self.top + self.outline:.1f} px"


def here(page: Page) -> Stop | None:
    """The stop at which the focus is."""
    seen: dict[str, Any] | None = page.evaluate(HERE)
    return Stop(**seen) if seen else None


def walk(page: Page, key: str = "Tab") -> list[Stop]:
    """Press the key until the focus leaves the page."""
    stops: list[Stop] = []
    while len(stops) < MOST_STOPS:
        page.keyboard.press(key)
        stop = here(page)
        if stop is None or (stops and stop.at == stops[0].at):
            return stops
        stops.append(stop)
    raise AssertionError(f"the focus never left the page: {stops[-3:]}")


@pytest.fixture(params=WINDOWS, ids=lambda window: str(window["width"]))
def window(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    page = browser.new_page(viewport=request.param)
    yield page
    page.close()


@pytest.mark.parametrize("kind", KINDS)
def test_tab_goes_through_the_page_in_order_and_each_stop_is_seen(
    window: Page, address: str, kind: str
) -> None:
    name = KINDS[kind]
    window.goto(address + PAGES[name])
    everything = window.evaluate(ALL)
    stops = walk(window)
    assert [stop.name for stop in stops] == everything
    language = "es" if name.startswith("es/") else "en"
    policy = POLICIES[language]
    banner = [*(link.shows for link in policy.links), policy.help_text]
    assert [stop.name for stop in stops if stop.place == "banner"] == banner
    places = [stop.place for stop in stops]
    assert places == sorted(places, key=["top", "banner", "header", "main", "footer"].index)
    assert places.count("top") == 1
    assert stops[5].name == "Still Near"
    wrong = [f"{stop.name}: {fault}" for stop in stops for fault in stop.faults()]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("window", WINDOWS[:1], indirect=True)
@pytest.mark.parametrize("kind", KINDS)
def test_shift_tab_goes_back_the_same_way(window: Page, address: str, kind: str) -> None:
    window.goto(address + PAGES[KINDS[kind]])
    everything = window.evaluate(ALL)
    stops = walk(window, "Shift+Tab")
    assert [stop.name for stop in stops] == everything[::-1]
    wrong = [f"{stop.name}: {fault}" for stop in stops for fault in stop.faults()]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("kind", KINDS)
def test_a_box_that_opens_does_so_by_enter_and_by_space(
    page: Page, address: str, kind: str
) -> None:
    page.goto(address + PAGES[KINDS[kind]])
    for number in range(min(3, page.locator("summary").count())):
        page.locator("summary").nth(number).focus()
        box = page.locator("details").nth(number)
        was = box.evaluate("box => box.open")
        page.keyboard.press("Enter")
        assert box.evaluate("box => box.open") is not was
        page.keyboard.press("Space")
        assert box.evaluate("box => box.open") is was


@pytest.mark.parametrize("words", ["gone quiet", "i want to die", "me pega", "near zeppelin"])
def test_tab_goes_through_the_open_search_and_each_stop_is_seen(
    window: Page, address: str, words: str
) -> None:
    answer_by_rote(window)
    window.goto(address + PAGES["distant"])
    window.fill("#search-words", words)
    window.wait_for_selector(".search-panel:visible")
    inside = window.locator(".search-panel :is(a:not([role]), button):visible").count()
    stops: list[Stop] = []
    for _ in range(inside):
        window.keyboard.press("Tab")
        stop = here(window)
        assert stop is not None
        stops.append(stop)
    assert stops[-1].name == "Close search"
    wrong = [f"{stop.name}: {fault}" for stop in stops for fault in stop.faults()]
    wrong += [stop.name for stop in stops if stop.height < LARGE]
    assert not wrong, "\n".join(wrong)
