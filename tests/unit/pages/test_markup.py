"""From bytes to a page: as a browser decodes it, and never slower than it is long."""

from __future__ import annotations

import pytest

from sitekit.findings import CouldNotCheck
from sitekit.html_view import visible_text
from sitekit.pages import markup
from sitekit.pages.limits import MAX_ATTRIBUTES, MAX_DEPTH, MAX_TAGS
from sitekit.pages.markup import make_page

START = "<!doctype html><html lang=en><body><p>"


def words(data: bytes, told: str | None = None) -> str:
    body = make_page("a.html", data, told=told).tree.body
    assert body is not None
    return visible_text(body)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig", "utf-8"])
def test_a_byte_order_mark_says_how_a_page_is_read(encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    assert words(mark + f"{START}café 988".encode(encoding)) == "café 988"


def test_a_byte_order_mark_goes_before_all_other_labels() -> None:
    data = b"\xef\xbb\xbf" + f"<meta charset=hz-gb-2312>{START}café".encode()
    assert words(data, told="shift_jis") == "café"


def test_utf16_without_a_mark_is_not_read_as_utf16() -> None:
    assert make_page("a.html", f"{START}x".encode("utf-16-le")).tree.css_first("p") is None


def test_bytes_that_mean_nothing_are_shown_as_such() -> None:
    assert words(START.encode() + b"9\x0088 \xff\xc3(") == "988 \ufffd\ufffd("


@pytest.mark.parametrize("label", ["windows-1252", "ISO-8859-1", "us-ascii"])
def test_an_old_encoding_of_the_same_letters_is_read(label: str) -> None:
    data = f'<meta http-equiv=content-type content="text/html; charset={label}">{START}'
    assert words(data.encode() + b"caf\xe9") == "café"
    assert words(START.encode() + b"caf\xe9", told=label) == "café"


@pytest.mark.parametrize(
    "meta",
    [
        "<meta charset=hz-gb-2312>",
        "<meta name=a content='b'><META CHARSET = 'ISO-2022-JP'>",
        '<meta http-equiv="Content-Type" content="text/html;charset=x-user-defined">',
        "<title><meta charset=iso-2022-kr></title>",
        "x" * 2000 + "<meta &#99;harset=utf-8 charset=shift_jis>",
        "<meta charset=utf-7>",
    ],
)
def test_an_encoding_with_other_letters_cannot_be_checked(meta: str) -> None:
    with pytest.raises(CouldNotCheck, match=r"a\.html: is in the encoding"):
        make_page("a.html", f"{meta}{START}".encode())


def test_a_server_that_names_another_encoding_cannot_be_checked() -> None:
    assert words(f"<meta charset=hz-gb-2312>{START}x".encode(), told="UTF-8") == "x"
    with pytest.raises(CouldNotCheck, match="shift_jis"):
        make_page("a.html", START.encode(), told="Shift_JIS")


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 200_000,
        "<span>" * (MAX_DEPTH + 1),
        "<div></p>" * 1_000,
        '<div><b title="</div>">' * 1_000,
        "<div><b title='</div>'>" * 1_000,
        "<div><b a=b'=\"c></div>" * 1_000,
        "<div><!-- </div> -->" * 1_000,
        "<div><style></div></style>" * 1_000,
        "<DIV><textarea></div></TEXTAREA >" * 1_000,
        "<svg><title>" + "<g>" * 1_000,
        "<div/>" * 1_000,
        "<ul><li>" * 1_000,
        "<x-y>" * 1_000,
    ],
)
def test_tags_nested_beyond_reason_cannot_be_checked(hostile: str) -> None:
    with pytest.raises(CouldNotCheck, match=r"a\.html: (its tags are nested|has more than)"):
        make_page("a.html", (START + hostile).encode())


@pytest.mark.parametrize(
    "harmless",
    [
        "<p>x" * 9_000,
        "<br>" * 9_000,
        "<ul>" + "<li>x" * 9_000 + "</ul>",
        "<div><b title='>'>x</b></div>" * 9_000,
        "<svg>" + "<path d='M0'/>" * 9_000 + "</svg>",
        "<script>" + "'<div>' + " * 9_000 + "''</script>",
        "<!--" + "<div>" * 9_000 + "-->",
        "1 < 2 " * 9_000,
        "<div>" * (MAX_DEPTH - 2),  # in <html> and <body>
    ],
)
def test_long_pages_are_read(harmless: str) -> None:
    assert make_page("a.html", (START + harmless).encode()).tree.body


@pytest.mark.parametrize(
    ("hostile", "reason"),
    [
        ("<p>x</p>" * (MAX_TAGS + 1), "tags"),
        ("<p " + "a=b " * (MAX_ATTRIBUTES + 1) + ">", "attributes"),
        ("<div " + "".join(f"a{n}='b'" for n in range(MAX_ATTRIBUTES + 1)), "attributes"),
        ("</div " + "a " * (MAX_ATTRIBUTES + 1) + ">", "attributes"),
        ("<title " + "a " * (MAX_ATTRIBUTES + 1) + ">", "attributes"),
    ],
)
def test_too_much_of_anything_cannot_be_checked(hostile: str, reason: str) -> None:
    with pytest.raises(CouldNotCheck, match=rf"a\.html: .* more than \d+ {reason}"):
        make_page("a.html", (START + hostile).encode())


@pytest.mark.parametrize(
    "hostile", ["<" * 300_000, "<!--" * 300_000, "<a " + "=" * 300_000, "<!" * 300_000,
                "<p a='" * 900, "</" * 300_000, "<p " + "a" * 300_000, " " * 300_000 + "<"],
)  # fmt: skip
def test_what_looks_like_the_start_of_many_things_is_read_in_one_pass(hostile: str) -> None:
    assert make_page("a.html", (START + hostile).encode()).tree.body


def test_the_same_bytes_are_looked_at_once_and_as_another_encoding_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(markup, "check_nesting", lambda path, _: looked.append(path))
    data = f"{START}<p>Said here and nowhere else.".encode()
    for path, told in (("a.html", None), ("b.html", None), ("c.html", "utf-8"), ("a.html", None)):
        assert make_page(path, data, told=told).path == path
    assert looked == ["a.html", "c.html"]


def test_what_was_turned_away_is_turned_away_again() -> None:
    data = b"<!doctype html><meta charset=utf-8>" + b"<div>" * 40_000
    for _ in range(2):
        with pytest.raises(CouldNotCheck, match="nested"):
            make_page("a.html", data)
