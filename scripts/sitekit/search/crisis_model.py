"""The learned opinion on what a reader typed, as it stands in its file and as the browser gets it.

It is a linear model: each number under which ``crisis.js`` knows a text (``marks``) points at a
weight, taken modulo their count, and the sum of the weights is compared with three limits.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..findings import CouldNotCheck

STRONGEST = 3
ZERO = ord("d")  # the letter of a weight that is nothing; a is -3 and g is 3
HOW = "Write it with scripts/train_crisis_model.py."


class Head(BaseModel):
    """One question: how much each number speaks for yes."""

    model_config = ConfigDict(extra="forbid", strict=True)
    weights: str = Field(pattern=r"^[a-g]+$")
    bias: int

    def score(self, marks: list[int]) -> int:
        """What ``crisis.js`` makes of these numbers."""
        places = {mark % len(self.weights) for mark in marks}
        return self.bias + sum(ord(self.weights[place]) - ZERO for place in places)


class CrisisModel(BaseModel):
    """Is it danger, is it violence and not self-harm, is it Spanish; and the limits."""

    model_config = ConfigDict(extra="forbid", strict=True)
    danger: Head
    topic: Head
    language: Head
    sure: int
    callout: int
    harmless: int


def model_path(words: Path) -> Path:
    """Where the learned opinion stands, beside the crisis words."""
    return words.with_name("crisis-model.json")


def read_model(words: Path) -> CrisisModel:
    """The learned opinion that belongs to the crisis words of this path.

    Raises:
        CouldNotCheck: it is missing or not whole.
    """
    path = model_path(words)
    try:
        return CrisisModel.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise CouldNotCheck(f"{path}: cannot be read ({error}). {HOW}") from error
