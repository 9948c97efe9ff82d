"""What a stylesheet loads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import tinycss2
from tinycss2.ast import Node


def addresses_in(text: str) -> list[str]:
    """Every address in a stylesheet: ``url(…)`` anywhere, and ``@import "…"``."""
    return list(_found_in(text))


@lru_cache(maxsize=256)  # the pages of a site share their styles
def _found_in(text: str) -> tuple[str, ...]:
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return tuple(_walk(rules))


def _walk(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        if node.type == "url":
            yield node.value
        elif node.type == "function" and node.lower_name == "url":
            yield from (part.value for part in node.arguments if part.type == "string")
        elif node.type == "at-rule" and node.lower_at_keyword == "import":
            yield from (part.value for part in node.prelude if part.type == "string")
        for name in ("prelude", "content", "arguments"):
            yield from _walk(getattr(node, name, None) or [])
