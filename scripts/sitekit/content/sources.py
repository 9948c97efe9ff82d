"""Sources: one bibliography, and the notes that the pages print from it.

Writers put ``[^key]`` behind a claim. The notes themselves are written by
``scripts/write_sources.py`` at the end of the file: plain Markdown to every generator.
Here they are checked to be what the bibliography says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from ..findings import CouldNotCheck, Finding
from .files import markdown_files, read_source

MARK = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](?!:)")
NOTE = re.compile(r"\[\^[^\]\s]+\]:")
MEND_WRITE = "Run: make sources"


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
        rows = yaml.safe_load(read_source(path))["references"]
        references = [Reference.model_validate(row) for row in rows]
    except (KeyError, TypeError, yaml.YAMLError, ValidationError) as error:
        raise CouldNotCheck(f"{path}: not a bibliography ({error})") from error
    return {reference.key: reference for reference in references}


def with_notes(text: str, references: dict[str, Reference]) -> str:
    """`text` with its notes written anew, in the order in which they are cited.

    Only notes at the very end are replaced; a note further up is left to a person.
    """
    prose = _without_notes(text)
    keys = [key for key in dict.fromkeys(MARK.findall(prose)) if key in references]
    if not keys and prose.rstrip() == text.rstrip():
        return text
    notes = "".join(f"[^{key}]: {references[key].citation()}\n" for key in keys)
    return prose.rstrip() + "\n" + (f"\n{notes}" if notes else "")


def _without_notes(text: str) -> str:
    lines = text.splitlines(keepends=True)
    end = at = len(lines)
    while at > 0:
        line = lines[at - 1]
        at -= 1
        if NOTE.match(line):
            end = at
        elif line.strip() and not line[0].isspace():
            break  # the last line of the prose
    return "".join(lines[:end])


def check_sources(docs: Path, references: dict[str, Reference]) -> list[Finding]:
    """Marks without a work behind them, unverified works, and notes that are out of date."""
    pages = markdown_files(docs)
    return [finding for path in pages for finding in _check_file(path, docs, references)]


def _check_file(path: Path, docs: Path, references: dict[str, Reference]) -> Iterator[Finding]:
    shown = (Path(docs.name) / path.relative_to(docs)).as_posix()
    text = read_source(path)
    prose = _without_notes(text)
    for number, line in enumerate(prose.splitlines(), 1):
        yield from _check_line(shown, number, line, references)
    if with_notes(text, references) != text:
        cited = dict.fromkeys(MARK.findall(prose))
        message = f"the notes at the end are not those of what it cites ({', '.join(cited)})"
        last = prose.count("\n") + 1
        yield Finding(shown, last, "source-notes", message, MEND_WRITE)


def _check_line(
    path: str, number: int, line: str, references: dict[str, Reference]
) -> Iterator[Finding]:
    if NOTE.match(line):
        mend = "Move the note to the very end of the file, then run: make sources"
        yield Finding(path, number, "source-misplaced", "text follows this note", mend)
    for key in MARK.findall(line):
        reference = references.get(key)
        if reference is None:
            mend = "Use a key of scripts/data/bibliography.yml, or add the work there."
            yield Finding(path, number, "source-unknown", f"no work {key}", mend)
        elif not reference.verified:
            mend = "Cite a work marked verified: true, or check this one first."
            yield Finding(path, number, "source-unverified", f"{key} is unverified", mend)
