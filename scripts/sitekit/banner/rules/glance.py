"""Quick looks at a page's text: is there surely nothing in it that a rule would find?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .. import denials
from ..torn import SEAM, SEAMS, WHITE, Torn, readings
from .claims import LONGEST_CLAIM, disowned
from .numbers import KNOWN, NUMBER, TOLL_FREE, digits_of, given_out

# What can stand between the asking and the number; “ is read as ?, as all that is not ASCII.
MAY_PRECEDE = WHITE + b"(+e:\"'?"  # “call 1…”, “call (1…”, “phone1…”
OPENING = WHITE + b"(+:\"'?"
# How a text ends that asks for a number: see ASKING in numbers.py.
ENDINGS = (
    *(b"call", b"text", b"dial", b"phone", b"ring", b"reach", b"to", b"a", b"al", b"marque"),
    *(b"appelez", b"le", b"sie", b"us", b"them", b"me", b"now", b"at", b"on", b"free", b"mero"),
    b"number",
)
MAYBE_TOLL_FREE = re.compile(r"8(?:[\s\0().-]*+\d){9}")
WORDS = (
    rb"zero|oh|one|two|three|four|five|six|seven|eight|nine"
    rb"|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
)
GAP = rb"[\s\0\x1c-\x1f]"
# A pattern that begins with plain letters is looked for many times as quickly.
SPELLED = [
    re.compile(asking + rb"%b+(?:(?:al?|us|them)%b+){0,2}(?:%b)(?:%b|[,-])+(?:%b)"
               % (GAP, GAP, WORDS, GAP, WORDS))
    for asking in (b"call", b"text", b"dial", b"phone", b"ring", b"llame", b"marque")
]  # fmt: skip
THE_TWO = re.compile(r"988|911")
BEHIND_BEGINS, BEFORE_ENDS, DENYING = (
    tuple(word.encode("ascii", "replace").replace(b" ", b"") for word in words)
    for words in (denials.BEHIND_BEGINS, denials.BEFORE_ENDS, denials.DENYING)
)


def may_give_out(torn: Torn) -> bool:
    """Whether a text gives out a number, with its seams read as nothing or as spaces."""
    if torn.is_unsure:
        return any(any(given_out(text)) for text in torn.readings())
    return any(map(_gives_out, _worth_asking(torn)))


def may_disown(torn: Torn) -> bool:
    """Whether a text says of one of the two numbers that it is not to be called."""
    if torn.is_unsure:
        return any(any(disowned(text)) for text in torn.readings())
    return any(
        _may_be_denied(torn, start, end)
        for start, end in torn.runs
        if _is_one_of_the_two(torn.plain[start:end])
    )


def _is_one_of_the_two(run: str) -> bool:
    return THE_TWO.search(run if run.isdecimal() else digits_of(run)) is not None


def _may_be_denied(torn: Torn, start: int, end: int) -> bool:
    """Only if the words next to a number are such as stand there in a denial, ask exactly."""
    first, last = torn.around(start, end, LONGEST_CLAIM)
    behind, before = torn.seen(end, last), torn.seen(first, start)
    return (
        (
            behind.startswith(BEHIND_BEGINS)
            or (before.endswith(BEFORE_ENDS) and any(word in before for word in DENYING))
            or digits_of(torn.plain[start:end]) not in KNOWN  # it is not all of the run
        )
        and _disowns(torn.text[first:last])
    )


def may_spell(torn: Torn) -> bool:
    """Whether a text asks for a number in words."""
    return any(pattern.search(torn.folded) for pattern in SPELLED)


@lru_cache(maxsize=4096)
def _gives_out(piece: str) -> bool:
    """Much of what stands around numbers is the same on many pages."""
    return any(any(given_out(text)) for text in readings(piece))


@lru_cache(maxsize=4096)
def _disowns(piece: str) -> bool:
    return any(any(disowned(text)) for text in readings(piece))


def _worth_asking(torn: Torn) -> Iterator[str]:
    """What stands around each number that can be unknown and given out."""
    for start, end in torn.runs:
        if torn.plain[start:end] in KNOWN:
            continue
        first, last = torn.around(start, end)
        if (
            b"line" in torn.seen(first, last)
            or (start and torn.folded[start - 1] in MAY_PRECEDE and _asks(torn.folded[first:start]))
            or (end - start > 9 and _is_toll_free(torn.plain[start:end]))
        ):
            yield torn.text[first:last]


def _asks(before: bytes) -> bool:
    return before.rstrip(OPENING).translate(None, WHITE).endswith(ENDINGS)


def _is_toll_free(torn: str) -> bool:
    if not MAYBE_TOLL_FREE.search(torn):
        return False
    numbers = (NUMBER.findall(torn.replace(SEAM, seam)) for seam in SEAMS)
    return any(TOLL_FREE.fullmatch(digits_of(number)) for found in numbers for number in found)
