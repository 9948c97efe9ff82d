"""The words of the search panel, as a script that any page can load, also from a disk.

They stand in the search page, hidden, and are checked there like all words of the site, with
their numbers and links. Other pages get them from here, so that none carries them unused.
"""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote, urlunsplit

from selectolax.lexbor import LexborNode

from ..addresses import resolve
from ..findings import CouldNotCheck
from ..html_view import Page
from ..pages import Output

PANEL = "[data-search-panel]"
BOX = ".search-box"
WORDS_PATH = "assets/search/panel-words.js"


def write_panel(folder: Path, output: Output) -> None:
    """Write the panel of the search page for the other pages.

    Raises:
        CouldNotCheck: pages have a search box, and no page has the panel.
    """
    panel, boxes = None, False
    for page in output.pages:
        boxes = boxes or page.tree.css_first(BOX) is not None
        panel = panel or _panel(page)
    if panel:
        (folder / WORDS_PATH).parent.mkdir(parents=True, exist_ok=True)
        words = json.dumps(panel, ensure_ascii=False).replace("</", "<\\/")
        script = f"(window.stillNearSearch=window.stillNearSearch||{{}}).panelWords={words};\n"
        (folder / WORDS_PATH).write_text(script, encoding="utf-8")
    elif boxes:
        raise CouldNotCheck(
            f"no page has the search panel ({PANEL}): restore overrides/search.html"
        )


def _panel(page: Page) -> str | None:
    """The panel as it stands in `page`, its addresses written from the top of the site."""
    if PANEL.strip("[]").encode() not in page.data:
        return None
    node = Page(page.path, page.data).tree.css_first(PANEL)  # a copy to write in
    if node is None:
        return None
    for link in node.css("a[href]"):
        link.attrs["href"] = _from_the_top(page, link)
    return " ".join((node.html or "").split())


def _from_the_top(page: Page, link: LexborNode) -> str:
    address = link.attributes.get("href") or ""
    target = resolve(page.path, address, page.base)
    if target is None:
        return address
    return urlunsplit(("", "", quote(target.path), "", quote(target.fragment)))
