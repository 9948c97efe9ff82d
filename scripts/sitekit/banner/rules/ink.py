"""Whether the line can be seen: its colors on the screen, and its words on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from tinycss2.color4 import parse_color

from ..css import StyleRule
from ..look import Look, judged_once, on_skeleton
from ..policy import (
    INK_ON_GROUND,
    LEAST_CONTRAST,
    LEAST_PAPER_PT,
    ONLY_WITH,
    PAPER_BOX,
    Policy,
)
from ..subject import Subject
from .values import bare

PAPER_LINE = frozenset({"content", "font", "color", "text-align", "vertical-align"})
LEAST_MARGIN_CM = 1.0
CENTIMETERS = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72}


def _contrasts(look: Look) -> Iterator[str]:
    names = {name for pair in INK_ON_GROUND for name in pair}
    schemes: dict[tuple[str, ...], dict[str, str]] = {(): {}}
    used = False
    for rule in look.rules:
        used = used or any(INK_ON_GROUND[0][0] in value for _, value in rule.declarations)
        tokens = {name: value for name, value in rule.declarations if name in names}
        if tokens and (rule.selector != ":root" or any("!" in value for value in tokens.values())):
            yield f"“{rule.selector[:60]}” sets {min(tokens)}; only :root may, once a scheme"
        schemes.setdefault(rule.conditions, {}).update(tokens)
        yield from _unpaired(rule)
    for rule in look.others:
        if rule.selector.startswith("@property --") and rule.selector.split()[1] in names:
            yield f"{rule.selector} changes how a color of the line is passed on"
    if used:  # else they are the browser's own colors
        yield from _pale_schemes(schemes)


def _unpaired(rule: StyleRule) -> Iterator[str]:
    declared = [(name, bare(value)) for name, value in rule.declarations]
    for ink, ground in ONLY_WITH.items():
        if ink in declared and ground not in declared and "crisis" in rule.selector:
            yield f"“{rule.selector[:60]}” has {ink[1]} without {ground[1]} behind it"


def _pale_schemes(schemes: dict[tuple[str, ...], dict[str, str]]) -> Iterator[str]:
    """Each condition alone, and any two of them at once."""
    apart = [conditions for conditions in schemes if conditions]
    together = [(), *((one,) for one in apart), *combinations(apart, 2)]
    for group in together:
        tokens = dict(schemes[()])
        for conditions in group:
            tokens.update(schemes[conditions])
        for ink, ground in INK_ON_GROUND:
            ratio = _contrast(tokens.get(ink, ""), tokens.get(ground, ""))
            if ratio < LEAST_CONTRAST:
                where = " and ".join(" ".join(conditions) for conditions in group) or "always"
                yield f"{ink} on {ground} has the contrast {ratio:.1f}:1 ({where})"


def _paper_line(look: Look) -> Iterator[str]:
    lines = 0
    for rule in look.paper:
        declared = dict(rule.declarations)
        if rule.selector.startswith("@page"):
            if not _wide_enough(rule.declarations):
                yield f"{rule.selector} leaves no margin for the line"
        elif "content" in declared:
            problem = _wrong_on_paper(rule, declared, look.policy)
            lines += not problem
            if problem:
                yield problem
    if not lines:
        yield "no @page rule prints the line at the top of each sheet"


def _wrong_on_paper(rule: StyleRule, declared: dict[str, str], policy: Policy) -> str:
    printed, wanted = bare(declared["content"]), " ".join(policy.paper)
    if printed[1:-1] != wanted.lower():
        return f"the printed line is {printed[:80]}, not “{wanted}”"
    return _misplaced_on_paper(rule, declared)


def _misplaced_on_paper(rule: StyleRule, declared: dict[str, str]) -> str:
    if rule.selector != PAPER_BOX:
        return f"the printed line stands in {rule.selector}, not in {PAPER_BOX}"
    if _points(declared.get("font", "10pt")) < LEAST_PAPER_PT:
        return f"the printed line is set in {declared['font']}"
    if rule.conditions:
        return f"the printed line is there only for {' '.join(rule.conditions)}"
    if extra := sorted(set(declared) - PAPER_LINE):
        return f"the printed line declares {extra[0]}"
    if _contrast(bare(declared.get("color", "#000")), "#fff") < LEAST_CONTRAST:
        return "the printed line is too pale"
    return ""


has_contrast = on_skeleton(_contrasts)


def stands_on_paper(subject: Subject) -> Iterator[str]:
    """An @page margin box holds the words, and no other rule for paper takes them away."""
    if subject.book:  # no reader of books draws it, and epubcheck refuses it
        return
    yield from judged_once(_paper_line, subject.sheet_texts, (), subject.skeleton, subject.policy)


def _points(font: str) -> float:
    found = re.search(r"(?<![\w.])(\d*\.?\d+)pt\b", font)
    return float(found[1]) if found else 0.0


def _wide_enough(declarations: tuple[tuple[str, str], ...]) -> bool:
    """Whether every top margin that is declared has room for the line."""
    tops = [value for name, value in declarations if name in {"margin", "margin-top"}]
    return all(_centimeters(value.split()[0]) >= LEAST_MARGIN_CM for value in tops)


def _centimeters(length: str) -> float:
    found = re.fullmatch(r"(\d*\.?\d+)(cm|mm|in|pt)", length)
    return float(found[1]) * CENTIMETERS[found[2]] if found else 0.0


def _contrast(ink: str, ground: str) -> float:
    """The contrast of two colors as WCAG 2 reckons it; 0 when one cannot be read."""
    pair = sorted(map(_luminance, (ink, ground)))
    return 0.0 if pair[0] < 0 else (pair[1] + 0.05) / (pair[0] + 0.05)


def _luminance(color: str) -> float:
    parsed = parse_color(color)
    if parsed is None or isinstance(parsed, str) or parsed.alpha < 1:
        return -1.0
    try:
        channels = parsed.to("srgb").coordinates
    except NotImplementedError:
        return -1.0
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
