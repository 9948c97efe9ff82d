"""Which values of a CSS property the policy allows."""

from __future__ import annotations

import re

from ..policy import ANY, NOT_NEGATIVE, READABLE, SMALL, SPACED

PIXELS = {"px": 1.0, "rem": 16.0, "em": 16.0, "pt": 4 / 3, "": 0.0}
LEAST_TYPE = 12.0  # px
MOST_LINE = 8.0  # px
RECKONED = re.compile(
    r"\b(?:calc|min|max|env|attr|round|mod|rem|abs|sign)\(|var\((?!--(?:ui|text)\))"
)
LENGTH = re.compile(r"(-?\d*\.?\d+)([a-z%]*)")


def bare(value: str) -> str:
    """A value without its importance."""
    return value.removesuffix("!important").strip()


def allows(wanted: str | frozenset[str], value: str) -> bool:
    """Whether a value is in the list, or of the kind, that the policy states."""
    if isinstance(wanted, frozenset):
        return value in wanted
    if wanted == NOT_NEGATIVE:
        return not re.search(r"(?<![\w)])-\s*[\d.]", value)
    if wanted == READABLE:
        return _is_readable(value)
    if wanted == SMALL:
        return all(_is_small(*found) for found in LENGTH.findall(_without_colors(value)))
    if wanted == SPACED:
        found = re.fullmatch(r"\d*\.?\d+", value)
        return value == "normal" or (found is not None and float(value) >= 1)
    return wanted == ANY


def _is_readable(value: str) -> bool:
    """A size that is plainly large enough: reckoned ones cannot be told."""
    if RECKONED.search(value):
        return False
    shorthand = re.sub(r"^(?:(?:italic|normal|bold|[1-9]00)\s+)+", "", value)
    found = re.search(r"(?<![\w.])(\d*\.?\d+)(px|rem|em|pt|)(?=[,\s/)]|$)", shorthand)
    if found is None or float(found[1]) * PIXELS[found[2]] < LEAST_TYPE:
        return False
    spacing = re.search(r"/\s*(\S+)", shorthand)
    return spacing is None or allows(SPACED, spacing[1])


def _is_small(number: str, unit: str) -> bool:
    return (
        unit in PIXELS
        and unit not in {"rem", "em"}
        and (abs(float(number)) * (PIXELS[unit] or 1) <= MOST_LINE)
    )


def _without_colors(value: str) -> str:
    return re.sub(r"#[0-9a-f]+|var\([^)]*\)|(?:rgb|hsl)a?\([^)]*\)", "", value)
