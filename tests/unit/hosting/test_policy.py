"""The policy of a page: what it needs, by its hash, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from sitekit.hosting.check import check_inline_styles, check_policies
from sitekit.hosting.in_page import take_policies_away, with_policy, write_policies
from sitekit.hosting.policy import Policy, joined, policy_of
from sitekit.html_view import Page
from sitekit.pages import Output, read_output
from support.samples import site_files, write_folder

HEAD = b'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'


def sources(html: bytes, **scripts: bytes) -> dict[str, tuple[str, ...]]:
    texts = {f"{name}.js": data for name, data in scripts.items()}
    return dict(policy_of(Page("a/index.html", html), texts).sources)


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_an_empty_page_may_load_nothing() -> None:
    said = policy_of(Page("index.html", HEAD), {}).in_a_page()
    assert said == "default-src 'none';base-uri 'none';form-action 'none'"


def test_what_stands_in_the_page_is_allowed_by_its_hash() -> None:
    html = "<style>p { color: “red” }</style><script>let a = 1;\n</script>".encode()
    assert sources(html) == {
        "script-src": (hashed("let a = 1;\n"),),
        "style-src": (hashed("p { color: “red” }"),),
    }


def test_data_and_empty_attributes_are_no_code() -> None:
    assert sources(b'<script type="application/ld+json">{}</script>') == {}
    assert sources(b'<script type="">x</script>') == {"script-src": (hashed("x"),)}


@pytest.mark.parametrize(
    ("html", "directive", "place"),
    [
        (b'<script src="../x.js" defer></script>', "script-src", "'self'"),
        (b'<link rel="stylesheet" href="../x.css">', "style-src", "'self'"),
        (b'<link rel="icon" href="data:image/svg+xml,x">', "img-src", "data:"),
        (b'<link rel="manifest" href="../x.webmanifest">', "manifest-src", "'self'"),
        (b'<img src="../x.svg" alt="">', "img-src", "'self'"),
        (b"<style>p { background: url(x.png) }</style>", "img-src", "'self'"),
    ],
)
def test_what_a_page_loads_may_come_from_its_own_site(
    html: bytes, directive: str, place: str
) -> None:
    assert sources(html)[directive] == (place,)


@pytest.mark.parametrize(
    ("code", "directive"),
    [
        (b"fetch('x')", "connect-src"),
        (b"window.fetch(x)", "connect-src"),
        (b"cache.addAll(list)", "connect-src"),
        (b"navigator.serviceWorker.register('sw.js')", "worker-src"),
        (b"const s = document.createElement('script')", "script-src"),
        (b"new Image()", "img-src"),
    ],
)
def test_what_a_script_asks_for_is_allowed_from_the_same_site(code: bytes, directive: str) -> None:
    page = b'<script src="../x.js"></script>'
    assert "'self'" in sources(page, x=code)[directive]
    assert sources(page, x=b"let a") == {"script-src": ("'self'",)}


def test_a_method_called_fetch_asks_for_nothing() -> None:
    assert "connect-src" not in sources(b"<script>tree.fetch(key)</script>")


def test_one_policy_for_all_pages_allows_what_each_allows() -> None:
    one = Policy((("script-src", ("'self'",)),))
    other = Policy((("script-src", ("'sha256-x'",)), ("img-src", ("data:",))))
    assert dict(joined([one, other]).sources) == {
        "script-src": ("'self'", "'sha256-x'"),
        "img-src": ("data:",),
    }


def test_only_a_header_forbids_frames() -> None:
    policy = Policy(())
    assert "frame-ancestors" not in policy.in_a_page()
    assert policy.in_a_header().endswith(";frame-ancestors 'none'")


def test_the_policy_stands_before_all_it_speaks_of_and_only_once() -> None:
    page = HEAD + b"<style>p{}</style>\n"
    policy = policy_of(Page("index.html", page), {})
    once = with_policy(page, policy)
    assert once.index(b"Content-Security-Policy") < once.index(b"<style>")
    assert once.index(b"charset") < once.index(b"Content-Security-Policy")
    assert with_policy(once, policy) == once


def finished(tmp_path: Path) -> Path:
    files = {
        name: data.replace(b"<head>", b"<head>\n").replace(b'"utf-8">', b'"utf-8">\n', 1)
        for name, data in site_files().items()
    }
    assert all(b'<meta charset="utf-8">\n' in data for data in files.values())
    folder = write_folder(tmp_path, files)
    write_policies(folder, read_output(folder))
    return folder


def test_a_finished_folder_passes_and_taking_away_undoes_it(tmp_path: Path) -> None:
    folder = finished(tmp_path)
    assert check_policies(read_output(folder)) == []
    before = {path: path.read_bytes() for path in folder.rglob("*.html")}
    take_policies_away(folder, read_output(folder))
    assert {finding.rule for finding in check_policies(read_output(folder))} == {"page-policy"}
    write_policies(folder, read_output(folder))
    assert {path: path.read_bytes() for path in folder.rglob("*.html")} == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"'none'", b"*"),
        (b"default-src 'none'", b"default-src 'none';script-src 'unsafe-inline'"),
        (b"</head>", b"<style>h1{}</style></head>"),
        (b"</head>", b"<script>let a</script></head>"),
        (b'<meta http-equiv="Content', b'<title>x</title><meta http-equiv="Content'),
        (b"</head>", b'<meta http-equiv="content-security-policy" content=""></head>'),
    ],
)
def test_a_page_with_another_policy_than_it_needs_is_found(
    tmp_path: Path, old: bytes, new: bytes
) -> None:
    path = finished(tmp_path) / "index.html"
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new, 1))
    assert [it.path for it in check_policies(read_output(tmp_path))] == ["index.html"]


def test_a_style_attribute_is_found_and_quoted() -> None:
    page = Page("a.html", b'<p>Yes<p style="color: red">Wait for <b>one</b> minute')
    (finding,) = check_inline_styles(Output(frozenset({"a.html"}), (page,)))
    assert finding.rule == "style-attribute"
    assert "“Wait for one minute”" in finding.message
    assert "colons" in finding.mend
