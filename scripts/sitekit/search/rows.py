"""Rows of the index: what one word says about each section, as text.

For each section: how far it is from the one before (q to z are the digits, one step is
left out), and the impact as a capital: from A on, or from N on when the heading of the
section has the word. There are no digits in it, since a number in a script of the site is
read as one that is given to readers. ``decode`` in pieces.js reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

LEVELS = 12  # steps of an impact, from A
NAMED = LEVELS + 1  # how many letters further on those of a heading begin
MOST = 1_200  # sections that one word leads to, those about which it says most
DIGITS = str.maketrans("0123456789", "qrstuvwxyz")
NUMBERS = str.maketrans("qrstuvwxyz", "0123456789")
POSTING = re.compile(r"([q-z]*)([A-Z])")

Posting = tuple[int, int, bool]  # section, impact from 0 to LEVELS, whether its heading has it


class Row:
    """The row of one word, written section by section in their order."""

    __slots__ = ("_count", "_last", "_text")

    def __init__(self) -> None:
        self._text = bytearray()  # large sites have very many postings
        self._last = -1
        self._count = 0

    def add(self, section: int, impact: float, *, named: bool = False) -> None:
        """Say how much, from 0 to 1, the word says about a section; whether its heading has it."""
        level = min(LEVELS, round(impact * LEVELS))
        if level or named:
            self._write((section, level, named))

    def text(self) -> str:
        """The row; a word that leads to very many sections leads to the best of them."""
        text = self._text.decode("ascii")
        if self._count <= MOST:
            return text
        best = sorted(decode(text), key=lambda posting: -posting[1])[:MOST]
        short = Row()
        for posting in sorted(best):
            short._write(posting)
        return short.text()

    def _write(self, posting: Posting) -> None:
        section, level, named = posting
        text, gap = self._text, section - self._last
        if gap > 1:
            text += _steps(gap)
        text += LEVEL_LETTERS[level + NAMED * named]
        self._last = section
        self._count += 1


def row_of(sections: Iterable[int]) -> Row:
    """A row that tells no more than these sections."""
    row = Row()
    for section in sections:
        row.add(section, 1.0)
    return row


def decode(text: str) -> Iterator[Posting]:
    """The postings of a row."""
    section = -1
    for found in POSTING.finditer(text):
        section += int(found[1].translate(NUMBERS) or 1)
        named, level = divmod(ord(found[2]) - ord("A"), NAMED)
        yield section, level, bool(named)


@lru_cache(maxsize=4096)
def _steps(gap: int) -> bytes:
    return str(gap).translate(DIGITS).encode()


def letter(level: float) -> str:
    """A number from 0 to 25 as a capital."""
    return chr(65 + max(0, min(25, round(level))))


LEVEL_LETTERS = tuple(letter(level).encode() for level in range(LEVELS + NAMED + 1))
