"""The lists of language: read, checked, and used."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.findings import CouldNotCheck
from sitekit.finishing import DATA
from sitekit.search.language import read_language

LISTS = """
stop: i my the a to
light: feel
partner: he she boyfriend
elsewhere: rice
chat: {bf: boyfriend, idk: i dont know}
same: [fight argue quarrel, {same}]
near: [numb blank]
phrases: {shut down: withdraw}
ideas: {apart: away absent}
"""


def lists(folder: Path, same: str = "sad unhappy") -> Path:
    path = folder / "language.yml"
    path.write_text(LISTS.replace("{same}", same), encoding="utf-8")
    return path


def test_a_text_is_read_as_the_lists_say(tmp_path: Path) -> None:
    language = read_language(lists(tmp_path))
    said = "My bf shut down after we quarreled"
    assert language.terms(said) == ["partner", "shut", "withdraw", "down", "after", "we", "fight"]
    assert language.ideas["absent"] == ("apart",)


def test_a_word_that_stands_for_two_others_is_refused_with_both(tmp_path: Path) -> None:
    with pytest.raises(CouldNotCheck, match="“quarrel” stands for “sad” here and for “fight”"):
        read_language(lists(tmp_path, "sad quarrel"))


def test_a_list_of_another_name_is_refused(tmp_path: Path) -> None:
    path = lists(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("stop:", "halt:"), encoding="utf-8")
    with pytest.raises(CouldNotCheck, match="halt"):
        read_language(path)


def test_what_says_nothing_or_belongs_elsewhere_stands_for_no_idea() -> None:
    lists = read_language(DATA / "search" / "language.yml").lists
    ideas = {word for words in lists.ideas.values() for word in words.split()}
    same = {word for group in lists.same for word in group.split()}
    assert set(lists.elsewhere.split()) & (set(lists.stop.split()) | same) == set()
    assert set(lists.chat) & same == set()
    assert len(ideas) > 1000
