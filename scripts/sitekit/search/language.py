"""How people write when they are upset, as data: ``scripts/data/search/language.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from ..findings import CouldNotCheck
from .words import stem, tokens

PARTNER = "partner"  # the word that stands for either of two people


class _File(BaseModel):
    """The file as editors write it."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    stop: str
    light: str
    partner: str
    chat: dict[str, str]
    same: list[list[str]]
    near: list[list[str]]
    phrases: dict[str, str]
    elsewhere: str
    ideas: dict[str, str]


@dataclass(frozen=True)
class Language:
    """The lists of the file, ready to be used: words where readers type, stems elsewhere."""

    stop: frozenset[str]  # words
    light: frozenset[str]  # stems
    elsewhere: frozenset[str]  # stems
    chat: dict[str, tuple[str, ...]]  # word -> words
    same: dict[str, str]  # stem -> stem
    near: dict[str, tuple[str, ...]]  # stem -> stems
    phrases: dict[str, tuple[str, ...]]  # words with a space between -> words
    ideas: dict[str, tuple[str, ...]]  # stem -> ideas

    def terms(self, text: str) -> list[str]:
        """What a text says, as stems in its order; words that say nothing are left out."""
        return [self.canonical(word) for word in self.spelled_out(text) if word not in self.stop]

    def spelled_out(self, text: str) -> list[str]:
        """The words of a text with chat words and phrases resolved."""
        words = [new for word in tokens(text) for new in self.chat.get(word, (word,))]
        found = []
        for at, word in enumerate(words):
            found.append(word)
            for length in (2, 3):
                found += self.phrases.get(" ".join(words[at : at + length]), ())
                if at + length >= len(words):
                    break
        return found

    def canonical(self, word: str) -> str:
        """The stem that stands for a word and for all that mean the same."""
        stemmed = stem(word)
        return self.same.get(word) or self.same.get(stemmed, stemmed)


def read_language(path: Path) -> Language:
    """The file, checked.

    Raises:
        CouldNotCheck: it is missing or malformed, or a word means two things at once.
    """
    try:
        rows: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        file = _File.model_validate(rows)
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise CouldNotCheck(f"{path}: search cannot read its language ({error})") from error
    same = _same(path, [[PARTNER, *file.partner.split()], *file.same])
    return _language(file, same)


def _same(path: Path, groups: list[list[str]]) -> dict[str, str]:
    """What stands for each stem; for the word itself where its stem may be another's too."""
    given: dict[str, str] = {}
    for first, *others in groups:
        for word in (first, *others):
            before = given.setdefault(word, first)
            if before != first:
                raise CouldNotCheck(
                    f"{path}: same: “{word}” stands for “{first}” here and for “{before}” in"
                    " another line; take it out of one of them"
                )
    same: dict[str, str] = {}
    for word, first in given.items():
        short = len(stem(word)) < 4 and stem(word) != word
        if short or same.setdefault(stem(word), stem(first)) != stem(first):
            same[word] = stem(first)
    return same


def _language(file: _File, same: dict[str, str]) -> Language:
    def canonical(word: str) -> str:
        return same.get(word) or same.get(stem(word), stem(word))

    near: dict[str, list[str]] = {}
    for row in file.near:
        group = list(dict.fromkeys(map(canonical, row)))
        for one in group:
            near.setdefault(one, []).extend(other for other in group if other != one)
    ideas: dict[str, list[str]] = {}
    for idea, words in file.ideas.items():
        for one in dict.fromkeys(map(canonical, words.split())):
            ideas.setdefault(one, []).append(idea)
    return Language(
        stop=frozenset(file.stop.split()),
        light=frozenset(map(canonical, file.light.split())) | {PARTNER},
        elsewhere=frozenset(map(canonical, file.elsewhere.split())),
        chat={short: tuple(long.split()) for short, long in file.chat.items()},
        same={one: other for one, other in same.items() if one != other},
        near={one: tuple(dict.fromkeys(others)) for one, others in near.items()},
        ideas={one: tuple(names) for one, names in ideas.items()},
        phrases={many: tuple(said.split()) for many, said in file.phrases.items()},
    )
