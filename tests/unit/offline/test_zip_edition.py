"""The offline copy: every address written out, nothing that needs a network or a server."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sitekit.offline.stamp import Stamp
from sitekit.offline.zip_edition import write_tree, write_zip

STAMP = Stamp("1.2.3", datetime(2026, 11, 24, tzinfo=UTC))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "a b").mkdir(parents=True)
    (folder / "downloads").mkdir()
    (folder / "index.html").write_text(
        '<!doctype html><a id=one href="a%20b/#x">1</a><a id=two href="./?q=w">2</a>'
        '<a id=three href="https://example.org/">3</a><a id=four href="#here">4</a>'
        "<p data-online-only>download</p>"
    )
    (folder / "a b" / "index.html").write_text('<!doctype html><a id=up href="..">up</a>')
    (folder / "404.html").write_text('<a href="/">home</a>')
    (folder / "downloads" / "old.zip").write_text("")
    return folder


def test_addresses_name_their_file_in_full(site: Path, tmp_path: Path) -> None:
    write_tree(site, tmp_path / "tree")
    home = (tmp_path / "tree" / "index.html").read_text()
    assert 'href="a%20b/index.html#x"' in home
    assert 'href="index.html?q=w"' in home
    assert 'href="https://example.org/"' in home
    assert 'href="#here"' in home
    assert 'href="../index.html"' in (tmp_path / "tree" / "a b" / "index.html").read_text()


def test_what_only_makes_sense_online_is_left_out(site: Path, tmp_path: Path) -> None:
    write_tree(site, tmp_path / "tree")
    names = {path.relative_to(tmp_path / "tree").as_posix() for path in tmp_path.glob("tree/**/*")}
    assert names == {"index.html", "a b", "a b/index.html"}
    assert "download" not in (tmp_path / "tree" / "index.html").read_text()


def test_the_zip_is_one_folder_and_the_same_bytes_every_time(site: Path, tmp_path: Path) -> None:
    write_tree(site, tmp_path / "tree")
    write_zip(tmp_path / "tree", tmp_path / "one.zip", STAMP)
    (tmp_path / "tree" / "index.html").touch()
    write_zip(tmp_path / "tree", tmp_path / "two.zip", STAMP)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {"still-near"}
