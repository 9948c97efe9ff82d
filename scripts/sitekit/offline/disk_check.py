"""What would break on a disk: an address that needs a server, or that climbs to its top."""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses import resolve
from ..findings import Finding
from ..html_view import Page, addresses
from ..pages import Output

MEND = "Point at the file itself, by a path that begins at the page (offline/zip_edition.py)."


def check_for_a_disk(output: Output) -> list[Finding]:
    """Every address of a page that only a server would answer."""
    return [
        Finding(page.path, 0, "offline-address", message, MEND)
        for page in output.pages
        for message in _of_a_server(page, output)
    ]


def _of_a_server(page: Page, output: Output) -> Iterator[str]:
    for node, address in addresses(page):
        target = resolve(page.path, address, page.base)
        path = address.partition("#")[0].partition("?")[0]
        if target is None or not path or target.path not in output.files:
            continue
        if path.startswith(("/", "\\")):
            yield f"<{node.tag}> points at “{address}”, which is the top of the whole disk"
        elif not path.endswith(target.path.rsplit("/", maxsplit=1)[-1]):
            yield f"<{node.tag}> points at the folder “{address}”, which a disk lists"
