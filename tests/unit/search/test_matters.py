"""What readers come for: read, checked, and learned from lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.findings import CouldNotCheck
from sitekit.finishing import DATA
from sitekit.search.language import read_language
from sitekit.search.matters import Matter, learn_matters, marks, read_matters
from sitekit.search.rows import decode
from sitekit.search.sections import Section

LANGUAGE = read_language(DATA / "search" / "language.yml")
SECTIONS = [
    Section("a/index.html", "A", "A", "Top."),
    Section("a/index.html#x", "A", "X", "Text."),
    Section("b/index.html#y", "B", "Y", "Text."),
]


def matters(*rows: tuple[list[str], list[str]]) -> list[Matter]:
    return [Matter(matter=f"m{n}", at=at, asked=asked) for n, (at, asked) in enumerate(rows)]


TWO = matters((["a/*"], ["his scarf", "a scarf of hers"]), (["b/#y"], ["we shout at dinner"]))


@pytest.fixture(autouse=True)
def few_lines_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitekit.search.matters.CAUTION", 1)


def weights(word: str, asked: dict[str, list[str]]) -> dict[int, int]:
    rows = learn_matters(TWO, SECTIONS, asked, LANGUAGE).rows
    return {at: weight for at, weight, _ in decode(rows[LANGUAGE.canonical(word)].text())}


def test_a_matter_has_its_sections_and_a_star_means_a_whole_page() -> None:
    assert learn_matters(TWO, SECTIONS, {}, LANGUAGE).sections == [[0, 1], [2]]


def test_a_word_speaks_for_the_matter_whose_lines_have_it() -> None:
    assert list(weights("scarf", {})) == [0]
    assert list(weights("dinner", {})) == [1]


def test_the_lines_of_a_section_speak_for_its_matter_too() -> None:
    assert list(weights("umbrella", {"b/index.html#y": ["her umbrella"]})) == [1]


def test_a_word_that_every_matter_has_speaks_for_none() -> None:
    both = matters((["a/"], ["her umbrella"]), (["b/#y"], ["her umbrella"]))
    assert "umbrella" not in learn_matters(both, SECTIONS, {}, LANGUAGE).rows


def test_ideas_are_marked_with_who_has_them() -> None:
    mine, yours = marks("i shout", LANGUAGE), marks("she shouts", LANGUAGE)
    assert {"~fight", "~i-fight"} <= set(mine)
    assert {"~fight", "~they-fight"} <= set(yours)
    assert sum(part**2 for part in mine.values()) == pytest.approx(1)


def test_a_matter_that_leads_nowhere_stops_the_build_with_its_name_and_a_mend() -> None:
    with pytest.raises(CouldNotCheck, match="m0: no section “a/#gone”") as told:
        learn_matters(matters((["a/#gone"], ["x"])), SECTIONS, {}, LANGUAGE)
    assert "mend:" in str(told.value)


def test_a_matter_without_lines_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "matters.yml"
    path.write_text("- matter: one\n  at: [a/]\n  asked: []\n", encoding="utf-8")
    with pytest.raises(CouldNotCheck, match="not a list of matters"):
        read_matters(path)


def test_each_matter_has_its_own_name_and_no_line_twice() -> None:
    read = read_matters(DATA / "search" / "matters.yml")
    assert len({it.matter for it in read}) == len(read)
    assert [it.matter for it in read if len(set(it.asked)) < len(it.asked)] == []
