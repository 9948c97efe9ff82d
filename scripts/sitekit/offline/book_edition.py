"""The site as an EPUB 3 book, put together by EbookLib and packed the same on any day."""

from __future__ import annotations

import io
import textwrap
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from html import unescape
from pathlib import Path

from ebooklib import epub

from ..findings import CouldNotCheck
from ..html_view import Page
from ..pages import Output
from .book_chapters import STYLES, Book
from .book_cover import cover
from .book_front import COVER_PICTURE, NAV, front_pages
from .crisis_line import BANNER, printed_line
from .drawings import on_paper
from .fonts import font_file
from .one_document import Files
from .order import HOME, SEARCH, Entry, cover_words, page_at, reading_order
from .packing import pack
from .words import Words

EPUB_PATH = "downloads/still-near.epub"
XHTML = "application/xhtml+xml"
IDENTIFIER = uuid.uuid5(uuid.NAMESPACE_DNS, "still-near.invalid").urn  # the same in all versions
ACCESS = {
    "accessMode": ("textual", "visual"),
    "accessModeSufficient": ("textual",),
    "accessibilityFeature": ("alternativeText", "displayTransformability", "readingOrder",
                             "structuralNavigation", "tableOfContents"),
    "accessibilityHazard": ("none",),
}  # fmt: skip


def write_book(output: Output, files: Files, words: Words, target: Path) -> None:
    """Write the whole site as an e-book.

    Raises:
        CouldNotCheck: the site has no front page or no crisis line.
    """
    entries = [entry for entry in reading_order(output) if entry.path != SEARCH]
    pages = {page.path: page for page in output.pages}
    maker = Book(frozenset(entry.path for entry in entries), output)
    chapters = [maker.chapter(pages[entry.path], entry) for entry in entries]
    values = cover_words(output) | words.stamp.words
    front = front_pages(entries, _banner(page_at(output, HOME), maker), values, words)
    book = epub.EpubBook()
    _describe(book, values, words)
    _add(book, COVER_PICTURE, _picture(page_at(output, HOME), values), "image/png", "cover-image")
    for path in sorted(path for path in output.files if path.endswith(".svg")):
        _add(book, path, on_paper(path, files(path)), "image/svg+xml")  # old readers know no var()
    _add(book, STYLES, words.of("book.css").encode(), "text/css")
    book.spine = [_add(book, it.path, it.data, XHTML, "nav" if it.path == NAV else "")
                  for it in (*front, *chapters)]  # fmt: skip
    book.toc = _contents(entries)
    book.add_item(epub.EpubNcx())
    pack(target, _written(book, words), words.stamp.moment)


def _describe(book: epub.EpubBook, values: Mapping[str, str], words: Words) -> None:
    said = {name: unescape(value) for name, value in values.items()}
    book.set_identifier(IDENTIFIER)
    book.set_title(said["name"])
    book.set_language("en")
    book.add_author(said["name"])
    book.add_metadata("DC", "description", said["description"])
    book.add_metadata("DC", "date", f"{words.stamp.moment:%Y-%m-%d}")
    summary = " ".join(words.of("book-accessibility.txt").split())
    for name, found in (ACCESS | {"accessibilitySummary": (summary,)}).items():
        for value in found:
            book.add_metadata(None, "meta", value, {"property": f"schema:{name}"})


def _picture(home: Page, values: Mapping[str, str]) -> bytes:
    lines = textwrap.wrap(unescape(values["description"]), 44)
    return cover(unescape(values["name"]), lines, textwrap.wrap(printed_line(home), 46),
                 font_file("Headings", "Regular"))  # fmt: skip


def _banner(home: Page, maker: Book) -> str:
    tree = Page(home.path, home.data, home.base).tree
    maker.lead_inside(home, tree)
    banner = tree.css_first(BANNER)
    if banner is None:
        raise CouldNotCheck(f"{home.path}: has no crisis line")
    return banner.html or ""


def _add(book: epub.EpubBook, path: str, data: bytes, kind: str, what: str = "") -> epub.EpubItem:
    item = epub.EpubItem(uid=f"file-{_id(path)}", file_name=path, media_type=kind, content=data)
    item.properties = [what] if what else []
    book.add_item(item)
    return item


def _id(path: str) -> str:
    return path.removesuffix(".html").replace("/", "-").replace(".", "-")


def _contents(entries: Sequence[Entry]) -> list[object]:
    """For readers of EPUB 2; the others show the contents of the book itself."""
    made: list[object] = []
    for entry in entries:
        link = epub.Link(entry.path, entry.name, f"at-{_id(entry.path)}")
        if not entry.group:
            made.append(link)
        elif made and isinstance(made[-1], tuple) and made[-1][0].title == entry.group:
            made[-1][1].append(link)
        else:
            made.append((epub.Section(entry.group, entry.path), [link]))
    return made


def _written(book: epub.EpubBook, words: Words) -> dict[str, bytes]:
    """The files of the book, in the order of EbookLib, which puts mimetype first."""
    held = io.BytesIO()
    epub.write_epub(held, book, {"mtime": words.stamp.moment, "raise_exceptions": True})
    with zipfile.ZipFile(held) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
