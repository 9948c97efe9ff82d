"""Markdown alone is measured with the extensions of the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from sitekit.scale.markdown_alone import convert

CONFIG = """site_name: !ENV NAME
markdown_extensions:
  - footnotes:
      BACKLINK_TEXT: Back
extra: {}
"""


def test_every_page_is_converted_without_its_front_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs/a").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "docs/index.md").write_text("---\ntitle: One\n---\nSaid.[^a]\n\n[^a]: Why.\n")
    (tmp_path / "docs/a/two.md").write_text("Two\n")
    made: list[str] = []
    plain = Markdown.convert

    def kept(self: Markdown, text: str) -> str:
        made.append(str(plain(self, text)))
        return made[-1]

    monkeypatch.setattr(Markdown, "convert", kept)
    assert convert(tmp_path) == 2
    assert made[0] == "<p>Two</p>"
    assert made[1].startswith("<p>Said.")
    assert ">Back</a>" in made[1]
