"""Pages that are heavier than ``scripts/data/budgets.yml`` allows, and what makes them so."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..findings import CouldNotCheck, Finding
from ..html_view import Page
from ..pages import Output
from .weigh import Weight, parts, weigh, zipped

WHERE = "scripts/data/budgets.yml"
MEND = f"Make it lighter; what it may weigh stands in {WHERE}."
UNITS = {"html": "bytes", "first_screen": "bytes", "requests": "requests", "first_view": "bytes"}
NAMES = {
    "html": "the document",
    "first_screen": "the document up to its first screen",
    "requests": "what the browser waits for",
    "first_view": "the first view",
}


class Budget(BaseModel):
    """What the pages of one kind may weigh. Bytes are those of gzip -9."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    pages: list[str] = Field(min_length=1)  # patterns of paths in the output
    why: str = Field(min_length=10)
    html: int = Field(gt=0)
    first_screen: int = Field(gt=0)
    requests: int = Field(gt=0)
    first_view: int | None = Field(default=None, gt=0)


class Together(BaseModel):
    """What some files of the output may come to, in bytes of gzip -9."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    files: list[str] = Field(min_length=1)  # patterns of paths in the output
    why: str = Field(min_length=10)
    bytes: int = Field(gt=0)


def read_together(path: Path) -> tuple[Together, ...]:
    """Every limit on files together, in the order of the file.

    Raises:
        CouldNotCheck: the file is missing, or an entry does not have the right fields.
    """
    try:
        rows: Any = yaml.safe_load(path.read_text(encoding="utf-8"))["together"]
        return tuple(Together.model_validate(row) for row in rows)
    except (OSError, KeyError, TypeError, yaml.YAMLError, ValidationError) as error:
        raise CouldNotCheck(f"{path}: not a list of limits ({error})") from error


def read_budgets(path: Path) -> tuple[Budget, ...]:
    """Every budget, in the order of the file; the first that fits a page counts.

    Raises:
        CouldNotCheck: the file is missing, or an entry does not have the right fields.
    """
    try:
        rows: Any = yaml.safe_load(path.read_text(encoding="utf-8"))["budgets"]
        budgets = tuple(Budget.model_validate(row) for row in rows)
    except (OSError, KeyError, TypeError, yaml.YAMLError, ValidationError) as error:
        raise CouldNotCheck(f"{path}: not a list of budgets ({error})") from error
    if not budgets or "*" not in budgets[-1].pages:
        raise CouldNotCheck(f"{path}: the last budget must be for every other page (*)")
    return budgets


def budget_of(path: str, budgets: tuple[Budget, ...]) -> Budget:
    """The first budget with a pattern that fits the page."""
    return next(it for it in budgets if any(fnmatchcase(path, like) for like in it.pages))


def weights(folder: Path, output: Output) -> dict[str, Weight]:
    """Each page of a built folder on the scales."""
    return dict(_weighed(folder, output))


def check_weights(folder: Path, output: Output, budgets: tuple[Budget, ...]) -> list[Finding]:
    """Every limit that a page of the folder breaks."""
    weighed = weights(folder, output)
    over = {
        path: broken
        for path, weight in weighed.items()
        if (broken := _broken(weight, budget_of(path, budgets)))
    }
    return [
        Finding(page.path, 0, "page-heavy", f"{said}; heaviest: {_heaviest(page)}", MEND)
        for page in output.pages
        for said in over.get(page.path, ())
    ]


def check_together(folder: Path, output: Output, limits: tuple[Together, ...]) -> list[Finding]:
    """Every limit that files of the folder break together; also one that fits no file."""
    findings = []
    for limit in limits:
        named = {it for it in output.files if any(fnmatchcase(it, like) for like in limit.files)}
        size = sum(zipped((folder / path).read_bytes()) for path in named)
        if size > limit.bytes or not named:
            said = f"{len(named)} files come to {size:,} bytes, not {limit.bytes:,} at most"
            findings.append(Finding(limit.files[0], 0, "files-heavy", said, MEND))
    return findings


def _weighed(folder: Path, output: Output) -> Iterator[tuple[str, Weight]]:
    @cache
    def size_of(path: str) -> int:
        return zipped((folder / path).read_bytes()) if path in output.files else 0

    for page in output.pages:
        if not output.stands_alone(page.path):  # it is saved, not waited for
            yield page.path, weigh(page, size_of)


def _broken(weight: Weight, budget: Budget) -> list[str]:
    return [
        f"{NAMES[name]} comes to {getattr(weight, name):,} {unit}, not {limit:,} at most"
        for name, unit in UNITS.items()
        if (limit := getattr(budget, name)) is not None and getattr(weight, name) > limit
    ]


def _heaviest(page: Page) -> str:
    return ", ".join(f"{name} {size:,}" for name, size in parts(page).items())
