"""What readers can download: sizes, hashes and the day, on the pages that offer it.

A page says where with empty elements: `data-edition="FILE"` around the words of its link,
`data-edition-sums`, and `data-edition-stamp` around words with VERSION and DATE in them.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from ..findings import Finding
from ..html_view import Page, visible_text
from ..pages import Output
from .stamp import Stamp

FOLDER = "downloads"
SUMS = "SHA256SUMS"
FILE, ALL_SUMS, STAMP = "data-edition", "data-edition-sums", "data-edition-stamp"
MEND = "Name each file of downloads/ once with data-edition in docs/download.md."


def write_stamp(folder: Path, output: Output, stamp: Stamp) -> None:
    """Write version and day into the pages that have a place for them."""
    for page, tree in _with(output, STAMP):
        for node in tree.css(f"[{STAMP}]"):
            words = node.attributes.get(STAMP) or visible_text(node)
            node.attrs[STAMP] = words
            node.inner_html = escape(words.replace("VERSION", stamp.version)
                                     .replace("DATE", stamp.day))  # fmt: skip
        (folder / page.path).write_text(tree.html or "", encoding="utf-8")


def write_sums(folder: Path) -> Mapping[str, str]:
    """Write the hash of every download into one file, as ``sha256sum -c`` reads it."""
    files = sorted(path for path in (folder / FOLDER).iterdir() if path.name != SUMS)
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    text = "".join(f"{digest}  {name}\n" for name, digest in sums.items())
    (folder / FOLDER / SUMS).write_text(text, encoding="utf-8")
    return sums


def write_offers(folder: Path, output: Output, sums: Mapping[str, str], stamp: Stamp) -> None:
    """Turn each place for a download into its link, its size and day; hide those of no file."""
    for page, tree in _with(output, FILE):
        for node in tree.css(f"[{FILE}]"):
            name = node.attributes.get(FILE) or ""
            link = node.css_first("a")
            words = visible_text(link if link is not None else node)
            if name not in {*sums, SUMS}:
                node.attrs["hidden"] = ""
                node.inner_html = escape(words)
                continue
            if "hidden" in node.attributes:
                del node.attrs["hidden"]
            address = posixpath.relpath(f"{FOLDER}/{name}", posixpath.dirname(page.path) or ".")
            size = _size((folder / FOLDER / name).stat().st_size)
            facts = f" ({size}, {stamp.day})" if name in sums else ""
            node.inner_html = f'<a href="{address}" download>{escape(words)}</a>{facts}'
        for node in tree.css(f"[{ALL_SUMS}]"):
            node.inner_html = "".join(f"{digest}  {name}\n" for name, digest in sums.items())
        (folder / page.path).write_text(tree.html or "", encoding="utf-8")


def check_offers(folder: Path, output: Output, wanted: frozenset[str]) -> list[Finding]:
    """Downloads that are missing, or that no page offers, or that are offered twice."""
    there = {path.name for path in (folder / FOLDER).glob("*")}
    offered = [node.attributes.get(FILE) or "" for page in output.pages
               for node in page.tree.css(f"[{FILE}]:not([hidden])")]  # fmt: skip
    problems = [f"{name} was not made" for name in sorted(wanted - there)]
    problems += [f"no page offers {name}" for name in sorted(there - set(offered))]
    problems += [f"{name} is offered twice"
                 for name in sorted(set(offered)) if offered.count(name) > 1]  # fmt: skip
    return [Finding(f"{FOLDER}/", 0, "edition-offered", problem, MEND) for problem in problems]


def _with(output: Output, attribute: str) -> Iterator[tuple[Page, LexborHTMLParser]]:
    for page in output.pages:
        if attribute.encode() in page.data:
            yield page, Page(page.path, page.data, page.base).tree


def _size(count: int) -> str:
    """In megabytes: three digits beside words about a crisis line could be taken for one."""
    return f"{max(count / 1_000_000, 0.1):.1f} MB"
