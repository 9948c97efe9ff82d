"""Plain and safe language on the built pages, by the rules of ``scripts/data/language.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ..findings import CouldNotCheck, Finding
from ..html_view import Page
from ..pages import Output
from .files import read_source
from .reading import count_words, language_of, measure, paragraphs, sentences

WHERE = "scripts/data/language.yml"


class Limits(BaseModel):
    """How hard and how long the text may be."""

    model_config = ConfigDict(extra="forbid", strict=True)
    grade: float
    sentence_words: int
    paragraph_sentences: int


class Avoided(BaseModel):
    """Words to keep away from, why, and what to say."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    id: str = Field(pattern=r"^[a-z-]+$")
    words: list[str] = Field(min_length=1)
    why: str = Field(min_length=5)
    say: str = Field(min_length=5)

    @field_validator("words")
    @classmethod
    def _patterns(cls, words: list[str]) -> list[str]:
        for word in words:
            re.compile(word)
        return words

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All the words at once."""
        return re.compile(rf"\b(?:{'|'.join(self.words)})\b", re.IGNORECASE)


class Exempt(BaseModel):
    """A place where a rule does not hold, and why."""

    model_config = ConfigDict(extra="forbid", strict=True)
    rule: str
    page: str
    text: str = Field(min_length=3)
    reason: str = Field(min_length=10)


class Rules(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", strict=True)
    limits: Limits
    avoid: list[Avoided] = Field(min_length=1)
    exceptions: list[Exempt] = []


def read_rules(path: Path) -> Rules:
    """The rules of language.

    Raises:
        CouldNotCheck: the file is missing, or a part has not the right fields.
    """
    try:
        return Rules.model_validate(yaml.safe_load(read_source(path)))
    except (yaml.YAMLError, re.error, ValidationError) as error:
        raise CouldNotCheck(f"{path}: not rules of language ({error})") from error


def check_language(output: Output, rules: Rules) -> list[Finding]:
    """Pages that are too hard, sentences and paragraphs that are too long, words to avoid."""
    used: set[int] = set()
    found = [
        finding
        for page in output.pages
        for rule, excerpt, finding in _check_page(page, rules)
        if not _excepted(rule, page.path, excerpt, rules, used)
    ]
    for at, exception in enumerate(rules.exceptions):
        if at not in used:
            message = f"the exception for “{exception.text}” on {exception.page} is not needed"
            found.append(Finding(WHERE, 0, "words-exception", message, "Take it out."))
    return found


def _excepted(rule: str, page: str, excerpt: str, rules: Rules, used: set[int]) -> bool:
    for at, one in enumerate(rules.exceptions):
        if (one.rule, one.page) == (rule, page) and one.text in excerpt:
            used.add(at)
            return True
    return False


def _check_page(page: Page, rules: Rules) -> Iterator[tuple[str, str, Finding]]:
    """The rule, the whole text it was broken in, and the finding."""
    measured, limits = measure(page), rules.limits
    if measured and measured.grade > limits.grade:
        message = f"reading grade {measured.grade:.1f}, more than {limits.grade:.0f}"
        mend = "Use shorter words and sentences."
        yield "grade", "", Finding(page.path, 0, "words-grade", message, mend)
    for paragraph in paragraphs(page):
        parts = sentences(paragraph)
        if len(parts) > limits.paragraph_sentences:
            message = f"{len(parts)} sentences in the paragraph “{paragraph[:60]}…”"
            finding = Finding(page.path, 0, "words-paragraph", message, "Part it in two.")
            yield "paragraph", paragraph, finding
        for sentence in parts:
            if (count := count_words(sentence)) > limits.sentence_words:
                message = f"{count} words in the sentence “{sentence[:60]}…”"
                finding = Finding(page.path, 0, "words-sentence", message, "Part it in two.")
                yield "sentence", sentence, finding
    if language_of(page) == "en":
        yield from _avoided(page, rules)


def _avoided(page: Page, rules: Rules) -> Iterator[tuple[str, str, Finding]]:
    for paragraph in paragraphs(page, everything=True):
        for rule in rules.avoid:
            for hit in rule.pattern.finditer(paragraph):
                message = f"says “{hit[0]}”: {rule.why}"
                around = paragraph[max(0, hit.start() - 80) : hit.end() + 80]
                finding = Finding(page.path, 0, f"words-{rule.id}", message, rule.say)
                yield rule.id, around, finding
