"""Many pages as parts of one document: places renamed apart, links kept inside it."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from mimetypes import MimeTypes
from pathlib import PurePosixPath

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..addresses import resolve
from ..html_view import Page
from ..pages import Output

# Attributes that name places of the same page, one or several.
NAMING = ("id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list")
HEADING = re.compile(r"(</?h)([1-5])(?=[\s>])")
TYPES = MimeTypes().types_map[True]  # the same on every machine

Files = Callable[[str], bytes]  # the bytes of a file of the output


def place_of(path: str, fragment: str = "") -> str:
    """The name, in the one document, of a page or of a place in it."""
    page = path.removesuffix("index.html").strip("/").replace("/", "-").removesuffix(".html")
    return f"{page or 'home'}--{fragment}" if fragment else page or "home"


@dataclass(frozen=True)
class Document:
    """The pages that come together, what they were part of, and the bytes of its files."""

    inside: frozenset[str]
    output: Output
    files: Files
    as_is: frozenset[str] = frozenset()  # pages whose places keep their names, for scripts

    def place(self, path: str, fragment: str = "") -> str:
        """The name, in the one document, of a page or of a place in it."""
        if fragment and path in self.as_is:
            return fragment
        return place_of(path, "" if fragment == "main" else fragment)

    def part(self, page: Page, tree: LexborHTMLParser) -> str:
        """What stands in the <main> of a page, whose `tree` is changed, as a <section>.

        Links between pages of the document stay, links to other pages of the output become
        plain words, and pictures become part of the document.
        """
        main, root = tree.css_first("main"), tree.css_first("html")
        if main is None or root is None:
            return ""
        self._rename(page, main)
        self.lead_inside(page, main)
        for node in main.css("[src]"):
            target = resolve(page.path, node.attributes.get("src") or "", page.base)
            if target is not None and target.path in self.output.files:
                node.attrs["src"] = data_address(target.path, self.files(target.path))
        kind = escape(main.attributes.get("data-kind") or "page")
        language = escape(root.attributes.get("lang") or "")
        opened = f'<section class="part" id="{self.place(page.path)}" data-kind="{kind}"'
        return f'{opened} lang="{language}">{main.inner_html}</section>'

    def lead_inside(self, page: Page, top: LexborNode) -> None:
        """Let the links of the page below `top` lead to places of the document."""
        for link in top.css("a[href]"):
            target = resolve(page.path, link.attributes.get("href") or "", page.base)
            if target is None:
                continue
            if target.path in self.inside:
                link.attrs["href"] = "#" + self.place(target.path, target.fragment)
            else:
                link.unwrap()  # it led to a page, or a file, that is not here

    def _rename(self, page: Page, main: LexborNode) -> None:
        for name in NAMING:
            for node in main.css(f"[{name}]"):
                if node.mem_id != main.mem_id:
                    words = (node.attributes.get(name) or "").split()
                    node.attrs[name] = " ".join(self.place(page.path, word) for word in words)


def lowered(html: str) -> str:
    """The same with each heading one level lower, below that of the document."""
    return HEADING.sub(lambda tag: f"{tag[1]}{int(tag[2]) + 1}", html)


def data_address(path: str, data: bytes) -> str:
    """The address that holds a whole file."""
    kind = TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"
