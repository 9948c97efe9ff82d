"""The test sheets for people: what is on them, and which are due."""

from __future__ import annotations

import datetime
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from .findings import CouldNotCheck

DUE_AFTER = datetime.timedelta(days=365)


class Step(BaseModel):
    """One thing to do, and what should then happen."""

    model_config = ConfigDict(extra="forbid")
    do: str = Field(min_length=10)
    see: str = Field(min_length=10)


class Run(BaseModel):
    """That somebody did it: only a person adds one."""

    model_config = ConfigDict(extra="forbid")
    who: str = Field(min_length=2)
    when: datetime.date
    result: str = Field(min_length=4, description="passed, or what went wrong")


class Sheet(BaseModel):
    """One way to meet the site that no machine can try."""

    model_config = ConfigDict(extra="forbid")
    id: str = Field(pattern=r"^[a-z0-9-]+$")
    needs: str = Field(min_length=5)
    steps: list[Step] = Field(min_length=1)
    runs: list[Run]

    @property
    def last(self) -> Run | None:
        """The newest run."""
        return max(self.runs, key=lambda run: run.when, default=None)

    def due(self, today: datetime.date) -> bool:
        """Whether nobody has run it for a year, or ever, or the last run found something."""
        last = self.last
        return last is None or last.result != "passed" or today - last.when > DUE_AFTER


def read_sheets(folder: Path) -> list[Sheet]:
    """Every sheet in `folder`.

    Raises:
        CouldNotCheck: a file is not YAML, a sheet is misshapen, or two share an id.
    """
    sheets: list[Sheet] = []
    for path in sorted(folder.glob("*.yml")):
        try:
            sheets += map(Sheet.model_validate, yaml.safe_load(path.read_text(encoding="utf-8")))
        except (TypeError, yaml.YAMLError, ValidationError) as error:
            raise CouldNotCheck(f"{path}: not a list of test sheets ({error})") from error
    ids = [sheet.id for sheet in sheets]
    if twice := {name for name in ids if ids.count(name) > 1}:
        raise CouldNotCheck(f"{folder}: two sheets are called {', '.join(sorted(twice))}")
    return sheets
