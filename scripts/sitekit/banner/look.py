"""How styles are looked at: once for all pages that share them and all up to the banner."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser

from ..html_view import ancestors
from .css import StyleRule, parse_sheet
from .policy import Policy
from .selectors import marks_in, matched, said_by, subject_of, without_marks
from .subject import MARK, Subject

# Selectors whose truth depends on what stands after the banner.
LOOKS_FAR = re.compile(r":(?:has|empty|only|last|nth-last)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Look:
    """The styles of a page, and the part of it they are judged on."""

    rules: tuple[StyleRule, ...]
    paper: tuple[StyleRule, ...]
    others: tuple[StyleRule, ...]
    tree: LexborHTMLParser
    own: frozenset[int]  # the banner and what is in it, by memory id
    around: frozenset[int]  # what it stands in
    policy: Policy
    spoken: frozenset[str]  # classes that its scripts speak of; ids and attributes they set

    def touches(self, rule: StyleRule, elements: frozenset[int]) -> bool:
        """Whether the rule can come to match one of the elements."""
        found = matched(self.tree, rule.selector)
        if found is None or not found.isdisjoint(elements):
            return True
        if not self.spoken or marks_in(rule.selector).isdisjoint(self.spoken):
            return False
        widened = without_marks(rule.selector, self.spoken)
        if subject_of(widened) in {"", "*"}:  # it was the mark alone that said what is meant
            return False
        found = matched(self.tree, widened)
        return found is None or not found.isdisjoint(elements)


Judge = Callable[[Look], Iterator[str]]


def on_skeleton(judge: Judge) -> Callable[[Subject], Iterator[str]]:
    """Judge once for all pages that share styles and everything up to the banner.

    Only selectors that look further down the page are judged on the page itself.
    """

    def judged(subject: Subject) -> Iterator[str]:
        texts, policy = subject.sheet_texts, subject.policy
        scripts = tuple(subject.scripts)
        yield from judged_once(judge, texts, scripts, subject.skeleton, policy)
        if _rules_of(texts, far=True):
            yield from judge(_look(texts, scripts, subject.page.tree, policy, far=True))

    return judged


@lru_cache(maxsize=256)
def judged_once(
    judge: Judge, texts: tuple[str, ...], scripts: tuple[str, ...], skeleton: str, policy: Policy
) -> tuple[str, ...]:
    """What a judge finds on a page cut off behind its banner; the same question is asked once."""
    return tuple(judge(_look(texts, scripts, LexborHTMLParser(skeleton), policy, far=False)))


@lru_cache(maxsize=256)
def _rules_of(texts: tuple[str, ...], *, far: bool) -> tuple[StyleRule, ...]:
    rules = (rule for text in texts for rule in parse_sheet(text).rules if rule.declarations)
    return tuple(rule for rule in rules if bool(LOOKS_FAR.search(rule.selector)) == far)


@lru_cache(maxsize=256)
def _spoken(texts: tuple[str, ...], scripts: tuple[str, ...]) -> frozenset[str]:
    marks = sorted({mark for far in (True, False) for rule in _rules_of(texts, far=far)
             for mark in marks_in(rule.selector)})  # fmt: skip
    said = [re.compile(said_by(mark)) for mark in marks]
    return frozenset(
        mark
        for mark, pattern in zip(marks, said, strict=True)
        if any(pattern.search(text) for text in scripts)
    )


def _look(
    texts: tuple[str, ...],
    scripts: tuple[str, ...],
    tree: LexborHTMLParser,
    policy: Policy,
    *,
    far: bool,
) -> Look:
    banner = tree.css_first(f"[{MARK}]")
    if banner is None:
        raise ValueError("the gate asks only about pages that have a banner")
    return Look(
        rules=_rules_of(texts, far=far),
        paper=tuple(rule for text in texts for rule in parse_sheet(text).paper),
        others=tuple(rule for text in texts for rule in parse_sheet(text).others),
        tree=tree,
        own=frozenset(node.mem_id for node in [banner, *banner.css("*")]),
        around=frozenset(node.mem_id for node in ancestors(banner)[1:]),
        policy=policy,
        spoken=_spoken(texts, scripts),
    )
