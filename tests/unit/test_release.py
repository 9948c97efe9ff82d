"""What a release refuses, and what it writes into the changelog and the version."""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path

import pytest

from sitekit.release import (
    check_changelog,
    check_opened,
    check_version,
    entry,
    sums,
    with_release,
    with_version,
)  # fmt: skip

TODAY = datetime.date(2030, 6, 1)
PROJECT = 'name = "x"\nversion = "0.9.1"\n'
LOG = "# Changelog\n\n## Unreleased\n\n- One.\n- Two.\n\n## 0.9.0 (2030-01-01)\n\n- Old.\n"


@pytest.mark.parametrize(
    ("days", "refused"), [(0, False), (90, False), (91, True), (-1, True), (None, True)]
)
def test_a_fact_that_no_person_opened_lately_stops_a_release(
    days: int | None, *, refused: bool
) -> None:
    day = None if days is None else TODAY - datetime.timedelta(days=days)
    assert bool([*check_opened([("line_988", day)], TODAY)]) is refused


@pytest.mark.parametrize(
    ("version", "refused"),
    [("0.9.1", False), ("0.10.0", False), ("1.0.0", False), ("0.9.0", True), ("1.0", True)],
)
def test_a_version_comes_after_the_last(version: str, *, refused: bool) -> None:
    assert bool([*check_version(PROJECT, version)]) is refused


def test_a_release_tells_what_was_unreleased_and_leaves_room_for_more() -> None:
    assert entry(LOG) == "- One.\n- Two."
    text = with_release(LOG, "0.9.1", TODAY)
    assert "## Unreleased\n\n## 0.9.1 (2030-06-01)\n\n- One.\n- Two.\n\n## 0.9.0" in text
    assert [it.rule for it in check_changelog(text)] == ["release-changelog"]
    assert [*check_changelog(LOG)] == []


def test_the_version_is_one_line_and_nothing_else_changes() -> None:
    assert with_version(PROJECT + 'target-version = "py311"', "1.0.0") == (
        'name = "x"\nversion = "1.0.0"\ntarget-version = "py311"'
    )


def test_sums_are_read_by_the_tool_that_everybody_has(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.txt").write_text("b")
    listed = tmp_path.with_suffix(".sums")
    listed.write_text(sums(tmp_path))
    check = ["sha256sum", "--check", "--strict", str(listed)]
    assert subprocess.run(check, cwd=tmp_path, capture_output=True).returncode == 0
    (tmp_path / "a" / "b.txt").write_text("c")
    assert subprocess.run(check, cwd=tmp_path, capture_output=True).returncode == 1
