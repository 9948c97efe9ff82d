"""Read a built folder, a zip of it, an e-book or one HTML file into an output."""

from __future__ import annotations

import zipfile
from collections.abc import Collection
from functools import partial
from pathlib import Path

from ..findings import CouldNotCheck
from ..html_view import Page
from .archive import Archive, below_one_folder, open_archive
from .encoding import by_mark
from .epub import read_epub
from .folder import read_file, walk_folder
from .limits import MAX_TOTAL, MEGABYTE
from .markup import make_page
from .names import SNIFFED, begins_like_page, is_page, is_text, may_be_page, suffix
from .output import Output, Pages
from .source import Read, Source, read_whole
from .xhtml import as_html

EDITIONS = frozenset({".zip", ".epub", ".pdf"})


def read_output(target: Path, base: str = "/") -> Output:
    """Read a built folder, a zip whose files stand in one top folder, an EPUB, or one page.

    `base` is the path the output is served under (``/`` unless the public address has one).

    Raises:
        CouldNotCheck: the target is missing, empty, unreadable, hostile or has no page.
    """
    try:
        is_folder, is_file = target.is_dir(), target.is_file()
    except OSError as error:
        raise CouldNotCheck(f"{target}: cannot be reached ({error.strerror})") from error
    if is_folder:
        output = _as_output(walk_folder(target), base)
    elif not is_file:
        raise CouldNotCheck(f"{target}: no such built folder or file. Build the site first.")
    elif suffix(target.name) == ".epub":
        output = _as_book(*read_epub(target))
    elif is_page(target.name):
        page = make_page(target.name, read_file(target), base)
        output = Output(frozenset({target.name}), (page,), single=True)
    elif zipfile.is_zipfile(target):
        output = _as_output(below_one_folder(open_archive(target)), base)
    else:
        raise CouldNotCheck(f"{target}: is no folder, zip, e-book or page")
    if not output.pages:
        raise CouldNotCheck(f"{target}: there is no page in it. Build the site first.")
    return output


def _as_output(source: Source, base: str) -> Output:
    with source.opened() as read:
        paths = tuple(name for name in sorted(source.names) if _shows_as_page(name, read))
        texts = _texts(source.names, read)
    return Output(
        frozenset(source.names), Pages(paths, source, partial(make_page, base=base)), texts
    )


def _as_book(book: Archive, documents: frozenset[str]) -> Output:
    pages = Pages(
        tuple(sorted(documents)), book, lambda path, data: Page(path, as_html(path, data))
    )
    with book.opened() as read:
        return Output(book.names, pages, _texts(book.names, read), book=True)


def _texts(names: Collection[str], read: Read) -> dict[str, bytes]:
    """The styles, the scripts and the words beside the pages, without byte order marks."""
    texts: dict[str, bytes] = {}
    total = 0
    for name in filter(is_text, names):
        data = read_whole(read, name)
        marked = by_mark(data)
        texts[name] = data if marked is None else marked
        total += len(data)
        if total > MAX_TOTAL:  # they are kept: any page can load them
            size = MAX_TOTAL // MEGABYTE
            raise CouldNotCheck(f"{name}: with it, styles and scripts have more than {size} MB")
    return texts


def _shows_as_page(name: str, read: Read) -> bool:
    return is_page(name) or (may_be_page(name) and begins_like_page(name, read(name, SNIFFED)))


def with_editions(target: str) -> list[str]:
    """A target, and when it is a folder every archive, book and PDF that readers find in it."""
    try:
        found = list(Path(target).rglob("*")) if Path(target).is_dir() else []
    except (OSError, ValueError):  # checking the target itself will say what is wrong
        return [target]
    return [target, *sorted(str(path) for path in found if suffix(path.name) in EDITIONS)]
