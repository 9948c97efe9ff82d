"""What the crisis line must say, stated apart from what the site renders.

This is the second of two keys. The first is ``extra.crisis`` in ``mkdocs.yml``, which
the pages are drawn from. This file never reads that one, so that a wrong edit in
either place stops the build instead of changing the page and its check together.
Sources of the facts: samhsa.gov/mental-health/988/faqs, fcc.gov/text-to-911.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A link the banner must hold, and the digits its text must show."""

    href: str
    shows: str


@dataclass(frozen=True)
class Policy:
    """The crisis line in one page language."""

    language: str
    label: str  # the name a screen reader announces for the landmark
    words: tuple[str, ...]  # each stands in the visible text, in this order
    links: tuple[Link, ...]  # exactly these, in this order, and then the help link
    help_page: str  # path of the help page inside the output
    help_text: str


POLICIES = {
    "en": Policy(
        language="en",
        label="Crisis help",
        words=(
            "In the US",
            "call or text 988",
            "988 Suicide & Crisis Lifeline",
            "free",
            "any hour",
            "danger now",
            "call 911",
        ),
        links=(
            Link("tel:988", "Call 988"),
            Link("sms:988", "Text 988"),
            Link("tel:911", "911"),
        ),
        help_page="get-help/index.html",
        help_text="Help",
    ),
}
DEFAULT_LANGUAGE = "en"
