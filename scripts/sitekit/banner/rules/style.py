"""Stylesheets: what they do to the line, to what it stands in, and above it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..css import StyleRule
from ..look import Look, on_skeleton
from ..policy import (
    AROUND_STYLES,
    BANNER_STYLES,
    MAY_LIE_ABOVE,
    NOT_FOR_SKIP_LINK,
    ONLY_ON,
    ONLY_ON_PAPER,
    STRIP_LEVEL,
)
from ..selectors import named_by
from ..subject import Subject
from .values import allows, bare

OWN_NAMES = re.compile(r"\.crisis|data-crisis|aria-label|tel:|sms:")
IN_THE_FLOW = frozenset({"static", "relative", "absolute", "sticky", "inherit", "initial"})
PAPER = "@media print"
LYING = "[popover], [style]"


def _listed_styles(look: Look) -> Iterator[str]:
    for rule in look.rules:
        if OWN_NAMES.search(named_by(rule.selector)) or look.touches(rule, look.own):
            yield from _unlisted(rule, BANNER_STYLES)
            yield from _out_of_place(rule)
    for rule in look.others:
        if rule.selector.startswith("@font-face"):
            family = dict(rule.declarations).get("font-family", "").strip("\"'")
            if any(family in value for one in look.rules for name, value in one.declarations
                   if name == "--ui"):  # fmt: skip
                yield f"the line is drawn with {family}, a typeface that could have other digits"


def _out_of_place(rule: StyleRule) -> Iterator[str]:
    declared = {(name, bare(value)) for name, value in rule.declarations}
    for pair in sorted(declared & ONLY_ON_PAPER):
        if PAPER not in rule.conditions:
            yield f"{_shown(rule)} declares {pair[0]}: {pair[1]} not only on paper"
    for pair, selector in ONLY_ON.items():
        if pair in declared and rule.selector != selector:
            yield f"{_shown(rule)} declares {pair[0]}: {pair[1]}, which is for {selector} alone"


def _around_styles(look: Look) -> Iterator[str]:
    for rule in look.rules:
        if not look.touches(rule, look.around):
            continue
        if "::" not in rule.subject and not re.search(r":(before|after)$", rule.subject):
            yield from _unlisted(rule, AROUND_STYLES)
        elif any(name == "content" for name, _ in rule.declarations):
            yield f"{_shown(rule)} puts content beside the line"


def _pinned(look: Look) -> Iterator[str]:
    for rule in look.rules:
        name = named_by(rule.selector)
        if OWN_NAMES.search(name):
            continue
        levels = [bare(value) for key, value in rule.declarations if key == "z-index"]
        above = [level for level in levels if not _is_low(level)]
        places = [bare(value) for key, value in rule.declarations if key == "position"]
        pinned = [place for place in places if place not in IN_THE_FLOW]
        if pinned:
            yield f"{_shown(rule)} is pinned to the window ({pinned[0]})"
        elif above and MAY_LIE_ABOVE not in name:
            if not look.touches(rule, look.own):
                yield f"{_shown(rule)} has the z-index {above[0]}"
        elif above:
            yield from (f"{_shown(rule)} is large: {key}" for key, _ in rule.declarations
                        if key in NOT_FOR_SKIP_LINK)  # fmt: skip
    for rule in look.others:
        for key, value in rule.declarations:
            if rule.selector.startswith("@keyframes") and key in {"z-index", "position"}:
                yield f"{rule.selector} changes {key} to {value}"


def _is_low(level: str) -> bool:
    return level == "auto" or bool(re.fullmatch(r"-?\d+", level) and int(level) < STRIP_LEVEL)


only_listed_styles = on_skeleton(_listed_styles)
nothing_around_hides_it = on_skeleton(_around_styles)
_nothing_pinned = on_skeleton(_pinned)


def nothing_covers_it(subject: Subject) -> Iterator[str]:
    """Nothing but the strip is pinned, and nothing but the skip link lies above it."""
    yield from _nothing_pinned(subject)
    opened = (node for node in subject.of("dialog") if "open" in node.attributes)
    opening = (node for node in subject.of("button") if "commandfor" in node.attributes)
    modal = subject.page.tree.css("[aria-modal]") if b"aria-modal" in subject.aria else ()
    for node in (*opened, *opening, *modal, *subject.page.tree.css(LYING)):
        if "style" not in node.attributes or node.tag == "dialog":
            yield f"a <{node.tag}> can lie on top of the page"
        elif re.search(r"fixed|z-index", (node.attributes.get("style") or "").lower()):
            yield f"a <{node.tag}> is pinned by its style attribute"


def _unlisted(rule: StyleRule, listed: dict[str, str | frozenset[str]]) -> Iterator[str]:
    for name, value in rule.declarations:
        if name.startswith("--"):
            continue
        if name not in listed or not allows(listed[name], bare(value)):
            where = f" ({' '.join(rule.conditions)})" if rule.conditions else ""
            yield f"{_shown(rule)} declares {name}: {value}{where}"


def _shown(rule: StyleRule) -> str:
    return f"“{rule.selector[:60]}”"
