"""What a reader would see of a page."""

from __future__ import annotations

import pytest

from sitekit.html_view import Page, ancestors, visible_text


def text_of(body: str) -> str:
    node = Page("p.html", f"<!doctype html><body>{body}".encode()).tree.body
    assert node is not None
    return visible_text(node)


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("9<b>8</b>8", "988"),
        ("<p>one</p><p>two</p>", "one two"),
        ("a<script>b</script><style>c</style>d", "ad"),
        ("<template>x</template><noscript>y</noscript>z", "z"),
        ("  lots   of\n space ", "lots of space"),
        ("<!-- no --> yes", "yes"),
        ("first<br>second", "first second"),
    ],
)
def test_visible_text_is_what_a_browser_without_styles_would_show(body: str, seen: str) -> None:
    assert text_of(body) == seen


def test_ids_are_those_of_elements_and_named_anchors() -> None:
    page = Page("p.html", b'<h2 id="one">1</h2><a name="two">2</a><p id="">3</p>')
    assert page.ids == {"one", "two"}


def test_ancestors_run_from_the_element_to_the_root() -> None:
    page = Page("p.html", b"<!doctype html><body><main><p><b>x</b></p></main>")
    node = page.tree.css_first("b")
    assert node is not None
    assert [found.tag for found in ancestors(node)] == ["b", "p", "main", "body", "html"]
