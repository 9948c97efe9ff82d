"""The files beside the pages: none stands in for a page unseen, none gives out another number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from ..findings import Finding
from ..pages import Output
from .inserted import SCRIPTS, data_of
from .rules.numbers import given_out
from .rules.script import forbidden

# Files that a host obeys before it looks for a page: they could send readers anywhere.
OBEYED_BY_HOSTS = frozenset(
    {"_redirects", "_headers", "_worker.js", "_middleware.js", "_middleware.ts", "_routes.json"}
    | {".htaccess", "web.config", "vercel.json", "now.json", "netlify.toml", "firebase.json"}
    | {"staticwebapp.config.json"}
)
RUN_BY_HOSTS = "functions/"  # a folder of programs
OBEYED = "a host would obey it before it looks for a page, and nothing has checked it"
# Sent in place of the page they are named after, to every browser that can unpack them.
PACKED_PAGE = re.compile(r"\.(?:html?|xhtml|css|js|mjs)\.(?:gz|br|zst|deflate)$", re.IGNORECASE)
PACKED = "a host sends it in place of the file it is named after, and nothing has checked it"
# Pages that people take home, in kinds that nothing here reads.
UNREADABLE = frozenset(
    {".7z", ".azw", ".azw3", ".bz2", ".cbz", ".doc", ".docx", ".jar", ".mht", ".mhtml", ".mobi"}
    | {".odt", ".rar", ".rtf", ".tar", ".tgz", ".txz", ".warc", ".webarchive", ".wbn", ".xz"}
)
UNREAD = "readers could find pages in it, and nothing here can read it"
DRESSED = "its stylesheet makes a page of it that nobody has checked"
TAKE_OUT = "Take it out of the output."
TAKE_OUT_OF_SCRIPT = "Take that out of the script."
CORRECT = "Correct the number; a new one is first checked and listed in banner/policy.py."
MARKUP = re.compile(r"<[^>]*>|[\"{}\[\]:]+|\\[nrt]")


def check_beside(output: Output) -> Iterator[Finding]:
    """What is wrong with the files of an output that are no pages."""
    for path in sorted(output.files):
        if why := _stands_in(path):
            yield Finding(path, 0, "banner-base", why, TAKE_OUT)
    pages = frozenset(output.paths)
    for path, data in sorted(output.texts.items()):
        if path in pages or path.endswith(".css"):
            continue
        if b"<?xml-stylesheet" in data:
            yield Finding(path, 0, "banner-base", DRESSED, TAKE_OUT)
        if path.endswith(SCRIPTS) and data_of(data) is None:  # one that runs can load any other
            for message in forbidden(data.decode("utf-8", "replace")):
                yield Finding(path, 0, "banner-script", message, TAKE_OUT_OF_SCRIPT)
        for message in _said_in(data):
            yield Finding(path, 0, "line-neighbour", message, CORRECT)


def _stands_in(path: str) -> str:
    name = path.rsplit("/", maxsplit=1)[-1]
    if name in OBEYED_BY_HOSTS or path.startswith(RUN_BY_HOSTS):
        return OBEYED
    if PACKED_PAGE.search(name):
        return PACKED
    kinds = {kind.lower() for kind in PurePosixPath(name).suffixes[-2:]}
    return UNREAD if kinds & UNREADABLE and not name.endswith(".txt") else ""


@lru_cache(maxsize=64)
def _said_in(data: bytes) -> tuple[str, ...]:
    words = MARKUP.sub(" ", data.decode("utf-8", "replace"))
    return tuple(dict.fromkeys(given_out(" ".join(words.split()))))
