"""The marks of claims in a page's prose, and the label before each: how sure anybody is of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .claims import IN_TEXT, Claim

# A mark begins with the letter that is looked for: such are found several times faster.
MARK = re.compile(r"\[(?<!\\\[)\^([^\]\s]+)\](?!:)")


def claim_marks(prose: str) -> list[str]:
    """The claims a page makes, in order, each once; `prose` is the page without its notes."""
    return list(dict.fromkeys(MARK.findall(prose)))


def labeled(prose: str, claims: Mapping[str, Claim]) -> str:
    """`prose` with the label of each claim before its mark, in place of any that stands there."""
    parts, end = [], 0
    for mark in MARK.finditer(prose):
        if claim := claims.get(mark[1]):
            before = _without_label(prose[end : mark.start()])
            parts.append(f"{before} <small>{IN_TEXT[claim.label]}</small>[^{claim.id}]")
            end = mark.end()
    return "".join([*parts, prose[end:]])


def _without_label(before: str) -> str:
    """What stands before a mark, without a label at its end."""
    rest, start, label = before.rpartition("<small>")
    is_one = start and label.endswith("</small>") and label.count("<") == 1
    return rest.removesuffix(" ") if is_one else before
