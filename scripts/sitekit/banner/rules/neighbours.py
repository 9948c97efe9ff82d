"""Other numbers on the page: none may be dialed, or given out as a line, unchecked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from ...html_view import visible_text
from ..css import parse_sheet
from ..policy import NUMBERS
from ..subject import Subject

KNOWN = NUMBERS | {number.removeprefix("1") for number in NUMBERS}
# Links and forms that could call, and links whose text says that they do.
CALLING = (
    'a[href*="tel" i], a[href*="sms" i], a[href*="callto" i], a[href*="facetime" i],'
    ' area[href*="tel" i], area[href*="sms" i], form[action*="tel" i], form[action*="sms" i],'
    ' a:lexbor-contains("988"), a:lexbor-contains("911")'
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
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")) | dict.fromkeys(
    map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-"
)


def links_are_dialable(subject: Subject) -> Iterator[str]:
    """A calling or texting link has a checked number, and its text shows no other."""
    for node in subject.page.tree.css(CALLING):
        href = node.attributes.get("href") or node.attributes.get("action") or ""
        yield from _misdialed(unquote(href).strip(), _shown_by(node))


def _shown_by(node: LexborNode) -> str:
    names = [node.attributes.get(name) or "" for name in ("aria-label", "title")]
    return " ".join(" ".join([node.text(), *names]).split())


def _misdialed(href: str, text: str) -> Iterator[str]:
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
    if tree.body is not None:
        # Lexbor's text runs hidden words in, or tears words apart: if there is anything to
        # ask about, ask again, more slowly.
        quick = (tree.body.text(separator=separator) for separator in (" ", ""))
        if any(any(_given_out(text)) for text in quick):
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


def _given_out(text: str) -> Iterator[str]:
    plain = text if text.isascii() else text.translate(INVISIBLE)
    for run in DIGITS.finditer(plain):
        for found in NUMBER.finditer(run.group(0)):
            number = _digits(found.group(0))
            if number not in KNOWN:
                start = run.start() + found.start()
                after = plain[start + len(found.group(0)) :][:NEARBY]
                before = plain[max(0, start - NEARBY) : start]
                if _is_a_line(number, before, after):
                    shown = f"{before[-25:]}{found.group(0)}".strip()
                    yield f"“{shown}” gives out the number {number}"


def _is_a_line(number: str, before: str, after: str) -> bool:
    return bool(
        TOLL_FREE.fullmatch(number)
        or ASKED_FOR.search(before)
        or NAMED.search(before)
        or (len(number) != 4 and IS_NAMED.match(after))
        or (before.rstrip().endswith(("telephone", "phone")))
    )


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _groups(text: str) -> list[str]:
    """Runs of digits in a text that look like a number to dial."""
    found = (_digits(run) for run in re.findall(r"\+?\d[\d\s().-]*", text))
    return [digits for digits in found if len(digits) >= 3]
