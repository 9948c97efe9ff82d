"""Read a built folder, a zip of it, an e-book or one HTML file into an output."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from ..findings import CouldNotCheck
from ..html_view import Page
from .archive import below_one_folder, read_archive
from .encoding import by_mark
from .epub import read_epub
from .folder import read_file, read_folder
from .markup import make_page
from .names import SNIFFED, begins_like_page, is_page, is_text, may_be_page, suffix
from .output import Output
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
        output = _as_output(read_folder(target), base)
    elif not is_file:
        raise CouldNotCheck(f"{target}: no such built folder or file. Build the site first.")
    elif suffix(target.name) == ".epub":
        output = _as_book(*read_epub(target))
    elif is_page(target.name):
        page = make_page(target.name, read_file(target), base)
        output = Output(frozenset({target.name}), (page,), single=True)
    elif zipfile.is_zipfile(target):
        output = _as_output(below_one_folder(target, read_archive(target)), base)
    else:
        raise CouldNotCheck(f"{target}: is no folder, zip, e-book or page")
    if not output.pages:
        raise CouldNotCheck(f"{target}: there is no page in it. Build the site first.")
    return output


def _as_output(contents: Mapping[str, bytes | None], base: str) -> Output:
    pages = tuple(
        make_page(path, data, base)
        for path, data in sorted(contents.items())
        if data is not None and _shows_as_page(path, data)
    )
    return Output(frozenset(contents), pages, _texts(contents))


def _as_book(contents: Mapping[str, bytes], documents: frozenset[str]) -> Output:
    pages = tuple(Page(path, as_html(path, contents[path])) for path in sorted(documents))
    return Output(frozenset(contents), pages, _texts(contents))


def _texts(contents: Mapping[str, bytes | None]) -> dict[str, bytes]:
    """The styles and scripts, without byte order marks."""
    return {
        path: marked if (marked := by_mark(data)) is not None else data
        for path, data in contents.items()
        if data is not None and is_text(path)
    }


def _shows_as_page(path: str, data: bytes) -> bool:
    return is_page(path) or (may_be_page(path) and begins_like_page(path, data[:SNIFFED]))


def with_editions(target: str) -> list[str]:
    """A target, and when it is a folder every archive, book and PDF that readers find in it."""
    try:
        found = list(Path(target).rglob("*")) if Path(target).is_dir() else []
    except (OSError, ValueError):  # checking the target itself will say what is wrong
        return [target]
    return [target, *sorted(str(path) for path in found if suffix(path.name) in EDITIONS)]
