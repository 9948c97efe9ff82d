"""Nothing on a page is loaded from another host: nobody else learns who reads it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ..findings import Finding
from ..html_view import Page
from ..memory import of_page
from ..pages import Output
from ..stylesheets import addresses_in

# Elements that fetch what an attribute names, without anybody following a link.
LOADING = (
    ("[src]", "src"),
    ("[poster]", "poster"),
    ("[background]", "background"),
    ("object[data]", "data"),
    ("link[href]:not([rel=canonical]):not([rel=alternate]):not([rel=license])", "href"),
)
MEND = "Put the file beside the page or into overrides/, and point at it there."


def check_foreign(output: Output) -> list[Finding]:
    """Every address on another host that a page would fetch by itself."""
    return [
        Finding(page.path, 0, "resource-foreign", f"the page loads {address[:100]}", MEND)
        for page in output.pages
        for address in of_page(_loaded, page)
        if urlsplit(address.strip()).netloc
    ]


def _loaded(page: Page) -> Iterator[str]:
    for selector, attribute in LOADING:
        for node in page.tree.css(selector):
            yield node.attributes.get(attribute) or ""
    for node in page.tree.css("[srcset]"):
        for candidate in (node.attributes.get("srcset") or "").split(","):
            yield candidate.split()[0] if candidate.strip() else ""
    for style in page.tree.css("style"):
        yield from addresses_in(style.text())
