"""Plain language is measured on what the reader sees."""

from __future__ import annotations

import pytest

from sitekit.content.language import Exempt, Rules, check_language, read_rules
from sitekit.content.reading import measure, paragraphs, sentences
from sitekit.html_view import Page
from sitekit.pages import Output
from sitekit.pipeline import LANGUAGE

OURS = read_rules(LANGUAGE).model_copy(update={"exceptions": []})


def page(prose: str, language: str = "en") -> Page:
    text = f"<html lang={language}><main><div class=prose>{prose}</div></main>"
    return Page("a.html", text.encode())


def rules(prose: str, language: str = "en", ours: Rules = OURS) -> list[str]:
    output = Output(frozenset(), (page(prose, language),))
    return [finding.rule for finding in check_language(output, ours)]


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


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("A friend committed suicide.", "words-suicide-words"),
        ("It was a failed attempt.", "words-suicide-words"),
        ("Call a suicide hotline.", "words-line-words"),
        ("They suffer from it.", "words-label-words"),
        ("Ask your husband.", "words-gendered-partner"),
        ("He waits, and she fades.", "words-gendered-partner"),
        ("Every normal couple fights.", "words-normal-couple"),
        ("You should just calm down.", "words-telling-off"),
        ("This always works.", "words-promise-words"),
    ],
)
@pytest.mark.parametrize("frame", ["<p>{}</p>", "<h2>{}</h2>", "<table><td>{}</table>"])
def test_words_to_avoid_are_found_wherever_they_stand(words: str, rule: str, frame: str) -> None:
    assert set(rules(frame.format(words))) == {rule}


@pytest.mark.parametrize(
    "words",
    [
        "A friend died by suicide.", "Thoughts of ending your life can pass.", "Here, then there.",
        "The 988 Suicide &amp; Crisis Lifeline is free.", "Ask your partner when they are calm.",
    ],
)  # fmt: skip
def test_safe_words_pass(words: str) -> None:
    assert rules(f"<p>{words}</p>") == []


def test_english_rules_are_not_asked_of_a_spanish_page() -> None:
    assert rules("<p>He visto la calma.</p>", "es") == []
    assert rules(f"<p>{'palabra ' * 26}.</p>", "es") == ["words-sentence"]
    assert measure(page("<p>Consideraciones institucionales importantes.</p>" * 60, "es")) is None


def test_an_exception_holds_on_its_page_for_its_words_and_must_be_needed() -> None:
    allowed = Exempt(
        rule="gendered-partner", page="a.html", text="husbands in it", reason="It names a study."
    )
    ours = OURS.model_copy(update={"exceptions": [allowed]})
    assert rules("<p>The husbands in it drew back.</p>", ours=ours) == []
    assert rules("<p>The husbands in it.</p><p>Your wife.</p>", ours=ours) == [
        "words-gendered-partner"
    ]
    assert rules("<p>Ask your husband.</p>", ours=ours) == [
        "words-gendered-partner",
        "words-exception",
    ]
