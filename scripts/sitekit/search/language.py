"""How people write when they are upset, as data: ``scripts/data/search/language.yml``.

The twin of ``overrides/assets/search/language.js``, which reads the same lists for what a
reader types; a test holds both to the same answers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from ..findings import CouldNotCheck
from .words import stem, tokens

PHRASE_LENGTHS = (2, 3)
SPEAKERS = {
    **dict.fromkeys(["i", "im", "ive", "id", "ill", "me", "my", "myself"], "i"),
    **dict.fromkeys(["we", "weve", "us", "our", "ours"], "we"),
}
PARTNER = "partner"  # the word that stands for either of two people


class Lists(BaseModel):
    """The lists as editors write them, and as the program in the page gets them."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    stop: str
    light: str
    partner: str
    elsewhere: str
    chat: dict[str, str]
    same: list[str]
    near: list[str]
    phrases: dict[str, str]
    ideas: dict[str, str]


@dataclass(frozen=True)
class Language:
    """The lists, ready to be used on the pages."""

    lists: Lists
    stop: frozenset[str]  # words
    light: frozenset[str]  # stems
    chat: dict[str, tuple[str, ...]]  # word -> words
    same: dict[str, str]  # word or stem -> stem
    phrases: dict[str, tuple[str, ...]]  # words with a space between -> words
    ideas: dict[str, tuple[str, ...]]  # stem -> ideas
    phrase_lengths: dict[str, tuple[int, ...]]  # first word -> how many words there may be
    # What was read once: the index asks for each text several times, for each word very often.
    _read: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
    _stems: dict[str, tuple[str, str]] = field(default_factory=dict, compare=False, repr=False)

    def terms(self, text: str) -> list[str]:
        """What a text says, as stems in its order; words that say nothing are left out."""
        stems = self._stems
        return [stems[word][1] for word in self.words(text)]

    def who_says(self, text: str) -> dict[str, str]:
        """Each stem but partners, with whom the text spoke of last: i, we, they, or nobody yet."""
        found: dict[str, str] = {}
        who = ""
        for word in self.spelled_out(text):
            stemmed = self.canonical(word)
            who = "they" if stemmed == PARTNER else SPEAKERS.get(word, who)
            if word not in self.stop and stemmed != PARTNER:
                found.setdefault(stemmed, who)
        return found

    def words(self, text: str) -> tuple[str, ...]:
        """The words of a text that say something, with chat words and phrases resolved."""
        if text not in self._read:
            found = [word for word in self.spelled_out(text) if word not in self.stop]
            self._read[text] = tuple([self._known(word) for word in found])
        return self._read[text]

    def _known(self, word: str) -> str:
        """The same word, kept in memory once, and its stem with it."""
        if word not in self._stems:
            self._stems[word] = word, self.canonical(word)
        return self._stems[word][0]

    def spelled_out(self, text: str) -> list[str]:
        """All words of a text with chat words and phrases resolved."""
        words = tokens(text)
        if not self.chat.keys().isdisjoint(words):
            words = [new for word in words for new in self.chat.get(word, (word,))]
        if self.phrase_lengths.keys().isdisjoint(words):
            return words
        found = []
        for at, word in enumerate(words):
            found.append(word)
            for length in self.phrase_lengths.get(word, ()):
                if at + length <= len(words):
                    found += self.phrases.get(" ".join(words[at : at + length]), ())
        return found

    def canonical(self, word: str) -> str:
        """The stem that stands for a word and for all that mean the same."""
        return _canonical(word, self.same)


def read_language(path: Path) -> Language:
    """The file, checked.

    Raises:
        CouldNotCheck: it is missing or malformed, or a word stands for two others.
    """
    try:
        rows: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        lists = Lists.model_validate(rows)
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise CouldNotCheck(f"{path}: search cannot read its language ({error})") from error
    same = _same(path, [f"{PARTNER} {lists.partner}", *lists.same])
    ideas: dict[str, list[str]] = {}
    for idea, words in lists.ideas.items():
        for one in dict.fromkeys(_canonical(word, same) for word in words.split()):
            ideas.setdefault(one, []).append(idea)
    return Language(
        lists=lists,
        stop=frozenset(lists.stop.split()),
        light=frozenset(_canonical(word, same) for word in [*lists.light.split(), PARTNER]),
        chat={short: tuple(long.split()) for short, long in lists.chat.items()},
        same=same,
        phrases={many: tuple(said.split()) for many, said in lists.phrases.items()},
        ideas={one: tuple(names) for one, names in ideas.items()},
        phrase_lengths={many.split()[0]: PHRASE_LENGTHS for many in lists.phrases},
    )


def _canonical(word: str, same: dict[str, str]) -> str:
    stemmed = stem(word)
    return same.get(word) or same.get(stemmed, stemmed)


def _same(path: Path, groups: list[str]) -> dict[str, str]:
    """What stands for each stem; for the word itself where its stem may be another's too."""
    given: dict[str, str] = {}
    same: dict[str, str] = {}
    for group in groups:
        first = group.split()[0]
        for word in group.split():
            if (before := given.setdefault(word, first)) != first:
                raise CouldNotCheck(
                    f"{path}: same: “{word}” stands for “{first}” here and for “{before}” in"
                    " another line\n    mend: take it out of one of them"
                )
            short = len(stem(word)) < 4 and stem(word) != word
            if short or same.setdefault(stem(word), stem(first)) != stem(first):
                same[word] = stem(first)
    return same
