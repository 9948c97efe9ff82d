"""Where an address written on a page leads, inside the same output."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True)
class Target:
    """A file of the output (``""`` is its top folder) and a fragment in it, or none."""

    path: str
    fragment: str


def resolve(page: str, address: str, base: str = "/") -> Target | None:
    """The place that `address`, written on the page at `page`, points at.

    A folder is read as its ``index.html``. None for addresses that leave the output
    (``https:``, ``tel:``, ``mailto:``, ``data:`` …). An address that begins with a
    slash is read from `base`, the path the output is served under. A path that climbs
    out of the output keeps its ``../``, so that no file can match it.
    """
    parts = urlsplit(address.strip().replace("\\", "/"))  # as browsers read it
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        return Target(page, unquote(parts.fragment))
    if path.startswith("/"):
        top = base.rstrip("/") + "/"
        folder, path = ("", path[len(top) :]) if path.startswith(top) else ("..", path[1:])
    else:
        folder = posixpath.dirname(page)
    joined = posixpath.normpath(posixpath.join(folder, path))
    joined = "" if joined == "." else joined
    if not path or path.endswith(("/", "/.", "/..")) or path in {".", ".."} or not joined:
        joined = posixpath.join(joined, "index.html")
    return Target(joined, unquote(parts.fragment))
