"""Scripts: they may not touch the line, and neither they nor styles come from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from ..css import parse_sheet
from ..programs import may_answer
from ..subject import Subject

ANSWERING = "answers for the server"
# What a script would have to say to change, remove or cover the line. A script that
# builds such words out of pieces is found in the browser, by what it does.
FORBIDDEN = {
    "names the crisis line": r"crisis__|data-crisis|crisisBanner|[\"'`.]crisis[\"'`\s.:\[]",
    "looks for the line's element": r"(?:querySelector(?:All)?|getElementsBy\w+|closest|matches)"
    r"\(\s*[\"'`][^\"'`]*(?:aside|tel:|sms:|body\s*>)",
    "walks the body's children": r"body\s*\.\s*(?:children|childNodes|first\w*Child|firstChild)",
    "replaces the page": r"document\s*\.\s*(?:write|writeln|open)\s*\(|(?:body|documentElement)"
    r"\s*\.\s*(?:innerHTML|outerHTML|innerText|textContent|replaceChildren|replaceWith|remove)\b",
    "hides the page": r"(?:body|documentElement)\s*\.\s*(?:hidden|inert|style)\b",
    "adds styles": r"insertRule|adoptedStyleSheets|createElement\(\s*[\"'`](?:style|link)|cssText",
    "lies on top of the page": r"showModal|showPopover|requestFullscreen|attachShadow",
    "leads the reader elsewhere": r"location(?:\s*\.\s*href)?\s*(?:=|\.\s*(?:assign|replace)\s*\()"
    r"\s*[\"'`](?:[a-z]+:)?//",
    "calls or texts": r"[\"'`](?:tel|sms|callto):",
    ANSWERING: r"\bserviceWorker\b|\brespondWith\b|\bonfetch\b"
    r"|addEventListener\(\s*[\"'`]fetch[\"'`]",
    "reaches every link or element": r"document\s*\.\s*(?:links|all)\b",
    "reaches out of a frame": r"\b(?:parent|top)\s*\.\s*document|window\s*\.\s*(?:parent|top)\b",
    "makes the page a text to edit": r"designMode|contentEditable",
    "leaves or reloads the page": r"\bnavigation\s*\.\s*navigate|location\s*\.\s*reload",
    "holds the page up": r"(?<![\w.])(?:window\s*\.\s*)?(?:alert|confirm|prompt)\s*\(",
    "takes clicks and keys from all of the page": r"(?:(?<![\w.\])?])|\b(?:window|self|document"
    r"(?:\s*\.\s*(?:body|documentElement))?)\s*\.\s*)addEventListener\(\s*[\"'`]"
    r"(?:click|auxclick|pointer\w+|mouse\w+|touch\w+|key\w+)[\"'`](?:(?!\bif\b|&&|\?)[^;]){0,200}"
    r"(?:preventDefault|stopImmediatePropagation|stopPropagation)",
    "runs words as a program": r"\beval\s*\(|new\s+Function\b|\bimport\s*\(",
}
PATTERNS = {what: re.compile(pattern) for what, pattern in FORBIDDEN.items()}
CONTROLS = "".join(map(chr, range(0x21)))
OTHER_ENCODING = re.compile(r'@charset\s+["\'](?!utf-8["\'])([^"\']*)', re.IGNORECASE)
HANDLER = re.compile(rb"on[a-z]++\s*+=")
# Most links begin in one of three ways, and those run nothing: no need to look at each.
FOLLOWED = 'a[href]:not([href^="#"], [href^="."], [href^="http"]), [src]'
OPENING = ("area", "form", "button", "input", "object")
HOLDING = {"iframe": "srcdoc", "object": "data", "embed": "src"}
ADDRESSES = ("href", "xlink:href", "src", "action", "formaction", "data")


def leaves_it_alone(subject: Subject) -> Iterator[str]:
    """No script says what it would take to change the line; no handler hides in an attribute."""
    for text in subject.scripts:
        yield from forbidden(text)
    yield from _in_attributes(subject)
    for node in subject.of(*HOLDING):
        if HOLDING[node.tag or ""] in node.attributes:
            yield f"what a <{node.tag}> holds could reach out to the page"


@lru_cache(maxsize=256)
def forbidden(text: str) -> tuple[str, ...]:
    """What a script says that none may say, in words."""
    found = ((what, pattern.search(text)) for what, pattern in PATTERNS.items())
    return tuple(
        f"a script {what}: “{hit.group(0)}”"
        for what, hit in found
        if hit and not (what == ANSWERING and may_answer(text))
    )


def _in_attributes(subject: Subject) -> Iterator[str]:
    if _may_have_handlers(subject.page.lower):  # a quick look first: most pages have none
        for node in subject.page.tree.css("*"):
            for name in node.attributes:
                if name.startswith("on"):
                    yield f"<{node.tag}> runs a script from its attribute {name}"
    drawn = (node for picture in subject.of("svg") for node in picture.css("a"))
    leading = (*subject.page.tree.css(FOLLOWED), *subject.of(*OPENING), *drawn)
    for node in leading:
        named = node.attributes
        for name in ADDRESSES:
            address = (named.get(name) or "").lstrip(CONTROLS)
            if address[:1] in {"j", "J"} and _bare(address).startswith("javascript:"):
                yield f"<{node.tag}> runs a script from an address"


def _may_have_handlers(lower: bytes) -> bool:
    starts = (found.start() for found in HANDLER.finditer(lower))
    return any(lower[start - 1 : start] in b" \t\r\n\f/\"'" for start in starts)


def _bare(address: str) -> str:
    """The address as browsers read it: without line breaks and tabs."""
    return re.sub(r"[\x00-\x20]", "", address).lower()


def comes_from_here(subject: Subject) -> Iterator[str]:
    """Styles and scripts are files of this output, and can be read."""
    for what, loaded in (
        ("stylesheet", subject.linked_sheets),
        ("script", subject.linked_scripts),
    ):
        for address, text in loaded:
            if text is None:
                where = "another host" if urlsplit(address).netloc else "no file of this output"
                yield f"a {what} is loaded from {where}: {address[:80]}"
    yield from _in_another_encoding(subject)
    for text in subject.sheet_texts:
        for imported in parse_sheet(text).imports:
            yield f"a stylesheet imports another: {imported[:80]}"


def _in_another_encoding(subject: Subject) -> Iterator[str]:
    """Bytes read in another encoding are another style or script to the browser."""
    for node in subject.of("script", "link"):
        if (named := (node.attributes.get("charset") or "").strip().lower()) not in {"", "utf-8"}:
            yield f"a <{node.tag}> is read in the encoding “{named}”"
    for _, text in subject.linked_sheets:
        if text and (found := OTHER_ENCODING.search(text)):
            yield f"a stylesheet is in the encoding “{found.group(1)}”"
