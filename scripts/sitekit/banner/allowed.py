"""Whether a Content-Security-Policy lets a page be styled as it should: styles stand in pages."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from ..html_view import Page


@dataclass(frozen=True)
class Need:
    """What pages are drawn with: the hashes of the styles in them, and whether they load any."""

    hashes: frozenset[str] = frozenset()
    linked: bool = False


def need_of(page: Page) -> Need:
    """What one page is drawn with."""
    styles = page.tree.css("style")
    linked = page.tree.css_first("link[rel~=stylesheet i]") is not None
    return Need(frozenset(map(_hash_of, (style.text() for style in styles))), linked)


def need_of_all(pages: Iterable[Page]) -> Need:
    """What all the pages are drawn with."""
    needs = [need_of(page) for page in pages]
    hashes = frozenset[str]().union(*(need.hashes for need in needs))
    return Need(hashes, any(need.linked for need in needs))


def blocked_by(policies: str, need: Need) -> str:
    """What one or several policies keep from working, in words; nothing when all works."""
    return next(filter(None, (_blocked(policy, need) for policy in policies.split(","))), "")


def _blocked(policy: str, need: Need) -> str:
    said: dict[str, frozenset[str]] = {}
    for part in policy.split(";"):
        name, *values = part.split() or [""]
        said.setdefault(name.lower(), frozenset(values))  # of two, browsers heed the first
    if "sandbox" in said:
        return "shuts off the page, and the links in it that call"
    ruling = next((name for name in ("style-src", "default-src") if name in said), "")
    for name in {"style-src-elem", ruling} & said.keys():
        if lacking := _lacking(said[name], need):
            return f"keeps styles from working: {name} needs {lacking}"
    return ""


def _lacking(values: frozenset[str], need: Need) -> str:
    words = {value.lower() for value in values}
    if any(word.startswith(("'nonce-", "'sha")) for word in words):
        # Where there is a hash, browsers pass 'unsafe-inline' over.
        if not need.hashes <= {value.strip("'") for value in values}:
            return "the hash of each style in the page"
        return "'self'" if need.linked and words.isdisjoint({"'self'", "*"}) else ""
    if "'unsafe-inline'" in words and not words.isdisjoint({"'self'", "*"}):
        return ""
    return "'self' and 'unsafe-inline', or the hash of each style in the page"


def _hash_of(text: str) -> str:
    # As a browser takes it: line ends are one character by the time there is a tree.
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"sha256-{base64.b64encode(hashlib.sha256(plain.encode()).digest()).decode()}"
