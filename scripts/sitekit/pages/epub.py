"""The documents of an e-book (EPUB 2 and 3)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ..findings import CouldNotCheck
from .archive import Archive, open_archive
from .source import read_whole

CONTAINER = "META-INF/container.xml"
XHTML_TYPE = "application/xhtml+xml"
OLDER_TYPES = frozenset({"text/html", "text/x-oeb1-document"})  # allowed in EPUB 2


def read_epub(book: Path) -> tuple[Archive, frozenset[str]]:
    """The files of a book, and the paths of its documents: all XHTML, spine and contents.

    Paths are read from the folder of the package document, as those of a zip are from its
    one folder: the help page stands at the same path in every book and on the site.

    Raises:
        CouldNotCheck: damaged, without a spine, or naming a document it does not hold.
    """
    archive = open_archive(book)
    roots = [root.get("full-path") or ""
             for root in _xml(archive, CONTAINER).iter()
             if _name(root) == "rootfile"]  # fmt: skip
    documents = frozenset(path for root in roots for path in _documents(archive, root))
    if not documents:
        raise CouldNotCheck(f"{book}: names no document to read")
    if missing := documents - archive.names:
        raise CouldNotCheck(f"{book}: names the document {min(missing)!a}, which it does not hold")
    top = posixpath.dirname(roots[0])
    below = {posixpath.relpath(name, top or "."): entry for name, entry in archive.entries.items()}
    found = frozenset(posixpath.relpath(path, top or ".") for path in documents)
    return Archive(book, below), found


def _documents(archive: Archive, package: str) -> Iterator[str]:
    book, root = archive.path, _xml(archive, package)
    items = {item.get("id") or "": item for item in root.iter() if _name(item) == "item"}
    spine = [ref.get("idref") or "" for ref in root.iter() if _name(ref) == "itemref"]
    if not spine:
        raise CouldNotCheck(f"{book}: {package!a} has no spine")
    for key in spine:
        kind = items[key].get("media-type") if key in items else None
        if kind not in OLDER_TYPES | {XHTML_TYPE}:
            raise CouldNotCheck(f"{book}: {key!a} of its spine is not XHTML but {kind!a}")
    for key, item in items.items():
        if key in spine or item.get("media-type") == XHTML_TYPE:
            address = urlsplit(item.get("href") or "")
            if address.scheme or address.netloc:
                raise CouldNotCheck(f"{book}: the document {key!a} lies outside the book")
            folder = posixpath.dirname(package)
            yield posixpath.normpath(posixpath.join(folder, unquote(address.path)))


def _xml(archive: Archive, path: str) -> Element:
    if path not in archive.names:
        raise CouldNotCheck(f"{archive.path}: {path!a} is missing")
    with archive.opened() as read:
        data = read_whole(read, path)
    try:
        root: Element = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise CouldNotCheck(f"{archive.path}: {path!a} cannot be read ({error})") from error
    return root


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
