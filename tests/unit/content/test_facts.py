"""Crisis facts: only what is verified may be printed, and each is due again one day."""

from __future__ import annotations

import datetime

import pytest

from sitekit.banner.policy import NUMBERS
from sitekit.content.facts import Fact, check_facts, due, read_facts
from sitekit.html_view import Page
from sitekit.pages import Output
from sitekit.pipeline import FACTS

DAY = datetime.date(2026, 11, 21)
FACT = Fact(id="line", fact="A line with a number", verified="partly", source=["https://example.org/"],
            checked_on=DAY, numbers=["18005550199"], phrases=["text HOLD"])  # fmt: skip
TOLD = FACT.model_copy(update={"verified": "yes", "never": ["press 3"]})


def found(fact: Fact, text: str) -> list[str]:
    page = Page("a/index.html", f"<html><body><p>{text}</p></body></html>".encode())
    return [it.message for it in check_facts(Output(frozenset({page.path}), (page,)), (fact,))]


@pytest.mark.parametrize(
    "text",
    ["Call 1-800-555-0199.", "Call (800) 555-0199.", "call 800.555.0199", "Please text HOLD"],
)
def test_what_is_not_verified_is_not_printed(text: str) -> None:
    assert found(FACT, text) != []
    assert found(TOLD, text) == []


@pytest.mark.parametrize("text", ["A line without a number.", "In 2018 or 1-800-555-01990."])
def test_other_words_may_be_printed(text: str) -> None:
    assert found(FACT, text) == []


def test_the_checksum_of_a_file_gives_out_no_number() -> None:
    checksum = "a18005550199e" + "0" * 51
    assert len(checksum) == 64
    assert found(FACT, checksum) == []
    assert found(FACT, f"{checksum} 1-800-555-0199") != []


def test_some_words_are_never_printed() -> None:
    assert found(TOLD, "Then press 3.") == ["says “press 3” (line)"]


def test_a_fact_nobody_opened_is_due_at_once_and_an_opened_one_after_its_days() -> None:
    opened = FACT.model_copy(update={"id": "opened", "opened_live_on": DAY, "recheck_days": 30})
    assert [fact.id for fact in due([opened, FACT], DAY)] == ["line"]
    later = DAY + datetime.timedelta(days=30)
    assert {fact.id for fact in due([opened, FACT], later)} == {"line", "opened"}


def test_every_number_of_the_gate_is_a_verified_fact_and_the_other_way_around() -> None:
    """Two keys on purpose; the national helpline for treatment is not printed so far."""
    verified = {n for fact in read_facts(FACTS) if fact.verified == "yes" for n in fact.numbers}
    assert verified - {"18006624357"} == NUMBERS


@pytest.mark.parametrize("text", ["Sit in.", "SIT  IN", "ſit in", "Sıt in", "SİT in"])
def test_a_phrase_is_found_however_its_letters_are_written(text: str) -> None:
    assert found(FACT.model_copy(update={"never": ["sit in"]}), text)
