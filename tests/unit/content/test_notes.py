"""Labels, notes and lists say exactly what the data says; nothing a person wrote is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sitekit.content import notes
from sitekit.content.bibliography import Reference
from sitekit.content.claims import Claim, Topic
from sitekit.content.glossary import Term
from sitekit.content.notes import WRITTEN_BELOW, Library, check_notes, with_notes

WORK = Reference(
    key="one-1999", authors=["One, A."], year=1999, title="A title", container="A journal",
    type="journal-article", verified=True,
)  # fmt: skip
STRESS = Claim(
    id="stress", claim="Stress narrows thinking.", label="some", sources=["one-1999"],
    shows="In one study it did.", limits="It was a lab.",
)  # fmt: skip
SLOW = STRESS.model_copy(update={"id": "slow", "label": "practice", "sources": []})
ANCHOR = Term(id="anchor", term="anchor", meaning="Something that holds.", see=["guides/a.md"])
SOURCES = "\n## Sources { #sources }\n\nThe notes.\n"
GUIDE = f"---\nkind: guide\n---\nStress narrows.[^stress] Go slowly.[^slow]\n{SOURCES}"
USED = "Stress.[^stress] Slowly.[^slow]\n"


def library(**pages: str) -> Library:
    return Library(
        pages={name.replace("_", "/") + ".md": text for name, text in pages.items()},
        names={"guides/a.md": "A guide"},
        works={"one-1999": WORK},
        topics=(Topic("stress.yml", "Stress and slowness", (STRESS, SLOW)),),
        terms={"anchor": ANCHOR},
    )


def rules(found: Library) -> set[str]:
    return {finding.rule for finding in check_notes(found)}


def written(name: str, text: str) -> str:
    return with_notes(f"{name}.md", text, library(**{name.replace("/", "_"): text}))


def test_a_label_stands_behind_each_claim_and_a_note_at_the_foot() -> None:
    text = written("guides/a", GUIDE)
    assert "Stress narrows. <small>some evidence</small>[^stress] Go slowly." in text
    assert "<small>practice</small>[^slow]" in text
    assert ("[^stress]: Some evidence: [One, 1999](../evidence.md#claim-stress).\n") in text
    assert "[^slow]: Practice or expert view. [What it rests on]" in text


def test_writing_twice_changes_nothing() -> None:
    once = written("guides/a", GUIDE)
    assert written("guides/a", once) == once


def test_a_label_follows_the_data() -> None:
    once = written("guides/a", GUIDE)
    data = library(guides_a=once)
    strong = STRESS.model_copy(update={"label": "strong"})
    data = replace(data, topics=(Topic("stress.yml", "Stress", (strong, SLOW)),))
    assert with_notes("guides/a.md", once, data).count("trong evidence") == 2


@pytest.mark.parametrize("text", ["No note, no newline at the end.", "", "One.\n\n"])
def test_a_page_that_claims_nothing_is_left_alone(text: str) -> None:
    assert written("a", text) == text


def test_nothing_that_stands_after_a_note_is_ever_lost() -> None:
    text = "One.[^stress]\n\n[^stress]: A note.\n\n## One more part\n\nWords.\n"
    assert "## One more part\n\nWords." in written("a", text)


def test_lines_that_go_on_with_a_note_go_with_it() -> None:
    text = "One.[^stress]\n\n[^stress]: A note\n    that goes on\n\n    and on.\n"
    assert "goes on" not in written("a", text)


def test_marked_words_are_listed_with_their_meaning_under_their_heading() -> None:
    text = "An [anchor](#word-anchor).\n\n## Words on this page { #words }\n\n## More\n\nEnd.\n"
    listed = written("guides/a", text)
    assert "- **Anchor.** Something that holds.\n  { #word-anchor }\n" in listed
    assert "More words: [the glossary](../glossary.md)." in listed
    assert listed.endswith("\n\n## More\n\nEnd.\n")
    assert written("guides/a", listed) == listed


def test_the_evidence_page_keeps_its_own_words_and_gets_every_claim_and_work() -> None:
    page = f"Our own words.\n\n{WRITTEN_BELOW}\n\nold\n"
    data = library(evidence=page, guides_a=GUIDE)
    text = with_notes("evidence.md", page, data)
    assert text.startswith(f"Our own words.\n\n{WRITTEN_BELOW}\n")
    assert "old" not in text
    assert "### Stress narrows thinking. { #claim-stress }" in text
    assert "**Some evidence.** In one study it did." in text
    assert "Limits: It was a lab." in text
    assert "Works: [One, 1999](#work-one-1999)." in text
    assert "Said on: [A guide](guides/a.md)." in text
    assert "- One, A. (1999). A title. A journal.\n  { #work-one-1999 }" in text


def test_the_glossary_page_gets_every_term_under_its_letter() -> None:
    text = written("glossary", f"Words.\n\n{WRITTEN_BELOW}\n")
    assert "## A { #letter-a }\n\n### Anchor { #anchor }\n\nSomething that holds.\n" in text
    assert "More: [A guide](guides/a.md)." in text


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("One.[^gone]\n", "claim-unknown"),
        ("One.[^Gone_3]\n", "claim-unknown"),
        ("One.[^stress]\n\n[^stress]: A note.\n\n## More\n", "note-misplaced"),
        ("One.[^stress]\n", "notes-stale"),
        ("One.[^stress]\n\n[^stress]: My own words.\n", "notes-stale"),
        ("One. <small>strong evidence</small>[^stress]\n", "notes-stale"),
        ("None.\n\n[^stress]: A note of no claim.\n", "notes-stale"),
        ("A [rope](#word-rope).\n\n## Words { #words }\n", "word-unknown"),
        ("An [anchor](#word-anchor).\n", "word-list"),
        ("One.[^stress]\n", "note-heading"),
        (f"One.[^stress]\n{SOURCES}\n## More\n", "note-heading"),
        ("---\nkind: guide\n---\nNo claim.\n", "claim-none"),
        ("---\nkind: article\n---\nNo claim.\n", "claim-none"),
    ],
)
def test_what_is_not_in_the_data_is_found(text: str, rule: str) -> None:
    assert rule in rules(library(a=text, b=USED))


def test_pages_that_say_what_the_data_says_are_in_order() -> None:
    good = written("guides/a", GUIDE)
    assert check_notes(library(guides_a=good)) == []


@pytest.mark.parametrize(
    ("claim", "rule"),
    [
        ({"sources": ["gone-2000"]}, "source-unknown"),
        ({"sources": []}, "claim-bare"),
        ({"label": "strong", "sources": []}, "claim-bare"),
    ],
)
def test_a_claim_needs_the_works_its_label_asks_for(claim: dict[str, object], rule: str) -> None:
    topic = Topic("stress.yml", "Stress", (STRESS.model_copy(update=claim), SLOW))
    assert rule in rules(replace(library(a=USED), topics=(topic,)))


def test_an_unverified_work_is_not_cited() -> None:
    doubted = {"one-1999": WORK.model_copy(update={"verified": False})}
    assert "source-unverified" in rules(replace(library(a=USED), works=doubted))


def test_a_claim_that_no_page_makes_is_found() -> None:
    assert "claim-unused" in rules(library(a="Stress.[^stress]\n"))


def test_a_work_that_no_claim_rests_on_is_found() -> None:
    works = {"one-1999": WORK, "two-2000": WORK.model_copy(update={"key": "two-2000"})}
    assert "source-unused" in rules(replace(library(a=USED), works=works))


def test_minutes_are_those_of_the_text_as_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "with_minutes", lambda text: f"counted: {text}")
    text = written("guides/a", GUIDE)
    assert text.startswith("counted: ")
    assert text.endswith("[What it rests on](../evidence.md#claim-slow)\n")
