"""Does every address on a page lead to a file of the output, and to a place in it?"""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from ..addresses import Target, resolve
from ..findings import Finding
from ..html_view import addresses
from ..pages import Output, is_page


def check_links(output: Output) -> list[Finding]:
    """Every address inside the output that leads nowhere."""
    ids = {page.path: page.ids for page in output.pages}
    return [
        Finding(page.path, 0, "link-broken", problem, "Mend the link, or add what it points at.")
        for page in output.pages
        for node, address in addresses(page)
        if (problem := _problem(resolve(page.path, address, page.base), address, node, output, ids))
    ]


def _problem(
    target: Target | None,
    address: str,
    node: LexborNode,
    output: Output,
    ids: dict[str, frozenset[str]],
) -> str:
    if target is None:
        return ""
    shown = f"<{node.tag}> points at “{address}”"
    if target.path not in output.files:
        return f"{shown}: there is no such file"
    if target.fragment and is_page(target.path) and target.fragment not in ids[target.path]:
        return f"{shown}: that page has no place of this name"
    return ""
