"""Other numbers on the page: none may be dialed, or given out as a line, unchecked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from ...html_view import UNSEEN_TAGS, squeeze, visible_text
from ..policy import NUMBERS
from ..subject import Subject
from .numbers import SEAM, digits_of, given_out, may_give_out
from .otherwise import given_out_by_styles, otherwise_written

# Links and forms that could call, and links whose text says that they do.
CALLING = (
    'a:is([href*=":"]:not([href^="http"]), :lexbor-contains("988"), :lexbor-contains("911")),'
    ' area[href*=":"], form[action*=":"], [formaction*=":"], iframe[src*=":"], svg a'
)
LEADING = ("href", "action", "formaction", "src", "xlink:href")
SCHEMES = frozenset({"tel", "sms", "callto", "facetime", "facetime-audio"})
SCHEMES |= {"smsto", "mms", "sip", "sips", "skype", "viber", "whatsapp", "tg", "sgnl"}
TEXT_ONLY = frozenset({"88788", "838255"})  # they answer no call
SAYS_CALL = re.compile(r"\W*(?:call|dial|llame)\b", re.IGNORECASE)
SAYS_TEXT = re.compile(r"\W*(?:text|texto|env[ií]e)\b", re.IGNORECASE)
HIDDEN = ", ".join(sorted(UNSEEN_TAGS - {"head"}))
# What people see or hear besides the text, and what search engines say in our name.
SAYING = (
    "alt", "aria-label", "title", "content", "placeholder", "value", "label",
    "aria-description", "aria-roledescription", "aria-valuetext", "aria-placeholder",
)  # fmt: skip
SAID = (
    ":is(img, area)[alt], [title], meta[content], :is(input, textarea)[placeholder],"
    " :is(input, button)[value], :is(option, optgroup, track)[label], [aria-label],"
    " [aria-description], [aria-roledescription], [aria-valuetext], [aria-placeholder]"
)


def links_are_dialable(subject: Subject) -> Iterator[str]:
    """A calling or texting link has a checked number, and its text shows no other."""
    for node in subject.page.tree.css(CALLING):
        said = node.attributes
        href = next((said[name] or "" for name in LEADING if said.get(name)), "")
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
        if parts.scheme == "tel" and (number in TEXT_ONLY or SAYS_TEXT.match(text)):
            yield f"the link {href} calls, where only a text is answered or meant"
        if parts.scheme == "sms" and SAYS_CALL.match(text):
            yield f"the link {href} texts, and says that it calls"
        for shown in _groups(text):
            if shown.removeprefix("1") != number.removeprefix("1"):
                yield f"the link {href} shows the number {shown}"
    elif found := re.search(r"\b(?:call|text|dial)\s+(988|911)\b", text, re.IGNORECASE):
        yield f"the link “{text}” does not call {found.group(1)} but opens {href}"


def no_other_line(subject: Subject) -> Iterator[str]:
    """Words outside the banner ask nobody to call or text an unchecked number."""
    tree = subject.page.tree
    # Lexbor's text runs hidden words in: if there is anything to ask about, ask again, slowly.
    if tree.body is not None and (
        _parts_the_words(tree.body) or may_give_out(tree.body.text(separator=SEAM))
    ):
        yield from given_out(visible_text(tree.body))
    for node in tree.css("noscript"):
        yield from given_out(squeeze(node.text(separator=" ")))
    yield from otherwise_written(subject)
    for node in tree.css(SAID):
        said = node.attributes
        for name in SAYING:
            yield from _said(said.get(name) or "")
    for node in tree.css("title, script[type*=json]"):
        yield from given_out(re.sub(r"[\"{}:]+", " ", node.text()))
    yield from given_out_by_styles(subject.sheet_texts)


def _parts_the_words(body: LexborNode) -> bool:
    """Whether words that are not shown stand between words that are."""
    return any(node.text(deep=True).strip() and _goes_on(node) for node in body.css(HIDDEN))


def _goes_on(node: LexborNode) -> bool:
    """Whether it is not one of the last things in the body, with nothing to read after it."""
    parent = node.parent
    if parent is None or parent.tag != "body":
        return True
    after = node.next
    while after is not None:
        if after.tag not in UNSEEN_TAGS and (after.text_content or after.text(deep=True)).strip():
            return True
        after = after.next
    return False


@lru_cache(maxsize=4096)
def _said(text: str) -> tuple[str, ...]:
    """The names of landmarks and links are the same on most pages."""
    return tuple(given_out(text))


def _groups(text: str) -> list[str]:
    """Runs of digits in a text that look like a number to dial."""
    found = (digits_of(run) for run in re.findall(r"\+?\d[\d\s().-]*", text))
    return [digits for digits in found if len(digits) >= 3]
