"""The pages of a built folder or of a zip of it. No page at all is an error."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .findings import CouldNotCheck
from .html_view import Page

# Whatever a browser or a server would show as a page.
PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})


def is_page(path: str) -> bool:
    """Whether a file of this name is read as a page."""
    return PurePosixPath(path).suffix.lower() in PAGE_SUFFIXES


@dataclass(frozen=True)
class Output:
    """Everything that would be published: file names, and the pages among them."""

    files: frozenset[str]
    pages: tuple[Page, ...]


def read_output(target: Path, base: str = "/") -> Output:
    """Read a built folder, or a zip whose files all stand in one top folder.

    `base` is the path the output is served under (``/`` unless the public address has one).

    Raises:
        CouldNotCheck: the target is missing, empty, unreadable or has no page.
    """
    if target.is_dir():
        contents = dict(_folder_contents(target))
    elif target.is_file() and zipfile.is_zipfile(target):
        contents = dict(_zip_contents(target))
    else:
        raise CouldNotCheck(f"{target}: no such built folder or zip. Build the site first.")
    pages = tuple(
        Page(path, data, base) for path, data in sorted(contents.items()) if data is not None
    )
    if not pages:
        raise CouldNotCheck(f"{target}: there is no page in it. Build the site first.")
    return Output(files=frozenset(contents), pages=pages)


def _folder_contents(folder: Path) -> Iterator[tuple[str, bytes | None]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
            raise CouldNotCheck(f"{name}: a link that leads out of the built folder")
        if path.is_file():
            yield name, _read(path) if is_page(name) else None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CouldNotCheck(f"{path}: cannot be read ({error.strerror})") from error


def _zip_contents(archive: Path) -> Iterator[tuple[str, bytes | None]]:
    try:
        with zipfile.ZipFile(archive) as opened:
            names = [info.filename for info in opened.infolist() if not info.is_dir()]
            top = {PurePosixPath(name).parts[0] for name in names}
            if len(top) != 1:
                raise CouldNotCheck(f"{archive}: its files do not stand in one folder")
            for name in names:
                inner = PurePosixPath(name).relative_to(*top).as_posix()
                yield inner, opened.read(name) if is_page(name) else None
    except (zipfile.BadZipFile, OSError, RuntimeError) as error:
        raise CouldNotCheck(f"{archive}: cannot be read as a zip ({error})") from error
