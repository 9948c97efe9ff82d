"""Drawings for what does not know custom properties and media: each with its printed colors.

The drawings of the site name their colors (``--ink``) and say what they are in light, in the
dark and on paper. WeasyPrint knows neither and would draw everything black.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import tinycss2
from tinycss2.ast import Node

from ..findings import CouldNotCheck
from .one_document import Files

STYLE = re.compile(r"(<style>)(.*?)(</style>)", re.DOTALL)
NAMED = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
PAPER = "print"
# The font of the device, and the one that a PDF brings with it (overrides/editions/paper.css).
SCREEN, SHEETS = b"system-ui", b"Headings"


def as_printed(files: Files) -> Files:
    """The same files, with the drawings as they are on paper, in its letters."""

    def printed(path: str) -> bytes:
        data = files(path)
        return on_paper(path, data).replace(SCREEN, SHEETS) if path.endswith(".svg") else data

    return printed


def on_paper(path: str, drawing: bytes) -> bytes:
    """A drawing in which each color is the one that is printed.

    Raises:
        CouldNotCheck: it uses a name that it does not give a value.
    """
    return STYLE.sub(
        lambda style: style[1] + _resolved(path, style[2]) + style[3], drawing.decode()
    ).encode()


def _resolved(path: str, style: str) -> str:
    rules = list(_printed(tinycss2.parse_stylesheet(style, skip_comments=True)))
    values: dict[str, str] = {}
    for rule in rules:
        for one in tinycss2.parse_blocks_contents(rule.content):
            if one.type == "declaration" and one.name.startswith("--"):
                values[one.name] = tinycss2.serialize(one.value).strip()
    text = str(tinycss2.serialize(rules))
    if unknown := sorted(set(NAMED.findall(text)) - values.keys()):
        raise CouldNotCheck(f"{path}: {unknown[0]} has no value in its style")
    return NAMED.sub(lambda name: values[name[1]], text)


def _printed(rules: list[Node]) -> Iterator[Node]:
    """The rules for paper, in their order; those of other media are left out."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule
        elif rule.type == "at-rule" and tinycss2.serialize(rule.prelude).strip() == PAPER:
            yield from _printed(tinycss2.parse_rule_list(rule.content, skip_comments=True))
