"""The practice tools as they are published: warnings, the index, their place and weight."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from conftest import FILES

INDEX = "practice/index.html"
TOOLS = [path for path in FILES if path.startswith("practice/") and path != INDEX]
WARNED = [
    f"practice/{name}/index.html"
    for name in ("check-in", "pattern-notes", "pause-and-return", "repair-note")
]
MOST_BYTES = 14_000  # gzip, with styles and scripts


def prose(site: Path, path: str) -> LexborNode:
    found = LexborHTMLParser((site / path).read_bytes()).css_first("main .prose")
    assert found is not None
    return found


def leads(node: LexborNode) -> list[str]:
    return [link.attributes.get("href") or "" for link in node.css("a")]


def test_every_tool_is_in_the_index(site: Path) -> None:
    named = {f"practice/{href.removeprefix('../')}" for href in leads(prose(site, INDEX))}
    assert len(TOOLS) == 8
    for path in TOOLS:
        folder = path.removesuffix("index.html")
        assert folder in named or folder.removeprefix("practice/") in leads(prose(site, INDEX))


@pytest.mark.parametrize("path", WARNED)
def test_four_tools_say_near_the_top_who_they_are_not_for(site: Path, path: str) -> None:
    first, second = [node for node in prose(site, path).iter() if node.is_element_node][:2]
    assert first.attributes["class"] == "in-short"
    assert second.attributes["class"] == "safety-box"
    heading = second.css_first("h2")
    assert heading is not None
    assert heading.text(strip=True) == "Not for you if you are afraid of your partner"
    said = second.text()
    assert "1-800-799-7233" in said
    assert "text START to 88788" in said
    assert "Do not keep this where it can be found" in said
    hrefs = leads(second)
    assert any("safety/when-patience-is-not-the-answer" in href for href in hrefs)
    assert {"tel:+18007997233", "sms:88788", "tel:911"} <= set(hrefs)


@pytest.mark.parametrize("path", [INDEX, *TOOLS])
def test_the_way_out_and_the_way_to_help_stand_on_top_of_each(site: Path, path: str) -> None:
    box = prose(site, path).css_first(".in-short")
    assert box is not None
    assert any("when-patience-is-not-the-answer" in href for href in leads(box))
    assert any("get-help" in href for href in leads(box))


@pytest.mark.parametrize("path", TOOLS)
def test_a_tool_says_for_whom_it_is_and_is_not_in_one_sentence(site: Path, path: str) -> None:
    first = prose(site, path).css_first(".in-short li")
    assert first is not None
    sentence = first.text().strip().split(".")[0]
    assert sentence.startswith("For ")
    assert " not " in sentence.partition(";")[2]


@pytest.mark.parametrize("path", TOOLS)
def test_each_writing_line_follows_the_words_that_ask_for_it(site: Path, path: str) -> None:
    lines = [line for line in prose(site, path).css("hr") if line.parent is not None
             and line.parent.attributes.get("class") != "footnote"]  # fmt: skip
    assert lines
    for line in lines:
        before = line.prev
        while before is not None and not before.is_element_node:
            before = before.prev
        assert before is not None
        assert before.tag in {"p", "ul", "hr", "h3"}


@pytest.mark.parametrize("path", TOOLS)
def test_a_tool_is_light(site: Path, path: str) -> None:
    assert len(gzip.compress((site / path).read_bytes())) <= MOST_BYTES
