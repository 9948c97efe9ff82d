"""Visit one page in one state, as readers do, and write down what was met."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit
from urllib.request import url2pathname

from playwright.sync_api import Browser, BrowserContext
from selectolax.lexbor import LexborHTMLParser

from ...findings import CouldNotCheck
from ...html_view import squeeze, visible_text
from ..policy import DEFAULT_LANGUAGE, POLICIES, Policy
from ..subject import MARK
from .eye import PATIENCE, Eye
from .measure import Ink, Look, Measurement, Spoken, Stop
from .paper import print_sheets
from .states import FIRST_STOPS, State

IDLE = 0.5  # seconds each page is given to change itself
LATER = 600_000  # milliseconds its timers are then wound forward


def open_context(browser: Browser, state: State) -> BrowserContext:
    """A fresh window with the settings of `state`."""
    context = browser.new_context(
        viewport={"width": state.width, "height": state.height},
        is_mobile=state.mobile,
        color_scheme=state.scheme,
        forced_colors="active" if state.forced else "none",
        reduced_motion="reduce" if state.still else "no-preference",
        java_script_enabled=state.scripts,
        bypass_csp=state.spaced,  # a reader's own styles come past the page's policy
    )
    context.set_default_timeout(PATIENCE)
    if state.scripts:
        context.clock.install()
    return context


def measure(eye: Eye, state: State, address: str, path: str) -> Measurement:
    """Everything seen of the page at `address`; `path` is what findings call it."""
    eye.alerts.clear()
    document = LexborHTMLParser(_open(eye, address))
    eye.arrive()
    policy = _policy(str(eye.ask("gate.language()")))
    if state.paper:
        sheets = tuple(print_sheets(eye.page, state.paper, policy.paper))
        return Measurement(path, state, policy, sheets=sheets)
    visit = _Visit(eye, state)
    visit.on_arrival()
    visit.with_the_keyboard()
    visit.while_reading()
    visit.much_later()
    if state.walks:
        visit.through_every_stop()
    if state.follows:
        visit.elsewhere_and_back()
    banner = document.css_first(f"[{MARK}]")
    return Measurement(
        path,
        state,
        policy,
        served=_normal(document),
        served_text=visible_text(banner) if banner else "",
        live=tuple(visit.live),
        looks=tuple(visit.looks),
        inks=tuple(visit.inks),
        spoken=tuple(visit.spoken),
        walk=tuple(visit.walk),
        alerts=tuple(eye.alerts),
    )


@dataclass
class _Visit:
    """One page in one state, while it is being looked at."""

    eye: Eye
    state: State
    looks: list[Look] = field(default_factory=list)
    inks: list[Ink] = field(default_factory=list)
    live: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    spoken: list[Spoken] = field(default_factory=list)
    walk: list[Stop] = field(default_factory=list)
    opened: float = field(default_factory=monotonic)

    def look(self, moment: str, tabs: int = 0, *, closely: bool = False) -> None:
        """Note what is seen now; `closely` also how it is painted."""
        seen = self.eye.look(moment, tabs)
        self.looks.append(seen)
        if closely:
            self.inks += self.eye.inks(seen)

    def on_arrival(self) -> None:
        """The first view."""
        if self.state.spaced and not self.eye.ask("gate.space()"):
            raise CouldNotCheck(f"{self.eye.page.url}: text spacing could not be set")
        self.look("on arrival", closely=True)
        self._note_banners("on arrival")
        self.spoken = self.eye.spoken()

    def with_the_keyboard(self) -> None:
        """The first Tab stops."""
        for count in range(1, FIRST_STOPS + 1):
            self.eye.page.keyboard.press("Tab")
            self.look(f"at Tab stop {count}", count)
            if self.looks[-1].focused >= 0:
                self.inks += self.eye.inks(self.looks[-1])

    def while_reading(self) -> None:
        """Half way down, at the end, and with the menu and the search in use."""
        for part, moment in ((0.5, "half way down"), (1, "at the end")):
            self.eye.ask(f"gate.scroll({part})")
            self.eye.let_a_frame_pass()
            self.look(moment, closely=part == 1)
        if self.eye.ask("gate.open()"):
            self.eye.let_a_frame_pass()
            self.look("with everything open")
        search = self.eye.page.locator("input[type=search]:visible")
        if search.count():
            search.first.fill("call")
            search.first.press("Enter")
            self.eye.let_a_frame_pass()
            self.eye.arrive()  # a search may lead to another page
            self.look("while searching")

    def much_later(self) -> None:
        """After a pause, and after every timer has run out."""
        rest = IDLE - (monotonic() - self.opened)
        self.eye.page.wait_for_timeout(max(rest, 0) * 1000)
        if self.state.scripts:
            self.eye.page.clock.fast_forward(LATER)
        self.eye.let_a_frame_pass()
        self.look("after ten minutes")
        self._note_banners("after ten minutes")

    def through_every_stop(self) -> None:
        """Tab by Tab to the end, and back again."""
        self.walk = [*self.eye.walk(back=False), *self.eye.walk(back=True)]

    def elsewhere_and_back(self) -> None:
        """After following a link, and after coming back."""
        place = self.eye.ask("gate.nextLink()")
        if place < 0:
            return
        with self.eye.page.expect_navigation(wait_until="load"):
            self.eye.ask(f"gate.follow({place})")
        self.eye.arrive()
        self.look("after following a link")
        elsewhere = _policy(str(self.eye.ask("gate.language()")))
        self.looks[-1] = replace(self.looks[-1], policy=elsewhere)
        self.eye.page.go_back(wait_until="load")
        self.eye.arrive()
        self.look("after going back", closely=True)
        self._note_banners("after going back")

    def _note_banners(self, moment: str) -> None:
        stand = LexborHTMLParser("".join(self.eye.ask("gate.banners()")))
        self.live.append((moment, _normal(stand)))


def _open(eye: Eye, address: str) -> str:
    """Open the page; the answer is its source, as it was sent."""
    answer = eye.page.goto(address, wait_until="load")
    if answer is None or answer.status >= 500:
        raise CouldNotCheck(f"{address}: the server did not send this page")
    if address.startswith("file:"):  # a browser keeps no source of these
        return Path(url2pathname(urlsplit(address).path)).read_text(encoding="utf-8")
    return answer.text()


def _policy(language: str) -> Policy:
    return POLICIES.get(language.split("-", maxsplit=1)[0], POLICIES[DEFAULT_LANGUAGE])


def _normal(document: LexborHTMLParser) -> tuple[str, ...]:
    """Each banner in `document`, spelled one way, without a difference in white space."""
    return tuple(squeeze(node.html or "") for node in document.css(f"[{MARK}]"))
