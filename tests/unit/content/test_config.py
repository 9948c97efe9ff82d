"""The menu: one level of groups, every page named once."""

from __future__ import annotations

from pathlib import Path

from sitekit.content.config import check_config, menu

MENU = """
nav:
  - Home: index.md
  - about.md
  - More:
      - Help: get-help.md
      - both/wait.md
"""


def test_pages_of_groups_are_in_the_menu_under_their_names(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(MENU)
    assert menu(tmp_path) == {
        "index.md": "Home",
        "about.md": "about.md",
        "get-help.md": "Help",
        "both/wait.md": "both/wait.md",
    }


def test_a_group_in_a_group_is_found(tmp_path: Path) -> None:
    deeper = MENU + "      - Deeper:\n          - x.md\n"
    (tmp_path / "mkdocs.yml").write_text(deeper)
    assert [it.message for it in check_config(tmp_path) if it.rule == "config-nav"] == [
        "nav has a group in a group: Deeper"
    ]


def test_a_channel_to_share_by_ends_where_the_page_adds_its_address(tmp_path: Path) -> None:
    share = "extra: {share: [{name: A, href: 'https://a.example/?u={url}'}, {name: B, href: x}]}"
    (tmp_path / "mkdocs.yml").write_text(MENU + share)
    assert [it.message for it in check_config(tmp_path) if it.rule == "config-share"] == [
        "B: the page adds its address at the end of the link"
    ]
