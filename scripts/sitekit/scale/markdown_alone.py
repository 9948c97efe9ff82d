"""What the generator spends on Markdown alone: no templates, no menu, no files written.

No engine that uses Python-Markdown can build the site in less.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown

from .copies import NEXT_KEY

KEY = "markdown_extensions"
BUILT_IN = ("toc", "tables", "fenced_code")  # what the generator turns on by itself
FRONT_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)


def convert(project: Path) -> int:
    """Turn each page of the project into HTML, with its extensions; how many there are."""
    config = NEXT_KEY.split((project / "mkdocs.yml").read_text(encoding="utf-8"))
    (given,) = (yaml.safe_load(part)[KEY] for part in config if part.startswith(KEY))
    configs: dict[str, dict[str, Any]] = {}
    for one in given:
        configs |= one if isinstance(one, dict) else {one: {}}
    names = list(dict.fromkeys([*BUILT_IN, *configs]))
    converter = Markdown(extensions=names, extension_configs=configs)
    pages = sorted((project / "docs").rglob("*.md"))
    for page in pages:
        converter.reset()
        converter.convert(FRONT_MATTER.sub("", page.read_text(encoding="utf-8"), count=1))
    return len(pages)
