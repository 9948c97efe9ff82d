"""Which places come to the front when several answer equally well: ``prominence.yml``."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..findings import CouldNotCheck


class Prominence(BaseModel):
    """The places of one kind, as patterns of addresses in the output."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    at: list[str] = Field(min_length=1)
    counts: float = Field(gt=0, le=1)
    why: str = Field(min_length=10)

    def fits(self, url: str) -> bool:
        """Is the place of this kind?"""
        return any(fnmatchcase(url, pattern) for pattern in self.at)


def read_prominence(path: Path) -> tuple[Prominence, ...]:
    """Every entry, in the order of the file; the first that fits a place counts.

    Raises:
        CouldNotCheck: the file is missing, or an entry does not have the right fields.
    """
    try:
        rows: Any = yaml.safe_load(path.read_text(encoding="utf-8"))["prominence"]
        return tuple(Prominence.model_validate(row) for row in rows)
    except (OSError, KeyError, TypeError, yaml.YAMLError, ValidationError) as error:
        raise CouldNotCheck(f"{path}: not a list of places ({error})") from error


def prominence_of(url: str, entries: tuple[Prominence, ...]) -> float:
    """What the first entry says that fits; 1 when none does."""
    return next((entry.counts for entry in entries if entry.fits(url)), 1.0)
