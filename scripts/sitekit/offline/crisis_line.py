"""The crisis line as the built pages say it; editions say the same, letter for letter."""

from __future__ import annotations

import re

from ..findings import CouldNotCheck
from ..html_view import Page, visible_text

BANNER = "[data-crisis-banner]"
PRINTED = re.compile(r'@top-center\s*{\s*content:\s*"([^"]+)"')


def printed_line(page: Page) -> str:
    """The line that the page's own styles print on each sheet.

    Raises:
        CouldNotCheck: they print none.
    """
    for node in page.tree.css("style"):
        if found := PRINTED.search(node.text()):
            return found[1]
    raise CouldNotCheck(f"{page.path}: its styles print no crisis line")


def spoken_line(page: Page) -> str:
    """The words of the page's banner, without its links.

    Raises:
        CouldNotCheck: it has none.
    """
    node = page.tree.css_first(f"{BANNER} p")
    if node is None:
        raise CouldNotCheck(f"{page.path}: has no crisis line")
    return visible_text(node)
