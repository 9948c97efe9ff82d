"""The stylesheets of a page, flattened: selector, declarations, and the conditions around.

Parsed by tinycss2 as browsers parse them, once for each text: a site's pages share
their styles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import tinycss2
from tinycss2.ast import Node

from .selectors import split, subject_of

CONDITIONS = frozenset({"media", "supports", "container", "layer", "scope", "starting-style"})


@dataclass(frozen=True)
class StyleRule:
    """One selector with what it declares. Values are lower case, white space folded."""

    selector: str
    declarations: tuple[tuple[str, str], ...]
    conditions: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """The last part of the selector: what it is that gets styled."""
        return subject_of(self.selector)


@dataclass(frozen=True)
class Sheet:
    """One stylesheet: its rules, its rules for paper, and what it asks to load."""

    rules: tuple[StyleRule, ...]
    paper: tuple[StyleRule, ...]  # selector "@page" or "@top-center" …
    others: tuple[StyleRule, ...]  # @keyframes, @font-face, @property …, by that selector
    imports: tuple[str, ...]


@lru_cache(maxsize=256)
def parse_sheet(text: str) -> Sheet:
    """Parse a stylesheet; parts a browser would skip are skipped."""
    nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    rules = tuple(_rules(nodes, "", ()))
    paper = tuple(_paper(nodes, ()))
    imports = tuple(_imports(nodes))
    return Sheet(rules, paper, tuple(_others(nodes)), imports)


def _imports(nodes: list[Node]) -> Iterator[str]:
    """Also below a condition, which can be that of the element the sheet stands in."""
    for node in nodes:
        if node.type == "at-rule" and node.lower_at_keyword == "import":
            yield tinycss2.serialize(node.prelude).strip()
        elif _is_condition(node):
            yield from _imports(_rule_list(node))


def _rules(nodes: list[Node], parent: str, around: tuple[str, ...]) -> Iterator[StyleRule]:
    for node in nodes:
        if node.type == "qualified-rule":
            inner = _contents(node)
            declared = _declarations(inner)
            for part in split(node.prelude):
                selector = _nested(part, parent)
                yield StyleRule(selector, declared, around)
                yield from _rules(inner, selector, around)
        elif _is_condition(node):
            within = (*around, f"@{node.lower_at_keyword} {_folded(node.prelude)}")
            inner = _contents(node) if parent else _rule_list(node)
            if parent and (declared := _declarations(inner)):
                yield StyleRule(parent, declared, within)
            found = _rules(inner, parent, within)
            yield from _scoped(found, node) if node.lower_at_keyword == "scope" else found


def _others(nodes: list[Node]) -> Iterator[StyleRule]:
    """Rules that style no element by themselves, wherever they stand."""
    for node in nodes:
        if _is_condition(node):
            yield from _others(_rule_list(node))
        elif (
            node.type == "at-rule" and node.content is not None and node.lower_at_keyword != "page"
        ):
            selector = f"@{node.lower_at_keyword} {_folded(node.prelude)}".strip()
            inner = _contents(node)
            yield StyleRule(selector, _declarations(inner))
            for step in inner:
                if step.type == "qualified-rule":
                    yield StyleRule(selector, _declarations(_contents(step)))


def _scoped(rules: Iterator[StyleRule], scope: Node) -> Iterator[StyleRule]:
    """What stands in @scope (root) reaches the root and what is in it, and nothing else."""
    roots = [
        tinycss2.serialize(block.content) for block in scope.prelude if block.type == "() block"
    ]
    for rule in rules:
        if not roots:
            yield rule
            continue
        within = f":is({roots[0]})"
        selector = rule.selector.replace(":scope", within)
        yield replace(rule, selector=f"{within} {selector}")
        yield replace(rule, selector=f"{selector}{within}" if "::" not in selector else within)


def _paper(nodes: list[Node], around: tuple[str, ...]) -> Iterator[StyleRule]:
    for node in nodes:
        if node.type != "at-rule" or node.content is None:
            continue
        if node.lower_at_keyword == "page":
            inner = _contents(node)
            yield StyleRule(f"@page {_folded(node.prelude)}".strip(), _declarations(inner), around)
            for box in inner:
                if box.type == "at-rule" and box.content is not None:
                    declared = _declarations(_contents(box))
                    yield StyleRule(f"@{box.lower_at_keyword}", declared, around)
        elif _is_condition(node):
            within = (*around, f"@{node.lower_at_keyword} {_folded(node.prelude)}")
            yield from _paper(_rule_list(node), within)


def _is_condition(node: Node) -> bool:
    has_block = node.type == "at-rule" and node.content is not None
    return bool(has_block and node.lower_at_keyword in CONDITIONS)


def _contents(node: Node) -> list[Node]:
    found: list[Node] = tinycss2.parse_blocks_contents(
        node.content, skip_comments=True, skip_whitespace=True
    )
    return found


def _rule_list(node: Node) -> list[Node]:
    found: list[Node] = tinycss2.parse_rule_list(
        node.content, skip_comments=True, skip_whitespace=True
    )
    return found


def _declarations(nodes: list[Node]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            node.name if node.name.startswith("--") else node.lower_name,
            _folded(node.value) + (" !important" if node.important else ""),
        )
        for node in nodes
        if node.type == "declaration"
    )


def _folded(tokens: list[Node]) -> str:
    return " ".join(tinycss2.serialize(tokens).split()).lower()


def _nested(part: str, parent: str) -> str:
    if not parent:
        return part
    return part.replace("&", parent) if "&" in part else f"{parent} {part}"
