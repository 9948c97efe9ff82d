"""The site as one zip: unpack it, open index.html, read. No network, no server.

A folder on a disk has no server that would turn ``about/`` into ``about/index.html``,
so each address is written out in full, and what only makes sense online goes.
"""

from __future__ import annotations

import os
import posixpath
import shutil
import time
import zipfile
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from ..addresses import resolve
from ..html_view import ADDRESS_ATTRIBUTES, Page
from ..pages import Output, read_output

ZIP_PATH = "downloads/still-near-offline.zip"
TOP_FOLDER = "still-near"
ONLINE_ONLY = "[data-online-only]"
OFFLINE_ONLY = "[data-offline-only]"  # hidden online
# A server's business: they mean nothing, or break, in a folder on a disk.
LEFT_OUT = frozenset(
    {"404.html", "sitemap.xml", "robots.txt", "feed.xml", "llms.txt", "assets/share-picture.png"}
    | {"CNAME", "_headers", "_redirects"}
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


def write_zip(tree: Path, target: Path) -> None:
    """Pack `tree` into `target`: same tree, same bytes, whatever the day."""
    target.parent.mkdir(parents=True, exist_ok=True)
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    stamp = max(time.gmtime(epoch)[:6], (1980, 1, 1, 0, 0, 0))
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(path for path in tree.rglob("*") if path.is_file()):
            name = posixpath.join(TOP_FOLDER, path.relative_to(tree).as_posix())
            info = zipfile.ZipInfo(name, date_time=stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, path.read_bytes(), compresslevel=9)


def _is_left_out(path: str) -> bool:
    return path in LEFT_OUT or path.startswith(("downloads/", "."))


def _for_a_disk(page: Page, output: Output) -> str:
    tree = Page(page.path, page.data).tree
    for node in tree.css(ONLINE_ONLY):
        node.decompose()
    for node in tree.css(OFFLINE_ONLY):
        del node.attrs["hidden"]
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
