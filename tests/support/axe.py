"""Every page under axe, in the states readers meet it in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Page, Route
from pydantic import BaseModel, ConfigDict, Field

VENDOR = Path(__file__).resolve().parents[1] / "browser" / "vendor"
AXE = (VENDOR / "axe.min.js").read_text(encoding="utf-8")
SETTLED = Path(__file__).resolve().parents[1] / "browser" / "axe-settled.yml"
TAGS = ("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
WIDTHS = (320, 360, 768, 1280)
HEIGHT = 740
NO_SCRIPTS = "script-src 'none'"
# An element that axe could not judge carries the numbers of the reasons that speak of it.
RUN = """([tags, settled, within]) => axe.run(within || document, {
  runOnly: {type: "tag", values: tags}, resultTypes: ["violations", "incomplete"], elementRef: true,
  // Paper takes no taps.
  rules: matchMedia("print").matches ? {"target-size": {enabled: false}} : {},
}).then(found => ["violations", "incomplete"].flatMap(kind => found[kind].flatMap(rule =>
  rule.nodes.map(node => {
    const why = [...node.any, ...node.all, ...node.none]
      .map(check => (check.data && check.data.messageKey) || check.id).join(" ");
    const reasons = settled.flatMap((one, at) => kind === "incomplete" && one.rule === rule.id
      && why.includes(one.saw) && node.element.matches(one.where) ? [at] : []);
    return {kind, rule: rule.id, why, reasons, target: node.target.flat().join(" "),
      html: node.html.slice(0, 200)};
  }))))"""
OPEN_BOXES = "document.querySelectorAll('details').forEach(box => { box.open = true; })"
SEARCH = "#search-words"


@dataclass(frozen=True)
class State:
    """One way of meeting a page."""

    width: int = 360
    look: str = "light"  # light, dark, forced, print
    scripts: bool = True  # ours; axe is one itself
    disk: bool = False
    opened: bool = False

    def __str__(self) -> str:
        words = (str(self.width), self.look, "" if self.scripts else "own scripts blocked",
                 "from a disk" if self.disk else "", "opened" if self.opened else "")  # fmt: skip
        return ", ".join(filter(None, words))


# Together they show each page at each width, in each look, from each place.
COVERING = (
    State(320, "light"),
    State(1280, "dark"),
    State(360, "forced"),
    State(768, "print"),
    State(360, "light", opened=True),
    State(768, "light", scripts=False),
    State(360, "dark", disk=True),
)
EVERY = tuple(
    State(width, look, scripts, disk)
    for scripts, disk, width, look in product(
        (True, False), (False, True), WIDTHS, ("light", "dark", "forced", "print")
    )
) + tuple(State(width, look, opened=True) for width, look in product(WIDTHS, ("light", "dark")))


class Settled(BaseModel):
    """What axe could not tell, and a person looked at."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    rule: str
    saw: str  # what axe says it stumbled over
    where: str  # a CSS selector of the elements
    reason: str = Field(min_length=20)
    seldom: bool = False  # needed in states outside the covering ones only


@dataclass(frozen=True)
class Found:
    """One element that axe names."""

    page: str
    state: State
    kind: str
    rule: str
    why: str
    target: str
    html: str
    reasons: tuple[int, ...]

    def __str__(self) -> str:
        return (
            f"{self.page} ({self.state}): {self.rule} [{self.why}] {self.target}\n    {self.html}"
        )


def read_settled() -> tuple[Settled, ...]:
    """Everything that was looked at."""
    rows = yaml.safe_load(SETTLED.read_text(encoding="utf-8"))["settled"]
    return tuple(Settled.model_validate(row) for row in rows)


def audit(
    browser: Browser, name: str, address: Callable[[bool], str | None], states: tuple[State, ...]
) -> Iterator[Found]:
    """What axe says of one page; `address` tells where it is, on a disk or on a server."""
    settled = [one.model_dump() for one in read_settled()]
    for scripts, disk in dict.fromkeys((state.scripts, state.disk) for state in states):
        url = address(disk)
        if url is None:
            continue
        with opened(browser, url, scripts=scripts) as page:
            page.evaluate(AXE)
            for state in states:
                if (state.scripts, state.disk) == (scripts, disk):
                    yield from _look(page, name, state, settled)


@contextmanager
def opened(browser: Browser, url: str, *, scripts: bool) -> Iterator[Page]:
    """The page in a tab of its own, with or without our own scripts."""
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": HEIGHT})
    page = context.new_page()
    if not scripts:
        page.route("**/*", _without_scripts)
    page.goto(url)
    yield page
    context.close()


def _without_scripts(route: Route) -> None:
    """A policy as a strict host or a blocker would set it; none can be set on a disk."""
    if route.request.url.startswith("file:"):
        path = Path(route.request.url.removeprefix("file://").replace("%20", " "))
        text = path.read_text(encoding="utf-8") if path.suffix == ".html" else ""
        policy = f'<meta http-equiv="Content-Security-Policy" content="{NO_SCRIPTS}">'
        route.fulfill(body=text.replace("<head>", "<head>" + policy), content_type="text/html")
        return
    answer = route.fetch()
    route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": NO_SCRIPTS})


def _look(page: Page, name: str, state: State, settled: list[dict[str, str]]) -> Iterator[Found]:
    page.set_viewport_size({"width": state.width, "height": HEIGHT})
    page.emulate_media(
        media="print" if state.look == "print" else "screen",
        color_scheme="dark" if state.look == "dark" else "light",
        forced_colors="active" if state.look == "forced" else "none",
    )
    if state.opened:
        page.evaluate(OPEN_BOXES)
        page.fill(SEARCH, "he went quiet")
        page.wait_for_selector("#search-results li")
        page.evaluate("scrollTo(0, 0)")  # nothing is half under the strip
    yield from run(page, name, state, settled)


def run(
    page: Page, name: str, state: State, settled: list[dict[str, str]], within: str | None = None
) -> Iterator[Found]:
    """What axe says of the page as it is now, or of a part of it."""
    rows: list[dict[str, Any]] = page.evaluate(RUN, [list(TAGS), settled, within])
    for row in rows:
        yield Found(name, state, **(row | {"reasons": tuple(row["reasons"])}))
