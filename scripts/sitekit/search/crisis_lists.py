"""The lists of crisis words as they stand in the file, and as the browser gets them."""

from __future__ import annotations

from itertools import groupby
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from .crisis_model import CrisisModel
from .crisis_phrases import Vocabulary, endings, plain

LEVELS = {"nothing": 0, "callout": 1, "help": 2}


class Group(BaseModel):
    """Phrases that mean the same: what they lead to, why, and sentences that show it."""

    model_config = ConfigDict(extra="forbid", strict=True)
    id: str = Field(pattern=r"^[a-z]+(?:-[a-z]+)*$")
    means: Literal["help", "callout", "nothing"]
    topic: Literal["self-harm", "violence", ""] = ""
    language: Literal["en", "es"] = "en"
    reason: str = Field(min_length=10)
    phrases: list[str] = Field(min_length=1)
    examples: list[str]  # the whole rule does at least what the group means
    counter: list[str]  # the whole rule is not sure of these


class CrisisWords(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", strict=True)
    skip: str
    words: dict[str, str]
    right: str
    groups: list[Group] = Field(min_length=1)
    learned: CrisisModel | None = None  # from a file of its own

    def vocabulary(self) -> Vocabulary:
        """Each form with the name of its family."""
        skipped, families = frozenset(plain(self.skip).split()), dict[str, str]()
        for name, forms in self.words.items():
            families |= dict.fromkeys(map(plain, [name, *forms.split()]), plain(name))
        for name in map(plain, self.words):
            for form in map(plain, endings(name)):
                if form not in skipped:
                    families.setdefault(form, name)
        return Vocabulary(families, skipped)

    def compiled(self) -> dict[str, object]:
        """What the browser needs: no reasons, no examples, no forms that it finds by itself."""
        vocabulary, words = self.vocabulary(), dict[str, str]()
        for name, forms in self.words.items():
            known = {plain(name), *map(plain, endings(plain(name)))}
            said = dict.fromkeys(map(plain, forms.split()))
            words[plain(name)] = " ".join(form for form in said if form not in known)
        rules = []
        for (means, topic, language), same in groupby(
            self.groups, key=lambda group: (group.means, group.topic, group.language)
        ):
            phrases = (vocabulary.phrase(text) for group in same for text in group.phrases)
            rules.append([LEVELS[means], topic, language, ";".join(dict.fromkeys(phrases))])
        skip = " ".join(sorted(vocabulary.skipped))
        written: dict[str, object] = {"skip": skip, "words": words, "right": plain(self.right)}
        written["rules"] = rules
        if self.learned:
            written["learned"] = self.learned.model_dump()
        return written
