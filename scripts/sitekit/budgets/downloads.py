"""Files that readers save, and that weigh more than ``scripts/data/budgets.yml`` allows."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..findings import CouldNotCheck, Finding
from ..pages.output import TAKEN_HOME
from .limits import WHERE

MEND = f"Make it lighter, or say in {WHERE} what it may weigh, and why."
WITHOUT_BUDGET = frozenset({"SHA256SUMS"})


class Limit(BaseModel):
    """What the files of a pattern may weigh."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    file: str = Field(min_length=1)
    bytes: int = Field(gt=0)
    why: str = Field(min_length=10)


def read_limits(path: Path) -> tuple[Limit, ...]:
    """Every limit, in the order of the file; the first that fits a name counts.

    Raises:
        CouldNotCheck: the file is missing, or an entry does not have the right fields.
    """
    try:
        rows: Any = yaml.safe_load(path.read_text(encoding="utf-8"))["editions"]
        return tuple(Limit.model_validate(row) for row in rows)
    except (OSError, KeyError, TypeError, yaml.YAMLError, ValidationError) as error:
        raise CouldNotCheck(f"{path}: not a list of editions ({error})") from error


def check_downloads(folder: Path, limits: Sequence[Limit]) -> list[Finding]:
    """Downloads that weigh more than they may, or that have no limit."""
    return [
        Finding(TAKEN_HOME + path.name, 0, "edition-heavy", problem, MEND)
        for path in sorted((folder / TAKEN_HOME).glob("*"))
        if path.name not in WITHOUT_BUDGET and (problem := _problem(path, limits))
    ]


def _problem(path: Path, limits: Sequence[Limit]) -> str:
    limit = next((it for it in limits if fnmatchcase(path.name, it.file)), None)
    if limit is None:
        return "nothing says what it may weigh"
    size = path.stat().st_size
    return f"weighs {size:,} bytes, not {limit.bytes:,} at most" if size > limit.bytes else ""
