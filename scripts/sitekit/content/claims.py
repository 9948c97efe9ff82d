"""Claims as data: what the pages say, how sure anybody is of it, and which works speak of it.

One file a topic in ``scripts/data/claims``. A page puts ``[^id]`` behind the sentence;
the label there, the note at its foot and the evidence page are all written from here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..findings import CouldNotCheck, Finding
from .bibliography import Reference
from .files import load_yaml, read_source

Label = Literal["strong", "some", "practice", "everyday"]
# The words readers see; the evidence page explains them under these ids.
LABELS: Mapping[Label, str] = {
    "strong": "strong evidence",
    "some": "some evidence",
    "practice": "practice or expert view",
    "everyday": "everyday term",
}
IN_TEXT: Mapping[Label, str] = {**LABELS, "practice": "practice"}  # it stands there most often
NEED_WORKS: frozenset[Label] = frozenset({"strong", "some"})


class Claim(BaseModel):
    """One statement of the pages, and what stands behind it."""

    model_config = ConfigDict(extra="forbid", strict=True)
    id: str = Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
    claim: str = Field(min_length=10)
    label: Label
    sources: list[str]
    shows: str = Field(min_length=10)
    limits: str = Field(min_length=10)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    topic: str = Field(min_length=3)
    claims: list[Claim] = Field(min_length=1)


@dataclass(frozen=True)
class Topic:
    """The claims of one file, under the heading they get on the evidence page."""

    file: str
    title: str
    claims: tuple[Claim, ...]


def read_topics(folder: Path) -> tuple[Topic, ...]:
    """Every topic under `folder`, in the order of their file names.

    Raises:
        CouldNotCheck: there is none, one has not the right fields, or two claims share an id.
    """
    topics = tuple(_read_topic(path) for path in sorted(folder.glob("*.yml")))
    if not topics:
        raise CouldNotCheck(f"{folder}: there are no claims in it")
    count = Counter(claim.id for topic in topics for claim in topic.claims)
    if twice := [name for name, times in count.items() if times > 1]:
        raise CouldNotCheck(f"{folder}: two claims are called {twice[0]}. Rename one of them.")
    return topics


def _read_topic(path: Path) -> Topic:
    try:
        read = _File.model_validate(load_yaml(read_source(path)))
    except (yaml.YAMLError, ValidationError) as error:
        raise CouldNotCheck(f"{path}: not a list of claims ({error})") from error
    return Topic(path.name, read.topic, tuple(read.claims))


def check_claims(
    topics: Iterable[Topic], works: Mapping[str, Reference], cited: frozenset[str]
) -> Iterator[Finding]:
    """Claims without what they need, and claims or works that no page uses."""
    used: set[str] = set()
    for topic in topics:
        path = f"scripts/data/claims/{topic.file}"
        for claim in topic.claims:
            used |= set(claim.sources)
            yield from _check_claim(path, claim, works)
            if claim.id not in cited:
                mend = f"Put [^{claim.id}] behind the sentence that says it, or take the claim out."
                yield Finding(path, 0, "claim-unused", f"no page makes the claim {claim.id}", mend)
    for key in sorted(set(works) - used):
        mend = "Name it in the sources of a claim, or take the work out."
        path = "scripts/data/bibliography.yml"
        yield Finding(path, 0, "source-unused", f"no claim rests on {key}", mend)


def _check_claim(path: str, claim: Claim, works: Mapping[str, Reference]) -> Iterator[Finding]:
    for key in claim.sources:
        if key not in works:
            mend = "Use a key of scripts/data/bibliography.yml, or add the work there."
            yield Finding(path, 0, "source-unknown", f"{claim.id}: no work {key}", mend)
        elif not works[key].verified:
            mend = "Cite a work marked verified: true, or check this one first."
            yield Finding(path, 0, "source-unverified", f"{claim.id}: {key} is unverified", mend)
    if claim.label in NEED_WORKS and not claim.sources:
        mend = "Name the works, or label it practice."
        message = f"{claim.id}: says {LABELS[claim.label]} and names no work"
        yield Finding(path, 0, "claim-bare", message, mend)
