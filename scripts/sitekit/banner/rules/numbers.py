"""Which numbers a text gives out as lines to call, exactly; and a quick look beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase

from ..policy import NUMBERS

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
NEARBY = 60  # characters in which the asking stands
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNSEEN = "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\u20e3\ufeff" + TURNING
# Digits that regular expressions do not take for any: ①, ⓪, ❶, ➀, ⁹, ₉ and their like.
DRAWN = {
    **{chr(first + n): str(n + 1) for first in (0x2460, 0x2776, 0x2780, 0x278A) for n in range(9)},
    **{
        character: str(n) for row in ("⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉") for n, character in enumerate(row)
    },
    "⓪": "0",
}
INVISIBLE = dict.fromkeys(UNSEEN, "") | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
INVISIBLE |= DRAWN

# For a quick look at a whole text. A seam is where a tag parts two words or the two halves
# of one; as a sign it has the one character that no parser lets into a text.
SEAM = "\0"
SEAMS = ("", " ")  # what it can be to a reader
REACH = 2 * NEARBY + 2  # at least NEARBY characters without the seams among them
# What regular expressions take for ASCII, or for a space.
READ_AS = INVISIBLE | dict.fromkeys(filter(str.isspace, map(chr, range(0x80, 0x3001))), " ")
READ_AS |= {"ı": "i", "İ": "i", "ſ": "s", "\N{KELVIN SIGN}": "k"}
ASCII = bytes(range(0x80))
# All digits are read as 0: to look for one byte is four times as quick as for ten.
FOLDED = bytes.maketrans(
    b"123456789" + ascii_uppercase.encode(), b"0" * 9 + ascii_lowercase.encode()
)
RUN = re.compile(rb"0[0\0 \t\n\r\f\v\x1c-\x1f().-]+0")
WHITE = SEAM + "".join(filter(str.isspace, map(chr, range(0x80))))
OPENING = ":“”\"‘’'«"  # what can stand between the asking and the number
MAY_PRECEDE = WHITE.encode() + b"(+e:\"'?"  # “call 1…”, “call (1…”, “phone1…”; “ is read as ?
MAYBE_TOLL_FREE = re.compile(r"8(?:[\s\0().-]*+\d){9}")


def given_out(text: str) -> Iterator[str]:
    """Each unknown number that the text gives out as a line, in words."""
    plain = _plain(text)
    for run in DIGITS.finditer(plain):
        for found in NUMBER.finditer(run.group(0)):
            number = digits_of(found.group(0))
            if number not in KNOWN:
                start, end = run.start() + found.start(), run.start() + found.end()
                before = plain[max(0, start - NEARBY) : start]
                if _is_a_line(number, before, plain[end : end + NEARBY]):
                    shown = f"{before[-25:]}{found.group(0)}".strip()
                    yield f"“{shown}” gives out the number {number}"


def _plain(text: str) -> str:
    """The text without what is not seen, and with one kind of dash."""
    if not text.isascii():
        for character, seen in INVISIBLE.items():  # far quicker than translate
            text = text.replace(character, seen)
    return text


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


def may_give_out(torn: str) -> bool:
    """Whether a text gives out a number, with its seams read as nothing or as spaces.

    Many times as quick as `given_out`. It may be wrong, but only in saying yes.
    """
    torn = _squeezed(torn)
    return any(
        any(given_out(around.replace(SEAM, seam)))
        for around in _worth_asking(torn)
        for seam in SEAMS
    )


def _squeezed(torn: str) -> str:
    """The text as it is read: what seams and spaces there are between two words are one."""
    torn = " ".join(torn.split())
    while SEAM * 2 in torn:
        torn = torn.replace(SEAM * 2, SEAM)
    return " ".join(torn.replace(f"{SEAM} ", " ").replace(f" {SEAM}", " ").split())


def _worth_asking(torn: str) -> Iterator[str]:
    """What stands around each number that can be unknown and given out."""
    odd = set(torn.encode().translate(None, ASCII).decode())
    if any(map(str.isdecimal, odd)):
        yield torn
        return
    for character in odd & READ_AS.keys():
        torn = torn.replace(character, READ_AS[character])
    folded = torn.encode("ascii", "replace").translate(FOLDED)
    for run in RUN.finditer(folded):
        start, end = run.span()
        if torn[start:end] in KNOWN:
            continue
        first, last = max(0, start - REACH), end + REACH
        if (
            b"line" in folded[first:last].replace(b"\0", b"")
            or (folded[start - 1] in MAY_PRECEDE and _asks_torn(torn[first:start]))
            or (end - start > 9 and _is_toll_free(torn[start:end]))
        ):
            yield torn[first:last]


def _asks_torn(before: str) -> bool:
    before = before.rstrip("(+")  # they belong to the number
    word = before.rstrip(WHITE + OPENING)
    may_ask = word[-1:].isalpha() and (word != before or word.endswith("phone"))
    return may_ask and any(_asks(before.replace(SEAM, seam)[-NEARBY:]) for seam in SEAMS)


def _is_toll_free(torn: str) -> bool:
    if not MAYBE_TOLL_FREE.search(torn):
        return False
    numbers = (NUMBER.findall(torn.replace(SEAM, seam)) for seam in SEAMS)
    return any(TOLL_FREE.fullmatch(digits_of(number)) for found in numbers for number in found)
