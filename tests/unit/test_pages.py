"""Reading an output: every page of it, and never a pass by doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.findings import CouldNotCheck
from sitekit.pages import read_output
from support.samples import GOOD, as_xhtml, site_files, write_folder, write_zip


def paths(target: Path) -> set[str]:
    return {page.path for page in read_output(target).pages}


def test_every_kind_of_page_file_is_read(tmp_path: Path) -> None:
    names = ("a.html", "b.HTM", "c/d.xhtml", "e.css", "f.shtml", "G.XHT")
    write_folder(tmp_path, dict.fromkeys(names, as_xhtml(GOOD)))
    assert paths(tmp_path) == {"a.html", "b.HTM", "c/d.xhtml", "f.shtml", "G.XHT"}
    assert "e.css" in read_output(tmp_path).files


@pytest.mark.parametrize(
    ("name", "data", "is_page"),
    [
        ("about", b"<!DOCTYPE html><p>x", True),
        ("about.aspx", b"\xef\xbb\xbf \n<HTML lang=en>", True),
        ("about", b"<!-- a note --> <html>", True),
        ("about", "<html>".encode("utf-16"), True),
        ("about", b"<p>x", True),
        ("index.html~", b"<!doctype html>", True),
        ("page.xml", b'<?xml version="1.0"?><!-- x --><html xmlns="http://www.w3.org/1999/xhtml"/>',
         True),
        ("feed.xml", b'<?xml version="1.0"?><rss/>', False),
        ("LICENSE", b"Anyone may <p>copy</p> this", False),
        ("CNAME", b"example.org", False),
        ("drawing.svg", b"<!-- x --><svg><script/></svg>", False),
        ("notes.txt", b"<!doctype html>", False),
        ("app.js", b"<!doctype html>", False),
    ],
)  # fmt: skip
def test_a_page_without_a_telling_name_is_seen_by_how_it_begins(
    tmp_path: Path, name: str, data: bytes, is_page: bool
) -> None:
    write_folder(tmp_path, {"index.html": GOOD, name: data})
    assert (name in paths(tmp_path)) is is_page


def test_styles_and_scripts_come_with_their_bytes(tmp_path: Path) -> None:
    files = {"index.html": GOOD, "a.css": b"\xef\xbb\xbfb {}", "c.JS": b"d", "e.png": b"f"}
    assert read_output(write_folder(tmp_path / "site", files)).texts == {
        "a.css": b"b {}",
        "c.JS": b"d",
    }
    archive = write_zip(tmp_path / "site.zip", files, "near/")
    assert set(read_output(archive).texts) == {"a.css", "c.JS"}


@pytest.mark.parametrize("name", ["page.html", "PAGE.HTM"])
def test_one_page_is_an_output_by_itself(tmp_path: Path, name: str) -> None:
    output = read_output(write_folder(tmp_path, {name: GOOD}) / name)
    assert [page.path for page in output.pages] == [name]
    assert output.single
    assert not read_output(tmp_path).single


def test_a_zip_is_read_below_its_one_top_folder(tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "site.zip", site_files(), "near/")
    assert paths(archive) == set(site_files())


def test_a_folder_without_a_page_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(CouldNotCheck, match="no page"):
        read_output(write_folder(tmp_path, {"a.css": b"x"}))


@pytest.mark.parametrize("name", ["gone", "gone.zip", "gone.epub", "gone.html", "a\0b"])
def test_a_missing_target_cannot_be_checked(tmp_path: Path, name: str) -> None:
    with pytest.raises(CouldNotCheck, match="no such"):
        read_output(tmp_path / name)


def test_a_name_no_system_can_hold_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(CouldNotCheck, match="cannot be reached"):
        read_output(tmp_path / ("a" * 5000))


@pytest.mark.parametrize("name", ["site.zip", "book.epub", "notes.txt", "none"])
def test_a_file_that_is_nothing_of_all_this_cannot_be_checked(tmp_path: Path, name: str) -> None:
    for data in (b"", b"PK\x03\x04 and then nothing", GOOD):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(CouldNotCheck, match=name):
            read_output(tmp_path / name)
