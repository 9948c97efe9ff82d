"""Verdicts that hold for every page on which the banner is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps

from .policy import Policy
from .subject import Subject

Judge = Callable[[Subject], Iterator[str]]
MOST_VERDICTS = 256  # of one judge, in memory


def on_banner(judge: Judge) -> Judge:
    """Judge once for all pages on which the banner is the same to the letter.

    For judges who look at what is in the banner, and at nothing else.
    """
    verdicts: dict[tuple[str, Policy], tuple[str, ...]] = {}

    @wraps(judge)
    def judged(subject: Subject) -> Iterator[str]:
        question = (subject.written, subject.policy)
        if question not in verdicts:
            if len(verdicts) >= MOST_VERDICTS:
                verdicts.clear()
            verdicts[question] = tuple(judge(subject))
        yield from verdicts[question]

    return judged
