"""Characters as a reader sees them: unseen ones, digits drawn otherwise, letters like digits."""

from __future__ import annotations

from string import ascii_lowercase, ascii_uppercase
from unicodedata import digit

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
DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
INVISIBLE = dict.fromkeys(UNSEEN, "") | DASHES | DRAWN
# What regular expressions take for ASCII, or for a space; one character for each.
READ_AS = DASHES | DRAWN
READ_AS |= dict.fromkeys(filter(str.isspace, map(chr, range(0x80, 0x3001))), " ")
READ_AS |= {"ı": "i", "İ": "i", "ſ": "s", "\N{KELVIN SIGN}": "k"}
ASCII = bytes(range(0x80))
# All digits are read as 0: to look for one byte is four times as quick as for ten.
FOLDED = bytes.maketrans(
    b"123456789" + ascii_uppercase.encode(), b"0" * 9 + ascii_lowercase.encode()
)
# Letters and signs that a reader, in haste, takes for a digit of 988 or 911.
LIKE_DIGITS = dict.fromkeys("gqɡցԛզ", "9") | dict.fromkeys("BВΒßβᏴᗷ", "8")
LIKE_DIGITS |= dict.fromkeys("lI|IІΙӀӏ∣ǀι", "1")
LIKE_DIGITS_ASCII = bytes.maketrans(b"gqBlI|", b"998111")


def plain(text: str) -> str:
    """The text without what is not seen, and with one kind of dash and of digits."""
    if not text.isascii():
        for character in odd_ones(text) & INVISIBLE.keys():  # far quicker than translate
            text = text.replace(character, INVISIBLE[character])
    return text


def odd_ones(text: str) -> set[str]:
    """Every character of the text beyond ASCII."""
    return set(text.encode("utf-8", "replace").translate(None, ASCII).decode())


def with_digits(text: str) -> str:
    """The text with ASCII digits for all others, and without what is not seen."""
    shown = plain(text)
    for character in filter(str.isdecimal, odd_ones(shown)):
        shown = shown.replace(character, str(digit(character)))
    return shown


def as_digits(text: str) -> str:
    """The text as it looks in haste: whatever can be taken for a digit is one."""
    text = with_digits(text)
    for character in odd_ones(text) & LIKE_DIGITS.keys():
        text = text.replace(character, LIKE_DIGITS[character])
    return text.encode("ascii", "replace").translate(LIKE_DIGITS_ASCII).decode()
