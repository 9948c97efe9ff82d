"""The pages of the site in the order of its menu, as the built front page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from ..addresses import resolve
from ..findings import CouldNotCheck
from ..html_view import Page, squeeze, visible_text
from ..pages import Output

HOME, SEARCH = "index.html", "search/index.html"
MENU = ".page-list > *"  # one element a group, its name in a <p>
NAME_END = " – "  # between a page's title and the site's name in <title>
NOT_READ = frozenset({"404.html"})


@dataclass(frozen=True)
class Entry:
    """A page that people read, its name in the menu, and its group's (``""`` on top)."""

    path: str
    name: str
    group: str


def reading_order(output: Output) -> tuple[Entry, ...]:
    """Every page once: as the menu names them, then what it does not name.

    Raises:
        CouldNotCheck: there is no front page.
    """
    home = page_at(output, HOME)
    found: dict[str, Entry] = {}
    for group in home.tree.css(MENU):
        heading = group.css_first("p")
        for link in group.css("a[href]"):
            target = resolve(HOME, link.attributes.get("href") or "", home.base)
            if target is not None and target.path in output.files:
                entry = Entry(target.path, visible_text(link),
                              visible_text(heading) if heading else "")  # fmt: skip
                found.setdefault(target.path, entry)
    for page in output.pages:
        if page.path not in found and page.path not in NOT_READ:
            heading = page.tree.css_first("h1")
            found[page.path] = Entry(page.path, visible_text(heading) if heading else "", "")
    return tuple(found.values())


def page_at(output: Output, path: str) -> Page:
    """One page of the output.

    Raises:
        CouldNotCheck: it is not there.
    """
    for page in output.pages:
        if page.path == path:
            return page
    raise CouldNotCheck(f"there is no {path} in what was built")


def name_of_site(output: Output) -> str:
    """The site's name, from the title of its front page."""
    title = page_at(output, HOME).tree.css_first("head > title")
    return squeeze(title.text()).rpartition(NAME_END)[2] if title else ""


def cover_words(output: Output) -> dict[str, str]:
    """What a cover says of the site, by the names under which templates ask for it.

    In HTML; all of it is taken from the front page.
    """
    tree = page_at(output, HOME).tree
    described = tree.css_first('meta[name="description"]')
    notes = tree.css(".site-footer p:not([data-online-only])")
    return {
        "name": escape(name_of_site(output)),
        "description": escape((described.attributes.get("content") or "") if described else ""),
        "not_treatment": escape(visible_text(notes[0])) if notes else "",
    }
