"""The ways a reader meets a page: window, colors, motion, scripts, spacing, screen or paper."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Literal

Scheme = Literal["light", "dark"]
Paper = Literal["A4", "Letter"]

PHONES = ((320, 568), (360, 740))
ZOOMED = (320, 256)  # what 1280 x 1024 becomes at 400 %
WINDOWS = (*PHONES, (768, 1024), (1280, 800), ZOOMED)
PAPERS: tuple[Paper, ...] = ("A4", "Letter")
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
FIRST_STOPS = 6  # the links must be among them
WALKED_WIDTH = 360  # where every Tab stop of a page is visited, both ways


@dataclass(frozen=True)
class State:
    """One way a reader meets a page. With `paper`, the page is printed and not looked at."""

    width: int = 360
    height: int = 740
    scheme: Scheme = "light"
    forced: bool = False  # the reader's own colors instead of ours
    still: bool = False  # reduced motion
    scripts: bool = True
    spaced: bool = False  # the reader's own text spacing (WCAG 1.4.12)
    walks: bool = False  # through every Tab stop
    follows: bool = False  # a link, and comes back
    paper: Paper | None = None

    @property
    def mobile(self) -> bool:
        """Whether a phone draws the page, which obeys its viewport line."""
        return (self.width, self.height) in PHONES

    def __str__(self) -> str:
        named = (
            (self.forced, "forced colors"),
            (self.still, "reduced motion"),
            (not self.scripts, "no scripts"),
            (self.spaced, "wide text spacing"),
        )
        where = f"{self.paper} paper" if self.paper else f"{self.width} x {self.height}"
        return ", ".join([where, self.scheme, *(name for on, name in named if on)])


def _pair(window: tuple[int, int], first: str, second: str) -> tuple[State, State]:
    """Two states of one window: light and dark, with the settings whose letters are given."""
    light, dark = (
        State(
            *window,
            scheme=scheme,
            forced="f" in letters,
            still="m" in letters,
            scripts="j" in letters,
            spaced="s" in letters,
            walks="w" in letters,
            follows="l" in letters,
        )
        for scheme, letters in zip(SCHEMES, (first, second), strict=True)
    )
    return light, dark


# Every value of every setting, in every pair with every value of every other one.
# f forced colors, m reduced motion, j scripts, s spacing, w walks, l follows a link.
COVERING: tuple[State, ...] = (
    *_pair((320, 568), "jl", "fms"),
    *_pair((360, 740), "fm", "jwls"),
    *_pair((768, 1024), "ms", "fj"),
    *_pair((1280, 800), "fl", "mjs"),
    *_pair(ZOOMED, "jm", "fs"),
    State(paper="A4", scheme="dark"),
    State(paper="Letter", scripts=False, forced=True),
)

# For a second copy of pages that were already looked at in COVERING.
COVERING_ON_DISK: tuple[State, ...] = (
    State(320, 568, follows=True),
    State(360, 740, scheme="dark", scripts=False, spaced=True),
    State(1280, 800, forced=True, still=True),
    State(paper="A4"),
)

_SCREENS = tuple(
    State(width, height, scheme, forced, still, scripts, spaced, width == WALKED_WIDTH, True)  # noqa: FBT003 - follows
    for (width, height), scheme, forced, still, scripts, spaced in product(
        WINDOWS, SCHEMES, (False, True), (False, True), (True, False), (False, True)
    )
    if not (forced and still)  # each changes other properties: forced colors change no motion
)
_SHEETS = tuple(
    State(scheme=scheme, forced=forced, scripts=scripts, paper=paper)
    for paper, scheme, forced, scripts in product(PAPERS, SCHEMES, (False, True), (True, False))
)
FULL: tuple[State, ...] = (*_SCREENS, *_SHEETS)
