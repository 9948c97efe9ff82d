"""Files in docs/ that no check would read are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.content.files import check_files, read_source
from sitekit.findings import CouldNotCheck


@pytest.mark.parametrize("name", ["page.md", "how-to-pause.md", "sub/thread-2.svg", "raw.html"])
def test_known_kinds_of_files_pass(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("x")
    assert check_files(tmp_path) == []


@pytest.mark.parametrize("name", ["page.markdown", "PAGE.MD", "my page.md", "movie.mp4", "Ä.md"])
def test_other_files_are_found(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")
    assert [finding.rule for finding in check_files(tmp_path)] == ["file-name"]


def test_a_link_to_another_place_is_found(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "picture.png").symlink_to(tmp_path / "secret.txt")
    assert [finding.rule for finding in check_files(tmp_path / "docs")] == ["file-link"]


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_bytes(b"caf\xe9")
    with pytest.raises(CouldNotCheck, match=r"page\.md: byte 3 is not UTF-8"):
        read_source(tmp_path / "page.md")
