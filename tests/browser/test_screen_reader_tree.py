"""Each kind of page as a screen reader is given it: places, headings, names, lists, languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page

from conftest import PAGES
from sitekit.banner.policy import POLICIES
from support.finder import answer_by_rote
from support.kinds import KINDS
from support.tree import Node, read_tree

LANDMARKS = frozenset(
    {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"}
)
ONCE = ("banner", "main", "contentinfo")
CONTROLS = frozenset(
    {"link", "button", "textbox", "searchbox", "combobox", "checkbox", "radio", "slider"}
    | {"DisclosureTriangle", "spinbutton", "switch", "tab", "option"}
)
PICTURES = frozenset({"image", "img", "graphics-document", "graphics-symbol"})
HEADERS = frozenset({"columnheader", "rowheader"})
# Words that are Spanish wherever they stand, and words of the menu, which is English.
SPANISH = r"[¿¡]|\b(?:[Ll]lame|oprima|[Uu]sted|español|AYUDA|Ayuda)\b"
ENGLISH = r"They’ve gone distant|Get help now|Professional help|Reading safely"
MISMARKED = """([pattern, language]) => {
  const found = [], like = new RegExp(pattern, "u");
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const holder = texts.currentNode.parentElement;
    if (holder.closest("script, style") || !like.test(texts.currentNode.data)) continue;
    if (holder.closest("[lang]").lang.split("-")[0] !== language)
      found.push(texts.currentNode.data.trim().slice(0, 80));
  }
  return found;
}"""


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def tree(page: Page, address: str, kind: str) -> Node:
    """The page with every box open, so that all of it is there."""
    page.goto(address + PAGES[KINDS[kind]])
    page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true; })")
    return read_tree(page)


def language(kind: str) -> str:
    return "es" if kind.endswith(" es") else "en"


def found(tree: Node, roles: frozenset[str]) -> list[Node]:
    """Everything of these roles, in the order it is read."""
    return [node for node in tree.walk() if node.role in roles]


def test_the_landmarks_stand_in_order_and_can_be_told_apart(tree: Node, kind: str) -> None:
    marks = found(tree, LANDMARKS)
    roles = [mark.role for mark in marks]
    above, below = roles[: roles.index("main")], roles[roles.index("contentinfo") :]
    assert above[:3] == ["complementary", "banner", "navigation"], tree.told()
    assert set(above[3:]) <= {"navigation", "search"}, tree.told()
    assert set(below[1:]) <= {"navigation"}, tree.told()
    assert roles.count("search") == 1, tree.told()
    assert marks[0].name == POLICIES[language(kind)].label
    assert [roles.count(role) for role in ONCE] == [1, 1, 1], tree.told()
    named = [(mark.role, mark.name) for mark in marks if mark.role not in {*ONCE, "search"}]
    assert all(name for _, name in named), tree.told()
    assert len(set(named)) == len(named), tree.told()


def test_one_heading_is_on_top_and_none_skips_a_level(tree: Node) -> None:
    levels = [int(node.facts["level"]) for node in found(tree, frozenset({"heading"}))]
    assert levels.count(1) == 1, tree.told()
    assert levels[0] == 1, tree.told()
    assert all(after <= before + 1 for before, after in pairwise(levels)), tree.told()
    assert all(node.name for node in found(tree, frozenset({"heading"}))), tree.told()


def test_every_link_control_and_picture_has_a_name(tree: Node) -> None:
    nameless = [node for node in found(tree, CONTROLS | PICTURES) if not node.name]
    assert nameless == [], tree.told()


def test_two_links_in_a_row_with_one_name_lead_to_one_place(tree: Node) -> None:
    """In a row: with no heading between them that tells them apart."""
    steps = [
        (node.name, node.facts.get("url")) for node in found(tree, frozenset({"link", "heading"}))
    ]
    alike = [(a, b) for a, b in pairwise(steps) if a[0] == b[0] and a != b and a[1] and b[1]]
    assert alike == []


def test_each_table_says_what_its_columns_are(tree: Node) -> None:
    for table in found(tree, frozenset({"table"})):
        headers = found(table, HEADERS)
        assert headers, table.told()
        assert all(header.name for header in headers[1:]), table.told()


def test_lists_hold_list_items_and_nothing_else(tree: Node) -> None:
    for node in tree.walk():
        inside = {child.role for child in node.children}
        if node.role == "list":
            assert inside <= {"listitem"}, node.told()
        else:
            assert "listitem" not in inside, node.told()


def test_each_language_is_marked_where_it_stands(page: Page, tree: Node, kind: str) -> None:
    assert page.get_attribute("html", "lang") == language(kind)
    assert page.evaluate(MISMARKED, [SPANISH, "es"]) == []
    assert page.evaluate(MISMARKED, [ENGLISH, "en"]) == []


@pytest.mark.parametrize("words", ["i want to die", "quiero morir", "near zeppelin"])
def test_what_search_opens_is_told_in_order_and_in_its_language(
    page: Page, address: str, words: str
) -> None:
    answer_by_rote(page)
    page.goto(address + PAGES["distant"])
    page.fill("#search-words", words)
    page.wait_for_selector(".search-panel:visible")
    tree = read_tree(page)
    (panel,) = [node for node in tree.walk() if node.role == "banner"]
    told = [node.role for node in panel.walk() if node.role in CONTROLS | {"listbox", "status"}]
    assert told.index("combobox") < told.index("status")
    if "zeppelin" not in words:
        assert told.index("status") < told.index("link", told.index("combobox"))
        assert told.index("link", told.index("combobox")) < told.index("listbox")
    assert all(node.name for node in found(panel, CONTROLS)), panel.told()
    assert page.evaluate(MISMARKED, [SPANISH, "es"]) == []


def test_the_tree_is_read_as_a_screen_reader_would(page: Page) -> None:
    page.set_content(
        "<main><h1>A</h1><div><ul><li><a href='#x'>b</a></ul></div><p aria-hidden=true>no</p>"
        "<img src='data:,' alt=''><details open><summary>c</summary>d</details></main>"
    )
    told = read_tree(page).told().splitlines()
    assert [line.strip() for line in told[1:6]] == [
        "main", "heading 1 “A”", "list", "listitem", "link “b”",
    ]  # fmt: skip
    assert not any("no" in line.split() for line in told)
