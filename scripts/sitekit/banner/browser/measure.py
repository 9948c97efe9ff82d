"""What was measured on one page in one state: plain data, which the rules judge."""

from __future__ import annotations

from dataclasses import dataclass

from ..policy import Policy
from .states import Paper, State

Color = tuple[int, int, int, int]  # red, green, blue, alpha; each 0 to 255


@dataclass(frozen=True)
class Box:
    """A rectangle in the window, in CSS pixels from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    def within(self, other: Box, slack: float = 0.5) -> bool:
        """Whether all of it lies in `other`, but for a part of a pixel."""
        return (
            self.left >= other.left - slack
            and self.top >= other.top - slack
            and self.right <= other.right + slack
            and self.bottom <= other.bottom + slack
        )


@dataclass(frozen=True)
class Part:
    """The words of the banner, or one link of its strip."""

    text: str
    box: Box
    lines: Box | None  # around the lines of its text; None when no text is laid out
    untappable: str  # what a tap on it meets instead, or nothing
    cover: str  # the same, counting what lets taps through
    pixels: float  # size of its type
    ink: Color


@dataclass(frozen=True)
class Look:
    """The banner at one moment."""

    window: Box
    scale: float
    scrolled: tuple[float, float]
    strip: Box | None
    words: Part | None
    links: tuple[Part, ...]
    focused: int  # which link has the focus; -1 for none
    focus: str
    shown: str
    over: tuple[str, ...]  # dialogs and the like
    faded: tuple[str, ...]  # what makes it less than plainly visible
    disguised: tuple[str, ...]  # what makes its text another than it is
    moment: str = ""
    tabs: int = 0  # how often Tab was pressed since the page was opened
    policy: Policy | None = None  # of another page, in another language perhaps

    @property
    def parts(self) -> list[Part]:
        """The words, where there are any, and the links."""
        return [*([self.words] if self.words else []), *self.links]

    @property
    def boxes(self) -> list[Box]:
        """Everything of the banner that takes space."""
        return [*([self.strip] if self.strip else []), *(part.box for part in self.parts)]


@dataclass(frozen=True)
class Ink:
    """How one text of the banner stands out, in pixels that were really painted."""

    moment: str
    text: str
    flat: float  # share of its box that is its ground
    asked: float  # contrast of its style's color with this ground
    painted: float  # greatest contrast with it that was painted


@dataclass(frozen=True)
class Stop:
    """One Tab stop on the way through a page."""

    id: int  # 0: the page itself
    name: str
    under: bool  # whether the strip lies over it


@dataclass(frozen=True)
class Spoken:
    """One thing a screen reader announces in the banner, in order."""

    role: str
    name: str


@dataclass(frozen=True)
class Sheet:
    """One printed sheet."""

    paper: Paper
    number: int
    text: str
    contrast: float | None  # where the line was printed; None when it was not found


@dataclass(frozen=True)
class Measurement:
    """Everything seen of one page in one state."""

    path: str
    state: State
    policy: Policy
    served: tuple[str, ...] = ()  # each banner as it was sent, normalised
    served_text: str = ""
    live: tuple[tuple[str, tuple[str, ...]], ...] = ()  # moment, the same as it stood then
    looks: tuple[Look, ...] = ()
    inks: tuple[Ink, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    walk: tuple[Stop, ...] = ()
    alerts: tuple[str, ...] = ()
    sheets: tuple[Sheet, ...] = ()
