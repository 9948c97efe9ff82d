"""Links that call or text, and links that look as if they did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ...html_view import squeeze
from ..letters import UNSEEN, as_digits, with_digits
from ..policy import LINE_HOSTS, MESSENGERS, NUMBERS
from ..subject import Subject
from ..torn import SEAM
from .numbers import digits_of

# Links and forms that could call, whatever they say.
CALLING = 'a[href*=":"]:not([href^="http"])'
SENDING = ("area", "form", "iframe", "button", "input")
LEADING = ("href", "action", "formaction", "src", "xlink:href")
SCHEMES = frozenset({"tel", "sms", "callto", "facetime", "facetime-audio"})
SCHEMES |= {"smsto", "mms", "sip", "sips", "skype", "viber", "whatsapp", "tg", "sgnl"}
TEXT_ONLY = frozenset({"88788", "838255"})  # they answer no call
SAYS_CALL = re.compile(r"\W*(?:call|dial|llame)\b", re.IGNORECASE)
SAYS_TEXT = re.compile(r"\W*(?:text|texto|env[ií]e)\b", re.IGNORECASE)
THE_TWO = re.compile(r"(?<![\w.])(?:988|911)(?![\w])")
PROMISES = re.compile(r"\b(?:call|text|dial)\s+(988|911)\b", re.IGNORECASE)
# In the words of a link to elsewhere: it is all it says, or what it says first.
OFFERS = re.compile(
    r"\W*(?:(?:call|text|dial|ring|phone|message|contact|reach|whatsapp|llame|llama|marque"
    r"|escriba|chat(?: with| to)?|chatee con|env[ií]e \w+)(?:\s+(?:us at|to|al?|el))?\s*:?\s*)?"
    r"(988|911)\W*$",
    re.IGNORECASE,
)
LEADING_TO_MESSENGERS = {".me" if host.endswith(".me") else host for host in MESSENGERS}
WRITTEN_TO = re.compile(r"^/\+?(\d{2,})/?#|#p/\+?(\d+)$")
ASKS = re.compile(r"\b(?:call|text|dial|ring|phone|llame al?|marque)\s*$", re.IGNORECASE)


def links_are_dialable(subject: Subject) -> Iterator[str]:
    """A calling or texting link has a checked number, and its text shows no other."""
    tree = subject.page.tree
    named = (node for node in subject.named if node.tag == "a")
    sending = (node for node in subject.of(*SENDING) if ":" in _leads_to(node))
    drawn = (node for picture in subject.of("svg") for node in picture.css("a"))
    found = chain(tree.css(CALLING), sending, named, drawn, _worth_reading(tree))
    for node in {node.mem_id: node for node in found}.values():
        yield from wrong_link(node)


def wrong_link(node: LexborNode) -> tuple[str, ...]:
    """What is wrong with one link or form, by where it leads and what it says."""
    names = (node.attributes.get(name) or "" for name in ("aria-label", "title"))
    return _misdialed(_leads_to(node), " ".join([node.text(), *names]))


def _leads_to(node: LexborNode) -> str:
    said = node.attributes
    return next((said[name] or "" for name in LEADING if said.get(name)), "")


def _worth_reading(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """The links whose text names 988 or 911, or looks so; and those to messengers."""
    links = tree.css("a")
    texts = [node.text() for node in links]
    seen = as_digits(SEAM.join(texts)).split(SEAM)  # at once: far quicker than one by one
    if len(seen) != len(links):
        seen = list(map(as_digits, texts))
    yield from (node for node, text in zip(links, seen, strict=True)
                if "988" in text or "911" in text)  # fmt: skip
    led = "\n".join([node.attributes.get("href") or "" for node in links]).lower()
    if any(host in led for host in LEADING_TO_MESSENGERS):
        yield from tree.css('a[href^="http" i], a[href^="//"]')


@lru_cache(maxsize=4096)
def _misdialed(address: str, said: str) -> tuple[str, ...]:
    href, text = unquote(address).strip(), squeeze(said)
    try:
        parts = urlsplit(href)
    except ValueError:  # no browser can follow it either: it leads nowhere
        parts = urlsplit("")
    calls = parts.scheme in SCHEMES
    found = _wrongly_called(href, parts, text) if calls else _wrongly_promised(href, parts, text)
    return (*found, *_looks_alike(text))


def _wrongly_called(href: str, parts: SplitResult, text: str) -> Iterator[str]:
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


def _wrongly_promised(href: str, parts: SplitResult, text: str) -> Iterator[str]:
    seen, host = with_digits(text), (parts.hostname or "").removeprefix("www.")
    if any(host == known or host.endswith(f".{known}") for known in MESSENGERS):
        if number := _messaged(parts):
            yield f"the link {href} sends a message to {number}, which is no checked number"
        elif found := THE_TWO.search(seen):
            yield f"the link “{text}” does not reach {found.group(0)} but opens {href}"
    elif found := PROMISES.search(seen):
        yield f"the link “{text}” does not call {found.group(1)} but opens {href}"
    elif host and host not in LINE_HOSTS and (found := OFFERS.match(seen)):
        yield f"the link “{text}” does not reach {found.group(1)} but opens {href}"


def _messaged(parts: SplitResult) -> str:
    """The number a messenger's address writes to; an address that only shares has none."""
    asked = [value for name in ("phone", "number") for value in parse_qs(parts.query).get(name, [])]
    asked += ["".join(found) for found in WRITTEN_TO.findall(f"{parts.path}#{parts.fragment}")]
    return next(filter(None, map(digits_of, asked)), "")


def _looks_alike(text: str) -> Iterator[str]:
    """A digit of the two numbers that is a letter: who dials it reaches nobody."""
    shown = text.translate(dict.fromkeys(map(ord, UNSEEN)))
    for found in THE_TWO.finditer(as_digits(shown)):
        written = shown[found.start() : found.end()]
        is_meant = written[0].isdecimal() or ASKS.search(shown[: found.start()])
        if is_meant and not with_digits(written).isdecimal():
            yield f"the link “{text}” writes {found.group(0)} as “{written}”"


def _groups(text: str) -> list[str]:
    """Runs of digits in a text that look like a number to dial."""
    found = (digits_of(run) for run in re.findall(r"\+?\d[\d\s().-]*", text))
    return [digits for digits in found if len(digits) >= 3]
