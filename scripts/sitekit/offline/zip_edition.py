"""The site as one zip: unpack it, open index.html, read. No network, no server.

A folder on a disk has no server that would turn ``about/`` into ``about/index.html``,
so each address is written out in full, and what only makes sense online goes.
"""

from __future__ import annotations

import posixpath
import shutil
from pathlib import Path
from string import Template
from urllib.parse import quote, urlsplit, urlunsplit

from ..addresses import resolve
from ..html_view import ADDRESS_ATTRIBUTES, Page
from ..pages import Output, read_output
from .crisis_line import spoken_line
from .for_readers import offline_tree
from .order import HOME, page_at
from .packing import pack
from .stamp import Stamp
from .words import Words

ZIP_PATH = "downloads/still-near-offline.zip"
TOP_FOLDER = "still-near"
READ_ME = "READ ME FIRST.txt"
# A server's business: they mean nothing, or break, in a folder on a disk.
LEFT_OUT = frozenset(
    {"404.html", "sitemap.xml", "robots.txt", "feed.xml", "llms.txt", "assets/share-picture.png"}
    | {"CNAME", "_headers", "_redirects", "scripts/keep-here.js"}
)


def write_tree(site: Path, target: Path, base: str = "/") -> None:
    """Lay out the offline copy of a built `site` in the empty folder `target`."""
    output = read_output(site, base)
    files = {path for path in output.files if not _is_left_out(path)}
    for path in files:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
    for path in files.difference(output.paths):
        shutil.copyfile(site / path, target / path)
    for page in output.pages:
        if page.path in files:
            (target / page.path).write_text(_for_a_disk(page, output), encoding="utf-8")


def write_zip(tree: Path, target: Path, stamp: Stamp) -> None:
    """Pack `tree` into `target`: same tree, same bytes, whatever the day."""
    names = sorted(path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file())
    files = {posixpath.join(TOP_FOLDER, name): (tree / name).read_bytes() for name in names}
    pack(target, files, stamp.moment)


def read_me(output: Output, words: Words) -> bytes:
    """The plain text that stands beside index.html, for whoever opens the folder.

    Lines end as the oldest editor on Windows reads them.
    """
    values = words.stamp.words | {"crisis": spoken_line(page_at(output, HOME))}
    text = Template(words.of("read-me-first.txt")).substitute(values)
    return "\r\n".join([*text.splitlines(), ""]).encode()


def _is_left_out(path: str) -> bool:
    return path in LEFT_OUT or path.startswith(("downloads/", "."))


def _for_a_disk(page: Page, output: Output) -> str:
    tree = offline_tree(page)
    for name in ADDRESS_ATTRIBUTES:
        for node in tree.css(f"[{name}]"):
            address = node.attributes.get(name) or ""
            node.attrs[name] = _spelled_out(page, address, output)
    return tree.html or ""


def _spelled_out(page: Page, address: str, output: Output) -> str:
    """`address` with its file named in full and written relative to the page."""
    target = resolve(page.path, address, page.base)
    if target is None or address.startswith("#") or target.path not in output.files:
        return address
    path = posixpath.relpath(target.path, posixpath.dirname(page.path) or ".")
    query = urlsplit(address).query
    return urlunsplit(("", "", quote(path), query, quote(target.fragment)))
