"""Version and day of an edition: from the sources, never from the clock."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from sitekit.findings import CouldNotCheck
from sitekit.html_view import Page
from sitekit.offline.stamp import EPOCH, read_stamp
from sitekit.pages import Output

CHECKED = b'<div class="review-note"><time datetime="2026-11-20">then</time></div>'
OUTPUT = Output(frozenset({"a.html"}), (Page("a.html", CHECKED),))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(EPOCH, raising=False)
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.3"\n')
    return tmp_path


def test_the_day_is_that_of_the_environment(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EPOCH, "1795000000")
    stamp = read_stamp(root, OUTPUT)
    assert (stamp.version, stamp.day) == ("1.2.3", "November 18, 2026")


def test_else_it_is_that_of_the_last_commit(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-10-02T12:00:00Z")
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b.c",
                    "-c", "commit.gpgsign=false", "commit", "-qm", "one"]):  # fmt: skip
        subprocess.run(["git", *command], cwd=root, check=True)
    assert read_stamp(root, OUTPUT).day == "October 2, 2026"


def test_else_it_is_the_last_day_a_page_was_checked(root: Path) -> None:
    assert read_stamp(root, OUTPUT).day == "November 20, 2026"


def test_without_any_day_it_is_the_first_that_a_zip_can_hold(root: Path) -> None:
    assert read_stamp(root, Output(frozenset(), ())).day == "January 1, 1980"


def test_without_a_version_nothing_is_made(root: Path) -> None:
    (root / "pyproject.toml").unlink()
    with pytest.raises(CouldNotCheck, match="no version"):
        read_stamp(root, OUTPUT)


def test_a_day_that_is_no_number_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EPOCH, "yesterday")
    with pytest.raises(CouldNotCheck, match=EPOCH):
        read_stamp(root, OUTPUT)
