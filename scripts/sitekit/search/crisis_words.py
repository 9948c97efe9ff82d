"""The crisis words: read, checked, and written as a script for the search box.

What they mean and how to add one: README.md here. The rule itself runs in the reader's browser,
``overrides/assets/search/crisis.js``; here is only what must be known before it can.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..findings import CouldNotCheck, Finding
from .crisis_phrases import PhraseError, Vocabulary, bare, endings, plain

WHERE = "scripts/data/search/crisis-words.yml"
LEVELS = {"nothing": 0, "callout": 1, "help": 2}
FORM = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
Place = tuple[str | int, ...]


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
        return {"skip": skip, "words": words, "right": plain(self.right), "rules": rules}


def write_crisis_words(words: CrisisWords, target: Path) -> Path:
    """Write the lists as a plain script, which a page on a disk can load as well."""
    payload = json.dumps(words.compiled(), ensure_ascii=True, separators=(",", ":"))
    target.parent.mkdir(parents=True, exist_ok=True)
    opening = "(window.stillNearSearch=window.stillNearSearch||{}).crisisWords="
    target.write_text(f"{opening}{payload};\n", encoding="utf-8")
    return target


def read_crisis_words(path: Path) -> CrisisWords:
    """The crisis words, ready to be written.

    Raises:
        CouldNotCheck: something in the file is wrong; the message says what, where and how
            to mend it. A search without these words must never be published.
    """
    found = check_crisis_words(path)
    if found:
        raise CouldNotCheck("\n".join(map(str, found)))
    return CrisisWords.model_validate(yaml.safe_load(_text(path)))


def check_crisis_words(path: Path) -> list[Finding]:
    """Everything in the file that an editor should mend, with its line.

    Raises:
        CouldNotCheck: the file is missing or not UTF-8.
    """
    text = _text(path)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        mend = "Look at the indent, and put quotes around signs such as # or :"
        line = mark.line + 1 if mark else 0
        return [Finding(WHERE, line, "crisis-words-yaml", f"not YAML ({error})", mend)]
    try:
        words = CrisisWords.model_validate(data)
    except ValidationError as error:
        return [
            Finding(WHERE, _line(root, one["loc"]), "crisis-words-field",
                    f"{'.'.join(map(str, one['loc']))}: {one['msg']}",
                    "Give each group the fields that the others have.")
            for one in error.errors()
        ]  # fmt: skip
    problems = [*_twice(root), *_in_words(words), *_in_groups(words), *_in_phrases(words)]
    return [
        Finding(WHERE, at if isinstance(at, int) else _line(root, at), rule, message, mend)
        for at, rule, message, mend in problems
    ]


Problem = tuple[Place | int, str, str, str]  # where, rule, what was seen, how to mend it


def _twice(node: yaml.Node | None) -> Iterator[Problem]:
    """Keys that stand twice, of which YAML would silently drop the first."""
    if isinstance(node, yaml.MappingNode):
        seen = set[str]()
        for key, value in node.value:
            if key.value in seen:
                message = f"“{key.value}” stands twice"
                yield key.start_mark.line + 1, "crisis-words-twice", message, "Join the two."
            seen.add(key.value)
            yield from _twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _twice(child)


def _in_words(words: CrisisWords) -> Iterator[Problem]:
    skipped, owner = set(plain(words.skip).split()), dict[str, str]()
    for name, forms in words.words.items():
        at: Place = ("words", name)
        for form in [name, *forms.split()]:
            said = plain(form)
            if not FORM.fullmatch(said):
                mend = "Write words with letters and digits; join two words with _."
                yield at, "crisis-words-form", f"“{form}” is not a word", mend
            if said in skipped:
                mend = "Take it out of one of the two."
                yield at, "crisis-words-form", f"“{form}” stands in skip too", mend
            if owner.setdefault(said, name) != name:
                message = f"“{form}” is in the family {owner[said]} too"
                yield at, "crisis-words-form", message, "A word has one family."


def _in_groups(words: CrisisWords) -> Iterator[Problem]:
    seen = set[str]()
    for at, group in enumerate(words.groups):
        if group.id in seen:
            message = f"two groups are called {group.id}"
            yield ("groups", at, "id"), "crisis-words-group", message, "Rename one."
        seen.add(group.id)
        if (group.means == "nothing") == bool(group.topic):
            message = f"{group.id} means {group.means} and has the topic “{group.topic}”"
            mend = "Groups that mean help or callout have a topic, the others have none."
            yield ("groups", at, "means"), "crisis-words-topic", message, mend
        if not (group.counter if group.means == "nothing" else group.examples):
            name = "counter" if group.means == "nothing" else "examples"
            message = f"{group.id} shows no sentence that it is for"
            yield ("groups", at, "id"), "crisis-words-shown", message, f"Add one under {name}."


def _in_phrases(words: CrisisWords) -> Iterator[Problem]:
    vocabulary, seen = words.vocabulary(), dict[str, str]()
    for at, group in enumerate(words.groups):
        for number, phrase in enumerate(group.phrases):
            place: Place = ("groups", at, "phrases", number)
            try:
                read = vocabulary.phrase(phrase)
            except PhraseError as error:
                mend = "See “Crisis words” in scripts/sitekit/search/README.md."
                yield place, "crisis-words-phrase", f"“{phrase}”: {error}", mend
                continue
            if read in seen:
                message = f"“{phrase}” says the same as “{seen[read]}” above"
                yield place, "crisis-words-phrase", message, "Take one of them out."
            seen.setdefault(read, phrase)
            yield from _mistaken(words, phrase, place)


def _mistaken(words: CrisisWords, phrase: str, place: Place) -> Iterator[Problem]:
    """Words that only without their doubled letters are those of a family: noose, nose."""
    listed = f"{words.skip} {' '.join(words.words)} {' '.join(words.words.values())}"
    spelled = set(bare(listed).split())
    spelled |= {form for name in words.words for form in endings(bare(name))}
    taken = {plain(word): word for word in spelled}
    for word in re.findall(r"(?<!\*)\b[a-z0-9]+", bare(phrase)):
        if word not in spelled and (other := taken.get(plain(word))):
            mend = f"If both mean the same, list {word} where {other} is; else use another word."
            yield place, "crisis-words-phrase", f"“{word}” is read as “{other}”", mend


def _line(node: yaml.Node | None, place: Sequence[str | int]) -> int:
    """The line of the deepest part of `place` that is in the file."""
    line = node.start_mark.line + 1 if node else 0
    for step in place:
        if isinstance(node, yaml.MappingNode):
            pairs = [(key, value) for key, value in node.value if key.value == step]
            if not pairs:
                break
            line, node = pairs[-1][0].start_mark.line + 1, pairs[-1][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            break
    return line


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CouldNotCheck(f"{path}: cannot be read ({error})") from error
