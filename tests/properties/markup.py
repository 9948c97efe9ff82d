"""Elements as data, and the many ways to write the same ones."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape

from selectolax.lexbor import LexborNode


@dataclass(frozen=True)
class Element:
    """An element of the banner, to be changed and written out anew."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[Element | str, ...]


@dataclass(frozen=True)
class Hand:
    """One of many ways to write the same elements."""

    turned: bool = False  # attributes in the other order
    quote: str = '"'
    gap: str = "\n"  # between elements
    shouted: bool = False
    coded: bool = False  # digits as character references


def element(node: LexborNode) -> Element:
    """An element as data, without the white space between elements."""
    inside = [
        element(child) if child.is_element_node else child.text_content or ""
        for child in node.iter(include_text=True)
    ]
    kept = tuple(child for child in inside if not isinstance(child, str) or child.strip())
    assert node.tag is not None
    return Element(node.tag, tuple((k, v or "") for k, v in node.attributes.items()), kept)


def written(part: Element | str, hand: Hand) -> str:
    """HTML that a browser reads as `part`."""
    if isinstance(part, str):
        text = escape(part, quote=False)
        return re.sub(r"\d", lambda digit: f"&#{ord(digit[0])};", text) if hand.coded else text
    tag = part.tag.upper() if hand.shouted else part.tag
    pairs = part.attributes[::-1] if hand.turned else part.attributes
    said = "".join(f" {k}={hand.quote}{v}{hand.quote}" if v else f" {k}" for k, v in pairs)
    gap = "" if any(isinstance(child, str) for child in part.children) else hand.gap
    inside = "".join(gap + written(child, hand) for child in part.children)
    return f"<{tag}{said}>{inside}{gap}</{tag}>"


def walked(part: Element) -> list[Element]:
    """The element and all in it, in reading order."""
    inner = [child for child in part.children if isinstance(child, Element)]
    return [part, *(found for child in inner for found in walked(child))]


def replaced(part: Element, old: Element | str, new: Element | str | None) -> Element:
    """`part` with `old`, wherever it stands in it, made `new` (None: taken out)."""
    inside: list[Element | str] = []
    for child in part.children:
        if child is not old:
            inside.append(replaced(child, old, new) if isinstance(child, Element) else child)
        elif new is not None:
            inside.append(new)
    return replace(part, children=tuple(inside))
