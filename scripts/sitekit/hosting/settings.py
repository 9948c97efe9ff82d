"""``scripts/data/hosting.yml`` as typed data."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ..findings import CouldNotCheck

# What goes into configurations must not be able to end a line or a quoted value there.
VALUE = re.compile(r"[A-Za-z0-9 ,;=/()+.-]+")
FILE = re.compile(r"[\w./-]+", re.ASCII)
PLACE = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/?)+")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Kind(_Strict):
    """One kind of file: its media type, and whether it is packed on its way."""

    type: str = Field(pattern=r"^[a-z]+/[a-z0-9.+-]+$")
    packed: bool


class Lifetimes(_Strict):
    """Values of Cache-Control."""

    page: str
    always_fresh: str
    named_by_contents: str


class Settings(_Strict):
    """What every server sends with the site."""

    headers: dict[str, str]
    permissions_denied: list[str] = Field(min_length=1)
    lifetimes: Lifetimes
    always_fresh: list[str]  # files
    types: dict[str, Kind]
    redirects: dict[str | int, str]

    @field_validator("headers")
    @classmethod
    def _values(cls, headers: dict[str, str]) -> dict[str, str]:
        for name, value in headers.items():
            if not VALUE.fullmatch(value):
                raise ValueError(f"{name} has a value that could end its line")
        return headers

    @field_validator("always_fresh")
    @classmethod
    def _names(cls, files: list[str]) -> list[str]:
        for name in files:
            if not FILE.fullmatch(name):
                raise ValueError(f"{name} is no name of a file")
        return files

    @field_validator("redirects")
    @classmethod
    def _places(cls, redirects: dict[str | int, str]) -> dict[str | int, str]:
        for place in (str(part) for pair in redirects.items() for part in pair):
            if not PLACE.fullmatch(place):
                raise ValueError(f"{place} is no address of a page")
        return redirects

    def common_headers(self) -> dict[str, str]:
        """The headers that every answer has."""
        denied = ", ".join(f"{feature}=()" for feature in self.permissions_denied)
        return self.headers | {"Permissions-Policy": denied}


def read_settings(path: Path) -> Settings:
    """Read the settings.

    Raises:
        CouldNotCheck: the file is missing, or an entry does not have the right fields.
    """
    try:
        rows: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Settings.model_validate(rows)
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise CouldNotCheck(f"{path}: not the settings of hosts ({error})") from error
