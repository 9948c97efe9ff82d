"""The bibliography: only what somebody saw is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.content.bibliography import Reference, read_bibliography
from sitekit.findings import CouldNotCheck

BOOK = Reference(
    key="book-1", authors=["One, A.", "Two, B."], year=1999, title="A title: And more",
    container="A journal", volume="3", issue="4", pages="10-12", doi="10.1/x",
    type="journal-article", verified=True,
)  # fmt: skip


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


@pytest.mark.parametrize(
    ("authors", "doubted", "said"),
    [
        (["One, A."], [], "One, 1999"),
        (["One, A.", "Two, B."], [], "One & Two, 1999"),
        (["One, A.", "Two, B.", "Three, C."], [], "One and others, 1999"),
        (["One, A."], ["authors_after_first"], "One and others, 1999"),
        (["One, A."], ["authors"], "A title, 1999"),
        (["One, A."], ["year"], "One"),
        (["A Society of Doctors"], [], "A Society of Doctors, 1999"),
    ],
)
def test_a_work_in_a_few_words_names_only_what_was_seen(
    authors: list[str], doubted: list[str], said: str
) -> None:
    work = BOOK.model_copy(update={"authors": authors, "unconfirmed_fields": doubted})
    assert work.short() == said


def test_a_bibliography_of_the_wrong_shape_cannot_be_checked(tmp_path: Path) -> None:
    path = tmp_path / "bibliography.yml"
    path.write_text("references:\n- key: x\n")
    with pytest.raises(CouldNotCheck, match="not a bibliography"):
        read_bibliography(path)
