"""Which numbers a text gives out as lines to call, exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...html_view import CHECKSUM
from ..letters import plain
from ..policy import NUMBERS
from ..torn import NEARBY

KNOWN = NUMBERS | {number.removeprefix("1") for number in NUMBERS}
DIGITS = re.compile(r"[\d+(][\d\s().-]{2,}")  # quick to look for; then, inside it:
NUMBER = re.compile(
    r"(?<![\d.,])(?:(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}"
    r"|(?:\d[\s-]){2,5}\d\b|\d{3,})"
)
ASKING = (
    r"\b(?:call|text|dial|phone|ring|reach|(?:text|send) [“\"‘']?\w+[”\"’']? to|llame al?|marque"
    r"|env[ií]e [“\"«]?\w+[”\"»]? al?|appelez(?: le)?|rufen sie)"
    r"(?:\s+(?:us|them|me|now|at|to|on|toll-free|(?:the |this |our )?number|el número)){0,3}"
)
# “Call: …” and “call “…” ask; “in the text: “…” does not.
ASKED_FOR = re.compile(
    rf"{ASKING}\s+$|(?<!\bthe )(?<!\ba ){ASKING}(?:\s|[:“”\"‘’'«]){{1,4}}$", re.IGNORECASE
)
LINE = r"(?:lifeline|crisis line|suicide line|hotline)"
NAMED = re.compile(LINE + r"\b(?!\D{0,40}\b(?:in|since|of|from)\s+$)\D{0,40}$", re.IGNORECASE)
IS_NAMED = re.compile(r"\s*(?:is|:|,)?\s*(?:the|a|our)?\s*(?:\w+\s+){0,3}" + LINE, re.IGNORECASE)
TOLL_FREE = re.compile(r"1?8\d{9}")


def given_out(text: str) -> Iterator[str]:
    """Each unknown number that the text gives out as a line, in words."""
    shown = CHECKSUM.sub("checksum", plain(text))
    for run in DIGITS.finditer(shown):
        for found in NUMBER.finditer(run.group(0)):
            number = digits_of(found.group(0))
            if number not in KNOWN:
                start, end = run.start() + found.start(), run.start() + found.end()
                before = shown[max(0, start - NEARBY) : start]
                if _is_a_line(number, before, shown[end : end + NEARBY]):
                    said = f"{before[-25:]}{found.group(0)}".strip()
                    yield f"“{said}” gives out the number {number}"


def _is_a_line(number: str, before: str, after: str) -> bool:
    return bool(
        TOLL_FREE.fullmatch(number)
        or _asks(before)
        or NAMED.search(before)
        or (len(number) != 4 and IS_NAMED.match(after))
    )


def _asks(before: str) -> bool:
    is_named = before.rstrip().endswith(("telephone", "phone"))
    return is_named or ASKED_FOR.search(before) is not None


def digits_of(text: str) -> str:
    """The digits of a text, and nothing else."""
    return re.sub(r"\D", "", text)
