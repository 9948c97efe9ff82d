"""XHTML is read by the rules of XML, and shown to the rest as the same page in HTML."""

from __future__ import annotations

import pytest

from sitekit.findings import CouldNotCheck
from sitekit.html_view import visible_text
from sitekit.pages.markup import make_page

ROOT = '<html xmlns="http://www.w3.org/1999/xhtml" lang="en">'


def page_of(body: str, head: str = "<title/>", before: str = "") -> str:
    return f"{before}{ROOT}<head>{head}</head><body>{body}</body></html>"


def html_of(text: str, encoding: str = "utf-8") -> str:
    return make_page("a.xhtml", text.encode(encoding)).data.decode()


def test_an_empty_element_ends_where_xml_ends_it() -> None:
    tree = make_page("a.xhtml", page_of("<div/><p>Seen</p>", "<title/><script/>").encode()).tree
    assert tree.body is not None
    assert visible_text(tree.body) == "Seen"


def test_cdata_is_text() -> None:
    assert "<p>a &lt;b&gt;</p>" in html_of(page_of("<p><![CDATA[a <b>]]></p>"))


def test_what_only_xml_nests_cannot_be_checked() -> None:
    with pytest.raises(CouldNotCheck, match="as only XML allows"):
        html_of(page_of('<p hidden=""><aside>988</aside></p>'))


def test_what_html_adds_by_itself_is_no_difference() -> None:
    assert "<td>1</td>" in html_of(page_of("<table><tr><td>1</td></tr></table>"))


def test_a_stylesheet_named_before_the_page_is_one_of_its_styles() -> None:
    before = '<?xml version="1.0"?><?xml-stylesheet type="text/css" href="hide.css"?>'
    assert '<link rel="stylesheet" href="hide.css">' in html_of(page_of("", before=before))


def test_names_html_does_not_know_are_not_taken_for_html() -> None:
    other = '<x:aside xmlns:x="urn:x">1</x:aside><aside xmlns="">2</aside><ASIDE>3</ASIDE>'
    shown = html_of(page_of(other))
    assert shown.count("<unknown-aside") == 3


def test_the_language_may_be_said_as_in_xml() -> None:
    text = page_of("x").replace(" lang=", " xml:lang=")
    assert 'lang="en"' in html_of(text).replace("xml:lang", "")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_byte_order_mark_says_how_it_is_read(encoding: str) -> None:
    before = '<?xml version="1.0" encoding="utf-16"?>'
    assert "<p>café</p>" in html_of(page_of("<p>café</p>", before=before), encoding)


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "",
        "<html><body/></html>",
        page_of("<p>"),
        page_of("&undefined;"),
        page_of("<p>\0</p>"),
        page_of("x", before='<?xml version="1.0" encoding="shift_jis"?>'),
        page_of("&a;", before='<!DOCTYPE html [<!ENTITY a "b">]>'),
        page_of("&a;", before='<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        page_of("<div>" * 600 + "</div>" * 600),
        page_of("<p>" * 600 + "</p>" * 600),
        page_of("<p/>" * 100_001),
        page_of("", "<style>/* &lt;/style> */</style>"),
    ],
)
def test_what_is_not_readable_for_certain_cannot_be_checked(text: str) -> None:
    with pytest.raises(CouldNotCheck, match=r"a\.xhtml: "):
        html_of(text)


def test_bytes_that_are_no_utf8_cannot_be_checked() -> None:
    with pytest.raises(CouldNotCheck, match="not well-formed"):
        make_page("a.xhtml", page_of("caf\xe9").encode("latin-1"))
