"""An e-book: every document of it, in the spine or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.banner.gate import check_banners
from sitekit.findings import CouldNotCheck
from sitekit.pages import read_output
from support.samples import PACKAGE, as_xhtml, book_files, write_zip

NO_LINE = b'<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><body><p>Hello</p></body></html>'


def test_a_book_with_the_line_in_every_document_passes(tmp_path: Path) -> None:
    output = read_output(write_zip(tmp_path / "book.epub", book_files()))
    assert [page.path for page in output.pages] == [
        "get-help/index.html",
        "index.html",
        "nav.html",
    ]
    assert check_banners(output) == []


@pytest.mark.parametrize("document", ["index.html", "nav.html", "get-help/index.html"])
def test_a_document_without_the_line_is_found(tmp_path: Path, document: str) -> None:
    book = write_zip(tmp_path / "book.EPUB", book_files() | {document: NO_LINE})
    found = check_banners(read_output(book))
    assert [(finding.path, finding.rule) for finding in found] == [(document, "banner-missing")]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"META-INF/container.xml": b"<container/>"}, "names no document"),
        ({"META-INF/container.xml": b"<container>"}, "container.xml' cannot be read"),
        ({"META-INF/container.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "cannot be read"),
        ({"book.opf": b"<package/>"}, "has no spine"),
        ({"book.opf": b"\xff\xfe<"}, "book.opf' cannot be read"),
        ({"book.opf": PACKAGE.replace("nav.html", "gone.html").encode()}, "gone.html', which"),
        ({"book.opf": PACKAGE.replace("nav.html", "../../etc/passwd").encode()}, "which it does"),
        ({"book.opf": PACKAGE.replace('idref="one"', 'idref="two"').encode()}, "'two' of its"),
        ({"book.opf": PACKAGE.replace("nav.html", "https://a.example/").encode()}, "outside"),
        ({"book.opf": PACKAGE.replace("application/xhtml+xml", "image/svg+xml").encode()}, "svg"),
        ({"index.html": b"\x00encrypted\xff"}, "index.html: is not well-formed"),
        ({"index.html": as_xhtml(b"<html lang='en'><p>x</html>")}, "not well-formed"),
        ({"../out.html": b""}, "leads elsewhere"),
    ],
)
def test_a_damaged_book_cannot_be_checked(
    tmp_path: Path, changed: dict[str, bytes], reason: str
) -> None:
    book = write_zip(tmp_path / "book.epub", book_files() | changed)
    with pytest.raises(CouldNotCheck, match=reason):
        check_banners(read_output(book))


def test_a_book_without_a_container_cannot_be_checked(tmp_path: Path) -> None:
    files = book_files()
    del files["META-INF/container.xml"]
    with pytest.raises(CouldNotCheck, match="is missing"):
        read_output(write_zip(tmp_path / "book.epub", files))


def test_paths_are_read_from_the_folder_of_the_package(tmp_path: Path) -> None:
    files = {f"EPUB/{name}" if "/" not in name or name.startswith("get-help") else name: data
             for name, data in book_files().items() if name != "mimetype"}  # fmt: skip
    container = files["META-INF/container.xml"].replace(b'"book.opf"', b'"EPUB/book.opf"')
    files["META-INF/container.xml"] = container
    output = read_output(write_zip(tmp_path / "a.epub", files))
    assert {"index.html", "get-help/index.html"} <= set(output.paths)
    assert output.book


def test_a_word_for_readers_of_books_is_an_attribute_like_any_other(tmp_path: Path) -> None:
    said = b'<main xmlns:epub="http://www.idpf.org/2007/ops" epub:type="chapter"'
    files = book_files()
    files["index.html"] = files["index.html"].replace(b"<main", said)
    output = read_output(write_zip(tmp_path / "a.epub", files))
    page = next(page for page in output.pages if page.path == "index.html")
    assert b'epub:type="chapter"' in page.data
