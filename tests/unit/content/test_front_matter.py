"""Mistakes in front matter name file, line, key and mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.content.front_matter import check_front_matter, split
from sitekit.findings import Finding

GOOD = """---
title: A page about one thing
description: One sentence that says what the page is about, and for whom.
---

Words.
"""
ARTICLE = """---
title: An article
description: One sentence that says what the page is about, and for whom.
summary: A sentence under the heading.
template: article.html
kind: article
checked: "2026-11-22"
minutes: 3
related:
  - page.md
---
"""


def check(tmp_path: Path, text: str) -> list[Finding]:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "page.md").write_text(text, encoding="utf-8")
    return check_front_matter(docs, frozenset({"page.md"}))


@pytest.mark.parametrize("text", [GOOD, ARTICLE, GOOD.replace("\n---\n\n", "\n...\n\n")])
def test_whole_front_matter_passes(tmp_path: Path, text: str) -> None:
    assert check(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "old", "new", "line", "said"),
    [
        (GOOD, "title: A page about one thing\n", "", 1, "title"),
        (GOOD, "title: A page about one thing", "title: 2026", 2, "string"),
        (GOOD, "title: A page about one thing", "title: [a, b]", 2, "string"),
        (GOOD, "description: One sentence that", "descripton: One sentence that", 1, "description"),
        (GOOD, "description: One sentence that says what the page is about, and for whom.",
         "description: Short.", 3, "50 characters"),
        (GOOD, "title: A page", "title: A: page", 2, "mapping values"),
        (GOOD, "---\ntitle", "title", 1, "no front matter"),
        (ARTICLE, 'checked: "2026-11-22"', "checked: 2026-11-22", 7, "quotes"),
        (ARTICLE, 'checked: "2026-11-22"', 'checked: "2026-11-31"', 7, "day"),
        (ARTICLE, "  - page.md", "  - gone.md", 9, "gone.md"),
        (ARTICLE, "template: article.html", "template: fancy.html", 5, "article.html"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line(  # noqa: PLR0917 - a table of cases
    tmp_path: Path, text: str, old: str, new: str, line: int, said: str
) -> None:
    assert old in text
    findings = check(tmp_path, text.replace(old, new))
    assert [finding.path for finding in findings][:1] == ["docs/page.md"]
    assert line in {finding.line for finding in findings}
    assert said in " ".join(finding.message for finding in findings)
    assert all(finding.mend for finding in findings)


def test_the_rest_of_the_file_is_left_alone() -> None:
    block, body = split(GOOD)
    assert block.startswith("title:")
    assert body == "\nWords.\n"
