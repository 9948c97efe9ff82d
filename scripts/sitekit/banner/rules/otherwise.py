"""Numbers that are not written as they are read: drawn by styles, turned around, in part unseen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from ...html_view import squeeze
from ..css import parse_sheet
from ..subject import Subject
from ..torn import SEAM
from .glance import may_spell
from .numbers import given_out

DRAWN_FROM = re.compile(r"attr\(\s*([\w-]+)")
COUNTED = re.compile(r"-?\d{3,}")
SPELLED = re.compile(
    r"\b(?:call|text|dial|phone|ring|llame al?|marque)\s+(?:us\s+|them\s+)?"
    r"((?:(?:{0})[\s,-]+){{2,}}(?:{0}))\b".format(
        "zero|oh|one|two|three|four|five|six|seven|eight|nine"
        "|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
    ),
    re.IGNORECASE,
)
KNOWN = {"nine eight eight", "nine one one", "nueve ocho ocho", "nueve uno uno"}
TURNED = ("\u202d", "\u202e")
# A pattern that begins with plain letters is looked for many times as quickly.
WRONG_KEYS = [
    re.compile(rb"%b(?:\s|<[^>]*>)+(?:el\s+)?([013-9])\b" % press)
    for press in (b"oprima", b"presione")
]


def otherwise_written(subject: Subject) -> Iterator[str]:
    """Numbers in the text that look other than their letters say."""
    tree, torn = subject.page.tree, subject.torn
    yield from _turned_or_torn(subject)
    if may_spell(torn):
        yield from _in_words(squeeze(torn.text.replace(SEAM, " ")))
    if torn.is_unsure and any(sign in torn.text for sign in TURNED):
        yield "a sign in the text turns what follows around, digits and all"
    for pattern in WRONG_KEYS:
        for key in pattern.findall(subject.page.lower):
            yield f"it says to press {key.decode()}, where 2 is the key for Spanish"
    for name in _attributes_drawn(subject.sheet_texts):
        for node in tree.css(f"[{name}]"):
            yield from given_out(node.attributes.get(name) or "")


def _turned_or_torn(subject: Subject) -> Iterator[str]:
    for node in subject.of("bdo"):
        if re.search(r"\d", node.text()):
            yield f"a <bdo> can turn “{node.text()[:40]}” around"
    for node in subject.page.tree.css("[hidden]"):
        if node.text().strip().isdecimal():
            yield f"“{node.text().strip()}” is hidden, and could be a part of a number"


def _in_words(text: str) -> Iterator[str]:
    for found in SPELLED.findall(text):
        if " ".join(re.findall(r"\w+", found.lower())) not in KNOWN:
            yield f"“{found}” gives out a number in words"


@lru_cache(maxsize=256)
def said_by_styles(
    texts: tuple[str, ...], wrong: Callable[[str], Iterator[str]]
) -> tuple[str, ...]:
    """What is wrong in any words of a stylesheet, whatever it does with them."""
    found: list[str] = []
    for _, value in _declared(texts):
        words = re.sub(r"[\"']\s*[\"']", "", value)
        if words[:1] in "\"'" or re.search(r"[\"']", words):
            found += wrong(re.sub(r"[\"']", " ", words))
    return tuple(found)


@lru_cache(maxsize=256)
def drawn_by_styles(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Numbers that a stylesheet counts up to or turns around."""
    found: list[str] = []
    for name, value in _declared(texts):
        if name.startswith("counter-") and COUNTED.search(value):
            found.append(f"a counter begins at {value}, and can show a number")
        if name == "unicode-bidi" and "override" in value:
            found.append("a stylesheet turns text around, digits and all")
    return tuple(found)


@lru_cache(maxsize=256)
def _attributes_drawn(texts: tuple[str, ...]) -> frozenset[str]:
    drawn = {found for _, value in _declared(texts) for found in DRAWN_FROM.findall(value)}
    return frozenset(drawn - {"href"})


def _declared(texts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for sheet in map(parse_sheet, texts):
        for rule in (*sheet.rules, *sheet.others):
            yield from rule.declarations
