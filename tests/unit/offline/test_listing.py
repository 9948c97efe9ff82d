"""The download page says what is there, how large it is, and how to tell that it is whole."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sitekit.offline.disk_check import check_for_a_disk
from sitekit.offline.listing import SUMS, check_offers, write_offers, write_stamp, write_sums
from sitekit.offline.stamp import Stamp
from sitekit.pages import read_output

STAMP = Stamp("1.2.3", datetime(2026, 11, 24, tzinfo=UTC))
PAGE = """<!doctype html><meta charset=utf-8><p data-edition="a.zip">Save the zip</p>
<p data-edition="b.epub">Save the book</p><p data-edition="SHA256SUMS">Sums</p>
<pre data-edition-sums></pre>
<p data-edition-stamp>Version VERSION, DATE</p>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "download").mkdir()
    (tmp_path / "downloads").mkdir()
    (tmp_path / "download" / "index.html").write_text(PAGE)
    (tmp_path / "downloads" / "a.zip").write_bytes(b"x" * 420_000)
    return tmp_path


def offer(folder: Path) -> str:
    write_stamp(folder, read_output(folder), STAMP)
    write_offers(folder, read_output(folder), write_sums(folder), STAMP)
    return (folder / "download" / "index.html").read_text()


def test_a_file_is_offered_with_its_size_and_day(folder: Path) -> None:
    link = '<a href="../downloads/a.zip" download="">Save the zip</a> (0.4 MB, November 24, 2026)'
    assert link in offer(folder)


def test_a_file_that_was_not_made_is_not_offered(folder: Path) -> None:
    assert '<p data-edition="b.epub" hidden="">Save the book</p>' in offer(folder)


def test_the_hashes_are_those_of_the_files_in_the_form_of_sha256sum(folder: Path) -> None:
    line = f"{hashlib.sha256(b'x' * 420_000).hexdigest()}  a.zip\n"
    assert line in offer(folder)
    assert (folder / "downloads" / SUMS).read_text() == line


def test_the_page_says_version_and_day(folder: Path) -> None:
    assert ">Version 1.2.3, November 24, 2026</p>" in offer(folder)


def test_doing_it_twice_changes_nothing(folder: Path) -> None:
    assert offer(folder) == offer(folder)


def test_a_file_made_later_is_offered_again(folder: Path) -> None:
    offer(folder)
    (folder / "downloads" / "b.epub").write_bytes(b"book")
    assert '<p data-edition="b.epub"><a href="../downloads/b.epub"' in offer(folder)


def test_an_edition_that_was_not_made_is_a_finding(folder: Path) -> None:
    offer(folder)
    found = check_offers(folder, read_output(folder), frozenset({"a.zip", "b.epub"}))
    assert [finding.message for finding in found] == ["b.epub was not made"]


def test_a_file_that_no_page_offers_is_a_finding(folder: Path) -> None:
    offer(folder)
    (folder / "downloads" / "old.pdf").write_bytes(b"")
    found = check_offers(folder, read_output(folder), frozenset({"a.zip"}))
    assert [finding.message for finding in found] == ["no page offers old.pdf"]


def test_an_address_that_needs_a_server_is_a_finding_in_a_copy_for_a_disk(tmp_path: Path) -> None:
    (tmp_path / "about").mkdir()
    (tmp_path / "about" / "index.html").write_text("<!doctype html><p>About")
    (tmp_path / "index.html").write_text(
        '<!doctype html><a href="about/">1</a><a href="/about/index.html">2</a>'
        '<a href="about/index.html#x">3</a><a href="#here">4</a><a href="tel:988">5</a>'
    )
    found = [finding.message for finding in check_for_a_disk(read_output(tmp_path))]
    assert len(found) == 2
    assert "lists" in found[0]
    assert "whole disk" in found[1]
