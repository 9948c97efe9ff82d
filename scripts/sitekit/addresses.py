"""Where an address written on a page leads, inside the same output."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

UP = re.compile(r"\.\./(?=[a-z0-9]|\.\./)")  # one folder up, and a name behind it


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
    folder = page.rpartition("/")[0]
    if address.startswith(("#", "/")):
        folder = ""  # it does not count
    elif ":" not in address and "./" not in f"{folder}/":
        while folder and UP.match(address):
            folder, address = folder.rpartition("/")[0], address[3:]
    found = _resolved(folder, address, base)
    return Target(page, found.fragment) if found is not None and not found.path else found


@lru_cache(maxsize=4096)  # the pages of a site have their menu in common
def _resolved(folder: str, address: str, base: str) -> Target | None:
    """The same for any page of `folder`; without a path it is a place on the page itself."""
    parts = urlsplit(address.strip().replace("\\", "/"))  # as browsers read it
    if parts.scheme or parts.netloc:
        return None
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    if not path:
        return Target("", fragment)
    if path.startswith("/"):
        top = base.rstrip("/") + "/"
        folder, path = ("", path[len(top) :]) if path.startswith(top) else ("..", path[1:])
    joined = posixpath.normpath(posixpath.join(folder, path))
    joined = "" if joined == "." else joined
    if not path or path.endswith(("/", "/.", "/..")) or path in {".", ".."} or not joined:
        joined = posixpath.join(joined, "index.html")
    return Target(joined, fragment)
