"""Pages as anyone might write them around the banner of a built page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path

from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from properties.markup import Element, Hand, element, replaced, walked, written

WORDS = (
    "near far", "Stille", "тишина", "שקט", "صمت", "沈黙", "خاموشی", "naïve", "İstanbul", "straße",
    "&amp;", "&nbsp;", "&#x2019;", "&lt;aside&gt;", "&copy;", "“quoted”", "2019", "½", "👋🏽", "…",
    "<!-- a comment, <aside> in it -->", "<!-- -->", "<br>", "<wbr>", "a<sup>1</sup>", "x&y",
)  # fmt: skip
INLINE = ("em", "strong", "b", "i", "span", "cite", "q", "code", "mark", "small", "abbr")
BLOCKS = ("p", "div", "section", "blockquote", "ul", "article", "figure", "details", "h2", "nav")
ATTRIBUTES = ("", ' class="note w1"', " id=x1", " lang='fr'", ' dir="rtl"', ' title="a > b"')
STYLES = (
    "<style>.w1 { color: #333; margin: 0 0 1em }</style>",
    "<style>@media (min-width:30em){.w2>.w3{padding:1px;border:0}}</style>",
    "<style>/* .w4 */ main .w5::before { content: '→' }\n.w6{gap:1em}</style>",
    "<style media=print>.w7{break-inside:avoid}</style>",
)
SCRIPTS = (
    "<script>window.words = ['near', \"far\"];</script>",
    '<script type="application/json">{"a": "<p>"}</script>',
    "<script>for (const x of [1, 2]) { console.log(x < 2, `</p>`) }</script>",
    "<noscript><p>No script.</p></noscript>",
    '<template><p class="w1">Later.</p></template>',
)
GAPS = ("", " ", "\n\t")
HELP_PAGES = ("get-help/", "get-help/index.html")

# Files beside the page, and the policy that names the styles the page was built with.
NOT_ALONE = re.compile(r'<link rel="stylesheet"[^>]*>|<meta http-equiv="Content-Security-[^>]*>')


@dataclass(frozen=True)
class Sheet:
    """A page in parts: what stands before, in and after its banner."""

    path: str
    head: str
    banner: Element | None
    body: str
    hand: Hand = field(default_factory=Hand)
    around: tuple[str, str] = ("", "")

    @property
    def line(self) -> str:
        """The banner, written out."""
        return "" if self.banner is None else written(self.banner, self.hand)

    def html(self) -> str:
        """The page, written out."""
        return f"{self.head}{self.around[0]}{self.line}{self.around[1]}{self.body}"


@dataclass(frozen=True)
class Mould:
    """What every page takes over from a built one: its head and its banner."""

    head: str
    banner: Element


def mould_of(built_page: Path) -> Mould:
    """Take the head of a built page, with nothing that ties it to its site, and the banner."""
    html = NOT_ALONE.sub("", built_page.read_text(encoding="utf-8"))
    banner = LexborHTMLParser(html).css_first("[data-crisis-banner]")
    assert banner is not None
    return Mould(html[: html.index("<aside")], element(banner))


def texts() -> st.SearchStrategy[str]:
    """Words in any script, markup that means nothing, and odd letters; no other digits."""
    letters = st.characters(categories=("L", "M", "P", "Zs"), exclude_characters="&<>")
    known = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
    return st.one_of(known, known, st.text(letters, max_size=6))


def bodies() -> st.SearchStrategy[str]:
    """Blocks in blocks, with inline markup, on one line or many."""
    words = texts()
    run = st.one_of(words, wrapped(words, INLINE))
    return st.recursive(wrapped(run, BLOCKS), lambda inner: wrapped(inner, BLOCKS), max_leaves=4)


def wrapped(inner: st.SearchStrategy[str], tags: tuple[str, ...]) -> st.SearchStrategy[str]:
    """One of the tags around one or two pieces."""
    starts = st.sampled_from([(tag, more) for tag in tags for more in ATTRIBUTES])
    pieces = st.lists(inner, min_size=1, max_size=2).map("\n  ".join)
    return st.tuples(starts, pieces).map(lambda it: f"<{it[0][0]}{it[0][1]}>{it[1]}</{it[0][0]}>")


def hands() -> st.SearchStrategy[Hand]:
    """Minified, pretty, shouted: the same elements."""
    either = (False, True)
    return st.sampled_from([Hand(*ways) for ways in product(either, "\"'", GAPS, either, either)])


def paths() -> st.SearchStrategy[str]:
    """Where a page stands, up to four folders down."""
    folder = st.sampled_from(("a", "b-c", "articles", "été", "x y", "q%3F"))
    name = st.sampled_from(("index.html", "page.html", "old.htm", "A.HTML"))
    return st.builds(lambda at, page: "/".join([*at, page]), st.lists(folder, max_size=4), name)


def mains() -> st.SearchStrategy[str]:
    """What stands after the banner."""
    return st.lists(st.one_of(bodies(), st.sampled_from(SCRIPTS)), max_size=3).map("".join)


@st.composite
def sheets(
    draw: st.DrawFn, mould: Mould, main: st.SearchStrategy[str], place: st.SearchStrategy[str]
) -> Sheet:
    """A good page: the mould's head and banner, and anything else around them."""
    path, title, hand = draw(place), re.sub("<[^>]*>", "", draw(texts())), draw(hands())
    help_page = ("../" * path.count("/") or "./") + draw(st.sampled_from(HELP_PAGES))
    extra = "".join(draw(st.lists(st.sampled_from(STYLES + SCRIPTS[:3]), max_size=2)))
    head = re.sub(r"<title>[^<]*", lambda _: f"<title>{title}", mould.head)
    head = head.replace("</head>", f"{extra}</head>")
    body = f"\n<main id=main>{draw(main)}</main>\n</body></html>"
    return Sheet(path, head, with_help(mould.banner, help_page), body, hand)


def with_help(banner: Element, href: str) -> Element:
    """The banner with its last link led to `href`."""
    *_, last = (part for part in walked(banner) if part.tag == "a")
    return replaced(banner, last, replace(last, attributes=(("href", href),)))


def trees(mould: Mould) -> st.SearchStrategy[list[Sheet]]:
    """A folder of good pages, each unlike the others."""
    page = sheets(mould, mains(), paths())
    return st.lists(page, min_size=1, max_size=4, unique_by=lambda page: page.path.lower())


def rows_of_pages(mould: Mould) -> st.SearchStrategy[list[Sheet]]:
    """Two or three plain good pages, in folders; quick to draw."""
    main = st.sampled_from((SCRIPTS[4], "<p>Plain.</p>"))
    places = (f"{'deep/' * n}index.html" for n in range(3))
    pages = [sheets(mould, main, st.just(place)) for place in places]
    return st.tuples(*pages).map(list)
