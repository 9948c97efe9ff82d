"""Whether a browser reads the page as it is read here, and draws it at its own size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser

from ...html_view import Page

# Without one, browsers take `.CRISIS` in a stylesheet for the class `crisis`.
DOCTYPE = re.compile(
    rb"(?:\s|<!--.*?-->|<\?[^>]*>)*<!doctype\s+html[\s>]", re.IGNORECASE | re.DOTALL
)
NOSCRIPT = re.compile(rb"<noscript[\s/>].*?</noscript[^>]*>", re.IGNORECASE | re.DOTALL)
OWN_WIDTH = "device-width"
SCALES = ("initial-scale", "minimum-scale", "maximum-scale")


def reads_the_same(page: Page, metas: Iterable[Mapping[str, str | None]]) -> Iterator[str]:
    """One document for all: with and without scripts, and at the width of the window."""
    if not DOCTYPE.match(page.data):
        yield "it has no <!doctype html>, so that browsers match its styles in another way"
    if page.guessed:
        yield "it does not say its encoding, and browsers guess another one than UTF-8"
    if b"<noscript" in page.lower and _has_two_readings(page):
        yield "with scripts a browser ends a <noscript> elsewhere, and reads another page"
    for said in metas:
        if (said.get("name") or "").strip().lower() == "viewport":
            yield from _other_size(said.get("content") or "")


def _has_two_readings(page: Page) -> bool:
    """With scripts, what is in a <noscript> is text, whatever it looks like."""
    outside = [node.tag for node in page.tree.css("*:not(noscript):not(noscript *)")]
    with_scripts = LexborHTMLParser(NOSCRIPT.sub(b"", page.data))
    return outside != [node.tag for node in with_scripts.css("*:not(noscript)")]


def _other_size(content: str) -> Iterator[str]:
    said = dict(re.findall(r"([\w-]+)\s*=\s*([^\s,;]+)", content.lower()))
    if said.get("width", OWN_WIDTH) != OWN_WIDTH:
        yield f"a phone draws the page as wide as {said['width']}, and so as small"
    for name in SCALES:
        if not re.fullmatch(r"[1-9]\d*(?:\.\d+)?", said.get(name, "1")):
            yield f"a phone draws the page smaller: {name} is {said[name]}"
