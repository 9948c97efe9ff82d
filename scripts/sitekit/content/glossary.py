"""The glossary as data: each term once, for its own page and for the notes on other pages.

A page marks a term as ``[object constancy](#word-object-constancy)``; the meaning then
stands in its list "Words on this page", where a tap leads and what prints.
"""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ..findings import CouldNotCheck
from .files import read_source

MARK = re.compile(r"\]\(#word-([^)\s]+)\)")
MOST_WORDS = 40  # the meaning stands in a small box beside the text


class Term(BaseModel):
    """A term, what it means in a sentence or two, and where more stands."""

    model_config = ConfigDict(extra="forbid", strict=True)
    id: str = Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
    term: str = Field(min_length=2)
    also: list[str] = []
    meaning: str = Field(min_length=10)
    more: str = ""
    see: list[str] = []

    @field_validator("meaning")
    @classmethod
    def _short(cls, meaning: str) -> str:
        if len(meaning.split()) > MOST_WORDS:
            raise ValueError(f"has more than {MOST_WORDS} words; put the rest into more")
        return meaning

    @property
    def name(self) -> str:
        """The term as it stands at the start of a line."""
        return self.term[:1].upper() + self.term[1:]


def read_glossary(path: Path) -> dict[str, Term]:
    """The terms by id, from A to Z.

    Raises:
        CouldNotCheck: the file is missing, or an entry does not have the right fields.
    """
    try:
        terms = [Term.model_validate(row) for row in yaml.safe_load(read_source(path))]
    except (TypeError, yaml.YAMLError, ValidationError) as error:
        raise CouldNotCheck(f"{path}: not a glossary ({error})") from error
    terms.sort(key=lambda term: term.term.lower())
    if not terms or len({term.id for term in terms}) < len(terms):
        raise CouldNotCheck(f"{path}: no term in it, or two with the same id")
    return {term.id: term for term in terms}


def words_list(ids: list[str], terms: dict[str, Term], to_glossary: str) -> str:
    """The marked terms of a page with their meanings, and a way to all the others."""
    known = sorted(
        (terms[name] for name in set(ids) if name in terms), key=lambda t: t.term.lower()
    )
    listed = "".join(
        f"- **{term.name}.** {term.meaning}\n  {{ #word-{term.id} }}\n" for term in known
    )
    return listed and f"{listed}\nMore words: [the glossary]({to_glossary}).\n"


def all_words(terms: dict[str, Term], linked: dict[str, str]) -> str:
    """Every term under its letter; `linked` gives the title of each place on the site."""
    parts = []
    for letter, group in groupby(terms.values(), key=lambda term: term.term[0].upper()):
        parts.append(f"## {letter} {{ #letter-{letter.lower()} }}\n")
        parts += [_entry(term, linked) for term in group]
    return "\n".join(parts)


def _entry(term: Term, linked: dict[str, str]) -> str:
    lines = [f"### {term.name} {{ #{term.id} }}\n", f"{term.meaning}\n"]
    if term.also:
        lines.append(f"You may also hear: {', '.join(term.also)}.\n")
    if term.more:
        lines.append(f"{term.more}\n")
    if term.see:
        places = (f"[{linked.get(place.split('#')[0], place)}]({place})" for place in term.see)
        lines.append(f"More: {', '.join(places)}.\n")
    return "\n".join(lines)
