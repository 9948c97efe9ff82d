"""Data of the wrong shape stops the build with its name; it is never half used."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.content.claims import read_topics
from sitekit.content.facts import read_facts
from sitekit.content.glossary import read_glossary
from sitekit.content.language import read_rules
from sitekit.findings import CouldNotCheck

CLAIM = (
    "- {id: a, claim: A long claim, label: some, sources: [],"
    " shows: Ten letters, limits: Ten letters}"
)
TERM = "- {{id: {}, term: {}, meaning: It holds you.}}\n"


def test_claims_are_read_by_topic_in_the_order_of_their_files(tmp_path: Path) -> None:
    for name in ("b", "a"):
        text = f"topic: About {name}\nclaims:\n{CLAIM.replace('id: a', f'id: {name}')}\n"
        (tmp_path / f"{name}.yml").write_text(text)
    assert [topic.title for topic in read_topics(tmp_path)] == ["About a", "About b"]


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "topic: Stress\nclaims: []",
        f"topic: Stress\nclaims:\n{CLAIM.replace('some', 'sure')}",
        f"topic: Stress\nclaims:\n{CLAIM.replace('id: a', 'id: A b')}",
        f"topic: Stress\nclaims:\n{CLAIM}\n{CLAIM}",
        "topic: [",
    ],
)
def test_misshapen_claims_cannot_be_checked(tmp_path: Path, text: str) -> None:
    (tmp_path / "stress.yml").write_text(text)
    with pytest.raises(CouldNotCheck, match=r"claim"):
        read_topics(tmp_path)


def test_a_folder_without_claims_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(CouldNotCheck, match="no claims"):
        read_topics(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "- {id: a, term: anchor}",
        "- {id: a, term: anchor, meaning: " + "word " * 41 + "}",
        TERM.format("a", "anchor") + TERM.format("a", "rope"),
    ],
)
def test_a_misshapen_glossary_cannot_be_checked(tmp_path: Path, text: str) -> None:
    path = tmp_path / "glossary.yml"
    path.write_text(text)
    with pytest.raises(CouldNotCheck, match=r"glossary\.yml"):
        read_glossary(path)


def test_the_glossary_is_read_from_a_to_z(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yml"
    path.write_text(TERM.format("b", "Bid") + TERM.format("a", "anchor"))
    assert list(read_glossary(path)) == ["a", "b"]


@pytest.mark.parametrize("text", ["facts: 3", "facts:\n- {id: a}", "{}"])
def test_misshapen_facts_cannot_be_checked(tmp_path: Path, text: str) -> None:
    path = tmp_path / "facts.yml"
    path.write_text(text)
    with pytest.raises(CouldNotCheck, match=r"facts\.yml"):
        read_facts(path)


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "limits: {grade: 8.0, sentence_words: 25, paragraph_sentences: 3}\navoid: []",
        "limits: {grade: 8.0, sentence_words: 25, paragraph_sentences: 3}\n"
        "avoid:\n- {id: a, words: ['('], why: It breaks., say: Say it else.}",
    ],
)
def test_misshapen_rules_of_language_cannot_be_checked(tmp_path: Path, text: str) -> None:
    path = tmp_path / "language.yml"
    path.write_text(text)
    with pytest.raises(CouldNotCheck, match=r"language\.yml"):
        read_rules(path)
