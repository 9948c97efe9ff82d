"""Markdown that would put a style attribute on a page, where browsers pass it over.

Found in the source, so that the finding names the line. What a template writes is found in
the built page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..findings import Finding
from .files import markdown_files, read_source

# The line below the head of a table, with colons for left, right or centered columns.
ALIGNED = re.compile(r"^[ \t:|-]*(?::-|-:)[ \t:|-]*$", re.MULTILINE)
STYLED = re.compile(r"""style(?<!\wstyle)\s*=\s*["']""")
ALIGNED_MEND = "Take the colons out of this line."
STYLED_MEND = "Give it a class, and write its look into a stylesheet in overrides/styles."


def check_inline_styles(docs: Path) -> list[Finding]:
    """Every line of the pages that comes out as a style attribute."""
    return [finding for path in markdown_files(docs) for finding in _in_file(path, docs)]


def _in_file(path: Path, docs: Path) -> Iterator[Finding]:
    text = read_source(path)
    shown = (Path(docs.name) / path.relative_to(docs)).as_posix()
    for found in (line for line in ALIGNED.finditer(text) if "|" in line[0]):
        message = f"a table sets the side its columns keep to: “{found[0].strip()}”"
        yield Finding(shown, _line(text, found), "style-attribute", message, ALIGNED_MEND)
    for found in STYLED.finditer(text):
        message = "the page has a style attribute"
        yield Finding(shown, _line(text, found), "style-attribute", message, STYLED_MEND)


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1
