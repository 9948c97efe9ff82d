"""Comments and white space go; what a browser makes of the rest stays."""

from __future__ import annotations

import pytest
import tinycss2

from sitekit.output.lighten import lightened, lighter_script, lighter_style

STYLES = {
    "/* why */ p { color : red ; }": "p{color :red}",
    "a :hover, a:hover { margin: 0 auto; }": "a :hover,a:hover{margin:0 auto}",
    "p { width: calc(1px + 2px); font: 1rem/1 a, 'b  c' }": (
        'p{width:calc(1px + 2px);font:1rem/1 a,"b  c"}'
    ),
    "@media (min-width: 2em) and (x) { p { a: b } }\n": "@media (min-width:2em) and (x){p{a:b}}",
    "@page { @top-center { content: '988  988'; } }": '@page{@top-center{content:"988  988"}}',
    "a /* x */ b > c + d /* y */ { e: f !important; }": "a b > c + d{e:f !important}",
    "p::after { content: '/* kept */ ; }' }": 'p::after{content:"/* kept */ ; }"}',
    "x[href^='#a-'] { --empty: ; y: url( z.png ) }": 'x[href^="#a-"]{--empty:;y:url(z.png)}',
    "@import url(x.css);": "@import url(x.css)",
}


@pytest.mark.parametrize("text", STYLES)
def test_a_style_loses_comments_and_spare_white_space(text: str) -> None:
    assert lighter_style(text) == STYLES[text]
    assert lighter_style(STYLES[text]) == STYLES[text]


def test_names_that_only_a_comment_parts_do_not_become_one() -> None:
    read = tinycss2.parse_component_value_list(lighter_style("a/**/b{c:d/**/e}"))
    assert [node.value for node in read if node.type == "ident"] == ["a", "b"]


@pytest.mark.parametrize("text", ["p { a: b } } q { c: d }", "p { a: 'b\n; }", "p { a: url(b c) }"])
def test_a_style_with_a_slip_stays_as_it_is(text: str) -> None:
    assert lighter_style(text) == text


SCRIPTS = {
    "\n/* what it does */\n(() => {\n  // why\n  a(); // too\n\n  b('//');\n})();\n": (
        "(()=>{a();b('//');})();"
    ),
    "a = `\n  b  c`": "a=`\n  b  c`",
    "a = 'b\\\n  c'": "a='b\\\n  c'",
    "/* a\n  b */\nc()": "c()",
    "a\n(b)": "a\n(b)",  # one call or two lines: as it was written
    "a = /[/]  b/.test(c)": "a=/[/]  b/.test(c)",
    "a + +b": "a+ +b",
}


@pytest.mark.parametrize("text", SCRIPTS)
def test_a_script_loses_comments_and_spare_white_space_and_keeps_its_meaning(text: str) -> None:
    assert lighter_script(text) == SCRIPTS[text]


@pytest.mark.parametrize(
    "markup",
    [
        '<script type="application/ld+json">{ "a":\n  1 }</script>',
        "<script src=x>\n  a</script>",
        "<!-- <style> a { } </style> -->",
        "<p> a  b </p><pre>\n  c </pre>",
    ],
)
def test_data_comments_and_text_are_left_alone(markup: str) -> None:
    assert lightened(markup.encode()) == markup.encode()


def test_a_page_keeps_everything_around_its_styles_and_scripts() -> None:
    markup = (
        "<style>\n p { a: b }\n</style> <STYLE media=print>/**/</STYLE><script>\n  c()\n</script>"
    )
    light = b"<style>p{a:b}</style> <STYLE media=print></style><script>c()</script>"
    assert lightened(markup.encode()) == light
    assert lightened(light) == light
