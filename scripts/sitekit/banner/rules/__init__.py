"""The rules of the crisis line: id, reason, how to mend, and the function that judges.

Each function takes a ``Subject`` and yields what is wrong with it, in words. Its pages
that pass and that fail stand in ``tests/fixtures/banner`` under the rule's id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..subject import Subject
from . import ink, links, neighbours, place, script, style, words

THE_CONFIG = (
    "Make extra.crisis in mkdocs.yml and banner/policy.py say the same; change both on purpose."
)
THE_PARTIAL = "Restore overrides/partials/crisis-banner.html."


@dataclass(frozen=True)
class Rule:
    """A rule, why it is there, and what to do when it is broken."""

    id: str
    reason: str
    mend: str
    judge: Callable[[Subject], Iterator[str]]


RULES = (
    Rule("banner-once", "Two lines can disagree; a reader in danger cannot choose.",
         "Remove the second one; the template prints the line itself.", place.one_banner),
    Rule("banner-landmark", "A screen reader lists it by name and jumps to it.",
         THE_PARTIAL, place.named_landmark),
    Rule("banner-first", "Nothing but the skip link comes before it, however the page is read.",
         "Include the partial right after the skip link in <body>.", place.comes_first),
    Rule("banner-hidden", "No attribute or wrapper takes it out of sight or out of reach.",
         "Take the attribute or the wrapper away.", place.is_not_hidden),
    Rule("banner-markup", "Plain elements only: nothing that swallows, reverses or strikes words.",
         THE_PARTIAL, place.is_plain),
    Rule("banner-base", "The page is what it seems: no <base>, shadow root or frameset.",
         "Take the element away.", place.page_is_plain),
    Rule("banner-words", "Who, for whom, at what price and when, in words a reader sees.",
         THE_CONFIG, words.says_the_words),
    Rule("banner-numbers", "A wrong digit is worse than none.",
         "Take every other number out of extra.crisis.", words.shows_no_other_number),
    Rule("banner-characters", "Look-alike and invisible characters cannot be read or dialed.",
         "Type the words anew, in plain letters and digits.", words.plain_characters),
    Rule("banner-links", "Exactly the calls, the text and help, each showing where it leads.",
         THE_CONFIG, words.has_the_links),
    Rule("banner-help", "The last link leads to the help page.",
         "Restore extra.crisis in mkdocs.yml (help), and the page.", words.help_link_resolves),
    Rule("banner-style", "Stylesheets do to the line only what was looked at and listed.",
         "Take the declaration away, or list it in banner/policy.py after looking at every width,"
         " scheme and at paper.", style.only_listed_styles),
    Rule("banner-ancestors", "Nothing hides, clips or moves what the line stands in.",
         "Take the declaration away from html, body or *.", style.nothing_around_hides_it),
    Rule("banner-covered", "Only the strip is pinned; nothing lies above it.",
         "Do not pin it, or keep its z-index below the strip's.", style.nothing_covers_it),
    Rule("banner-contrast", "It is easy to see in light and in dark.",
         "Choose colors with a contrast of 7:1 in overrides/styles/tokens.css.",
         ink.has_contrast),
    Rule("banner-print", "The line stands at the top of each printed sheet.",
         "Make `print` of extra.crisis in mkdocs.yml and `paper` in banner/policy.py say the same; "
         "else restore overrides/styles/crisis-print.css.", ink.stands_on_paper),
    Rule("banner-script", "No script touches the line, replaces the page or lies on top of it.",
         "Take that out of the script.", script.leaves_it_alone),
    Rule("banner-foreign", "A style or script from elsewhere could change the line any day.",
         "Put the file into overrides/ and link to it there.", script.comes_from_here),
    Rule("line-number", "Every link that calls or texts uses a checked number, and shows it.",
         "Correct the link; a new number is first checked and listed in banner/policy.py.",
         links.links_are_dialable),
    Rule("line-neighbour", "No other number on the page is given out as a line to call.",
         "Correct the number; a new one is first checked and listed in banner/policy.py.",
         neighbours.no_other_line),
    Rule("line-denied", "A reader who is told that the line does not answer does not call.",
         "Say what is true: 988 and 911 answer at any hour. If a sentence only sounds like it,"
         " put it in other words.", neighbours.nothing_calls_it_off),
)  # fmt: skip
