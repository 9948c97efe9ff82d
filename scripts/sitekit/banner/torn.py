"""A page's text made ready for quick looks: torn where tags part it, each letter in one byte.

A quick look is many times as quick as an exact one. It may be wrong, but only in saying
that the exact one is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .letters import FOLDED, READ_AS, UNSEEN, odd_ones

# A seam is where a tag parts two words or the two halves of one; as a sign it has the one
# character that no parser lets into a text.
SEAM = "\0"
SEAMS = ("", " ")  # what it can be to a reader
NEARBY = 60  # characters in which what is said about a number stands
RUN = re.compile(rb"0[0\0 \t\n\r\f\v\x1c-\x1f().-]+0")
WHITE = SEAM.encode() + "".join(filter(str.isspace, map(chr, range(0x80)))).encode()
REACH = 4 * NEARBY  # nearly always enough to hold NEARBY characters that are seen


@dataclass(frozen=True)
class Torn:
    """A text with its seams. All three have a place of the text at the same index."""

    text: str
    plain: str  # without characters that only look like ASCII
    folded: bytes  # in lower case, all digits as 0, what is not ASCII as “?”
    runs: tuple[tuple[int, int], ...]  # where runs of digits begin and end
    is_unsure: bool  # some characters are no letters of their own: only an exact look helps

    @classmethod
    def of(cls, text: str) -> Torn:
        """Make a text ready."""
        odd, plain = odd_ones(text), text
        for character in odd & READ_AS.keys():
            plain = plain.replace(character, READ_AS[character])
        is_unsure = not odd.isdisjoint(UNSEEN) or any(map(str.isdecimal, odd))
        folded = plain.encode("ascii", "replace").translate(FOLDED)
        runs = tuple(run.span() for run in RUN.finditer(folded))
        return cls(text, plain, folded, runs, is_unsure)

    def around(self, start: int, end: int, seen: int = NEARBY) -> tuple[int, int]:
        """From where to where more than so many characters are seen on both sides."""
        before = after = REACH
        while start > before and len(self.seen(start - before, start)) <= seen + 1:
            before *= 4
        while end + after < len(self.folded) and len(self.seen(end, end + after)) <= seen + 1:
            after *= 4
        return max(0, start - before), end + after

    def seen(self, first: int, last: int) -> bytes:
        """What is seen from one place to another: without seams and spaces."""
        return self.folded[first:last].translate(None, WHITE)

    def readings(self) -> Iterator[str]:
        """The whole text as it can be read."""
        return readings(self.text)


def readings(torn: str) -> Iterator[str]:
    """A text, or a piece of one, as it can be read: its seams as nothing, and as spaces."""
    for seam in SEAMS if SEAM in torn else SEAMS[:1]:
        yield " ".join(torn.replace(SEAM, seam).split())
