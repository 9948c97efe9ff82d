"""The crisis words: read, checked, and written as a script for the search box.

What they mean and how to add one: README.md here. The rule itself runs in the reader's browser,
``overrides/assets/search/crisis.js``; here is only what must be known before it can.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..findings import CouldNotCheck, Finding
from .crisis_lists import CrisisWords
from .crisis_model import read_model
from .crisis_phrases import PhraseError, bare, endings, plain

WHERE = "scripts/data/search/crisis-words.yml"
FORM = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
Place = tuple[str | int, ...]


def write_crisis_words(words: CrisisWords, target: Path) -> Path:
    """Write the lists as a plain script, which a page on a disk can load as well."""
    payload = json.dumps(words.compiled(), ensure_ascii=True, separators=(",", ":"))
    target.parent.mkdir(parents=True, exist_ok=True)
    opening = "(window.stillNearSearch=window.stillNearSearch||{}).crisisWords="
    target.write_text(f"{opening}{payload};\n", encoding="utf-8")
    return target


def read_crisis_words(path: Path, *, learned: bool = True) -> CrisisWords:
    """The crisis words, ready to be written, with the learned opinion beside them if wanted.

    Raises:
        CouldNotCheck: something in the files is wrong; the message says what, where and how
            to mend it. A search without these words must never be published.
    """
    words, found = _read(path)
    if words is None or found:
        raise CouldNotCheck("\n".join(map(str, found)))
    return words.model_copy(update={"learned": read_model(path)}) if learned else words


def check_crisis_words(path: Path) -> list[Finding]:
    """Everything in the file that an editor should mend, with its line.

    Raises:
        CouldNotCheck: the file is missing or not UTF-8.
    """
    return _read(path)[1]


def _read(path: Path) -> tuple[CrisisWords | None, list[Finding]]:
    loader = yaml.SafeLoader(_text(path))
    try:
        root = loader.get_single_node()
        data = loader.construct_document(root) if root else None
    except yaml.MarkedYAMLError as error:
        mend = "Look at the indent, and put quotes around a phrase with signs such as : or #."
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        return None, [Finding(WHERE, line, "crisis-words-yaml", f"not YAML ({error})", mend)]
    try:
        words = CrisisWords.model_validate(data)
    except ValidationError as error:
        mend = "Give each group the fields that the others have."
        return None, [
            Finding(WHERE, _line(root, one["loc"]), "crisis-words-field", _said(one), mend)
            for one in error.errors()
        ]
    problems = [*_twice(root), *_in_words(words), *_in_groups(words), *_in_phrases(words)]
    return words, [
        Finding(WHERE, at if isinstance(at, int) else _line(root, at), rule, message, mend)
        for at, rule, message, mend in problems
    ]


def _said(error: ErrorDetails) -> str:
    return f"{'.'.join(map(str, error['loc']))}: {error['msg']}"


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
    vocabulary, seen, alike = words.vocabulary(), dict[str, str](), _spellings(words)
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
            yield from _mistaken(phrase, place, alike)


def _spellings(words: CrisisWords) -> dict[str, list[str]]:
    """Every word that is listed or derived, by what is left of it without doubled letters."""
    listed = f"{words.skip} {' '.join(words.words)} {' '.join(words.words.values())}"
    derived = [form for name in words.words for form in endings(bare(name))]
    spelled: dict[str, list[str]] = {}
    for word in [*bare(listed).split(), *derived]:
        spelled.setdefault(plain(word), []).append(word)
    return spelled


def _mistaken(phrase: str, place: Place, alike: Mapping[str, list[str]]) -> Iterator[Problem]:
    """Words that only without their doubled letters are those of a family: noose, nose."""
    for word in re.findall(r"(?<!\*)\b[a-z0-9]+", bare(phrase)):
        others = alike.get(plain(word), [word])
        if word not in others:
            other = others[0]
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
