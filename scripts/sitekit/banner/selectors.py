"""Selectors read generously: what an element could match at any moment of a visit.

A rule for ``:hover`` or ``:checked`` is true at some moment, so it is read as true of
every element it can be true of. Selectors are taken apart by tinycss2 and matched by
Lexbor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

import tinycss2
from selectolax.lexbor import LexborHTMLParser, SelectolaxError
from tinycss2.ast import Node

FOCUSABLE = ":is(a,button,input,select,textarea,summary,[tabindex])"
FIELD = ":is(input,option,button,select,textarea)"
READ_AS = {
    **dict.fromkeys(("hover", "active", "focus-within", "target-within", "fullscreen"), ""),
    **dict.fromkeys(("before", "after", "first-line", "first-letter"), ""),
    **dict.fromkeys(("focus", "focus-visible"), FOCUSABLE),
    **dict.fromkeys(("link", "visited", "any-link"), ":is(a,area)"),
    **dict.fromkeys(("checked", "enabled", "disabled", "default", "valid", "invalid"), FIELD),
    **dict.fromkeys(("user-valid", "user-invalid", "autofill", "required", "optional"), FIELD),
    **dict.fromkeys(("open", "modal", "popover-open"), ":is(details,dialog,select,[popover])"),
    "target": "[id]",
}
PASSING_ATTRIBUTES = {"open": ":is(details,dialog)", "aria-expanded": "", "aria-pressed": ""}
COMBINATORS = frozenset(">+~")


def split(prelude: list[Node]) -> list[str]:
    """The selectors of a list, parted at its commas."""
    parts: list[list[Node]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [text for part in parts if (text := tinycss2.serialize(part).strip())]


@lru_cache(maxsize=4096)
def subject_of(selector: str) -> str:
    """The last part of a selector: what it is that gets styled."""
    tokens = tinycss2.parse_component_value_list(selector.strip())
    last: list[Node] = []
    for token in tokens:
        joins = token.type == "literal" and token.value in COMBINATORS
        last = [] if token.type == "whitespace" or joins else [*last, token]
    return str(tinycss2.serialize(last))


@lru_cache(maxsize=4096)
def named_by(selector: str) -> str:
    """The subject of a selector without what it must not be."""
    tokens = tinycss2.parse_component_value_list(subject_of(selector))
    kept = [
        token for token in tokens if not (token.type == "function" and token.lower_name == "not")
    ]
    return str(tinycss2.serialize(kept))


def without_marks(selector: str, marks: frozenset[str]) -> str:
    """The selector without these marks: true once a script has set them."""
    return at_any_moment("".join(text for text, mark in _marked(selector) if mark not in marks))


def marks_in(selector: str) -> frozenset[str]:
    """The classes, ids and attributes a selector asks for: ``.name``, ``#name``, ``[name]``."""
    return frozenset(mark for _, mark in _marked(selector) if mark)


def said_by(mark: str) -> str:
    """A pattern of what a script says to set a mark; of a class, its name is enough."""
    name = re.escape(mark.strip(".#[]"))
    if mark.startswith("."):
        return rf"[\"'`\s]{name}[\"'`\s]"
    if mark.startswith("#"):
        return rf"\bid[\"'`]?\s*[=,]\s*[\"'`]{name}[\"'`]"
    key = re.sub(r"-(\w)", lambda found: found[1].upper(), mark.strip("[]").removeprefix("data-"))
    in_dataset = rf"|dataset\s*(?:\.\s*|\[\s*[\"'`]){re.escape(key)}\b"
    return rf"(?:set|toggle)Attribute\(\s*[\"'`]{name}[\"'`]{in_dataset}"


def _marked(selector: str) -> Iterator[tuple[str, str]]:
    """The parts of a selector, each with the mark it asks for."""
    tokens = tinycss2.parse_component_value_list(selector)
    after_dot = False
    for token, following in zip_longest(tokens, tokens[1:]):
        is_dot = token.type == "literal" and token.value == "."
        named = [part for part in getattr(token, "content", []) if part.type == "ident"]
        if after_dot:
            yield f".{token.serialize()}", f".{getattr(token, 'value', '')}"
        elif token.type == "hash":
            yield token.serialize(), f"#{token.value}"
        elif token.type == "[] block" and named:
            yield token.serialize(), f"[{named[0].lower_value}]"
        elif not is_dot:
            yield token.serialize(), ""
        after_dot = is_dot and following is not None and following.type == "ident"


def matched(tree: LexborHTMLParser, selector: str) -> frozenset[int] | None:
    """The elements a selector can come to match (by memory id); None if it cannot be read."""
    try:
        return frozenset(node.mem_id for node in tree.css(at_any_moment(selector)))
    except SelectolaxError:
        return None


@lru_cache(maxsize=4096)
def at_any_moment(selector: str) -> str:
    """The selector without what is true only for a moment."""
    return _widened(tinycss2.parse_component_value_list(selector.strip()))


def _widened(tokens: list[Node]) -> str:
    out: list[str] = []
    compound: str | None = None  # None: nothing of the next part was seen yet
    at = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token.type == "whitespace" or (token.type == "literal" and token.value in ">+~,"):
            if compound is not None:
                out.append(compound or "*")
                compound = None
            out.append(" " if token.type == "whitespace" else token.value)
        elif token.type == "literal" and token.value == ":" and at < len(tokens):
            doubled = tokens[at].type == "literal" and tokens[at].value == ":"
            at += doubled
            compound = (compound or "") + ("" if doubled else _pseudo(tokens[at : at + 1]))
            at += 1
        else:
            compound = (compound or "") + _lasting(token)
    out.append((compound or "*") if compound is not None else "")
    return "".join(out).strip()


def _lasting(token: Node) -> str:
    """A part of a selector; an attribute that comes and goes is read as present."""
    names = [part.lower_value for part in getattr(token, "content", []) if part.type == "ident"]
    is_passing = token.type == "[] block" and names and names[0] in PASSING_ATTRIBUTES
    return PASSING_ATTRIBUTES[names[0]] if is_passing else str(token.serialize())


def _pseudo(following: list[Node]) -> str:
    """A pseudo-class as it is read, given the token behind its colon."""
    if not following:
        return ""
    token = following[0]
    if token.type == "ident":
        name = token.lower_value
        return READ_AS.get(name, "" if name.startswith("-") else f":{name}")
    if token.type != "function":
        return ""
    if token.lower_name == "not" and _is_momentary(token.arguments):
        return ""
    if token.lower_name in {"is", "where", "has", "not", "matches", "-webkit-any"}:
        name = "is" if token.lower_name in {"matches", "-webkit-any"} else token.lower_name
        return f":{name}({_widened(token.arguments)})"
    return f":{token.serialize()}"


def _is_momentary(tokens: list[Node]) -> bool:
    return any(
        (token.type == "ident" and token.lower_value in READ_AS)
        or (token.type == "function" and _is_momentary(token.arguments))
        for token in tokens
    )
