"""One browser tab, looked at from outside the page's own scripts."""

from __future__ import annotations

import base64
import io
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from greenlet import greenlet  # type: ignore[import-untyped]
from PIL import Image
from playwright.sync_api import BrowserContext, Dialog
from pydantic import TypeAdapter

from ...findings import CouldNotCheck
from .ink import read_inks
from .measure import Box, Ink, Look, Spoken, Stop

PAGE_SIDE = Path(__file__).with_name("measure.js").read_text(encoding="utf-8")
LOOK = TypeAdapter(Look)
STOP = TypeAdapter(Stop)
PATIENCE = 15_000  # milliseconds until a step counts as failed
PAGE_PATIENCE = 180  # seconds until a page does
MOST_STOPS = 3000


class Eye:
    """Asks a tab what it shows. Call `arrive` after each navigation."""

    def __init__(self, context: BrowserContext) -> None:
        self.page = context.new_page()
        self.alerts: list[str] = []
        self.page.on("dialog", self._hear)
        self._tab = context.new_cdp_session(self.page)
        self._frame = self._tab.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self._world = 0

    def arrive(self) -> None:
        """Set up our own world in the page that has just been opened."""
        wanted = {"frameId": self._frame, "worldName": "gate"}
        made = self._tab.send("Page.createIsolatedWorld", wanted)
        self._world = made["executionContextId"]
        self.ask(PAGE_SIDE)

    @contextmanager
    def patiently(self, seconds: float) -> Iterator[None]:
        """Close the tab after `seconds`: what then still waits for it fails, and is no pass.

        Playwright has a public limit for some calls only; a page that never answers
        would keep the others waiting for ever.
        """
        close = greenlet(self.page.close)  # as Playwright calls its own event handlers
        timer = self.page._loop.call_later(seconds, close.switch)
        try:
            yield
        finally:
            timer.cancel()

    def ask(self, expression: str, *, by_value: bool = True) -> Any:
        """The value of a piece of JavaScript in our own world, or a handle to it."""
        wanted = {"expression": expression, "contextId": self._world, "returnByValue": by_value}
        answer = self._tab.send("Runtime.evaluate", wanted)
        if "exceptionDetails" in answer:
            raise CouldNotCheck(f"{self.page.url}: {expression[:40]}: {answer['exceptionDetails']}")
        return answer["result"].get("value" if by_value else "objectId")

    def look(self, moment: str, tabs: int = 0) -> Look:
        """The banner as it stands now; not for what lets taps through while tabbing."""
        seen: Look = LOOK.validate_python(
            self.ask("gate.look(false)" if tabs else "gate.look(true)")
        )
        return replace(seen, moment=moment, tabs=tabs)

    def inks(self, look: Look) -> list[Ink]:
        """How the banner's texts, or the link in focus, stand out in a picture taken now."""
        parts = [look.links[look.focused]] if look.focused >= 0 else look.parts
        area = _area([part.box for part in parts], look.window)
        if area is None:
            return []
        return read_inks(parts, self._picture(area, look), area, look.moment)

    def let_a_frame_pass(self) -> None:
        """Draw once, so that the page has heard of what was just done to it."""
        clip = {"x": 0, "y": 0, "width": 1, "height": 1, "scale": 1}
        self._tab.send("Page.captureScreenshot", {"clip": clip})

    def spoken(self) -> list[Spoken]:
        """What a screen reader announces in the banner: landmarks and links, in order."""
        banner = self.ask("document.querySelector('[data-crisis-banner]')", by_value=False)
        if banner is None:
            return []
        nodes = self._tab.send("Accessibility.queryAXTree", {"objectId": banner})["nodes"]
        heard = [
            Spoken(node["role"]["value"], node.get("name", {}).get("value", ""))
            for node in nodes
            if not node["ignored"]
        ]
        return [one for one in heard if one.role in {"complementary", "link"}]

    def walk(self, *, back: bool) -> list[Stop]:
        """Every Tab stop in one direction, Tab held down, until the way begins again."""
        held = ["Shift", "Tab"] if back else ["Tab"]
        for key in held[:-1]:
            self.page.keyboard.down(key)
        stops = self._stops()
        for key in held:
            self.page.keyboard.up(key)
        return stops

    def _stops(self) -> list[Stop]:
        stops: list[Stop] = []
        known: set[int] = set()
        for _ in range(MOST_STOPS):
            self.page.keyboard.down("Tab")
            stop: Stop = STOP.validate_python(self.ask("gate.stop()"))
            if stop.id in known or (stops and not stop.id):
                return stops
            if stop.id:
                known.add(stop.id)
                stops.append(stop)
        raise CouldNotCheck(f"{self.page.url}: no end after {MOST_STOPS} Tab stops")

    def _hear(self, dialog: Dialog) -> None:
        """Note what pops up over the page, and close it as a reader would have to."""
        self.alerts.append(dialog.message)
        dialog.dismiss()

    def _picture(self, area: Box, look: Look) -> Image.Image:
        left, top = look.scrolled
        clip = {"x": area.left + left, "y": area.top + top, "width": area.width,
                "height": area.height, "scale": 1}  # fmt: skip
        wanted = {"format": "png", "clip": clip, "optimizeForSpeed": True}
        data = self._tab.send("Page.captureScreenshot", wanted)["data"]
        return Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")


def _area(boxes: Sequence[Box], window: Box) -> Box | None:
    """The part of the window that `boxes` take, in whole pixels."""
    left = max(window.left, math.floor(min((box.left for box in boxes), default=0)))
    top = max(window.top, math.floor(min((box.top for box in boxes), default=0)))
    right = min(window.right, math.ceil(max((box.right for box in boxes), default=0)))
    bottom = min(window.bottom, math.ceil(max((box.bottom for box in boxes), default=0)))
    return Box(left, top, right, bottom) if right > left and bottom > top else None
