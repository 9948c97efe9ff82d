"""Markdown that comes out as a style attribute is named by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.content.inline_styles import check_inline_styles


def found(tmp_path: Path, text: str) -> list[tuple[str, int]]:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text(text, encoding="utf-8")
    return [(it.path, it.line) for it in check_inline_styles(tmp_path / "docs")]


@pytest.mark.parametrize(
    "line", ["| --- | ---: |", "|:---|---|", "---: | ---", "| :-: |", "  |:--|--:|"]
)
def test_a_table_that_sets_a_side_is_found(tmp_path: Path, line: str) -> None:
    assert found(tmp_path, f"# A\n\n| a | b |\n{line}\n| 1 | 2 |\n") == [("docs/page.md", 4)]


@pytest.mark.parametrize("line", ['<p style="color: red">', "Hello\n{: style='x' }"])
def test_a_style_written_by_hand_is_found(tmp_path: Path, line: str) -> None:
    assert [path for path, _ in found(tmp_path, f"# A\n\n{line}\n")] == ["docs/page.md"]


def test_plain_tables_and_words_pass(tmp_path: Path) -> None:
    text = "# A\n\n| a | b |\n| --- | --- |\n| 1 | 2: |\n\nIn style: yes | no - : -\n\n---\n"
    assert found(tmp_path, text) == []
