"""The bibliography: the one place where a work is described, and how it is printed."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from ..findings import CouldNotCheck
from .files import load_yaml, read_source

Doubted = Literal[
    "authors", "authors_after_first", "year", "title", "subtitle",
    "container", "volume", "issue", "pages",
]  # fmt: skip


class Reference(BaseModel):
    """One work. What nobody saw with the work itself is named as unconfirmed."""

    model_config = ConfigDict(extra="forbid", strict=True)
    key: str
    authors: list[str]
    year: int
    title: str
    container: str
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    url: str = ""
    type: str
    verified: bool
    unconfirmed_fields: list[Doubted] = []
    note: str = ""

    def citation(self) -> str:
        """The full citation as one line of Markdown; unconfirmed fields are left out."""
        doubted = self.unconfirmed_fields
        parts = [
            "" if "authors" in doubted else self._names(),
            "" if "year" in doubted else f"({self.year}).",
            "" if "title" in doubted else self._title(),
            "" if "container" in doubted else self._place(),
            f"<https://doi.org/{self.doi}>" if self.doi else f"<{self.url}>" if self.url else "",
        ]
        return " ".join(part for part in parts if part)

    def short(self) -> str:
        """Who and when, in a few words; the title where nobody saw the names."""
        if "authors" in self.unconfirmed_fields:
            who = self.title.split(": ")[0]
        else:
            first, *others = (name.split(",")[0] for name in self.authors)
            many = len(others) > 1 or "authors_after_first" in self.unconfirmed_fields
            who = f"{first} and others" if many else " & ".join([first, *others])
        return who if "year" in self.unconfirmed_fields else f"{who}, {self.year}"

    def _names(self) -> str:
        if "authors_after_first" in self.unconfirmed_fields:
            return f"{self.authors[0]}, and others"
        *first, last = self.authors
        return f"{', '.join(first)} & {last}" if first else last

    def _title(self) -> str:
        unsure = "subtitle" in self.unconfirmed_fields
        title = self.title.split(": ")[0] if unsure else self.title
        return title if title.endswith("?") else f"{title}."

    def _place(self) -> str:
        known = {name: "" if name in self.unconfirmed_fields else getattr(self, name)
                 for name in ("volume", "issue", "pages")}  # fmt: skip
        place = self.container
        if known["volume"]:
            place += f", {known['volume']}" + (f"({known['issue']})" if known["issue"] else "")
        if known["volume"] and known["pages"]:
            place += f", {known['pages'].replace('-', '–')}"
        return f"{place}."


def read_bibliography(path: Path) -> dict[str, Reference]:
    """The works that may be cited, by key.

    Raises:
        CouldNotCheck: the file is missing or an entry does not have the right fields.
    """
    try:
        rows = load_yaml(read_source(path))["references"]
        references = [Reference.model_validate(row) for row in rows]
    except (KeyError, TypeError, yaml.YAMLError, ValidationError) as error:
        raise CouldNotCheck(f"{path}: not a bibliography ({error})") from error
    return {reference.key: reference for reference in references}
