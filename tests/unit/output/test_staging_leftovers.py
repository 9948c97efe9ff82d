"""What else may stand beside the published folder, or in its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sitekit.findings import CouldNotCheck
from sitekit.output import staging as module
from sitekit.output.staging import Staging


def fill(folder: Path, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(text)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def two_renames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_exchange", lambda *_: False)


def test_in_a_container_where_each_build_has_the_same_process_id_a_kill_is_mended(
    tmp_path: Path,
) -> None:
    fill(tmp_path / f".site-old-{os.getpid()}-abcdefgh", "old")
    fill(tmp_path / f".site-new-{os.getpid()}-abcdefgh", "half")
    Staging(tmp_path / "site").discard()
    assert names(tmp_path) == ["site"]
    assert (tmp_path / "site" / "index.html").read_text() == "old"


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    fill(tmp_path / ".site-backup-2026-11", "mine")
    Staging(tmp_path / "site").discard()
    assert names(tmp_path) == [".site-backup-2026-11"]


def test_a_build_inside_another_ones_folder_goes_with_it(tmp_path: Path) -> None:
    outer = Staging(tmp_path / "site")
    inner = Staging(outer.path)
    fill(inner.path, "half")
    outer.discard()
    assert names(tmp_path) == []


def test_what_is_older_than_the_published_folder_never_comes_back(tmp_path: Path) -> None:
    fill(tmp_path / "site", "new")
    fill(tmp_path / ".site-old-abcdefgh", "old")
    Staging(tmp_path / "site").discard()
    assert (tmp_path / "site" / "index.html").read_text() == "new"
    assert names(tmp_path) == ["site"]


def test_a_link_in_the_place_of_the_folder_is_replaced(tmp_path: Path) -> None:
    fill(tmp_path / "elsewhere", "old")
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    staging = Staging(tmp_path / "site")
    fill(staging.path, "new")
    staging.publish()
    assert (tmp_path / "site" / "index.html").read_text() == "new"
    assert (tmp_path / "elsewhere" / "index.html").read_text() == "old"
    assert names(tmp_path) == ["elsewhere", "site"]


def test_a_place_where_nothing_can_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CouldNotCheck, match="no folder could be made in"):
        Staging(tmp_path / "file" / "site")


@pytest.mark.usefixtures("two_renames")
def test_a_refused_publication_puts_the_old_folder_back(tmp_path: Path) -> None:
    fill(tmp_path / "site", "old")
    staging = Staging(tmp_path / "site")
    staging.path.rmdir()  # so that the second rename fails
    with pytest.raises(CouldNotCheck, match="could not be replaced"):
        staging.publish()
    staging.discard()
    assert (tmp_path / "site" / "index.html").read_text() == "old"
    assert names(tmp_path) == ["site"]
