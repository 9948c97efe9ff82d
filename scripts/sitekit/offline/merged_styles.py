"""The stylesheets of many pages as one, for a document that holds all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import tinycss2
from tinycss2.ast import Node

TYPE = re.compile(r"(?<![\w.#:\[-])h([1-5])(?![\w-])")


def merged(sheets: Sequence[str]) -> str:
    """One sheet with every rule of `sheets` once, each in the order of its own sheet.

    What pages of one kind change on paper is left out: it would change the others too.
    """
    found = [[rule.serialize() for rule in _rules(sheet)] for sheet in sheets]
    of_sheets = Counter(rule for rules in found for rule in set(rules))
    everywhere = {rule for rule, count in of_sheets.items() if count == len(sheets)}
    order: list[str] = []
    for rules in found:
        at = 0
        for rule in rules:
            if rule in order:
                at = max(at, order.index(rule) + 1)
            elif rule in everywhere or not _for_paper(rule):
                order.insert(at, rule)
                at += 1
    return "".join(order)


def with_lower_headings(sheet: str) -> str:
    """The same sheet for headings that stand one level lower."""
    return "".join(map(_lower, _rules(sheet)))


def _lower(rule: Node) -> str:
    if rule.type == "at-rule" and rule.content is not None and rule.at_keyword == "media":
        inner = "".join(_lower(it) for it in tinycss2.parse_rule_list(rule.content))
        return f"@media{tinycss2.serialize(rule.prelude)}{{{inner}}}"
    if rule.type != "qualified-rule":
        return str(rule.serialize())
    selector = TYPE.sub(lambda it: f"h{int(it[1]) + 1}", tinycss2.serialize(rule.prelude))
    return f"{selector}{{{tinycss2.serialize(rule.content)}}}"


def _rules(sheet: str) -> list[Node]:
    return list(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


def _for_paper(rule: str) -> bool:
    return rule.startswith("@media print")
