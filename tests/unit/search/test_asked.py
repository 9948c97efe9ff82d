"""Readers' lines, where crisis words lead, and what comes to the front."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.findings import CouldNotCheck
from sitekit.finishing import DATA
from sitekit.search.asked import lines_by_section, read_asked
from sitekit.search.help import read_help
from sitekit.search.prominence import prominence_of, read_prominence
from sitekit.search.sections import Section

SECTIONS = [
    Section("a/index.html", "A", "A", "Top."),
    Section("a/index.html#x", "A", "X", "Text."),
    Section("index.html", "Home", "Home", "Text."),
]


def asked(folder: Path, text: str) -> Path:
    (folder / "some.yml").write_text(text, encoding="utf-8")
    return folder


def test_lines_belong_to_the_section_at_their_address(tmp_path: Path) -> None:
    text = (
        "- at: a/#x\n  asked: [one, two]\n- at: a/\n  asked: [three]\n- at: ''\n  asked: [four]\n"
    )
    entries = read_asked(asked(tmp_path, text.replace("''", "index.html")))
    assert lines_by_section(entries, SECTIONS) == {
        "a/index.html#x": ["one", "two"],
        "a/index.html": ["three"],
        "index.html": ["four"],
    }


def test_lines_that_lead_nowhere_stop_the_build_with_their_place_and_a_mend(tmp_path: Path) -> None:
    text = "- at: a/\n  asked: [one]\n- at: a/#y\n  asked: [two]\n"
    with pytest.raises(CouldNotCheck) as caught:
        lines_by_section(read_asked(asked(tmp_path, text)), SECTIONS)
    said = str(caught.value)
    assert said.startswith("scripts/data/search/asked/some.yml:3: search-asked-nowhere: ")
    assert "nearest: a/index.html#x" in said
    assert "mend: correct `at`" in said


@pytest.mark.parametrize("text", ["- at: a/\n", "at: a/", "- {at: a/, asked: []}", "- ["])
def test_lines_of_another_shape_are_refused_with_their_file(tmp_path: Path, text: str) -> None:
    with pytest.raises(CouldNotCheck, match=r"asked/some\.yml: not a list of lines"):
        read_asked(asked(tmp_path, text))


HELP = "{topic}: {en: a/, es: a/#x}\nviolence: {en: index.html, es: a/}\n"


def test_crisis_words_lead_to_sections_in_both_languages(tmp_path: Path) -> None:
    path = tmp_path / "help.yml"
    path.write_text(HELP.replace("{topic}", "self-harm"), encoding="utf-8")
    assert read_help(path, SECTIONS) == {
        "self-harm": {"en": 0, "es": 1},
        "violence": {"en": 2, "es": 0},
    }


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("{topic}", "other", "self-harm, en: nothing"), ("#x", "#y", "self-harm, es: a/#y")],
)
def test_without_help_for_a_topic_there_is_no_search(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    path = tmp_path / "help.yml"
    text = HELP.replace(old, new).replace("{topic}", "self-harm")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CouldNotCheck, match=said):
        read_help(path, SECTIONS)


def test_the_first_pattern_that_fits_says_how_far_a_place_comes_to_the_front() -> None:
    entries = read_prominence(DATA / "search" / "prominence.yml")
    assert prominence_of("articles/emotional-distance/index.html#repair", entries) == 1
    assert prominence_of("articles/emotional-distance/index.html#words", entries) < 1
    assert prominence_of("nowhere.html", entries) == 1
