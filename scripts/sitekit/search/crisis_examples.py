"""The labelled examples, and the numbers that the rule in a browser knows them under."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from playwright.sync_api import Browser

from ..findings import CouldNotCheck
from .crisis_learning import TOPICS, Example
from .crisis_words import read_crisis_words, write_crisis_words

RULE = Path("overrides") / "assets" / "search" / "crisis.js"
MARKS = "texts => texts.map(text => stillNearSearch.crisisMarks(text, stillNearSearch.crisisWords))"


def read_texts(data: Path) -> list[tuple[str, str, str]]:
    """Text, topic ("" is harmless) and language of each example; each text once.

    Raises:
        CouldNotCheck: a file is not as it should be, or a text stands for two things.
    """
    seen: dict[str, tuple[str, str, str]] = {}
    try:
        for text, topic, language in _labelled(data):
            known = seen.setdefault(text, (text, topic, language))
            if known[1] != topic and "" in {known[1], topic}:
                raise CouldNotCheck(f"“{text}” is danger in one place and harmless in another")
    except (OSError, yaml.YAMLError, AttributeError, KeyError, TypeError) as error:
        raise CouldNotCheck(f"{data}: the crisis examples cannot be read ({error})") from error
    return list(seen.values())


def _labelled(data: Path) -> Iterator[tuple[str, str, str]]:
    queries = yaml.safe_load((data / "crisis-queries.yml").read_text(encoding="utf-8"))
    examples = yaml.safe_load((data / "crisis-examples.yml").read_text(encoding="utf-8"))
    danger = {topic: [queries["first"][topic], examples[topic]] for topic in TOPICS}
    harmless = [queries[name]["any"] for name in ("nothing", "second")] + [examples["harmless"]]
    unsure = {"any": [queries["seen"]["any"]]}  # worth a callout at least
    for topic, sources in {**danger, **unsure, "": harmless}.items():
        for source in sources:
            for language, texts in source.items():
                yield from ((text, topic, language) for text in texts)


def marked(
    texts: list[tuple[str, str, str]], browser: Browser, root: Path, out: Path
) -> list[Example]:
    """The examples with their numbers, from the rule itself; `out` is a folder for its words."""
    words = read_crisis_words(root / "scripts/data/search/crisis-words.yml", learned=False)
    page = browser.new_page()
    for script in (write_crisis_words(words, out / "words.js"), root / RULE):
        page.add_script_tag(content=script.read_text(encoding="utf-8"))
    marks = page.evaluate(MARKS, [text for text, _, _ in texts])
    page.close()
    return [
        Example(text, tuple(sorted(found)), topic, language)
        for (text, topic, language), found in zip(texts, marks, strict=True)
    ]
