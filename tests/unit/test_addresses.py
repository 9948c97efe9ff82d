"""Where an address on a page leads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitekit.addresses import Target, _resolved, resolve


@pytest.mark.parametrize(
    ("page", "address", "path", "fragment"),
    [
        ("index.html", "about/", "about/index.html", ""),
        ("about/index.html", "../get-help/#danger", "get-help/index.html", "danger"),
        ("about/index.html", "..", "index.html", ""),
        ("about/index.html", "./", "about/index.html", ""),
        ("a/b/index.html", "../../", "index.html", ""),
        ("a/index.html", "#here", "a/index.html", "here"),
        ("a/index.html", "", "a/index.html", ""),
        ("a/index.html", "/x.css?v=1", "x.css", ""),
        ("a/index.html", "/", "index.html", ""),
        ("a/index.html", "sp%20ace.html#%C3%A9", "a/sp ace.html", "é"),
        ("index.html", "../outside.html", "../outside.html", ""),
    ],
)
def test_an_address_inside_the_site_is_a_file_and_a_place(
    page: str, address: str, path: str, fragment: str
) -> None:
    assert resolve(page, address) == Target(path, fragment)


@pytest.mark.parametrize(
    "address", ["https://example.org/", "//example.org/x", "tel:988", "data:,"]
)
def test_an_address_outside_the_site_is_none_of_ours(address: str) -> None:
    assert resolve("index.html", address) is None


def test_under_a_subpath_a_leading_slash_means_that_path() -> None:
    assert resolve("404.html", "/near/about/", "/near/") == Target("about/index.html", "")
    elsewhere = resolve("404.html", "/about/", "/near/")
    assert elsewhere is not None
    assert elsewhere.path.startswith("..")


@given(
    page=st.lists(st.sampled_from(["a", "b..", "c.d", ".e"]), max_size=3),
    address=st.lists(st.sampled_from(["../", "a", "/", "#x", "?y", ".", ":", " ", "..", "\\"])),
)
def test_climbing_leads_where_joining_the_paths_does(page: list[str], address: list[str]) -> None:
    folder, written = "/".join(page), "".join(address)
    plain = _resolved.__wrapped__(folder, written, "/")
    led = resolve("/".join([*page, "index.html"]), written)
    if plain is not None and not plain.path:
        plain = Target("/".join([*page, "index.html"]), plain.fragment)
    assert led == plain
