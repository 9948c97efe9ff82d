"""Files that a host obeys before it looks for a page: `_redirects` and `_headers`.

Read as Netlify and Cloudflare Pages read them, and strictly: a line that is not understood, a
status or a header that nobody has looked at, is found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from urllib.parse import unquote, urlsplit

from ..pages.names import is_page
from .allowed import Need, blocked_by

ADDRESS = re.compile(r"/|https?://")
MOVED = frozenset({"301", "302", "303", "307", "308"})
NOT_FOUND = "404.html"  # shown at whatever address was asked for
# They say nothing about what a page is or shows, whatever their value.
HARMLESS = frozenset(
    {"access-control-allow-origin", "age", "cache-control", "cdn-cache-control", "content-language"}
    | {"cross-origin-embedder-policy", "cross-origin-opener-policy", "cross-origin-resource-policy"}
    | {"etag", "expires", "last-modified", "netlify-cdn-cache-control", "origin-agent-cluster"}
    | {"permissions-policy", "referrer-policy", "strict-transport-security", "vary"}
    | {"timing-allow-origin", "x-content-type-options", "x-dns-prefetch-control"}
    | {"x-frame-options", "x-permitted-cross-domain-policies", "x-robots-tag", "x-xss-protection"}
)
HARMFUL = {
    "refresh": "makes the page leave by itself",
    "location": "makes the page leave by itself",
    "content-disposition": "makes a file to save of the page",
    "content-encoding": "makes another text of the page",
}
PAGE_TYPE = re.compile(r"text/html(?:\s*;\s*charset=[\"']?utf-8[\"']?)?", re.IGNORECASE)
NO_PAGE = re.compile(r"\.(?!html?$|xhtml?$|xht$|shtml$)\w+$", re.IGNORECASE)
HINT = re.compile(
    r"<[^>]*>(?:\s*;\s*(?!rel\b)[\w-]+(?:=[\w/\"'.:-]+)?)*\s*;\s*rel=[\"']?(?:preload|preconnect"
    r"|dns-prefetch|modulepreload|canonical|icon|license)[\"']?(?:\s*;\s*(?!rel\b)[^;,]+)*",
    re.IGNORECASE,
)


def wrong_redirects(text: str, files: Collection[str]) -> Iterator[tuple[int, str]]:
    """Each line of `_redirects` that could keep a reader from a page of `files`."""
    for number, line in enumerate(text.splitlines(), start=1):
        rule = re.sub(r"(?:^|\s)#.*", "", line).split()
        if rule and (problem := _wrong_redirect(rule, files)):
            yield number, f"“{line.strip()[:80]}” {problem}"


def _wrong_redirect(rule: list[str], files: Collection[str]) -> str:
    if not (2 <= len(rule) <= 3 and all(map(ADDRESS.match, rule[:2]))) or "\\" in rule[1]:
        return "holds for some readers only, or cannot be read"
    source, target = (urlsplit(address) for address in rule[:2])
    asked = _pages_at(source.path, files)
    led = set() if target.netloc else _pages_at(target.path, files)
    status = rule[2] if len(rule) > 2 else "301"
    if status == "404" and led == {NOT_FOUND}:
        return ""
    if not source.netloc and rule[0].rstrip("/") == rule[1].rstrip("/"):
        return "leads in a circle"
    if lost := asked - (led if len(led) == 1 else set()):
        return f"takes the place of {min(lost)}" + (" and others" if len(lost) > 1 else "")
    return _wrong_status(
        status.rstrip("!"), is_same=bool(asked), is_known=bool(led or target.netloc)
    )


def _wrong_status(status: str, *, is_same: bool, is_known: bool) -> str:
    if status == "200":
        return "" if is_same else "shows a page at an address from which its links lead elsewhere"
    if status not in MOVED:
        return f"answers with {status}, and not with a page"
    return "" if is_known else "leads to no page of this output"


def _pages_at(path: str, files: Collection[str]) -> set[str]:
    """The pages that hosts show at an address, which can hold ``*`` and ``:names``."""
    parts = re.split(r"(\*|:\w+)", unquote(path).rstrip("/"))
    asked = "".join(".*" if part[:1] in {"*", ":"} else re.escape(part) for part in parts)
    pattern = re.compile(rf"{asked}(?:/?|\.html|/index\.html)", re.IGNORECASE)
    return {name for name in files if is_page(name) and pattern.fullmatch(_address(name))}


def _address(name: str) -> str:
    return "/" + re.sub(r"(?:^|(?<=/))index\.html$", "", name)


def wrong_headers(text: str, need: Callable[[], Need]) -> Iterator[tuple[int, str]]:
    """Each line of `_headers` that could hide the line, or the page it stands on.

    `need` says what a policy must allow for all pages to look as they should.
    """
    place = ""
    for number, line in enumerate(text.splitlines(), start=1):
        said = line.strip()
        if ADDRESS.match(said):
            place = urlsplit(said).path
        elif said and not said.startswith("#") and (problem := _wrong_header(said, place, need)):
            yield number, f"“{said[:80]}” {problem}"


def _wrong_header(line: str, place: str, need: Callable[[], Need]) -> str:
    name, colon, value = line.removeprefix("!").partition(":")
    name, value = name.strip().lower(), value.strip()
    if not place or (not colon and not line.startswith("!")):
        return "cannot be read"
    if name == "content-type":
        return _wrong_type(value, place)
    if name == "content-security-policy":
        return blocked_by(value, need())
    if name == "link":
        hints = re.split(r",(?=\s*<)", value)
        return "" if all(HINT.fullmatch(one.strip()) for one in hints) else "adds to the page"
    return "" if name in HARMLESS else HARMFUL.get(name, "is a header that nobody has looked at")


def _wrong_type(value: str, place: str) -> str:
    if NO_PAGE.search(place):
        return "makes a page of what is none" if "html" in value.lower() else ""
    return "" if PAGE_TYPE.fullmatch(value) else "makes something else of the page"
