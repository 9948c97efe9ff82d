"""The crisis line on paper that is already printed: every sheet of a PDF."""

from __future__ import annotations

from collections.abc import Sequence

from ..findings import Finding
from .policy import DEFAULT_LANGUAGE, POLICIES, Policy

MEND = "Print it from a page of the site, whose styles put the line on each sheet."


def check_sheets(name: str, sheets: Sequence[str]) -> tuple[Finding, ...]:
    """What a sheet lacks of the line's words for paper, given the text of every sheet."""
    words = _policy(sheets).paper
    return tuple(
        Finding(path, 0, "paper-line", f"the sheet lacks “{lacking}”", MEND)
        for path, text in zip(sheet_names(name, len(sheets)), sheets, strict=True)
        for lacking in words
        if lacking not in text
    )


def sheet_names(name: str, count: int) -> tuple[str, ...]:
    """What findings call each sheet."""
    return tuple(f"{name}#page={number}" for number in range(1, count + 1))


def _policy(sheets: Sequence[str]) -> Policy:
    """That of the language whose line stands on the first sheet; else the strictest guess."""
    first = sheets[0] if sheets else ""
    spoken = (policy for policy in POLICIES.values() if all(it in first for it in policy.paper))
    return next(spoken, POLICIES[DEFAULT_LANGUAGE])
