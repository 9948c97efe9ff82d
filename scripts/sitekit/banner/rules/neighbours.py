"""Other numbers on the page: none may be given out as a line unchecked, and none called off."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..subject import Subject
from .claims import disowned
from .glance import may_disown, may_give_out
from .numbers import given_out
from .otherwise import drawn_by_styles, otherwise_written, said_by_styles


def no_other_line(subject: Subject) -> Iterator[str]:
    """Words outside the banner ask nobody to call or text an unchecked number."""
    # Lexbor's text runs hidden words in: if there is anything to ask about, ask again, slowly.
    if subject.parts_the_words or may_give_out(subject.torn):
        yield from given_out(subject.shown)
    yield from otherwise_written(subject)
    yield from drawn_by_styles(subject.sheet_texts)
    for text in subject.said:
        yield from _said(text)
    yield from said_by_styles(subject.sheet_texts, given_out)


def nothing_calls_it_off(subject: Subject) -> Iterator[str]:
    """No words say that 988 or 911 does not answer, or that it is not to be called."""
    if subject.parts_the_words or may_disown(subject.torn):
        yield from disowned(subject.shown)
    for text in subject.said:
        yield from disowned(text)
    yield from said_by_styles(subject.sheet_texts, disowned)


@lru_cache(maxsize=4096)
def _said(text: str) -> tuple[str, ...]:
    """The names of landmarks and links are the same on most pages."""
    return tuple(given_out(text))
