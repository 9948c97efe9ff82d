"""Sources: one bibliography, and notes that say exactly what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.content.sources import Reference, check_sources, read_bibliography, with_notes
from sitekit.findings import CouldNotCheck

BOOK = Reference(
    key="book-1", authors=["One, A.", "Two, B."], year=1999, title="A title: And more",
    container="A journal", volume="3", issue="4", pages="10-12", doi="10.1/x",
    type="journal-article", verified=True,
)  # fmt: skip
WEB = BOOK.model_copy(update={"key": "web-2", "doi": "", "url": "https://example.org/"})
REFERENCES = {"book-1": BOOK, "web-2": WEB}


def test_a_citation_prints_every_confirmed_field() -> None:
    assert BOOK.citation() == (
        "One, A. & Two, B. (1999). A title: And more. A journal, 3(4), 10–12. <https://doi.org/10.1/x>"
    )


@pytest.mark.parametrize(
    ("doubted", "missing"),
    [
        ("authors", "One"), ("authors_after_first", "Two"), ("year", "1999"),
        ("title", "A title"), ("subtitle", "And more"), ("container", "A journal"),
        ("volume", "3(4)"), ("issue", "(4)"), ("pages", "10–12"),
    ],
)  # fmt: skip
def test_a_citation_leaves_out_what_nobody_saw(doubted: str, missing: str) -> None:
    citation = BOOK.model_copy(update={"unconfirmed_fields": [doubted]}).citation()
    assert missing in BOOK.citation()
    assert missing not in citation


def test_notes_stand_in_the_order_of_citing_and_are_stable() -> None:
    text = "---\ntitle: x\n---\nOne.[^web-2] Two.[^book-1] Three.[^web-2]\n"
    written = with_notes(text, REFERENCES)
    assert written.index("[^web-2]:") < written.index("[^book-1]:")
    assert written.count("[^web-2]:") == 1
    assert with_notes(written, REFERENCES) == written


@pytest.mark.parametrize("text", ["No note, no newline at the end.", "", "One.\n\n"])
def test_a_page_that_cites_nothing_is_left_alone(text: str) -> None:
    assert with_notes(text, REFERENCES) == text


def test_nothing_that_stands_after_a_note_is_ever_lost() -> None:
    text = "One.[^book-1]\n\n[^book-1]: A note.\n\n## One more part\n\nWords.\n"
    assert "## One more part\n\nWords." in with_notes(text, REFERENCES)


def test_lines_that_go_on_with_a_note_go_with_it() -> None:
    text = "One.[^book-1]\n\n[^book-1]: A note\n    that goes on\n\n    and on.\n"
    written = with_notes(text, REFERENCES)
    assert "goes on" not in written
    assert written.startswith("One.[^book-1]\n\n[^book-1]: One, A.")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("One.[^gone-3]\n", "source-unknown"),
        ("One.[^Gone_3]\n", "source-unknown"),
        ("One.[^book-1]\n\n[^book-1]: A note.\n\n## More\n", "source-misplaced"),
        ("One.[^bad-4]\n", "source-unverified"),
        ("One.[^book-1]\n", "source-notes"),
        ("One.[^book-1]\n\n[^book-1]: My own words.\n", "source-notes"),
        ("None.\n\n[^book-1]: A note nobody cites.\n", "source-notes"),
    ],
)
def test_what_may_not_be_cited_is_found(tmp_path: Path, text: str, rule: str) -> None:
    (tmp_path / "page.md").write_text(text)
    references = REFERENCES | {"bad-4": BOOK.model_copy(update={"verified": False})}
    assert rule in {finding.rule for finding in check_sources(tmp_path, references)}


def test_a_bibliography_of_the_wrong_shape_cannot_be_checked(tmp_path: Path) -> None:
    path = tmp_path / "bibliography.yml"
    path.write_text("references:\n- key: x\n")
    with pytest.raises(CouldNotCheck, match="not a bibliography"):
        read_bibliography(path)
