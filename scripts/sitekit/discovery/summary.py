"""What a page says about itself, read from its built HTML."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from urllib.parse import quote, urljoin

from ..html_view import Page, squeeze, visible_text
from ..memory import key_of, recall
from ..pages import Output

LONG_READS = frozenset({"article", "guide"})
NOT_FOUND = "404.html"


@dataclass(frozen=True)
class Summary:
    """A page as lists of pages show it."""

    path: str  # of its file in the output
    kind: str
    title: str
    description: str
    language: str
    checked: str  # a date as 2026-11-22, or nothing

    @property
    def place(self) -> str:
        """Its address below the top of the site."""
        return quote(self.path.removesuffix("index.html"))

    def url(self, site_url: str) -> str:
        """Its whole address, or the one below the top where the site has none."""
        return urljoin(site_url, self.place) if site_url else self.place


def summaries(output: Output) -> list[Summary]:
    """Every page that can be asked for by its address, the front page first."""
    found = [
        recall(("summary", key_of(page)), partial(summary_of, page))
        for page in output.pages
        if page.path != NOT_FOUND
    ]
    return sorted(found, key=lambda page: (page.path != "index.html", page.path))


def summary_of(page: Page) -> Summary:
    """What one page says about itself."""
    tree = page.tree
    root, main, heading = (tree.css_first(name) for name in ("html", "main", "h1"))
    described = tree.css_first('meta[name="description"]')
    checked = tree.css_first(".review-note time")
    return Summary(
        path=page.path,
        kind=(main.attributes.get("data-kind") if main else None) or "page",
        title=visible_text(heading) if heading else "",
        description=squeeze((described.attributes.get("content") if described else None) or ""),
        language=(root.attributes.get("lang") if root else None) or "en",
        checked=(checked.attributes.get("datetime") if checked else None) or "",
    )
