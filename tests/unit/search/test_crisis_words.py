"""The crisis words as data: an editor's slip is named with its line, and nothing is half used."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sitekit.banner.rules.script import PATTERNS
from sitekit.findings import CouldNotCheck
from sitekit.finishing import DATA
from sitekit.search.crisis_phrases import PhraseError, Vocabulary
from sitekit.search.crisis_words import check_crisis_words, read_crisis_words, write_crisis_words

WORDS = DATA / "search" / "crisis-words.yml"
RULE = DATA.parents[1] / "overrides" / "assets" / "search" / "crisis.js"
GOOD = """\
skip: to the
words:
  die: dye dieing
  nose: nosy
right: diet
groups:
  - id: wants-to-die
    means: help
    topic: self-harm
    reason: A wish to be dead.
    phrases:
      - want to die
      - bleed out
    examples: [i want to die]
    counter: []
"""


def test_the_words_of_the_site_are_in_order() -> None:
    assert check_crisis_words(WORDS) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ("want to die", "want ! die", 12, "crisis-words-phrase"),
        ("want to die", "to the", 12, "crisis-words-phrase"),
        ("want to die", "want to die?", 12, "crisis-words-phrase"),
        ("want to die", "want $ die", 12, "crisis-words-phrase"),
        ("bleed out", "want dye", 13, "crisis-words-phrase"),
        ("bleed out", "noose", 13, "crisis-words-phrase"),
        ("means: help", "means: hlep", 8, "crisis-words-field"),
        ("    topic: self-harm\n", "", 8, "crisis-words-topic"),
        ("    reason: A wish to be dead.\n", "", 7, "crisis-words-field"),
        ("[i want to die]", "[]", 7, "crisis-words-shown"),
        ("nosy", "dye", 4, "crisis-words-form"),
        ("nosy", "the", 4, "crisis-words-form"),
        ("nosy", "nos/y", 4, "crisis-words-form"),
        ("  nose: nosy", "  die: nosy", 4, "crisis-words-twice"),
        ("phrases:", "phrases: {", 12, "crisis-words-yaml"),
    ],
)
def test_a_slip_is_named_with_its_line_its_rule_and_a_mend(
    tmp_path: Path, old: str, new: str, line: int, rule: str
) -> None:
    path = tmp_path / "words.yml"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new, 1))
    found = check_crisis_words(path)
    assert [one.rule for one in found] == [rule]
    assert (found[0].line, bool(found[0].mend)) == (line, True)
    with pytest.raises(CouldNotCheck, match=f":{line}: {rule}: "):
        read_crisis_words(path, learned=False)


def test_two_groups_of_one_name_are_found(tmp_path: Path) -> None:
    path = tmp_path / "words.yml"
    path.write_text(GOOD + GOOD[GOOD.index("  - id") :].replace("want to", "wish to"))
    assert "crisis-words-group" in {one.rule for one in check_crisis_words(path)}


def test_words_that_are_not_there_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(CouldNotCheck, match="cannot be read"):
        check_crisis_words(tmp_path / "none.yml")


@pytest.mark.parametrize(
    ("phrase", "read"),
    [
        ("Want to DYE", "want die"),
        ("kill|hurt .. myself", "kil|hurt .. myself"),
        ("want|die|dye to? live", "want|die live"),
        ("^ no quería $", "^ no queria $"),
        ("~ kms apart|$", "~ kms apart|$"),
        ("afraid of *ing", "afraid of *ing"),
    ],
)
def test_a_phrase_is_read_as_the_browser_compares_it(phrase: str, read: str) -> None:
    assert Vocabulary({"dye": "die"}, frozenset({"to"})).phrase(phrase) == read


@pytest.mark.parametrize("phrase", ["", "..", "want ..", "^ $", "want? die", "a,b", "die ^"])
def test_a_phrase_that_would_match_too_much_is_refused(phrase: str) -> None:
    with pytest.raises(PhraseError):
        Vocabulary().phrase(phrase)


def test_what_is_written_is_a_script_that_a_page_on_a_disk_can_load(tmp_path: Path) -> None:
    path = tmp_path / "words.yml"
    path.write_text(GOOD)
    text = write_crisis_words(
        read_crisis_words(path, learned=False), tmp_path / "a" / "data.js"
    ).read_text()
    opening = "(window.stillNearSearch=window.stillNearSearch||{}).crisisWords="
    assert json.loads(text.removeprefix(opening).rstrip(";\n")) == {
        "skip": "the to",
        "words": {"die": "dye dieing", "nose": "nosy"},
        "right": "diet",
        "rules": [[2, "self-harm", "en", "want die;bled out"]],
    }


def test_neither_the_rule_nor_its_words_say_what_the_gate_forbids(tmp_path: Path) -> None:
    written = write_crisis_words(read_crisis_words(WORDS), tmp_path / "data.js")
    for path in (RULE, written):
        text = path.read_text(encoding="utf-8")
        assert [what for what, pattern in PATTERNS.items() if pattern.search(text)] == []


def test_the_rule_keeps_and_sends_nothing() -> None:
    text = re.sub(r"/\*.*?\*/|//[^\n]*", "", RULE.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(r"Storage|fetch|XMLHttp|sendBeacon|cookie|document|console", text)
