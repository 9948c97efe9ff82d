"""Would a built page work under its policy, and does it carry it?"""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Finding
from ..html_view import Page, squeeze
from ..pages import Output
from .in_page import CHARSET, carries_policy, line_of
from .policy import policy_of

STYLE_MEND = (
    "A browser passes it over here. Give the element a class, and write its look into a stylesheet"
    " in overrides/styles. In a Markdown table take the colons out of the line of dashes."
)
POLICY_MEND = (
    "Build it again with scripts/build.py. If it stays: the page must be drawn by a template"
    ' that extends overrides/main.html, with <meta charset="utf-8"> on a line of its own.'
)


def check_inline_styles(output: Output) -> list[Finding]:
    """Styles in attributes: no hash can allow them. (Scripts in attributes the gate refuses.)"""
    return [finding for page in output.pages for finding in _inline_styles(page)]


def check_policies(output: Output) -> list[Finding]:
    """Pages without a policy, with another one than they need, or with it in another place."""
    return [
        Finding(page.path, 0, "page-policy", "the page does not carry its policy", POLICY_MEND)
        for page in output.pages
        if carries_policy(page) and not _has_its_own(page, output)
    ]


def _has_its_own(page: Page, output: Output) -> bool:
    once = page.data.lower().count(b"content-security-policy") == 1
    return once and CHARSET + line_of(policy_of(page, output.texts)) in page.data


def _inline_styles(page: Page) -> Iterator[Finding]:
    for node in page.tree.css("[style]"):
        message = f"<{node.tag}> has a style attribute; it says “{squeeze(node.text())[:60]}”"
        yield Finding(page.path, 0, "style-attribute", message, STYLE_MEND)
