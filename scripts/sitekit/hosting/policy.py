"""The Content-Security-Policy of a built page: exactly what it needs, and nothing else.

Whatever stands in a page is allowed by its hash, so a line that somebody slips in does not
run. Nothing may come from another host, be sent to one, or put the page into a frame.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from ..addresses import resolve
from ..html_view import Page
from ..stylesheets import addresses_in

NONE, SELF = "'none'", "'self'"
# What a script says when it asks for more than a page shows.
ASKED_FOR = {
    "script-src": re.compile(rb"""createElement\(\s*["']script|\bimport\("""),
    "img-src": re.compile(rb"""createElement\(\s*["']img|\bnew Image\b"""),
    "connect-src": re.compile(
        rb"(?:(?<![.\w])|\b(?:window|self)\.)fetch\(|XMLHttpRequest|EventSource|\.addAll\("
    ),
    "worker-src": re.compile(rb"\bserviceWorker\b|\bnew (?:Shared)?Worker\b"),
}
DIRECTIVES = (*ASKED_FOR, "style-src", "manifest-src")
CLOSED = f"base-uri {NONE};form-action {NONE}"
# Only a server can say it: in a page, browsers pass it over.
UNFRAMED = f"frame-ancestors {NONE}"
CODE_TYPES = frozenset({"", "text/javascript", "application/javascript", "module"})


@dataclass(frozen=True)
class Policy:
    """The places each kind of thing may come from; a kind that is not named may not come."""

    sources: tuple[tuple[str, tuple[str, ...]], ...]

    def in_a_page(self) -> str:
        """As it is written in a page."""
        named = [f"{directive} {' '.join(found)}" for directive, found in self.sources]
        return ";".join([f"default-src {NONE}", *named, CLOSED])

    def in_a_header(self) -> str:
        """As a server sends it."""
        return f"{self.in_a_page()};{UNFRAMED}"


# A script that works for the site in the background is under the policy it came with.
OF_SCRIPTS = Policy((("script-src", (SELF,)), ("connect-src", (SELF,))))


def policy_of(page: Page, texts: Mapping[str, bytes]) -> Policy:
    """The policy of one page or picture; `texts` are the scripts it can load."""
    return _policy(_needs(page, texts))


def joined(policies: Iterable[Policy]) -> Policy:
    """One policy for every page, for hosts that cannot tell pages apart."""
    return _policy(
        (directive, source)
        for policy in policies
        for directive, found in policy.sources
        for source in found
    )


def hash_of(text: str) -> str:
    """The source expression that allows one inline style or script."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def is_code(script: LexborNode) -> bool:
    """Whether a browser would run it; other types are data."""
    return (script.attributes.get("type") or "").strip().lower() in CODE_TYPES


def _policy(needs: Iterable[tuple[str, str]]) -> Policy:
    found: dict[str, dict[str, None]] = {name: {} for name in DIRECTIVES}
    for directive, source in needs:
        found[directive][source] = None
    return Policy(tuple((name, tuple(sorted(all_))) for name, all_ in found.items() if all_))


def _needs(page: Page, texts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Each directive a page needs, with one of its sources."""
    for style in page.tree.css("style"):
        yield "style-src", hash_of(style.text())
        yield from (("img-src", _place(address)) for address in addresses_in(style.text()))
    for script in filter(is_code, page.tree.css("script")):
        address = script.attributes.get("src")
        yield "script-src", SELF if address is not None else hash_of(script.text())
        yield from _asked_for(_code(script, page, texts))
    for link in page.tree.css("link[rel][href]"):
        yield from _linked(link)
    for picture in page.tree.css("img[src], img[srcset], source[srcset], svg image[href]"):
        given = picture.attributes
        yield "img-src", _place(given.get("src") or given.get("srcset") or given.get("href") or "")


def _linked(link: LexborNode) -> Iterator[tuple[str, str]]:
    address = link.attributes.get("href") or ""
    for kind in (link.attributes.get("rel") or "").lower().split():
        if kind in {"icon", "apple-touch-icon"}:
            yield "img-src", _place(address)
        elif kind == "stylesheet":
            yield "style-src", SELF
        elif kind == "manifest":
            yield "manifest-src", SELF


def _code(script: LexborNode, page: Page, texts: Mapping[str, bytes]) -> bytes:
    address = script.attributes.get("src")
    if address is None:
        return script.text().encode()
    target = resolve(page.path, address, page.base)
    return texts.get(target.path, b"") if target else b""


def _asked_for(code: bytes) -> Iterator[tuple[str, str]]:
    for directive, asking in ASKED_FOR.items():
        if asking.search(code):
            yield directive, SELF


def _place(address: str) -> str:
    """Nothing is loaded from another host, so a thing stands in the page or beside it."""
    return "data:" if urlsplit(address.strip()).scheme == "data" else SELF
