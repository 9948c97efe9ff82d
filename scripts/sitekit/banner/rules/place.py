"""Where the line stands, and what it and the page around it are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...addresses import resolve
from ...html_view import UNSEEN_TAGS, Page, squeeze, visible_text
from ...pages import is_page
from ..hosts import blocked_by
from ..policy import AROUND_ATTRIBUTES, ATTRIBUTES, OWN_ATTRIBUTES, TAGS
from ..subject import MARK, Subject
from ..verdicts import on_banner
from .reading import reads_the_same

HIDING_ATTRIBUTES = ("hidden", "inert", "aria-hidden", "style", "popover")
CLOSABLE_TAGS = frozenset({"details", "dialog"})
LONGEST_SKIP = 80  # characters
CHANGING = {
    "base": "a <base> changes where every link leads",
    "frameset": "a <frameset> takes the place of the page",
    "template": "a shadow root can take the place of what is in it",
}
NAMED_LANDMARKS = frozenset({"aside", "section", "nav", "header"})


def one_banner(subject: Subject) -> Iterator[str]:
    """Exactly one element is, or looks like, the crisis line."""
    label = subject.policy.label
    found = subject.page.tree.css(f'[{MARK}], [class*=crisis], [aria-label="{label}"]')
    marked = {node.mem_id for node in found if MARK in node.attributes}
    if len(marked) > 1:
        yield f"the page has {len(marked)} crisis lines"
    own = {subject.banner.mem_id, *(node.mem_id for node in subject.inside)}
    for node in {node.mem_id: node for node in found}.values():
        if node.mem_id not in own:
            yield f"a second <{node.tag}> is dressed as the crisis line"


@on_banner
def named_landmark(subject: Subject) -> Iterator[str]:
    """The element is a landmark and has the policy's name."""
    if subject.banner.tag not in NAMED_LANDMARKS:
        yield f"it is a <{subject.banner.tag}>, which screen readers do not list"
    if subject.banner.attributes.get("role"):
        yield "its role is overridden"
    if squeeze(subject.banner.attributes.get("aria-label") or "") != subject.policy.label:
        yield f"its name is not “{subject.policy.label}”"


def comes_first(subject: Subject) -> Iterator[str]:
    """It stands in the body itself, and only a skip link before it."""
    body = subject.page.tree.body
    parent = subject.banner.parent
    if body is None or parent is None or parent.mem_id != body.mem_id:
        yield "it does not stand directly in the page's body"
        return
    skips = 0
    for node in body.iter(include_text=True):
        if node.mem_id == subject.banner.mem_id:
            return
        is_blank = node.is_text_node and not (node.text_content or "").strip()
        if is_blank or node.is_comment_node:
            continue
        leads_down = (node.attributes.get("href") or "").startswith("#")
        skips += node.tag == "a" and leads_down
        if not (node.tag == "a" and leads_down and skips == 1):
            yield "text stands before it" if node.is_text_node else f"a <{node.tag}> before it"
        elif node.css_first("a > *") is not None or len(visible_text(node)) > LONGEST_SKIP:
            yield "the skip link holds more than a few words, which could push it down"


def is_not_hidden(subject: Subject) -> Iterator[str]:
    """Neither it, nor anything in it or around it, carries what hides."""
    yield from nothing_around_is_marked(subject)
    for node in [subject.banner, *subject.around, *subject.inside]:
        for name in HIDING_ATTRIBUTES:
            if name in node.attributes:
                yield f"<{node.tag}> carries the attribute {name}"
        if node.tag in UNSEEN_TAGS or node.tag in CLOSABLE_TAGS:
            yield f"a <{node.tag}> can keep it out of sight"


def nothing_around_is_marked(subject: Subject) -> Iterator[str]:
    """What the banner stands in carries no attribute that could change how it is read."""
    for node in subject.around:
        for name in sorted(set(node.attributes) - AROUND_ATTRIBUTES):
            as_it_is = (name, node.attributes.get(name)) == ("dir", "ltr")
            if not name.startswith("data-") and name not in HIDING_ATTRIBUTES and not as_it_is:
                yield f"<{node.tag}> carries the attribute {name}"


@on_banner
def is_plain(subject: Subject) -> Iterator[str]:
    """Only listed elements and attributes make it up."""
    for name in sorted(set(subject.banner.attributes) - OWN_ATTRIBUTES):
        yield f"it carries the attribute {name}"
    for node in subject.inside:
        if node.tag not in TAGS:
            yield f"it holds a <{node.tag}>"
        for name in sorted(set(node.attributes) - ATTRIBUTES):
            yield f"its <{node.tag}> carries the attribute {name}"


def page_is_plain(subject: Subject) -> Iterator[str]:
    """Nothing on the page changes what its addresses or its elements mean."""
    for node in subject.of(*CHANGING):
        if node.tag != "template" or "shadowrootmode" in node.attributes:
            yield CHANGING[node.tag or ""]
    metas = [node.attributes for node in subject.of("meta")]
    for said in metas:
        header, content = (said.get("http-equiv") or "").strip().lower(), said.get("content") or ""
        if header == "refresh":
            yield from _refreshed(subject.page, content)
        if header == "content-security-policy" and (problem := blocked_by(content)):
            yield f"its own security policy {problem}"
    yield from reads_the_same(subject.page, metas)


def _refreshed(page: Page, content: str) -> Iterator[str]:
    address = re.sub(r"^[^;,]*[;,]?\s*(?:url\s*=\s*)?", "", content, flags=re.I)
    target = resolve(page.path, address.strip("'\" "), page.base)
    if target is None or not is_page(target.path):  # only pages carry the line
        yield f"the page leaves by itself for {address[:60]}"
    elif target.path == page.path:
        yield "the page loads itself again and again"
