"""Take comments and spare white space out of the styles and scripts that stand in pages.

The sources keep their comments; a reader on a poor network does not download them. Nothing
else is changed: no name is shortened, nothing reordered, and what could be read two ways
stays as it was written. The checks come after this and judge what readers get.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from pathlib import Path

import rjsmin
import tinycss2
from tinycss2.ast import Node

from ..memory import key_of, recall
from ..pages import Output
from .note_links import with_short_note_links

# Comments are looked for as well, so that a style inside one is not taken for a style.
PLACES = re.compile(
    rb"<(?:!--.*?-->|(style\b[^>]*>)(.*?)</style>|(script\b[^>]*>)(.*?)</script>)",
    re.DOTALL | re.IGNORECASE,
)
NOT_OURS = re.compile(rb"\s(?:type|src)\s*=", re.IGNORECASE)  # data, or a file of its own


def write_lighter(folder: Path, output: Output) -> None:
    """Write each page and stylesheet again without what a reader would download for nothing."""
    for path in output.files:
        if path.endswith(".css"):
            sheet = (folder / path).read_text(encoding="utf-8")
            (folder / path).write_text(lighter_style(sheet), encoding="utf-8")
    for page in output.pages:
        data = recall(("lighter", key_of(page)), partial(_for_readers, page.data))
        if data != page.data:
            (folder / page.path).write_bytes(data)


def _for_readers(data: bytes) -> bytes:
    return lightened(with_short_note_links(data))


def lightened(data: bytes) -> bytes:
    """A page without what only its authors need. Twice changes nothing."""
    return PLACES.sub(_lighter, data)


def _lighter(place: re.Match[bytes]) -> bytes:
    style, script = place[1], place[3]
    try:
        if style:
            return b"<" + style + lighter_style(place[2].decode()).encode() + b"</style>"
        if script and not NOT_OURS.search(script):
            return b"<" + script + lighter_script(place[4].decode()).encode() + b"</script>"
    except UnicodeDecodeError:
        pass  # the checks say so
    return place[0]


class _SlipError(Exception):
    """The sheet does not read as its author meant it."""


@lru_cache(maxsize=256)  # the pages of a site share their styles
def lighter_style(text: str) -> str:
    """The same style sheet without comments and spare white space.

    A sheet with a slip in it stays whole: browsers would mend it in their own way.
    """
    nodes = tinycss2.parse_component_value_list(text, skip_comments=True)
    try:
        return str(tinycss2.serialize(_thinned(nodes)))
    except _SlipError:
        return text


def _thinned(nodes: list[Node]) -> list[Node]:
    """`nodes` with white space only where it parts two of them."""
    kept: list[Node] = []
    nodes = [  # a comment stood between two white spaces
        node
        for at, node in enumerate(nodes)
        if not at or {node.type, nodes[at - 1].type} != {"whitespace"}
    ]
    for at, node in enumerate(nodes):
        if node.type == "error":
            raise _SlipError
        if node.type == "whitespace":
            if not kept or at + 1 == len(nodes) or _ends(kept[-1]) or _begins(nodes[at + 1]):
                continue
            node.value = " "
        for name in ("content", "arguments"):
            if getattr(node, name, None):
                setattr(node, name, _thinned(getattr(node, name)))
        kept.append(node)
    while kept and kept[-1] == ";":
        kept.pop()
    return kept


def _ends(node: Node) -> bool:
    """Nothing that follows can grow together with `node`."""
    return node.type == "{} block" or node in (";", ",", ":")


def _begins(node: Node) -> bool:
    return node.type == "{} block" or node in (";", ",")


@lru_cache(maxsize=256)
def lighter_script(text: str) -> str:
    """The same script without comments and spare white space."""
    return str(rjsmin.jsmin(text))
