"""What the crisis line must be, stated apart from what the site renders.

This is the second of two keys. The first is ``extra.crisis`` in ``mkdocs.yml`` and the
theme, which the pages are drawn from. This file never reads those, so that a wrong
edit in either place stops the build instead of changing the page and its check
together. Sources of the facts: samhsa.gov/mental-health/988/faqs, fcc.gov/text-to-911;
for the other numbers: scripts/data/crisis-facts.yml.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A link the banner must hold, and its whole text."""

    href: str
    shows: str


@dataclass(frozen=True)
class Policy:
    """The crisis line in one page language, to the letter."""

    label: str  # the name a screen reader announces for the landmark
    words: tuple[str, ...]  # all sentences it says: one word more could turn them around
    links: tuple[Link, ...]  # exactly these, in this order, and then the help link
    help_page: str  # path of the help page inside the output
    help_text: str
    paper: tuple[str, ...]  # what stands at the top of each printed sheet
    carried: frozenset[str] = frozenset({"988", "911"})  # the only digits it shows


POLICIES = {
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
    # Hours are left out: no official page was read that states them for Spanish.
    "es": Policy(
        label="Ayuda en una crisis",
        words=(
            "¿Crisis?",
            "En EE. UU., llame gratis al 988 y oprima 2, o envíe AYUDA al 988"
            " (Línea 988 de Prevención del Suicidio y Crisis).",
            "Peligro: 911.",
        ),
        links=(
            Link("tel:988", "Llame: 988"),
            Link("sms:988", "Texto: 988"),
            Link("tel:911", "Peligro: 911"),
        ),
        help_page="es/ayuda/index.html",
        help_text="Ayuda",
        paper=(
            "En EE. UU.: llame gratis al 988 y oprima 2, o envíe AYUDA al 988.",
            "En peligro: llame al 911.",
        ),
        carried=frozenset({"988", "911", "2"}),  # 2 is the key for Spanish
    ),
}
DEFAULT_LANGUAGE = "en"

# Every number a page may link to or ask people to call or text, digits only.
NUMBERS = frozenset(
    {
        "988",
        "911",
        "18007997233",  # National Domestic Violence Hotline
        "18007873224",  # the same, TTY
        "88788",  # the same, by text
        "18006564673",  # National Sexual Assault Hotline
        "838255",  # Veterans Crisis Line, by text
        "18002738255",  # 988 Lifeline by videophone
    }
)

# Who may say 988 or 911 in a link to a page of theirs: they run the lines, or oversee them.
LINE_HOSTS = frozenset({"988lifeline.org", "samhsa.gov", "911.gov", "fcc.gov"})
# Neither line answers there; a link to a number there is one to somebody else.
MESSENGERS = (
    "wa.me", "whatsapp.com", "t.me", "telegram.me", "telegram.dog", "m.me", "signal.me",
    "viber.com", "line.me", "kik.me", "zalo.me",
)  # fmt: skip

# The banner is made of these alone: nothing that could swallow, reverse or strike words.
TAGS = frozenset({"p", "ul", "li", "a", "b", "strong", "span"})
ATTRIBUTES = frozenset({"class", "href", "lang"})
OWN_ATTRIBUTES = ATTRIBUTES | {"aria-label", "data-crisis-banner"}
# html and body carry nothing else, but for data-* that scripts keep a choice in.
AROUND_ATTRIBUTES = frozenset({"class", "id", "lang", "prefix", "translate", "xmlns", "xml:lang"})

# Pairs of color tokens, text on ground, that keep this contrast in every scheme.
INK_ON_GROUND = (("--crisis-ink", "--crisis"), ("--focus-ink", "--focus"))
LEAST_CONTRAST = 7.0

# Only the strip is pinned to the window; nothing else may come to lie above it.
STRIP_LEVEL = 2  # its z-index
MAY_LIE_ABOVE = ".skip-link"

# What a stylesheet may do to the banner's own elements. A property that is not here
# stops the build: add it only after looking at all widths, schemes and at paper.
ANY = "any"
NOT_NEGATIVE = "not negative"  # no length below zero, so nothing is pulled out of sight
SMALL = "small"  # lines and shadows of 8 px at most, so that none lies over the words
SPACED = "spaced"  # lines of text that do not lie on each other
READABLE = "readable"  # a type size of 12 px or more
BANNER_STYLES: dict[str, str | frozenset[str]] = {
    "align-items": ANY,
    "background": frozenset({"var(--crisis)", "var(--focus)", "none", "canvas"}),
    "border": SMALL,
    "border-bottom": SMALL,
    "border-radius": NOT_NEGATIVE,
    "box-shadow": SMALL,
    "box-sizing": frozenset({"border-box", "inherit"}),
    "break-inside": ANY,
    "color": frozenset({"var(--crisis-ink)", "var(--focus-ink)", "var(--link)", "#000"}),
    "display": frozenset({"contents", "block", "flex"}),
    "flex-wrap": frozenset({"wrap"}),
    "font": READABLE,
    "font-size": READABLE,
    "font-weight": ANY,
    "justify-content": ANY,
    "line-height": SPACED,
    "list-style": frozenset({"none"}),
    "margin": NOT_NEGATIVE,
    "margin-bottom": NOT_NEGATIVE,
    "margin-top": NOT_NEGATIVE,
    "min-height": NOT_NEGATIVE,
    "min-width": NOT_NEGATIVE,
    "outline": SMALL,
    "outline-color": ANY,
    "outline-offset": SMALL,
    "overflow-wrap": ANY,
    "padding": NOT_NEGATIVE,
    "padding-left": NOT_NEGATIVE,
    "position": frozenset({"sticky", "static"}),
    "scroll-margin-top": ANY,
    "text-align": ANY,
    "text-decoration-thickness": ANY,
    "text-underline-offset": ANY,
    "top": frozenset({"0"}),
    "white-space": frozenset({"nowrap", "normal"}),
    "z-index": frozenset({str(STRIP_LEVEL)}),
}
# What a stylesheet may do to what the banner stands in (html and body).
AROUND_STYLES: dict[str, str | frozenset[str]] = {
    "-webkit-text-size-adjust": frozenset({"100%", "auto", "none"}),
    "background": ANY,
    "box-sizing": ANY,
    "color": frozenset({"var(--ink)"}),
    "color-scheme": ANY,
    "font": READABLE,
    "font-size": READABLE,
    "line-height": SPACED,
    "margin": NOT_NEGATIVE,
    "overflow-wrap": ANY,
    "scroll-margin-top": ANY,
    "scroll-padding-top": ANY,
    "text-size-adjust": frozenset({"100%", "auto", "none"}),
}
# Some of these are right in one place only.
ONLY_ON_PAPER = frozenset(
    {("position", "static"), ("background", "none"), ("color", "#000"), ("display", "block")}
)
ONLY_ON = {("display", "contents"): ".crisis", ("color", "var(--link)"): "a"}
ONLY_WITH = {("color", "var(--focus-ink)"): ("background", "var(--focus)")}
# What the skip link, which may lie above the strip, may not be: large.
NOT_FOR_SKIP_LINK = frozenset(
    {"bottom", "height", "inset", "inset-block", "inset-inline", "min-height", "min-width"}
    | {"right", "scale", "transform", "width", "zoom"}
)
# The box of a printed sheet in which the line stands, and its least size of type.
PAPER_BOX = "@top-center"
LEAST_PAPER_PT = 8
