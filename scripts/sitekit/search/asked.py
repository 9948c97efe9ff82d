"""Readers' lines: what somebody might type who needs one section.

They stand in ``scripts/data/search/asked/*.yml``, feed the index, and are never shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..findings import CouldNotCheck
from ..memory import of_file
from .addresses import in_output
from .sections import Section

RULE = "search-asked-nowhere"


class _Entry(BaseModel):
    """The lines of one section as editors write them."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    at: str = Field(min_length=1)
    asked: list[str] = Field(min_length=1)


@dataclass(frozen=True)
class Asked:
    """The lines for one section, and where they stand."""

    at: str  # its address in the output: ``articles/index.html#id``
    lines: tuple[str, ...]
    where: str  # file:line


def read_asked(folder: Path) -> list[Asked]:
    """Every entry of every file of the folder.

    Raises:
        CouldNotCheck: a file does not have the right shape.
    """
    return [entry for path in sorted(folder.glob("*.yml")) for entry in of_file(_read, path)]


def lines_by_section(asked: Iterable[Asked], sections: list[Section]) -> dict[str, list[str]]:
    """The lines of each section that has any, by its address.

    Raises:
        CouldNotCheck: an entry leads to no section; all such entries are named.
    """
    known = {section.url for section in sections}
    found: dict[str, list[str]] = {}
    lost = []
    for entry in asked:
        if entry.at not in known:
            lost.append(entry)
        found.setdefault(entry.at, []).extend(entry.lines)
    if lost:
        raise CouldNotCheck("\n".join(f"{it.where}: {RULE}: {_said(it, known)}" for it in lost))
    return found


def _said(entry: Asked, known: set[str]) -> str:
    alike = get_close_matches(entry.at, known, 3, 0.5)
    nearest = f"; nearest: {', '.join(alike)}" if alike else ""
    return (
        f"no section “{entry.at}” in the built pages{nearest}\n"
        "    mend: correct `at`, or take the entry out when its section is gone"
    )


def _read(path: Path) -> list[Asked]:
    where = f"scripts/data/search/asked/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text)
        rows = [_Entry.model_validate(row) for row in yaml.safe_load(text) or []]
    except (OSError, TypeError, yaml.YAMLError, ValidationError) as error:
        raise CouldNotCheck(f"{where}: not a list of lines ({error})") from error
    marks = node.value if isinstance(node, yaml.SequenceNode) else []
    return [
        Asked(in_output(row.at), tuple(row.asked), f"{where}:{mark.start_mark.line + 1}")
        for row, mark in zip(rows, marks, strict=True)
    ]
