"""The files beside the pages: none stands in for a page unseen, none gives out another number."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import PurePosixPath

from ..findings import Finding
from ..memory import recall_all
from ..pages import Output
from .allowed import need_of_all
from .hosts import NOT_FOUND, wrong_headers, wrong_redirects
from .inserted import SCRIPTS, data_of
from .rules.claims import disowned
from .rules.numbers import given_out
from .rules.script import forbidden

# Files that a host obeys before it looks for a page: they could send readers anywhere.
OBEYED_BY_HOSTS = frozenset(
    {"_worker.js", "_middleware.js", "_middleware.ts", "_routes.json"}
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
DENIED = "Say what is true: 988 and 911 answer at any hour."
# What only a whole site has: it is shown at every wrong address, and so has to be there.
OF_WHOLE_SITES = frozenset({"sitemap.xml", "sitemap.xml.gz", "robots.txt"})
NO_ANSWER = "no page answers for a wrong address, and the host's own has no crisis line"
DRAW_IT = "Restore overrides/404.html."
REDIRECTS, HEADERS = "_redirects", "_headers"
LEAD_HERE = "Lead from addresses without a page to a page of this site, and nowhere else."
LOOK_FIRST = "Take the header out, or list it in banner/hosts.py after looking at what it does."
MARKUP = re.compile(r"<[^>]*>|[\"{}\[\]:]+|\\[nrt]")


def check_beside(output: Output) -> Iterator[Finding]:
    """What is wrong with the files of an output that are no pages."""
    for path in sorted(output.files):
        if why := _stands_in(path):
            yield Finding(path, 0, "banner-base", why, TAKE_OUT)
    is_whole = "index.html" in output.files and OF_WHOLE_SITES & output.files
    if is_whole and NOT_FOUND not in output.files:
        yield Finding(NOT_FOUND, 0, "banner-missing", NO_ANSWER, DRAW_IT)
    yield from _obeyed(output)
    pages = frozenset(output.paths)
    for path, data in sorted(output.texts.items()):
        if path in pages or path.endswith(".css"):
            continue
        digest = hashlib.blake2b(data, digest_size=32).digest()
        yield from recall_all(("beside", path, digest), _said_beside, path, data)


def _said_beside(path: str, data: bytes) -> Iterator[Finding]:
    """What is wrong with the words of one file that is no page."""
    if b"<?xml-stylesheet" in data:
        yield Finding(path, 0, "banner-base", DRESSED, TAKE_OUT)
    if path.endswith(SCRIPTS) and data_of(data) is None:  # one that runs can load any other
        for message in forbidden(data.decode("utf-8", "replace")):
            yield Finding(path, 0, "banner-script", message, TAKE_OUT_OF_SCRIPT)
    words = _words_of(data)
    for message in dict.fromkeys(given_out(words)):
        yield Finding(path, 0, "line-neighbour", message, CORRECT)
    for message in dict.fromkeys(disowned(words)):
        yield Finding(path, 0, "line-denied", message, DENIED)


def _obeyed(output: Output) -> Iterator[Finding]:
    """The files that say what a host does with an address; elsewhere than on top it reads none."""
    told = {name: output.texts.get(name, b"").decode("utf-8", "replace")
            for name in (REDIRECTS, HEADERS)}  # fmt: skip
    for line, message in wrong_redirects(told[REDIRECTS], output.files):
        yield Finding(REDIRECTS, line, "banner-redirects", message, LEAD_HERE)
    for line, message in wrong_headers(told[HEADERS], partial(need_of_all, output.pages)):
        yield Finding(HEADERS, line, "banner-headers", message, LOOK_FIRST)


def _stands_in(path: str) -> str:
    name = path.rsplit("/", maxsplit=1)[-1]
    if name in {REDIRECTS, HEADERS} and name != path:
        return OBEYED
    if name in OBEYED_BY_HOSTS or path.startswith(RUN_BY_HOSTS):
        return OBEYED
    if PACKED_PAGE.search(name):
        return PACKED
    kinds = {kind.lower() for kind in PurePosixPath(name).suffixes[-2:]}
    return UNREAD if kinds & UNREADABLE and not name.endswith(".txt") else ""


@lru_cache(maxsize=64)
def _words_of(data: bytes) -> str:
    return " ".join(MARKUP.sub(" ", data.decode("utf-8", "replace")).split())
