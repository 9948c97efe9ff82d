"""Pages of the site as chapters of an e-book: XHTML, with the notes marked as such."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from html import escape
from urllib.parse import quote
from xml.etree.ElementTree import register_namespace, tostring

import tinyhtml5
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..addresses import resolve
from ..findings import CouldNotCheck
from ..html_view import Page
from ..pages import Output
from .crisis_line import BANNER
from .for_readers import plain_tree
from .order import Entry

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
STYLES = "book.css"
# What a part of the book is, by the kind of its page; else a chapter.
TYPES = {"home": "introduction", "glossary": "glossary"}
ROLES = {"introduction": "doc-introduction", "glossary": "doc-glossary", "chapter": "doc-chapter"}


@dataclass(frozen=True)
class Chapter:
    """A document of the book: its path in the book, and its XHTML."""

    path: str
    data: bytes


@dataclass(frozen=True)
class Book:
    """What chapters need to know of each other: the pages that are in the book."""

    inside: frozenset[str]
    output: Output

    def chapter(self, page: Page, entry: Entry) -> Chapter:
        """The chapter that a page becomes."""
        tree = plain_tree(page)
        main, root = tree.css_first("main"), tree.css_first("html")
        if main is None or root is None:
            raise CouldNotCheck(f"{page.path}: has no <main>")
        language = root.attributes.get("lang") or ""
        banner = tree.css_first(BANNER)
        if banner is None:
            raise CouldNotCheck(f"{page.path}: has no crisis line")
        self.lead_inside(page, tree)
        _mark_notes(main)
        kind = TYPES.get(main.attributes.get("data-kind") or "", "chapter")
        body = f'<section epub:type="{kind}" role="{ROLES[kind]}">{main.inner_html}</section>'
        data = document(page.path, entry.name, (banner.html or "") + body, language)
        return Chapter(page.path, data)

    def lead_inside(self, page: Page, tree: LexborHTMLParser) -> None:
        """Write addresses as files of the book; links to what is not in it become words."""
        for name in ("href", "src"):
            for node in tree.css(f"body [{name}]"):
                address = node.attributes.get(name) or ""
                target = resolve(page.path, address, page.base)
                if target is None or address.startswith("#"):
                    continue
                if node.tag == "a" and target.path not in self.inside:
                    node.unwrap()
                    continue
                path = posixpath.relpath(target.path, posixpath.dirname(page.path) or ".")
                fragment = f"#{quote(target.fragment)}" if target.fragment else ""
                node.attrs[name] = quote(path) + fragment


def document(path: str, title: str, body: str, language: str = "en") -> bytes:
    """An XHTML document of the book at `path`, from HTML."""
    styles = posixpath.relpath(STYLES, posixpath.dirname(path) or ".")
    html = (
        f'<!doctype html><html lang="{language}"><head><title>{escape(title)}</title>'
        f'<link rel="stylesheet" type="text/css" href="{styles}"></head><body>{body}</body></html>'
    )
    root = tinyhtml5.parse(html)
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if name.startswith("epub:"):
                element.set(f"{{{EPUB}}}{name.removeprefix('epub:')}", value)
                del element.attrib[name]
            elif name == "lang":
                element.set("{http://www.w3.org/XML/1998/namespace}lang", value)
    register_namespace("", XHTML)
    register_namespace("epub", EPUB)
    written: bytes = tostring(root, encoding="utf-8", method="xml")
    return b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n' + written


def _mark_notes(main: LexborNode) -> None:
    """Notes, the marks that lead to them and the ways back, by the names that readers know."""
    for node in main.css('sup > a[href^="#note-"]'):
        node.attrs["epub:type"], node.attrs["role"] = "noteref", "doc-noteref"
    for node in main.css('.footnote a[href^="#cited-"]'):
        node.attrs["epub:type"], node.attrs["role"] = "backlink", "doc-backlink"
    for node in main.css(".footnote"):
        node.attrs["epub:type"], node.attrs["role"] = "endnotes", "doc-endnotes"
