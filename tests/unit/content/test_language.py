"""Plain language is measured on what the reader sees."""

from __future__ import annotations

from sitekit.content.language import check_language, measure, paragraphs, sentences
from sitekit.html_view import Page
from sitekit.pages import Output


def page(prose: str) -> Page:
    return Page("a.html", f"<main><div class=prose>{prose}</div></main>".encode())


def rules(prose: str) -> list[str]:
    return [finding.rule for finding in check_language(Output(frozenset(), (page(prose),)))]


def test_sources_tables_and_marks_are_not_prose() -> None:
    found = paragraphs(
        page("<p>One.<sup>1</sup></p><table><td><p>Two.</table><div class=footnote><p>3.</div>")
    )
    assert found == ["One."]


def test_a_list_item_is_read_once() -> None:
    assert paragraphs(page("<ul><li>One.</li><li><p>Two.</p></li></ul>")) == ["One.", "Two."]


def test_sentences_end_at_quotes_too_and_not_at_abbreviations() -> None:
    assert len(sentences("“I am here.” She said it. He nods, e.g. Twice? Yes.")) == 4


def test_a_long_sentence_and_a_long_paragraph_are_found() -> None:
    assert rules(f"<p>{'word ' * 26}.</p>") == ["words-sentence"]
    assert rules("<p>One is here. Two is here. Three is here. Four is here.</p>") == [
        "words-paragraph"
    ]
    assert rules(f"<p>{'word ' * 25}.</p><p>One is. Two is. Three is.</p>") == []


def test_hard_prose_has_a_high_grade_and_plain_prose_a_low_one() -> None:
    hard = measure(page("<p>Institutional considerations necessitate comprehensive.</p>" * 40))
    plain = measure(page("<p>You are not on your own in this.</p>" * 40))
    assert hard is not None
    assert plain is not None
    assert hard.grade > 12
    assert plain.grade < 4


def test_a_page_of_few_words_has_no_grade() -> None:
    assert measure(page("<p>Institutional considerations.</p>")) is None
