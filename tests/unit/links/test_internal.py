"""Links that lead nowhere."""

from __future__ import annotations

import pytest

from sitekit.html_view import Page
from sitekit.links.internal import check_links
from sitekit.pages import Output

OTHER = Page("other/index.html", b'<h2 id="place">x</h2>')


def problems(body: str, *files: str) -> list[str]:
    page = Page("index.html", body.encode())
    names = frozenset({"index.html", OTHER.path, *files})
    return [finding.message for finding in check_links(Output(names, (page, OTHER)))]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="other/">x</a>',
        '<a href="other/index.html#place">x</a>',
        '<a href="https://example.org/">x</a>',
        '<a href="tel:988">x</a>',
        '<img src="data:image/gif;base64,R0lG">',
    ],
)
def test_a_link_that_leads_somewhere_passes(body: str) -> None:
    assert problems(body) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<a href="gone/">x</a>', "no such file"),
        ('<a href="other/#gone">x</a>', "no place of this name"),
        ('<a href="#gone">x</a>', "no place of this name"),
        ('<script src="gone.js"></script>', "no such file"),
        ('<img srcset="gone.png 2x" src="data:,">', "no such file"),
        ('<a href="../up.html">x</a>', "no such file"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(body: str, said: str) -> None:
    found = problems(body)
    assert len(found) == 1
    assert said in found[0]
