"""A quick look may be wrong in asking for a slow one, and never in passing what that would stop."""

from __future__ import annotations

import re
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sitekit.banner.policy import POLICIES
from sitekit.banner.rules import links, otherwise, script
from sitekit.banner.rules.claims import disowned
from sitekit.banner.rules.glance import may_disown, may_give_out, may_spell
from sitekit.banner.rules.numbers import given_out
from sitekit.banner.said import SAID_RARELY
from sitekit.banner.subject import MARK, Subject
from sitekit.banner.torn import SEAM, SEAMS, Torn
from sitekit.findings import CouldNotCheck
from sitekit.html_view import Page, squeeze
from sitekit.pages import nesting

STEADY = settings(derandomize=True, deadline=None, database=None, max_examples=800,
                  phases=[Phase.generate, Phase.shrink],
                  suppress_health_check=[HealthCheck.too_slow])  # fmt: skip

SAID = ("call ", "Text", "ring us", " to", "phone", "telephone", "reach ", "hot", "LINE",
        "crisis ", "lifeline", "hotlıne", "uſ", "in", "is the ", "word", "“", "é", ":",
        "number", '"', "years of waiting for it ")  # fmt: skip
DIALED = ("9", "8", "88", "988", "911", "555", "0199", "8005550199", "1-800-273-8255", "1",
          "\u2468", "2013", "800 555", "٩", "(", ")", "+", "-", "–", ".", ",", "/")  # fmt: skip
PARTING = (" ", "  ", "\n", "\xa0", "\u2009", "\u200b", "\x1f", "\u00ad", "\u034f", " " * 130)
PIECES = st.sampled_from((*SAID, *DIALED, *DIALED, *PARTING, *PARTING))
TEXTS = st.lists(st.lists(PIECES, min_size=1, max_size=5).map("".join), max_size=8)

# Sentences, and what is put into them anywhere: seams of tags, and what readers do not see.
ORDERS = (
    "Do not call", "Never text", "Stop calling or texting the", "please don’t dial", "no llame al",
    "Nunca envíe AYUDA al", "if you do not call", "The", "What if", "x" * 130 + " and", "",
)  # fmt: skip
THE_TWO = (
    "988",
    "911",
    "9-8-8",
    "988 (988 Suicide & Crisis Lifeline)",
    "\u2468\u2467\u2467",
    "989",
)
DENIALS = (
    "is out of service.", "was closed today", "no longer works", "line is not answering!",
    "does not answer any more.", "ya no funciona", "está cerrado.", "(TALK) is down", "works", "",
    "is not available in Canada",
)  # fmt: skip
NOISE = (SEAM, SEAM, f"{SEAM} ", "  ", "\n", "\u200b", "\xa0", " " * 300, SEAM * 99, "ſ", "x")
ASKED = ("Call", "text us", "ring them", "llame a", "llame al", "Marque", "phone", "dial us us", "")
SPELLED = (
    "nine eight nine", "one, two, three", "oh-FIVE – five", "cinco ocho ocho dos", "sıx ſeven zero",
    "one friend", "one or two or three",
)  # fmt: skip


def sentences(*parts: tuple[str, ...]) -> st.SearchStrategy[str]:
    """One of each part after the other, with some noise anywhere in it."""
    noise = st.lists(st.tuples(st.floats(0, 1), st.sampled_from(NOISE)), max_size=3)
    said = st.tuples(*map(st.sampled_from, parts)).map(" ".join)
    return st.builds(_with_noise, said, noise)


def _with_noise(text: str, noise: list[tuple[float, str]]) -> str:
    for place, sign in noise:
        at = round(place * len(text))
        text = text[:at] + sign + text[at:]
    return text


NAMES = (
    "aria-modal", "ARIA-MODAL", "aria-\0modal", "aria-mod&#97;l", "aria-valuetext", "onclick",
    "x onload", "on\0x", "/onx", "\"onfocus", "o&#110;click", "hidden", "title",
)  # fmt: skip
ELEMENTS = (
    "a", "A", "script", "noscript", "noscr\0ipt", "title", "meta", "svg", "iframe", "template",
    "area", "input", "Base", "object", "style", "math", "p", "image", "table", "b", "/svg", "/a",
    "/script", "/title", "!--", "![CDATA[",
)  # fmt: skip
VALUES = ("", "=x", "='x'", '="y>z"', " = 'x", "=&#60;", "\n='<p>'")
ENDS = (">", ">", ">", ">", "/>", " ", "-->", "]]>", ">&lt;meta>", ">é\u200b")
MARKUP = st.lists(
    st.tuples(*map(st.sampled_from, (ELEMENTS, (" ", "\n", "/"), NAMES, VALUES, ENDS))).map(
        lambda parts: "<" + "".join(parts)
    ),
    max_size=5,
).map("".join)

HREFS = (
    "tel:988", "TEL:911", "sms:988", "https://example.org", "//wa.me/988",
    "https://WA.me/?text=x", "/get-help/", "#a", "https://t.me/+15550123456",
    "mailto:a@example.org", "w&#97;.me", "https://988lifeline.org", "https://viber.com/988",
    "\ttel:989", "https://[x", "",
)  # fmt: skip
TEXT_OF_LINKS = (
    "988", "911", "9BB", "g88", "98B", "9ll", "9\u0412\u0412", "٩٨٨", "⑨88", "9\u200b88",
    "Call ", "text", "to ", "Chat with ", "llame al ", " ", "<b>", "</b>", "x", "1", "8",
    "&#57;", "\0", "Help",
)  # fmt: skip
LINKS = st.lists(
    st.tuples(
        st.sampled_from(HREFS),
        st.lists(st.sampled_from(TEXT_OF_LINKS), max_size=5).map("".join),
        st.sampled_from(("", "aria-label='Call 98B'", "title='988'")),
    ),
    max_size=4,
)

