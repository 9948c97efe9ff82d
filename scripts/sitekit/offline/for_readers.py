"""A page as it stands in an edition: what only makes sense online goes."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from ..html_view import Page

ONLINE_ONLY = "[data-online-only]"
OFFLINE_ONLY = "[data-offline-only]"  # hidden online
# Where there are no scripts: what only they show or use, and lists of parts that
# books and paper have of their own.
SCRIPTED = (
    "script, noscript, [hidden], form, button, input, .search-box, .contents, .related, .onward"
)


def offline_tree(page: Page) -> LexborHTMLParser:
    """A copy of the page's tree for reading without a network, scripts and all."""
    tree = Page(page.path, page.data).tree
    for node in tree.css(ONLINE_ONLY):
        node.decompose()
    for node in tree.css(OFFLINE_ONLY):
        del node.attrs["hidden"]
    return tree


def plain_tree(page: Page) -> LexborHTMLParser:
    """The same for books and paper, where no script runs."""
    tree = offline_tree(page)
    for node in tree.css(f"main :is({SCRIPTED}), main svg[aria-hidden]"):
        node.decompose()
    return tree


def paper_tree(page: Page) -> LexborHTMLParser:
    """The same for paper: the paragraph of a list item is not apart from it."""
    tree = plain_tree(page)
    for node in tree.css("main li > p:only-child, main li > p:first-child:has(+ ul:last-child)"):
        node.unwrap()
    return tree
