"""Whether help comes first, in a real browser: every example of the data, and readers' queries."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from sitekit.finishing import DATA
from sitekit.search.crisis_examples import marked, read_texts
from sitekit.search.crisis_learning import TOPICS, learn
from sitekit.search.crisis_words import read_crisis_words, write_crisis_words
from support.project import ROOT

WORDS = read_crisis_words(DATA / "search" / "crisis-words.yml")
QUERIES: dict[str, dict[str, dict[str, list[str]]]] = yaml.safe_load(
    (DATA / "search" / "crisis-queries.yml").read_text(encoding="utf-8")
)
UNSEEN: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (ROOT / "tests" / "search" / "crisis_unseen.yml").read_text(encoding="utf-8")
)
CALLOUTS = 0.10  # of the harmless queries in the table, at most
Answer = dict[str, Any] | None
Ask = Callable[[list[str]], list[Answer]]


@pytest.fixture(scope="module")
def ask(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """The rule with its words, in an empty page."""
    words = write_crisis_words(WORDS, tmp_path_factory.mktemp("crisis") / "data.js")
    rule = ROOT / "overrides" / "assets" / "search" / "crisis.js"
    page = browser.new_page()
    for path in (words, rule):  # in either order
        page.add_script_tag(content=Path(path).read_text(encoding="utf-8"))
    script = """texts => texts.map(text =>
        stillNearSearch.crisisOf(text, stillNearSearch.crisisWords))"""
    yield lambda texts: page.evaluate(script, texts)
    page.close()


def level(answer: Answer) -> str:
    return "nothing" if answer is None else "first" if answer["sure"] else "callout"


def queries(kind: str) -> list[tuple[str, str, str]]:
    return [
        (topic, language, query)
        for topic, languages in QUERIES[kind].items()
        for language, asked in languages.items()
        for query in asked
    ]


@pytest.mark.parametrize("group", WORDS.groups, ids=lambda group: group.id)
def test_each_group_does_what_its_examples_show(ask: Ask, group: Any) -> None:
    for text, answer in zip(group.examples, ask(group.examples), strict=True):
        assert answer is not None, text
        if group.means == "help":
            wanted = {"topic": group.topic, "language": group.language, "sure": True}
            assert answer == wanted, text
    for text, answer in zip(group.counter, ask(group.counter), strict=True):
        assert level(answer) != "first", text


def test_who_is_in_danger_gets_help_first(ask: Ask) -> None:
    cases = queries("first")
    answers = ask([query for _, _, query in cases])
    missed = [
        (query, answer)
        for (topic, language, query), answer in zip(cases, answers, strict=True)
        if answer != {"topic": topic, "language": language, "sure": True}
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("kind", "allowed"),
    [
        ("callout", {"callout", "first"}),
        ("seen", {"callout", "first"}),
    ],
)
def test_what_is_unsure_is_seen(ask: Ask, kind: str, allowed: set[str]) -> None:
    texts = [query for _, _, query in queries(kind)]
    wrong = [
        (text, level(answer))
        for text, answer in zip(texts, ask(texts), strict=True)
        if level(answer) not in allowed
    ]
    assert wrong == []


def share(answers: list[Answer], *levels: str) -> float:
    return sum(level(answer) in levels for answer in answers) / len(answers)


def test_few_harmless_queries_of_the_table_get_a_callout(ask: Ask) -> None:
    answers = ask([query for kind in ("second", "nothing") for _, _, query in queries(kind)])
    assert share(answers, "first") <= 0.01
    assert share(answers, "callout") <= CALLOUTS


def test_queries_that_nothing_was_learned_from_are_seen(ask: Ask) -> None:
    danger = [text for topic in TOPICS for texts in UNSEEN[topic].values() for text in texts]
    harmless = [text for texts in UNSEEN["harmless"].values() for text in texts]
    known = {text for text, _, _ in read_texts(DATA / "search")}
    assert not known & {*danger, *harmless}
    assert share(ask(danger), "first") >= 0.69
    assert share(ask(danger), "first", "callout") >= 0.87
    assert share(ask(harmless), "first") <= 0.10
    assert share(ask(harmless), "first", "callout") <= 0.29


def test_topic_and_language_of_what_is_learned_are_mostly_right(ask: Ask) -> None:
    cases = [
        (topic, language, text)
        for topic in TOPICS
        for language, texts in UNSEEN[topic].items()
        for text in texts
    ]
    answers = ask([text for _, _, text in cases])
    seen = [(case, one) for case, one in zip(cases, answers, strict=True) if one]
    for at, name, least in ((0, "topic", 0.85), (1, "language", 0.95)):
        assert sum(case[at] == one[name] for case, one in seen) / len(seen) >= least


def test_the_same_examples_give_the_same_weights(browser: Browser, tmp_path: Path) -> None:
    examples = marked(read_texts(DATA / "search"), browser, ROOT, tmp_path)
    assert learn(examples) == WORDS.learned, "the examples or the words changed: run make crisis"


def test_the_rule_and_its_words_stay_light(tmp_path: Path) -> None:
    rule = (ROOT / "overrides" / "assets" / "search" / "crisis.js").read_text(encoding="utf-8")
    sent = re.sub(r"/\*.*?\*/|(?:^| )\s*// [^\n]*", "", rule, flags=re.DOTALL | re.MULTILINE)
    words = write_crisis_words(WORDS, tmp_path / "data.js").read_text(encoding="utf-8")
    assert len(gzip.compress((words + sent).encode())) <= 14_336


def test_the_table_is_large_enough_to_mean_something() -> None:
    danger, harmless = queries("first"), queries("nothing")
    assert len(danger) >= 150
    assert sum(language == "es" for _, language, _ in danger) >= 40
    assert sum(topic == "violence" for topic, _, _ in danger) >= 50
    assert len(harmless) >= 150


@settings(max_examples=150, deadline=None, derandomize=True)
@given(data=st.data())
def test_harmless_words_around_never_hide_a_cry_for_help(ask: Ask, data: st.DataObject) -> None:
    cry = data.draw(st.sampled_from([query for _, _, query in queries("first")]))
    calm = st.sampled_from([query for _, _, query in queries("nothing")])
    joint = st.sampled_from([". ", " and ", "! ", "\n", "... "])
    before, after = data.draw(calm), data.draw(calm)
    text = before + data.draw(joint) + cry + data.draw(st.sampled_from([". ", " and ", "\n"]))
    assert level(ask([text + after])[0]) == "first"


@pytest.mark.parametrize(
    "disguise",
    [
        str.upper,
        lambda text: text.replace("i", "1").replace("e", "3"),
        lambda text: text.replace("ill", "iiillll").replace("die", "dieeee"),
        lambda text: text.replace("i", "\u0456").replace("e", "\u0435"),  # Cyrillic twins
        "\u200b".join,
        lambda text: " ".join(text.replace(" ", "")),
        lambda text: text.replace(" ", ""),
        lambda text: "".join(chr(ord(c) + 0xFEE0) if c.isalpha() else c for c in text),
    ],
    ids=["capitals", "digits", "drawn-out", "twins", "invisible", "spaced", "joined", "wide"],
)
def test_a_cry_is_read_in_any_letters(ask: Ask, disguise: Callable[[str], str]) -> None:
    cries = ["i want to die", "kill myself", "suicide", "i want to kill myself"]
    assert [level(answer) for answer in ask([disguise(cry) for cry in cries])] == ["first"] * 4


def test_any_text_gets_an_answer(ask: Ask) -> None:
    odd = [
        "",
        " ",
        "\u0000",
        "😢",
        "ねこ",
        "a" * 5000,
        "__proto__ constructor",
        "$ ^ ..",
    ]
    assert [level(answer) for answer in ask(odd)] == ["nothing"] * len(odd)
    assert level(ask(["i " * 3000])[0]) in {"nothing", "callout"}
