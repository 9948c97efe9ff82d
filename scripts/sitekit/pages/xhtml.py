"""XHTML, read by the rules of XML as e-book readers and browsers read it, and given as HTML.

Every other part of the project reads HTML. Where the two would see different trees
(a <div> in a <p> stays there in XML only) nothing is said about the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import name2codepoint
from xml.etree import ElementTree as Plain  # only builds and writes; reading is defusedxml's

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import XMLParser
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..findings import CouldNotCheck
from .encoding import by_mark
from .limits import MAX_DEPTH
from .nesting import check_nesting, check_tag_count

XHTML = "{http://www.w3.org/1999/xhtml}"
FOREIGN = ("{http://www.w3.org/2000/svg}", "{http://www.w3.org/1998/Math/MathML}")
EPUB = "{http://www.idpf.org/2007/ops}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DECLARED = re.compile(rb"""^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)""")
# HTML adds these by itself.
ADDED = frozenset({"html", "head", "body", "tbody", "colgroup"})
RAW_TEXT = frozenset({"script", "style"})


class _Builder(Plain.TreeBuilder):
    """Builds the tree, keeps the stylesheets named before it, and stops at a depth."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.sheets: list[str] = []

    def start(self, tag: str, attrs: dict[str, str], /) -> Plain.Element:
        """Open an element."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ValueError(f"nested more than {MAX_DEPTH} deep")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Plain.Element:
        """Close an element."""
        self.depth -= 1
        return super().end(tag)

    def pi(self, target: str, text: str | None = None) -> None:  # type: ignore[override]
        """Keep a stylesheet; other instructions mean nothing to a reader."""
        if target == "xml-stylesheet":
            href = re.search(r"""href\s*=\s*["']([^"']*)""", text or "")
            self.sheets.append(href[1] if href else "")


def as_html(path: str, data: bytes) -> bytes:
    """An XHTML document as HTML bytes with the same elements.

    Raises:
        CouldNotCheck: not well-formed, not XHTML, or not the same elements as HTML.
    """
    root, sheets = _parse(path, data)
    if root.tag != f"{XHTML}html":
        raise CouldNotCheck(f"{path}: its root is not an XHTML <html>")
    for element in root.iter():
        _rename(path, element)
    outline = list(_outline_of_xml(root))
    head = root.find("head")
    for href in reversed(sheets):
        (root if head is None else head).insert(
            0, Plain.Element("link", {"rel": "stylesheet", "href": href})
        )
    html: bytes = b"<!doctype html>" + Plain.tostring(root, encoding="utf-8", method="html")
    check_nesting(path, html)
    shown = list(_outline_of_html(LexborHTMLParser(html)))
    if [it for it in shown if it[1] != "link"] != [it for it in outline if it[1] != "link"]:
        raise CouldNotCheck(
            f"{path}: its tags nest as only XML allows, such as a <div> in a <p>,"
            " so that it cannot be read the same everywhere"
        )
    return html


def _parse(path: str, data: bytes) -> tuple[Plain.Element, list[str]]:
    marked = by_mark(data)
    declared = DECLARED.match(data)
    if marked is None and declared and declared[1].lower() not in {b"utf-8", b"us-ascii"}:
        raise CouldNotCheck(f"{path}: is not in UTF-8. Save it as UTF-8.")
    text = data if marked is None else marked
    check_tag_count(path, text)
    builder = _Builder()
    parser = XMLParser(target=builder, encoding="utf-8")
    parser.entity.update({name: chr(point) for name, point in name2codepoint.items()})
    try:
        parser.feed(text)
        return parser.close(), builder.sheets
    except (Plain.ParseError, DefusedXmlException, ValueError) as error:
        raise CouldNotCheck(f"{path}: is not well-formed XHTML ({error})") from error


def _rename(path: str, element: Plain.Element) -> None:
    """Give an element the name HTML knows it by; what HTML does not know gets no such name."""
    tag = element.tag
    space, name = tag.rpartition("}")[0] + "}", tag.rpartition("}")[2]
    known = (space == XHTML and name == name.lower()) or space in FOREIGN
    element.tag = name if known else f"unknown-{name.lower()}"
    if element.tag in RAW_TEXT and re.search(rf"</{element.tag}|<!--", element.text or "", re.I):
        raise CouldNotCheck(f"{path}: a <{element.tag}> that HTML would end elsewhere")
    for name in [name for name in element.attrib if name.startswith(EPUB)]:
        element.set(f"epub:{name.removeprefix(EPUB)}", element.attrib.pop(name))
    if XML_LANG in element.attrib:
        element.attrib.setdefault("lang", element.attrib[XML_LANG])


def _outline_of_xml(root: Plain.Element) -> Iterator[tuple[int, str]]:
    pending = [(0, root)]
    while pending:
        depth, element = pending.pop()
        tag = element.tag.lower()
        if tag not in ADDED:
            yield depth, tag
            depth += 1
        if tag != "template":
            pending.extend((depth, child) for child in reversed(list(element)))


def _outline_of_html(tree: LexborHTMLParser) -> Iterator[tuple[int, str]]:
    pending: list[tuple[int, LexborNode]] = [(0, tree.root)] if tree.root else []
    while pending:
        depth, node = pending.pop()
        tag = (node.tag or "").lower()
        if tag not in ADDED:
            yield depth, tag
            depth += 1
        if tag != "template":
            pending.extend((depth, child) for child in reversed(list(node.iter())))
