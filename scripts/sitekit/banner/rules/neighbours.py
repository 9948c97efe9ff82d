"""Other numbers on the page: none may be dialed, or given out as a line, unchecked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from ...html_view import squeeze, visible_text
from ..css import parse_sheet
from ..policy import NUMBERS
from ..subject import Subject

KNOWN = NUMBERS | {number.removeprefix("1") for number in NUMBERS}
# Links and forms that could call, and links whose text says that they do.
CALLING = (
    'a:is([href*="tel" i], [href*="sms" i], [href*="callto" i], [href*="facetime" i],'
    ' :lexbor-contains("988"), :lexbor-contains("911")),'
    ' area:is([href*="tel" i], [href*="sms" i]), form:is([action*="tel" i], [action*="sms" i])'
)
SCHEMES = frozenset({"tel", "sms", "callto", "facetime", "facetime-audio"})
DIGITS = re.compile(r"[\d+(][\d\s().-]{2,}")  # quick to look for; then, inside it:
NUMBER = re.compile(
    r"(?<![\d.,])(?:(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}"
    r"|(?:\d[\s-]){2,5}\d\b|\d{3,})"
)
ASKED_FOR = re.compile(
    r"\b(?:call|text|dial|phone|ring|reach|text \w+ to|send \w+ to|llame al?|marque"
    r"|env[ií]e \w+ al?|appelez(?: le)?|rufen sie)"
    r"(?:\s+(?:us|them|me|now|at|to|on|toll-free)){0,3}\s+$",
    re.IGNORECASE,
)
LINE = r"(?:lifeline|crisis line|suicide line|hotline)"
NAMED = re.compile(LINE + r"\b(?!\D{0,40}\b(?:in|since|of|from)\s+$)\D{0,40}$", re.IGNORECASE)
IS_NAMED = re.compile(r"\s*(?:is|:|,)?\s*(?:the|a|our)?\s*(?:\w+\s+){0,3}" + LINE, re.IGNORECASE)
TOLL_FREE = re.compile(r"1?8\d{9}")
NEARBY = 60  # characters in which the asking stands
# What people see or hear besides the text, and what search engines say in our name.
SAID = (("img[alt], area[alt]", "alt"), ("[aria-label]", "aria-label"), ("[title]", "title"),
        ("meta[content]", "content"), ("input[placeholder]", "placeholder"))  # fmt: skip
INVISIBLE = dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "") | dict.fromkeys(
    "\u2010\u2011\u2012\u2013\u2014\u2212", "-"
)
# For a quick look at a whole text, in bytes: what regular expressions take for ASCII.
READ_AS = INVISIBLE | dict.fromkeys(filter(str.isspace, map(chr, range(0x80, 0x3001))), " ")
READ_AS |= {"ı": "i", "İ": "i", "ſ": "s", "\N{KELVIN SIGN}": "k"}
ASCII = bytes(range(0x80))
SEAM = "\x1f"  # stands where a tag parts two texts; white space, to regular expressions
SEAMS = ("", " ")  # what it can be to a reader
REACH = 2 * NEARBY + 2  # at least NEARBY characters without the seams among them
SEAM_BYTE = SEAM.encode()
PARTS = r" \t\n\r\f\v\x1c-\x1f().-"
RUN = re.compile(rf"[0-9+(][0-9{PARTS}]{{2,}}".encode())
LONG = re.compile(rf"8(?:[{PARTS}]*[0-9]){{9}}".encode())


def links_are_dialable(subject: Subject) -> Iterator[str]:
    """A calling or texting link has a checked number, and its text shows no other."""
    for node in subject.page.tree.css(CALLING):
        said = node.attributes
        href = said.get("href") or said.get("action") or ""
        names = (said.get(name) or "" for name in ("aria-label", "title"))
        yield from _misdialed(href, " ".join([node.text(), *names]))


@lru_cache(maxsize=4096)
def _misdialed(address: str, said: str) -> tuple[str, ...]:
    return tuple(_wrong_with(unquote(address).strip(), squeeze(said)))


def _wrong_with(href: str, text: str) -> Iterator[str]:
    parts = urlsplit(href)
    if parts.scheme in SCHEMES:
        number = _digits(parts.path)
        if number not in NUMBERS or not re.fullmatch(r"(tel|sms):\+?\d+", href):
            yield f"the link {href} is to no checked number"
        for shown in _groups(text):
            if shown.removeprefix("1") != number.removeprefix("1"):
                yield f"the link {href} shows the number {shown}"
    elif found := re.search(r"\b(?:call|text|dial)\s+(988|911)\b", text, re.IGNORECASE):
        yield f"the link “{text}” does not call {found.group(1)} but opens {href}"


def no_other_line(subject: Subject) -> Iterator[str]:
    """Words outside the banner ask nobody to call or text an unchecked number."""
    tree = subject.page.tree
    # Lexbor's text runs hidden words in: if there is anything to ask about, ask again, slowly.
    if tree.body is not None and _may_give_out(tree.body.text(separator=SEAM)):
        yield from _given_out(visible_text(tree.body))
    for selector, attribute in SAID:
        for node in tree.css(selector):
            yield from _given_out(node.attributes.get(attribute) or "")
    for node in tree.css("title, script[type*=json]"):
        yield from _given_out(re.sub(r"[\"{}:]+", " ", node.text()))
    yield from _in_styles(subject.sheet_texts)


@lru_cache(maxsize=256)
def _in_styles(texts: tuple[str, ...]) -> tuple[str, ...]:
    said = (value for text in texts for rule in parse_sheet(text).rules
            for name, value in rule.declarations if name == "content")  # fmt: skip
    return tuple(found for value in said for found in _given_out(value))


def _may_give_out(torn: str) -> bool:
    """Whether a text gives out a number, with its seams read as nothing or as spaces."""
    return any(
        any(_given_out(around.replace(SEAM, seam)))
        for around in _worth_asking(torn)
        for seam in SEAMS
    )


def _worth_asking(torn: str) -> Iterator[str]:
    """What stands around each number that can be unknown and given out: quick, and generous."""
    odd = set(torn.encode().translate(None, ASCII).decode())
    if any(map(str.isdecimal, odd)):
        yield torn
        return
    for character in odd & READ_AS.keys():
        torn = torn.replace(character, READ_AS[character])
    low = torn.encode("ascii", "replace").lower()
    for run in RUN.finditer(low):
        start, end = run.span()
        digits = torn[start:end].strip(" \n().-" + SEAM)
        if len(digits) < 3 or digits in KNOWN:
            continue
        first, last = max(0, start - REACH), end + REACH
        if (
            b"line" in low[first:last].replace(SEAM_BYTE, b"")
            or _asks_torn(torn[first:start])
            or (end - start > 9 and LONG.search(low, start, end) and _is_toll_free(torn[start:end]))
        ):
            yield torn[first:last]


def _asks_torn(before: str) -> bool:
    word = before.rstrip()
    may_ask = word[-1:].isalpha() and (word != before or word.endswith("phone"))
    return may_ask and any(_asks(before.replace(SEAM, seam)[-NEARBY:]) for seam in SEAMS)


def _is_toll_free(torn: str) -> bool:
    numbers = (NUMBER.findall(torn.replace(SEAM, seam)) for seam in SEAMS)
    return any(TOLL_FREE.fullmatch(_digits(number)) for found in numbers for number in found)


def _given_out(text: str) -> Iterator[str]:
    plain = _plain(text)
    for run in DIGITS.finditer(plain):
        for found in NUMBER.finditer(run.group(0)):
            number = _digits(found.group(0))
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


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _groups(text: str) -> list[str]:
    """Runs of digits in a text that look like a number to dial."""
    found = (_digits(run) for run in re.findall(r"\+?\d[\d\s().-]*", text))
    return [digits for digits in found if len(digits) >= 3]
