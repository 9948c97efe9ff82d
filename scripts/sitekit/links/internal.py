"""Does every address on a page lead to a file of the output, and to a place in it?"""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses import Target, resolve
from ..findings import Finding
from ..html_view import Page, addresses
from ..memory import of_page
from ..pages import Output, is_page


def check_links(output: Output) -> list[Finding]:
    """Every address inside the output that leads nowhere."""
    ids = {page.path: frozenset(of_page(_ids, page)) for page in output.pages}
    return [
        Finding(page.path, 0, "link-broken", problem, "Mend the link, or add what it points at.")
        for page in output.pages
        for target, shown in of_page(_led, page)
        if (problem := _problem(target, shown, output, ids))
    ]


def _ids(page: Page) -> frozenset[str]:
    return page.ids


def _led(page: Page) -> Iterator[tuple[Target, str]]:
    """Each place inside the output that the page points at, and what to call the link."""
    for node, address in addresses(page):
        target = resolve(page.path, address, page.base)
        if target is not None:
            yield target, f"<{node.tag}> points at “{address}”"


def _problem(target: Target, shown: str, output: Output, ids: dict[str, frozenset[str]]) -> str:
    if target.path not in output.files:
        return f"{shown}: there is no such file"
    if target.fragment and is_page(target.path) and target.fragment not in ids[target.path]:
        return f"{shown}: that page has no place of this name"
    return ""
