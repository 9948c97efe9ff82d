"""Other numbers on the page: none may be dialed, or given out as a line, unchecked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from ...html_view import squeeze, visible_text
from ..css import parse_sheet
from ..policy import NUMBERS
from ..subject import Subject
from .numbers import SEAM, digits_of, given_out, may_give_out

# Links and forms that could call, and links whose text says that they do.
CALLING = (
    'a:is([href*="tel" i], [href*="sms" i], [href*="callto" i], [href*="facetime" i],'
    ' :lexbor-contains("988"), :lexbor-contains("911")),'
    ' area:is([href*="tel" i], [href*="sms" i]), form:is([action*="tel" i], [action*="sms" i])'
)
SCHEMES = frozenset({"tel", "sms", "callto", "facetime", "facetime-audio"})
# What people see or hear besides the text, and what search engines say in our name.
SAID = ":is(img, area)[alt], [aria-label], [title], meta[content], input[placeholder]"
SAYING = ("alt", "aria-label", "title", "content", "placeholder")


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
        number = digits_of(parts.path)
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
    if tree.body is not None and may_give_out(tree.body.text(separator=SEAM)):
        yield from given_out(visible_text(tree.body))
    for node in tree.css(SAID):
        said = node.attributes
        for name in SAYING:
            yield from _said(said.get(name) or "")
    for node in tree.css("title, script[type*=json]"):
        yield from given_out(re.sub(r"[\"{}:]+", " ", node.text()))
    yield from _in_styles(subject.sheet_texts)


@lru_cache(maxsize=4096)
def _said(text: str) -> tuple[str, ...]:
    """The names of landmarks and links are the same on most pages."""
    return tuple(given_out(text))


@lru_cache(maxsize=256)
def _in_styles(texts: tuple[str, ...]) -> tuple[str, ...]:
    said = (value for text in texts for rule in parse_sheet(text).rules
            for name, value in rule.declarations if name == "content")  # fmt: skip
    return tuple(found for value in said for found in given_out(value))


def _groups(text: str) -> list[str]:
    """Runs of digits in a text that look like a number to dial."""
    found = (digits_of(run) for run in re.findall(r"\+?\d[\d\s().-]*", text))
    return [digits for digits in found if len(digits) >= 3]
