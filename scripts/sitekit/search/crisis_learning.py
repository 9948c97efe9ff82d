"""How the learned opinion comes from examples: the same examples give the same weights.

A linear support vector machine with squared hinge loss, by dual coordinate descent (Hsieh and
others, 2008, https://doi.org/10.1145/1390156.1390208). Only +, -, * and / are used, in a fixed
order, so that no machine and no version of Python rounds another way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .crisis_model import STRONGEST, ZERO, CrisisModel, Head

TOPICS = ("self-harm", "violence")
SIZES = {"danger": 5632, "topic": 768, "language": 256}  # weights per question
COST = 0.1  # how much a wrong example weighs against small weights
ROUNDS = 12
STEP = 7919  # a prime: examples are not taken in the order of the file
CLIPPED = 200  # one weight in so many may be cut off at the strongest
FAINT = 0.2  # this far beyond half a step a weight must be to count
# From which margin on, chosen by cross-validation (train_crisis_model.py --report); below the
# last one, a callout of the lists is taken back.
SURE, CALLOUT, HARMLESS = 0.5, 0.05, -1.0


@dataclass(frozen=True)
class Example:
    """A text with the numbers it is known under and what it means."""

    text: str
    marks: tuple[int, ...]
    topic: str  # "" is harmless, "any" is danger of either kind
    language: str


@dataclass(frozen=True)
class Rounded:
    """A question's weights in letters, and what one step of them is worth."""

    head: Head
    step: float


def learn(examples: Sequence[Example]) -> CrisisModel:
    """The learned opinion after these examples."""
    danger = question("danger", [(one.marks, bool(one.topic)) for one in examples])
    topic = [(one.marks, one.topic == "violence") for one in examples if one.topic in TOPICS]
    language = [(one.marks, one.language == "es") for one in examples]
    return CrisisModel(
        danger=danger.head,
        topic=question("topic", topic).head,
        language=question("language", language).head,
        sure=round(SURE / danger.step),
        callout=round(CALLOUT / danger.step),
        harmless=round(HARMLESS / danger.step),
    )


def question(name: str, cases: Sequence[tuple[tuple[int, ...], bool]]) -> Rounded:
    """The weights that answer one question, rounded to a few steps."""
    size = SIZES[name]
    rows = [[*sorted({mark % size for mark in marks}), size] for marks, _ in cases]
    return rounded(weights(rows, [1.0 if yes else -1.0 for _, yes in cases], size + 1))


def weights(rows: Sequence[Sequence[int]], signs: Sequence[float], size: int) -> list[float]:
    """The weights; the last one counts for every row."""
    found, shares, spread = [0.0] * size, [0.0] * len(rows), 1 / (2 * COST)
    order = [at * STEP % len(rows) for at in range(len(rows))] if len(rows) % STEP else []
    for _ in range(ROUNDS):
        for at in order or range(len(rows)):
            row, sign, total = rows[at], signs[at], 0.0
            for place in row:
                total += found[place]
            slope = sign * total - 1 + spread * shares[at]
            share = max(shares[at] - slope / (len(row) + spread), 0.0)
            if change := (share - shares[at]) * sign:
                for place in row:
                    found[place] += change
                shares[at] = share
    return found


def rounded(found: Sequence[float]) -> Rounded:
    """The weights in letters; what is faint becomes nothing."""
    *inner, bias = found
    step = sorted(map(abs, inner))[-1 - len(inner) // CLIPPED] / STRONGEST or 1.0
    letters = []
    for weight in inner:
        size = min(int(max(abs(weight) / step + 0.5 - FAINT, 0)), STRONGEST)
        letters.append(chr(ZERO + (size if weight > 0 else -size)))
    return Rounded(Head(weights="".join(letters), bias=round(bias / step)), step)
