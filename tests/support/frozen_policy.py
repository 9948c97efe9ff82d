"""The policy the fixture pages were written for, so that a change of words needs no new pages."""

from __future__ import annotations

from sitekit.banner.policy import Link, Policy

FROZEN = {
    "en": Policy(
        label="Crisis help",
        words=(
            "In crisis, or is it all too much?",
            "In the US, call or text 988 (988 Suicide & Crisis Lifeline): free, any hour.",
            "In danger now: call 911.",
        ),
        links=(
            Link("tel:988", "Call 988"),
            Link("sms:988", "Text 988"),
            Link("tel:911", "Danger: call 911"),
        ),
        help_page="get-help/index.html",
        help_text="Help",
        paper=("In the US: call or text 988, free, any hour.", "In danger now: call 911."),
    ),
}
