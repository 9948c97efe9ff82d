"""The rules of the crisis line: pure functions over one parsed page.

Each takes the page, its banner and the policy of its language, and yields what is
wrong. A rule's id is the key it has in ``RULES``; its fixtures under
``tests/fixtures/banner`` carry the same id.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

from ..addresses import resolve
from ..html_view import UNSEEN_TAGS, Page, ancestors, squeeze, visible_text
from .policy import Policy

MARK = "data-crisis-banner"
HIDING_ATTRIBUTES = ("hidden", "inert", "aria-hidden", "style", "popover")
CLOSABLE_TAGS = frozenset({"details", "dialog"})
NAMED_LANDMARKS = frozenset({"aside", "section", "nav", "header"})

Rule = Callable[[Page, LexborNode, Policy], Iterator[str]]


def banners(page: Page) -> list[LexborNode]:
    """Everything on the page that is marked as the crisis line."""
    return page.tree.css(f"[{MARK}]")


def one_banner(page: Page, banner: LexborNode, policy: Policy) -> Iterator[str]:
    """Two lines can disagree; a reader in danger cannot choose between them."""
    count = len(banners(page))
    if count > 1:
        yield f"the page has {count} crisis lines"


def named_landmark(page: Page, banner: LexborNode, policy: Policy) -> Iterator[str]:
    """A screen reader lists it by name and jumps to it."""
    if banner.tag not in NAMED_LANDMARKS:
        yield f"it is a <{banner.tag}>, which screen readers do not list"
    if banner.attributes.get("role"):
        yield "its role is overridden"
    if squeeze(banner.attributes.get("aria-label") or "") != policy.label:
        yield f"its name is not “{policy.label}”"


def comes_first(page: Page, banner: LexborNode, policy: Policy) -> Iterator[str]:
    """Nothing but the skip link stands before it, whichever way the page is read."""
    body = page.tree.body
    if body is None or banner.parent is None or banner.parent.mem_id != body.mem_id:
        yield "it does not stand directly in the page's body"
        return
    for node in body.iter():
        if node.mem_id == banner.mem_id:
            return
        is_skip_link = node.tag == "a" and (node.attributes.get("href") or "").startswith("#")
        if not is_skip_link and node.tag not in UNSEEN_TAGS:
            yield f"a <{node.tag}> stands before it"


def says_the_words(page: Page, banner: LexborNode, policy: Policy) -> Iterator[str]:
    """Who, for whom, at what price and when: in words a reader sees, in this order."""
    text, start = visible_text(banner), 0
    for words in policy.words:
        found = text.find(words, start)
        if found < 0:
            yield f"its visible words lack “{words}”" + (" at this place" if words in text else "")
        else:
            start = found + len(words)


def shows_no_other_number(page: Page, banner: LexborNode, policy: Policy) -> Iterator[str]:
    """A wrong digit is worse than none."""
    for digits in re.findall(r"\d[\d\s().-]*\d|\d", visible_text(banner)):
        bare = re.sub(r"\D", "", digits)
        if bare not in {"988", "911"} and not re.fullmatch(r"(988|911)+", bare):
            yield f"it shows the number {squeeze(digits)}"


def has_the_links(page: Page, banner: LexborNode, policy: Policy) -> Iterator[str]:
    """Exactly the calls, the text and the help page, each showing where it leads."""
    anchors = banner.css("a")
    found = [anchor.attributes.get("href") or "" for anchor in anchors]
    wanted = [link.href for link in policy.links]
    if found[: len(wanted)] != wanted or len(found) != len(wanted) + 1:
        yield f"its links are {found}, not {wanted} and then the help page"
        return
    for anchor, link in zip(anchors, policy.links, strict=False):
        if link.shows not in visible_text(anchor):
            yield f"the link {link.href} does not show “{link.shows}”"


def help_link_resolves(page: Page, banner: LexborNode, policy: Policy) -> Iterator[str]:
    """The last link leads to the help page of the page's language."""
    anchors = banner.css("a")
    if not anchors:
        return
    target = resolve(page.path, anchors[-1].attributes.get("href") or "", page.base)
    if target is None or target.path != policy.help_page:
        yield f"its last link does not lead to {policy.help_page}"
    if policy.help_text not in visible_text(anchors[-1]):
        yield f"its last link does not show “{policy.help_text}”"


def is_not_hidden(page: Page, banner: LexborNode, policy: Policy) -> Iterator[str]:
    """Nothing on the line, in it or around it takes it out of sight or out of reach."""
    inside = [node for node in banner.css("*") if node.mem_id != banner.mem_id]
    for node in [*ancestors(banner), *inside]:
        for name in HIDING_ATTRIBUTES:
            if name in node.attributes:
                yield f"<{node.tag}> carries the attribute {name}"
        if node.tag in UNSEEN_TAGS or node.tag in CLOSABLE_TAGS:
            yield f"a <{node.tag}> can keep it out of sight"


RULES: dict[str, tuple[Rule, str]] = {
    "banner-once": (one_banner, "Remove the second one; the template prints the line itself."),
    "banner-landmark": (named_landmark, "Restore overrides/partials/crisis-banner.html."),
    "banner-first": (comes_first, "Include the partial right after the skip link in <body>."),
    "banner-words": (says_the_words, "Restore extra.crisis in mkdocs.yml (words)."),
    "banner-numbers": (shows_no_other_number, "Take every other number out of extra.crisis."),
    "banner-links": (has_the_links, "Restore extra.crisis in mkdocs.yml (links)."),
    "banner-help": (help_link_resolves, "Restore extra.crisis in mkdocs.yml (help), and the page."),
    "banner-hidden": (is_not_hidden, "Take the attribute or the wrapper away."),
}
