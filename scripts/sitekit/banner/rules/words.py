"""What the line says, digit by digit, and where its links lead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ...addresses import resolve
from ...html_view import squeeze, visible_text
from ..hosts import NOT_FOUND
from ..subject import Subject
from ..verdicts import on_banner


@on_banner
def says_the_words(subject: Subject) -> Iterator[str]:
    """All that is seen is the policy's words, then its links: nothing less, nothing more."""
    policy = subject.policy
    wanted = " ".join([*policy.words, *(link.shows for link in policy.links), policy.help_text])
    if subject.text != wanted:
        at = next(n for n in range(len(wanted) + 1) if subject.text[: n + 1] != wanted[: n + 1])
        start = wanted.rfind(" ", 0, at) + 1
        yield (
            f"its words are not those laid down: “{subject.text[start : start + 40]}”"
            f" stands where “{wanted[start : start + 40]}” belongs"
        )


@on_banner
def shows_no_other_number(subject: Subject) -> Iterator[str]:
    """No digits but those of the two numbers."""
    for digits in re.findall(r"\d+", re.sub(r"(?<=\d)[\s().-]+(?=\d)", " ", subject.text)):
        if digits not in subject.policy.carried:
            yield f"it shows the number {digits}"


@on_banner
def plain_characters(subject: Subject) -> Iterator[str]:
    """Latin letters, ASCII digits, plain punctuation and spaces; nothing invisible."""
    names = [subject.banner.attributes.get("aria-label") or ""]
    for character in sorted(set("".join([subject.text, *names]))):
        if not _is_plain(character):
            name = unicodedata.name(character, f"U+{ord(character):04X}")
            yield f"it holds the character {name}"


def _is_plain(character: str) -> bool:
    if character.isascii():
        return character.isprintable()
    kind = unicodedata.category(character)
    if kind.startswith("L"):
        return unicodedata.name(character, "").startswith("LATIN") and kind != "Lm"
    return kind.startswith("P") or character == "\N{NO-BREAK SPACE}"


@on_banner
def has_the_links(subject: Subject) -> Iterator[str]:
    """The policy's links in its order, then one more: help."""
    anchors = subject.banner.css("a")
    found = [anchor.attributes.get("href") or "" for anchor in anchors]
    wanted = [link.href for link in subject.policy.links]
    if found[: len(wanted)] != wanted or len(found) != len(wanted) + 1:
        yield f"its links are {found}, not {wanted} and then the help page"
        return
    for anchor, link in zip(anchors, subject.policy.links, strict=False):
        if visible_text(anchor) != link.shows:
            yield f"the link {link.href} does not say “{link.shows}”"


def help_link_resolves(subject: Subject) -> Iterator[str]:
    """The last link leads to the help page of the page's language, and says so."""
    anchors = subject.banner.css("a")
    if not anchors:
        return
    last, policy = anchors[-1], subject.policy
    target = resolve(subject.page.path, last.attributes.get("href") or "", subject.page.base)
    if subject.alone:
        if target is None or target.fragment not in subject.page.ids:
            yield "its last link does not lead to a place on this page"
    elif target is None or target.path != policy.help_page:
        yield f"its last link does not lead to {policy.help_page}"
    if subject.page.path == NOT_FOUND and not (last.attributes.get("href") or "").startswith("/"):
        yield "its last link leads from the address that was asked for, which may be anywhere"
    if squeeze(visible_text(last)) != policy.help_text:
        yield f"its last link does not say “{policy.help_text}”"