TAGS = ("<div>", "</div>", "<b>", "</b>", "<B>", "<b>x</b>", "<p>", "<i class=x>", "<i/>",
        "</i>", "<svg>", "<g/>", "</svg>", "<title>", "</title>", "<style>", "</style>",
        "<x-y>")  # fmt: skip
SCRAPS = ("<!--", "-->", "<!", "<", ">", "=", '"', "'", "<b a='>'>", '<b a="', '">', "<b c = '",
          "x", "\n", " a=b" * 1001, "/a" * 1001, "a='>'" * 1001, "y" * 1001)  # fmt: skip
SOUPS = st.lists(st.sampled_from((*TAGS, *TAGS, *SCRAPS)), max_size=30).map("".join)


@STEADY
@given(texts=TEXTS)
def test_no_number_is_overlooked_however_the_tags_part_the_text(texts: list[str]) -> None:
    torn = SEAM.join(texts)
    if any(any(given_out(squeeze(torn.replace(SEAM, seam)))) for seam in SEAMS):
        assert may_give_out(Torn.of(torn))


@STEADY
@given(torn=sentences(ORDERS, THE_TWO, DENIALS))
def test_no_denial_is_overlooked_however_the_tags_part_the_text(torn: str) -> None:
    if any(any(disowned(squeeze(torn.replace(SEAM, seam)))) for seam in SEAMS):
        assert may_disown(Torn.of(torn))


@STEADY
@given(torn=sentences(ASKED, SPELLED))
def test_no_number_in_words_is_overlooked(torn: str) -> None:
    if otherwise.SPELLED.search(squeeze(torn.replace(SEAM, " "))):
        assert may_spell(Torn.of(torn))


def subject_of(body: str) -> Subject:
    """A page with a line, and with this in it."""
    page = Page("a.html", f"<!doctype html><body><aside {MARK}></aside>{body}".encode())
    banner = page.tree.css_first(f"[{MARK}]")
    assert banner is not None
    return Subject(page, banner, POLICIES["en"], {})


@STEADY
@given(markup=MARKUP)
def test_no_element_and_no_attribute_is_overlooked_however_it_is_written(markup: str) -> None:
    subject = subject_of(markup)
    tree = subject.page.tree
    for tag in ("script", "noscript", "title", "meta", "svg", "iframe", "template", "area", "input",
                "base", "object", "style", "img"):  # fmt: skip
        assert [node.mem_id for node in subject.of(tag)] == [node.mem_id for node in tree.css(tag)]
    for name in ("aria-modal", *SAID_RARELY):
        assert name.encode() in subject.aria or not tree.css(f"[{name}]")
    if tree.css("noscript"):
        assert b"<noscript" in subject.page.lower
    said = (pair for node in tree.css("*") for pair in node.attributes.items())
    if any(re.fullmatch("on[a-z]+", name) and value for name, value in said):
        assert list(script.leaves_it_alone(subject))


@STEADY
@given(found=LINKS)
def test_of_all_links_those_that_need_no_look_would_be_passed(
    found: list[tuple[str, str, str]],
) -> None:
    subject = subject_of(
        "".join(f'<a href="{href}" {name}>{text}</a>' for href, text, name in found)
    )
    looked_at = set(links.links_are_dialable(subject))
    nodes = subject.page.tree.css("a")
    assert looked_at == {message for node in nodes for message in links.wrong_link(node)}


@pytest.mark.parametrize(
    "text",
    [
        f"In danger{SEAM} call {SEAM}911{SEAM}, or text {SEAM}988{SEAM} now. 988 is the Lifeline.",
        f"Simpson (1998). Journal, 12(3), 397–421. {SEAM}https://doi.org/10.1037/a0031798{SEAM}",
        f"A study of 180 couples{SEAM}12{SEAM} ended in 2013.\n{SEAM}The hotline opened in 1996.",
        f"https://doi.org/10.1176/appi.books.9780890425787{SEAM}, 10.1177/10888683211054592",
    ],
)
def test_what_stands_on_most_pages_needs_no_slow_look(text: str) -> None:
    assert not may_give_out(Torn.of(text))


@STEADY
@given(soup=SOUPS)
def test_no_page_is_called_shallow_that_a_walk_would_turn_away(soup: str) -> None:
    data = soup.encode()
    with patch.object(nesting, "MAX_DEPTH", 3):
        if nesting.is_plainly_shallow(data):
            nesting.walk("a.html", data)


def test_a_page_of_many_tags_is_shallow_at_a_glance() -> None:
    row = b"<li><a href='x'>one</a> and <b class=y>two</b></li>"
    assert nesting.is_plainly_shallow(b"<ul>" + row * 5_000 + b"</ul>")
    with pytest.raises(CouldNotCheck, match="nested"):
        nesting.check_nesting("a.html", b"<b class=y>" * 501)
