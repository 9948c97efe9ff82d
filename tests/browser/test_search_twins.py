"""What Python does to the words of the site, the page does to the words of a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from sitekit.finishing import DATA
from sitekit.pages import read_output
from sitekit.search.asked import read_asked
from sitekit.search.language import read_language
from sitekit.search.matters import marks, read_matters
from sitekit.search.pieces import place
from sitekit.search.sections import read_sections
from sitekit.search.words import stem, tokens

LANGUAGE = read_language(DATA / "search" / "language.yml")


@pytest.fixture(scope="module")
def program(browser: Browser, site: Path) -> Iterator[Page]:
    """An empty page with the program of search, and its language as `language`."""
    page = browser.new_page()
    for name in ("finder.js", "data-language.js"):
        text = (site / "assets/search" / name).read_text(encoding="utf-8")
        taken = "stillNearSearch.take = (name, stamp, content) => { window.content = content };\n"
        page.add_script_tag(content=(taken if name.startswith("data") else "") + text)
    page.evaluate("window.language = stillNearSearch.language(content)")
    yield page
    page.close()


@pytest.fixture(scope="module")
def texts(site: Path) -> list[str]:
    """Every text of the site that is searched, and every line of readers."""
    sections = read_sections(read_output(site))
    lines = [line for entry in read_asked(DATA / "search" / "asked") for line in entry.lines]
    return [f"{it.page} {it.heading} {it.text}" for it in sections] + lines


def test_both_see_the_same_words(program: Page, texts: list[str]) -> None:
    assert program.evaluate("texts => texts.map(stillNearSearch.tokens)", texts) == [
        tokens(text) for text in texts
    ]


def test_both_take_off_the_same_endings(program: Page, texts: list[str]) -> None:
    words = sorted({word for text in texts for word in tokens(text)})
    words += [re.sub("$", end, word) for word in words[::5] for end in ("ing", "ed", "fulness")]
    assert len(words) > 4000
    assert program.evaluate("words => words.map(stillNearSearch.stem)", words) == [
        stem(word) for word in words
    ]


def test_both_read_the_lists_of_language_alike(program: Page, texts: list[str]) -> None:
    script = """texts => texts.map(text => language.spelledOut(text).map(language.canonical))"""
    assert program.evaluate(script, texts) == [
        [LANGUAGE.canonical(word) for word in LANGUAGE.spelled_out(text)] for text in texts
    ]
    stems = sorted({term for text in texts for term in LANGUAGE.terms(text)})
    ideas = "stems => stems.map(stem => [language.isLight(stem), language.ideas(stem)])"
    assert program.evaluate(ideas, stems) == [
        [one in LANGUAGE.light, [f"~{idea}" for idea in LANGUAGE.ideas.get(one, ())]]
        for one in stems
    ]


def test_both_mark_words_ideas_and_who_has_them_alike(program: Page) -> None:
    lines = [line for it in read_matters(DATA / "search" / "matters.yml") for line in it.asked]
    script = """lines => Promise.all(lines.map(line => {
      const known = {
        holds: async stems => Object.fromEntries(stems.map(stem => [stem, true])),
        vocabulary: async () => [],
      };
      return stillNearSearch.question(line, language, known)
        .then(terms => stillNearSearch.marks(terms, language));
    }))"""
    for line, found in zip(lines, program.evaluate(script, lines), strict=True):
        assert found == pytest.approx(marks(line, LANGUAGE)), line


def test_both_put_a_word_into_the_same_piece(program: Page) -> None:
    words = ["fade", "~apart", "español"]
    found = program.evaluate("words => words.map(word => stillNearSearch.place(word, 97))", words)
    assert found == [place(word, 97) for word in words]


def test_a_row_is_read_as_it_was_written(program: Page) -> None:
    read = program.evaluate("stillNearSearch.decode('EsGZrtD/tM')")
    assert read["rarity"] == 2
    assert [(section, named) for section, _, named in read["postings"]] == [
        (1, False), (2, True), (15, False)
    ]  # fmt: skip
    assert [round(impact, 2) for _, impact, _ in read["postings"]] == [0.5, 1, 0.25]
    assert read["matters"] == [[2, 1, False]]
