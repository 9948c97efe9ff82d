"""A quick look may be wrong in asking for a slow one, and never in passing what that would stop."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sitekit.banner.rules.numbers import SEAM, SEAMS, given_out, may_give_out
from sitekit.findings import CouldNotCheck
from sitekit.html_view import squeeze
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
        assert may_give_out(torn)


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
    assert not may_give_out(text)


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
