"""Pages that would let another company know who reads them."""

from __future__ import annotations

import pytest

from sitekit.html_view import Page
from sitekit.output.foreign import check_foreign
from sitekit.pages import Output


def found(body: str) -> list[str]:
    output = Output(frozenset(), (Page("a.html", body.encode()),))
    return [finding.message for finding in check_foreign(output)]


@pytest.mark.parametrize(
    "body",
    [
        '<img src="https://example.org/x.png">',
        '<script src="//example.org/x.js"></script>',
        '<img srcset="a.png 1x, https://example.org/b.png 2x">',
        '<iframe src="https://example.org/"></iframe>',
        '<link rel="preconnect" href="https://example.org">',
        '<style>p { background: url("https://example.org/x.png") }</style>',
        "<style>@import 'https://example.org/x.css';</style>",
        '<video poster="https://example.org/x.png"></video>',
    ],
)
def test_what_is_fetched_from_another_host_is_found(body: str) -> None:
    assert len(found(body)) == 1
    assert "example.org" in found(body)[0]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://example.org/">x</a>',
        '<img src="x.png"><img src="data:,"><style>p { background: url(x.png) }</style>',
        '<link rel="canonical" href="https://example.org/">',
        '<form action="https://example.org/"></form>',
    ],
)
def test_what_only_a_reader_can_open_passes(body: str) -> None:
    assert found(body) == []
