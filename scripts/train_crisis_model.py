#!/usr/bin/env python3
"""Learn from the examples what means danger: train_crisis_model.py [--report]

Writes scripts/data/search/crisis-model.json; the same examples give the same file.
--report writes nothing: it learns from four fifths of the examples, asks about the last
fifth, five times, and says how many are reached from which margin on.
Exit codes: 0 done, 2 the examples could not be read or no Chromium was found.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from sitekit.chromium import QUIET_FLAGS, find_browser
from sitekit.findings import CLEAN, COULD_NOT_CHECK, CouldNotCheck
from sitekit.finishing import DATA
from sitekit.search.crisis_examples import marked, read_texts
from sitekit.search.crisis_learning import Example, learn, question
from sitekit.search.crisis_model import model_path

ROOT = Path(__file__).resolve().parents[1]
SEARCH = DATA / "search"
FOLDS = 5
MARGINS = (0.8, 0.6, 0.5, 0.45, 0.4, 0.3, 0.2, 0.1, 0.0, -0.1, -0.2)


def read_examples() -> list[Example]:
    """The examples with the numbers that the rule knows them under."""
    texts, path = read_texts(SEARCH), find_browser()
    if path is None:
        raise CouldNotCheck("no Chromium was found: run scripts/prepare_browser.py")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as out:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET_FLAGS))
        examples = marked(texts, browser, ROOT, Path(out))
        browser.close()
    return examples


def held_out(examples: list[Example]) -> list[tuple[Example, float]]:
    """Each example with the margin that the others give it."""
    found = []
    for fold in range(FOLDS):
        kept = [
            (one.marks, bool(one.topic)) for at, one in enumerate(examples) if at % FOLDS != fold
        ]
        answer = question("danger", kept)
        found += [
            (one, answer.head.score(list(one.marks)) * answer.step) for one in examples[fold::FOLDS]
        ]
    return found


def report(examples: list[Example]) -> None:
    """Print what part of danger and of harmless examples is reached from each margin on."""
    asked = held_out(examples)
    print("margin   danger  harmless")
    for margin in MARGINS:
        parts = []
        for wanted in (True, False):
            scores = [score for one, score in asked if bool(one.topic) is wanted]
            parts.append(sum(score >= margin for score in scores) / len(scores))
        print(f"{margin:6.2f}  {parts[0]:7.1%}  {parts[1]:8.1%}")


def main(argv: list[str]) -> int:
    """Train, or report."""
    try:
        examples = read_examples()
    except CouldNotCheck as error:
        print(f"train_crisis_model: {error}", file=sys.stderr)
        return COULD_NOT_CHECK
    if argv == ["--report"]:
        report(examples)
        return CLEAN
    path = model_path(SEARCH / "crisis-words.yml")
    path.write_text(learn(examples).model_dump_json(indent=2) + "\n", encoding="utf-8")
    print(f"{path.name}: learned from {len(examples)} examples")
    return CLEAN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
