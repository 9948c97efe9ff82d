"""What words say about sections, and how it is written down."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitekit.finishing import DATA
from sitekit.search.language import read_language
from sitekit.search.pieces import card_pieces, place, term_pieces, write_pieces
from sitekit.search.rows import Posting, Row, decode, row_of
from sitekit.search.sections import Section
from sitekit.search.spelled import spellings
from sitekit.search.weigh import Document, documents, weigh

LANGUAGE = read_language(DATA / "search" / "language.yml")


def sections(*texts: tuple[str, str]) -> list[Section]:
    return [
        Section(f"p{at}/index.html#x", f"Page {at}", heading, text)
        for at, (heading, text) in enumerate(texts)
    ]


def docs(*texts: tuple[str, str], lines: dict[str, list[str]] | None = None) -> list[Document]:
    return documents(sections(*texts), lines or {}, lambda _: 1.0)


def postings(word: str, found: list[Document]) -> list[Posting]:
    rows = weigh(found, LANGUAGE.terms, LANGUAGE.light).rows
    return list(decode(rows[LANGUAGE.canonical(word)].text()))


def impacts(word: str, found: list[Document]) -> dict[int, int]:
    return {section: impact for section, impact, _ in postings(word, found)}


def named(word: str, found: list[Document]) -> list[int]:
    return [section for section, _, named in postings(word, found) if named]


def test_a_heading_says_more_than_a_paragraph() -> None:
    said = impacts("scarf", docs(("A scarf", "Blue paper."), ("Blue paper", "A scarf.")))
    assert said[0] > said[1] > 0


def test_a_line_of_readers_finds_its_section() -> None:
    found = docs(("One", "Text."), ("Two", "Text."), lines={"p1/index.html#x": ["no", "a scarf"]})
    assert list(impacts("scarf", found)) == [1]


def test_a_word_of_a_heading_is_known_as_one() -> None:
    found = docs(("A scarf", "Blue paper."), ("Blue paper", "A scarf."))
    assert named("scarf", found) == [0]
    assert named("paper", found) == [1]


def test_a_heading_that_many_pages_have_names_no_section() -> None:
    rows = [("In short", f"Text {at}.") for at in range(4)]
    found = docs(*rows, ("Scarf", "Text."))
    assert [doc.heading for doc in found] == ["", "", "", "", "Scarf"]
    assert found[0].counts < found[4].counts


def test_words_that_say_little_do_not_count_in_paragraphs() -> None:
    assert list(impacts("feel", docs(("Feel it", "Text."), ("Other", "You feel.")))) == [0]
    weighed = weigh(docs(("Scarf", "You feel.")), LANGUAGE.terms, LANGUAGE.light)
    assert set(weighed.rarity) == set(weighed.rows)


def test_each_stem_has_the_word_that_readers_know() -> None:
    found = docs(("Anchors", "Anchors and anchoring, anchors."), ("Two", "We squabble."))
    spelled = spellings(found, LANGUAGE)
    assert spelled["anchor"] == "anchors"
    assert spelled[LANGUAGE.canonical("squabble")] == "=argu"


def test_a_row_tells_gaps_impacts_and_headings_and_has_no_digits() -> None:
    row = Row()
    for section, impact, in_heading in ((1, 0.5, False), (2, 1.0, True), (15, 0.25, False)):
        row.add(section, impact, named=in_heading)
    row.add(20, 0.01)
    row.add(21, 0.01, named=True)
    assert row.text() == "sGZrtDwN"
    assert list(decode(row.text())) == [
        (1, 6, False), (2, 12, True), (15, 3, False), (21, 0, True)
    ]  # fmt: skip


def test_a_row_of_sections_tells_no_more_than_these() -> None:
    assert [section for section, _, _ in decode(row_of([0, 3, 40]).text())] == [0, 3, 40]


def test_a_word_that_is_everywhere_leads_to_the_sections_it_says_most_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sitekit.search.rows.MOST", 2)
    row = Row()
    for section, impact in enumerate((0.5, 0.25, 1, 0.1)):
        row.add(section, impact)
    assert list(decode(row.text())) == [(0, 6, False), (2, 12, False)]


def test_the_twins_put_a_word_into_the_same_piece() -> None:
    assert {place(word, 1) for word in ("a", "fade", "~apart")} == {0}
    assert place("fade", 97) == 63  # tests/browser/test_search_twins.py asks the other twin


def test_a_large_index_is_parted_and_no_word_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitekit.search.pieces.ONE_PIECE", 10)
    monkeypatch.setattr("sitekit.search.pieces.PIECE", 20)
    words = weigh(docs(("Scarf ring letter", "Photo album song.")), LANGUAGE.terms, frozenset())
    pieces = term_pieces({}, {}, words)
    assert len(pieces) > 2
    rows = [word for piece in pieces.values() for word in piece["rows"]]
    assert sorted(rows) == sorted(words.rarity)


def test_what_a_word_says_about_the_matters_stands_behind_a_stroke() -> None:
    words = weigh(docs(("Scarf", "Photo.")), LANGUAGE.terms, frozenset())
    rows = term_pieces({}, {"scarf": row_of([2]), "~apart": row_of([0])}, words)["terms-0"]["rows"]
    assert rows["scarf"].endswith("/tM")
    assert rows["~apart"] == "M/M"
    assert "/" not in rows["photo"]


def test_cards_are_in_pieces_that_say_where_they_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitekit.search.pieces.FEW_CARDS", 50)
    monkeypatch.setattr("sitekit.search.pieces.CARDS", 120)
    long = "A sentence of some length. " * 30
    pieces, firsts = card_pieces(sections(("One", "x" * 40), ("Two", long), ("Three", "End.")))
    assert firsts == [0, 1, 2]
    text = pieces["cards-1"][0][4]
    assert text.endswith("length.")
    assert len(text) <= 360


def test_a_card_says_its_page_only_where_another_begins() -> None:
    rows = [
        Section("a/index.html", "A", "A", "Top."),
        Section("a/index.html#x", "A", "X", "Text."),
        Section("b/index.html", "B", "B", "End."),
    ]
    assert card_pieces(rows)[0]["cards-0"] == [
        ["a/index.html", "A", "", "", "Top."],
        ["", "", "x", "X", "Text."],
        ["b/index.html", "B", "", "", "End."],
    ]


def test_pieces_are_scripts_that_share_the_stamp_of_all(tmp_path: Path) -> None:
    one = write_pieces(tmp_path, {"a": ["“quoted” </script>"], "b": 1})
    said = [path.read_text(encoding="utf-8") for path in one]
    assert said[0].startswith('stillNearSearch.take("a","')
    assert json.loads(said[0].split(",", 2)[2].removesuffix(");\n")) == ["“quoted” </script>"]
    stamps = {text.split('"')[3] for text in said}
    other = write_pieces(tmp_path, {"a": [], "b": 1})[1].read_text(encoding="utf-8")
    assert len(stamps) == 1
    assert other.split('"')[3] not in stamps
