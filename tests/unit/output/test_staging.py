"""Publication by swap: the published folder is the old one or the new one, never less."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sitekit.output import staging as module
from sitekit.output.staging import Staging

SCRIPTS = Path(__file__).resolve().parents[3] / "scripts"


def fill(folder: Path, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(text)


@pytest.mark.parametrize("exchanges", [True, False], ids=["in one step", "in two renames"])
def test_publishing_replaces_what_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchanges: bool
) -> None:
    if not exchanges:
        monkeypatch.setattr(module, "_exchange", lambda *_: False)
    fill(tmp_path / "site", "old")
    staging = Staging(tmp_path / "site")
    fill(staging.path, "new")
    staging.publish()
    assert (tmp_path / "site" / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_first_publication_needs_no_old_folder(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "deep" / "site")
    fill(staging.path, "new")
    staging.publish()
    assert (tmp_path / "deep" / "site" / "index.html").read_text() == "new"


def test_discarding_leaves_the_published_folder_as_it_was(tmp_path: Path) -> None:
    fill(tmp_path / "site", "old")
    staging = Staging(tmp_path / "site")
    fill(staging.path, "broken")
    staging.discard()
    assert (tmp_path / "site" / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def dead_pid() -> int:
    done = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
                          capture_output=True, text=True)  # fmt: skip
    return int(done.stdout)


def test_what_a_killed_build_left_behind_goes_at_the_next_start(tmp_path: Path) -> None:
    fill(tmp_path / "site", "old")
    fill(tmp_path / f".site-new-{dead_pid()}-abcdefgh", "half")
    Staging(tmp_path / "site").discard()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_kill_between_the_two_renames_is_mended_at_the_next_start(tmp_path: Path) -> None:
    fill(tmp_path / f".site-old-{dead_pid()}-abcdefgh", "old")
    Staging(tmp_path / "site").discard()
    assert (tmp_path / "site" / "index.html").read_text() == "old"


def test_a_build_that_still_runs_is_left_alone(tmp_path: Path) -> None:
    first = Staging(tmp_path / "site")
    fill(first.path, "first")
    Staging(tmp_path / "site").discard()
    first.publish()
    assert (tmp_path / "site" / "index.html").read_text() == "first"
