"""The gate: every rule of the crisis line on every page of an output."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Finding
from ..html_view import Page
from ..pages import Output
from .policy import DEFAULT_LANGUAGE, POLICIES
from .rules import RULES, banners

MISSING_MEND = (
    "Every page is drawn by a template that extends overrides/main.html. A raw HTML file"
    " in docs/ has no template: write the page in Markdown, or take the file out."
)


def check_banners(output: Output) -> list[Finding]:
    """What is wrong with the crisis line, on any page of the output."""
    return [finding for page in output.pages for finding in check_page(page)]


def check_page(page: Page) -> Iterator[Finding]:
    """What is wrong with the crisis line on one page."""
    root = page.tree.css_first("html")
    language = (root.attributes.get("lang") or "") if root else ""
    policy = POLICIES.get(language.split("-")[0])
    if policy is None:
        policy = POLICIES[DEFAULT_LANGUAGE]
        known = ", ".join(POLICIES)
        yield Finding(
            page.path, 0, "banner-language",
            f"the page's language is “{language}”, for which no crisis line is laid down",
            f"Set lang on <html> to one of: {known}.",
        )  # fmt: skip
    found = banners(page)
    if not found:
        yield Finding(page.path, 0, "banner-missing", "the page has no crisis line", MISSING_MEND)
        return
    for rule_id, (rule, mend) in RULES.items():
        for message in rule(page, found[0], policy):
            yield Finding(page.path, 0, rule_id, message, mend)
