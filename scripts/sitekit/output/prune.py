"""Drop the files that no page of the output refers to.

A theme copies its whole stock of scripts, styles and pictures into every site.
Readers on poor networks download the offline copy, so what no page uses goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..addresses import resolve
from ..html_view import Page, addresses
from ..memory import of_page
from ..pages import is_page, read_output
from ..stylesheets import addresses_in

# Asked for by robots, hosts and browsers without any page pointing at them.
ASKED_FOR_BY_NAME = frozenset(
    {"robots.txt", "sitemap.xml", "feed.xml", "llms.txt", "CNAME", "_headers", "_redirects"}
)


def prune_unused(folder: Path, base: str = "/") -> list[str]:
    """Delete every file of the output that is not reachable from a page; return their names.

    Pages themselves always stay, linked or not: the gate has to see them.
    """
    output = read_output(folder, base)
    used = {path for path in output.files if is_page(path) or path in ASKED_FOR_BY_NAME}
    used |= {path for path in output.files if path.startswith(".well-known/")}
    for page in output.pages:
        used |= set(of_page(_used_by_page, page))
    pending = [path for path in used if path.endswith(".css") and path in output.files]
    while pending:
        sheet = pending.pop()
        text = (folder / sheet).read_text(encoding="utf-8")
        fresh = _targets(sheet, addresses_in(text), base) - used
        used |= fresh
        pending += [path for path in fresh if path.endswith(".css") and path in output.files]
    unused = sorted(output.files - used)
    for path in unused:
        (folder / path).unlink()
    _drop_empty_folders(folder)
    return unused


def _used_by_page(page: Page) -> set[str]:
    found = [address for _, address in addresses(page)]
    found += [node.attributes.get("content") or "" for node in page.tree.css("meta[content]")]
    for style in page.tree.css("style"):
        found += addresses_in(style.text())
    return _targets(page.path, found, page.base)


def _targets(source: str, found: list[str] | Iterator[str], base: str) -> set[str]:
    resolved = (resolve(source, address, base) for address in found if address.strip())
    return {target.path for target in resolved if target is not None}


def _drop_empty_folders(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
