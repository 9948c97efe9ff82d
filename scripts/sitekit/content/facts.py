"""Facts about crisis services: each with its source, and the day a person should look again.

Numbers and words to send may be printed only while they stand here as verified. The
gate has a list of its own (``banner/policy.py``); a test keeps the two in step.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..findings import CouldNotCheck, Finding
from ..html_view import CHECKSUM, Page, visible_text
from ..memory import key_of, recall_all
from ..pages import Output
from .files import load_yaml, read_source

MEND = "Take it out, or open its source, and mark it verified: yes with the day you did."


class Fact(BaseModel):
    """One fact, who says so, and what of it may be printed."""

    model_config = ConfigDict(extra="forbid", strict=True)
    id: str = Field(pattern=r"^[a-z0-9_]+$")
    fact: str = Field(min_length=10)
    verified: Literal["yes", "partly", "no"]
    source: list[str] = Field(min_length=1)
    checked_on: datetime.date  # in the text of a stored copy
    recheck_days: int = Field(default=90, gt=0)
    opened_live_on: datetime.date | None = None  # only a person sets this
    numbers: list[str] = []  # digits, as a phone dials them
    phrases: list[str] = []  # telling words besides numbers, such as the word to send
    never: list[str] = []  # what no page may say, whatever is verified
    note: str = ""

    @property
    def due_on(self) -> datetime.date:
        """The day a person should open the source again; at once if nobody ever did."""
        last = self.opened_live_on or self.checked_on
        return last + datetime.timedelta(days=self.recheck_days if self.opened_live_on else 0)


def read_facts(path: Path) -> tuple[Fact, ...]:
    """Every fact, in the order of the file.

    Raises:
        CouldNotCheck: the file is missing, or an entry does not have the right fields.
    """
    try:
        facts = tuple(Fact.model_validate(row) for row in load_yaml(read_source(path))["facts"])
    except (KeyError, TypeError, yaml.YAMLError, ValidationError) as error:
        raise CouldNotCheck(f"{path}: not a list of facts ({error})") from error
    if len({fact.id for fact in facts}) < len(facts):
        raise CouldNotCheck(f"{path}: two facts have the same id")
    return facts


def due(facts: Iterable[Fact], today: datetime.date) -> list[Fact]:
    """The facts whose source a person should open now, the longest overdue first."""
    return sorted((fact for fact in facts if fact.due_on <= today), key=lambda fact: fact.due_on)


def check_facts(output: Output, facts: tuple[Fact, ...]) -> list[Finding]:
    """Pages that print what is not verified."""
    asked = tuple((fact.id, said) for fact in facts for said in _withheld(fact))
    return [
        finding
        for page in output.pages
        for finding in recall_all(("facts", key_of(page), asked), _check_page, page, asked)
    ]


def _check_page(page: Page, asked: tuple[tuple[str, str], ...]) -> Iterator[Finding]:
    data = page.data.lower()
    # A number's last digits, or a phrase's last word, stand together: most pages end here.
    if not any(said.split()[-1][-3:].lower().encode() in data for _, said in asked):
        return
    text = CHECKSUM.sub("", visible_text(page.tree.body)) if page.tree.body else ""
    digits = re.sub(r"(?<=\d)[\s().-]+(?=\d)", "", text)
    lower = _lower(text)
    for fact, said in asked:
        if said.isdecimal():
            if said.removeprefix("1") not in digits:
                continue
            pattern = rf"(?<!\d)(?:{said}|{said.removeprefix('1')})(?!\d)"
            found = re.search(pattern, digits)
        elif said.isascii() and said.lower() not in lower:
            continue
        else:
            found = re.search(rf"\b{re.escape(said)}\b", text, re.IGNORECASE)
        if found:
            yield Finding(page.path, 0, "fact-unverified", f"says “{said}” ({fact})", MEND)


def _lower(text: str) -> str:
    """In small letters; those too that are ASCII letters only where case is ignored."""
    for letter, plain in (("ſ", "s"), ("ı", "i"), ("İ", "i")):
        text = text.replace(letter, plain)
    return text.lower()


def _withheld(fact: Fact) -> list[str]:
    """What no page may say of it now."""
    doubted = [*fact.numbers, *fact.phrases] if fact.verified != "yes" else []
    return [*doubted, *fact.never]
