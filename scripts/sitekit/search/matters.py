"""What readers come for: ``scripts/data/search/matters.yml``, and which words speak for it.

A reader's words say little about one section and much about a matter, since several sections
answer it and many lines ask for it. The weight of a word for a matter is how much more often the
lines of that matter have it than all lines, in the logarithm (a naive Bayes model): computed at
each build, from the lines alone. What speaks against a matter is left out.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..findings import CouldNotCheck
from .addresses import in_output
from .language import Language
from .rows import Row
from .sections import Section

IDEA = "~"  # what the name of an idea begins with in the index
RULE = "search-matter-nowhere"
CAUTION = 80  # words that each matter is thought to have had before any was seen
STRONGEST = 4.0  # the weight of the highest level of a row
WHO = 0.4  # what an idea counts together with who has it, beside the idea alone
SHARED = 0.5  # what a line of one section counts, beside a line of the matter itself


class Matter(BaseModel):
    """One matter as editors write it."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    matter: str = Field(min_length=1)
    at: list[str] = Field(min_length=1)
    asked: list[str] = Field(min_length=1)


@dataclass(frozen=True)
class Learned:
    """The sections of each matter, and the row of each word and idea over the matters."""

    sections: list[list[int]]
    rows: dict[str, Row]


def read_matters(path: Path) -> list[Matter]:
    """Every matter of the file.

    Raises:
        CouldNotCheck: it is missing, or an entry does not have the right fields.
    """
    try:
        rows: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        return [Matter.model_validate(row) for row in rows]
    except (OSError, TypeError, yaml.YAMLError, ValidationError) as error:
        raise CouldNotCheck(f"{path}: not a list of matters ({error})") from error


def learn_matters(
    matters: list[Matter],
    sections: list[Section],
    asked: Mapping[str, list[str]],
    language: Language,
) -> Learned:
    """What speaks for each matter.

    Raises:
        CouldNotCheck: a matter leads to a section that is not there.
    """
    places = [places_of(matter, sections) for matter in matters]
    lines = [[(line, 1.0) for line in matter.asked] for matter in matters]
    holders: dict[int, list[int]] = defaultdict(list)
    for number, found in enumerate(places):
        for at in found:
            holders[at].append(number)
    for at, numbers in holders.items():
        for number in numbers:
            share = SHARED / len(numbers)
            lines[number] += [(line, share) for line in asked.get(sections[at].url, ())]
    return Learned(places, _rows([_said(told, language) for told in lines]))


def marks(text: str, language: Language) -> dict[str, float]:
    """The words of a text, its ideas, and who has them; one long together.

    The twin of ``marks`` in matters.js.
    """
    found: dict[str, float] = {}
    for term, who in language.who_says(text).items():
        found[term] = 1.0
        ideas = language.ideas.get(term, ())
        for idea in ideas:
            part = 1 / math.sqrt(len(ideas))
            found[IDEA + idea] = max(found.get(IDEA + idea, 0.0), part)
            if who:
                mark = f"{IDEA}{who}-{idea}"
                found[mark] = max(found.get(mark, 0.0), WHO * part)
    length = math.sqrt(sum(part**2 for part in found.values())) or 1.0
    return {mark: part / length for mark, part in found.items()}


def places_of(matter: Matter, sections: list[Section]) -> list[int]:
    """Where the sections of a matter stand among all; one that leads nowhere cannot be checked."""
    found: dict[int, None] = {}
    for at in matter.at:
        whole = at.endswith("*")
        address = in_output(at.removesuffix("*"))
        pattern = f"{address}*" if whole else address
        here = [n for n, it in enumerate(sections) if fnmatchcase(it.url, pattern)]
        if not here:
            raise CouldNotCheck(
                f"scripts/data/search/matters.yml: {RULE}: {matter.matter}: no section “{at}” in"
                " the built pages\n    mend: correct it, or take it out when its section is gone"
            )
        found |= dict.fromkeys(here)
    return sorted(found)


def _said(lines: list[tuple[str, float]], language: Language) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for line, share in lines:
        for mark, part in marks(line, language).items():
            found[mark] += share * part
    return found


def _rows(said: list[dict[str, float]]) -> dict[str, Row]:
    usual: dict[str, float] = defaultdict(float)
    for counts in said:
        for mark, count in counts.items():
            usual[mark] += count
    total = sum(usual.values())
    rows: dict[str, Row] = defaultdict(Row)
    for number, counts in enumerate(said):
        length = sum(counts.values()) + CAUTION
        for mark in sorted(counts):
            often = usual[mark] / total
            weight = math.log((counts[mark] + CAUTION * often) / (length * often))
            rows[mark].add(number, max(0.0, weight) / STRONGEST)
    return {mark: row for mark, row in rows.items() if row.text()}
