"""Reading an output: every page of it, and never a pass by doubt."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from sitekit.findings import CouldNotCheck
from sitekit.pages import read_output


def test_every_kind_of_page_file_is_read(tmp_path: Path) -> None:
    for name in ("a.html", "b.HTM", "c/d.xhtml", "e.css", "f.shtml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    output = read_output(tmp_path)
    assert {page.path for page in output.pages} == {"a.html", "b.HTM", "c/d.xhtml", "f.shtml"}
    assert "e.css" in output.files


def test_a_folder_without_a_page_cannot_be_checked(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("x")
    with pytest.raises(CouldNotCheck, match="no page"):
        read_output(tmp_path)


def test_a_missing_folder_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(CouldNotCheck, match="no such"):
        read_output(tmp_path / "gone")


def test_a_link_out_of_the_folder_cannot_be_checked(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.html").write_text("x")
    (tmp_path / "site" / "a.html").symlink_to(tmp_path / "secret.html")
    with pytest.raises(CouldNotCheck, match="leads out"):
        read_output(tmp_path / "site")


def test_a_zip_is_read_below_its_one_top_folder(tmp_path: Path) -> None:
    archive = tmp_path / "site.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("near/index.html", "x")
        opened.writestr("near/a/index.html", "x")
    assert {page.path for page in read_output(archive).pages} == {"index.html", "a/index.html"}


def test_a_zip_that_spills_its_files_cannot_be_checked(tmp_path: Path) -> None:
    archive = tmp_path / "site.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("one/index.html", "x")
        opened.writestr("two/index.html", "x")
    with pytest.raises(CouldNotCheck, match="one folder"):
        read_output(archive)
