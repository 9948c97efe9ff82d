"""Turn away pages that would keep a parser busy for minutes, in one pass over the bytes.

HTML's own rules make parsers slow on some pages: 40,000 open <div> take five seconds,
200,000 take two minutes, and so do 100,000 attributes in one tag.
"""

from __future__ import annotations

import re
import sys
from collections import Counter

from ..findings import CouldNotCheck
from .limits import MAX_ATTRIBUTES, MAX_DEPTH, MAX_TAGS

# They never stay open, or the next of their kind closes them.
NEVER_DEEP = frozenset(
    b"area base br col embed hr img input link meta param source track wbr p li dt dd option"
    b" optgroup tr td th thead tbody tfoot colgroup caption rp rt".split()
)
RAW_TEXT = frozenset(b"script style textarea title xmp iframe noembed noframes".split())
ATTRIBUTE = (
    rb"[^\s/>][^\s/>=]*+"
    rb"(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+|(?=>)))?+"
)
TOKEN = re.compile(
    rb"<!--(?:-?>|(?s:.*?)(?:--!?>|\Z))"
    rb"|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<rest>(?:[\s/]++|" + ATTRIBUTE + rb")*+)"
)
TAG_START = re.compile(rb"<[a-zA-Z]")
# An element of nothing but text is open for a moment only.
NAME_OF_NESTING = re.compile(rb"<([a-zA-Z][^\s/>]*+)(?![^<>]*+>[^<]*+</\1>)")
# Two things that ordinary pages have not: a ">" inside an attribute, and a long tag.
HIDDEN_END = re.compile(rb"=\s*+(?:\"[^\">]*+>|'[^'>]*+>)")
LONG_TAG = re.compile(rb"<[a-zA-Z/][^>]{%d}" % MAX_ATTRIBUTES)
SELF_CLOSED = frozenset({b"svg", b"math"})


def check_tag_count(path: str, data: bytes) -> None:
    """Let through what has no more tags than a page can use.

    Raises:
        CouldNotCheck: it has more.
    """
    if len(data) > 2 * MAX_TAGS and len(TAG_START.findall(data)) > MAX_TAGS:
        raise CouldNotCheck(f"{path}: has more than {MAX_TAGS} tags")


def check_nesting(path: str, data: bytes) -> None:
    """Let through what a parser reads at once.

    Raises:
        CouldNotCheck: too many tags, too many left open, too many attributes in one.
    """
    check_tag_count(path, data)
    if not is_plainly_shallow(data):
        walk(path, data)


def is_plainly_shallow(data: bytes) -> bool:
    """Whether a look at names is enough: too few of them could stay open to nest too deep.

    Behind the last hidden end, tags end at the first ">", and an attribute takes a byte or
    more. Up to there (an icon in the head has some) the page is walked.
    """
    if LONG_TAG.search(data):
        return False
    try:
        at, depth = walk("", data, _last_hidden_end(data))
    except CouldNotCheck:
        return False
    return depth + _could_stay_open(data[at:] if at else data) < MAX_DEPTH


def _last_hidden_end(data: bytes) -> int:
    ends = [found.end() for found in HIDDEN_END.finditer(data)]
    return ends[-1] if ends else 0


def _could_stay_open(data: bytes) -> int:
    tags = data.count(b"<")
    if tags < 2 * MAX_DEPTH and (opened := tags - data.count(b"</")) < MAX_DEPTH / 2:
        return opened
    counted = Counter(NAME_OF_NESTING.findall(data)).items()
    return sum(count for name, count in counted if name.lower() not in NEVER_DEEP)


def walk(path: str, data: bytes, until: int = sys.maxsize) -> tuple[int, int]:
    """Go from tag to tag, as a parser does: how far, and how many are open there.

    `until` is where to stop: with the first tag that ends there or behind it.

    Raises:
        CouldNotCheck: too many are left open, or one has too many attributes.
    """
    still_open: Counter[bytes] = Counter()
    depth = at = 0
    while at < until and (found := TOKEN.search(data, at)):
        at = found.end()
        name = (found["name"] or b"").lower()
        _check_attributes(path, found["rest"] or b"")
        if not name or name in NEVER_DEEP:
            continue
        if found["end"]:
            if still_open[name]:
                still_open[name] -= 1
                depth -= 1
        elif name in RAW_TEXT and not any(still_open[other] for other in SELF_CLOSED):
            at = _end_of_raw_text(data, at, name)
        else:
            if not (found["rest"].endswith(b"/") and any(still_open[it] for it in SELF_CLOSED)):
                still_open[name] += 1
                depth += 1
            if depth > MAX_DEPTH:
                raise CouldNotCheck(f"{path}: its tags are nested more than {MAX_DEPTH} deep")
    return at, depth


def _check_attributes(path: str, rest: bytes) -> None:
    if len(rest) > MAX_ATTRIBUTES and len(re.findall(ATTRIBUTE, rest)) > MAX_ATTRIBUTES:
        raise CouldNotCheck(f"{path}: a tag has more than {MAX_ATTRIBUTES} attributes")


def _end_of_raw_text(data: bytes, at: int, name: bytes) -> int:
    end = re.compile(rb"</" + name + rb"(?=[\s/>])", re.IGNORECASE).search(data, at)
    return end.start() if end else len(data)
