"""One page of each kind that the site has, so that a new kind is walked as soon as it is there."""

from __future__ import annotations

import yaml

from conftest import PAGES, SHORT_NAMES, SOURCES
from sitekit.content.front_matter import split
from support.project import ROOT


def _kinds() -> dict[str, str]:
    found: dict[str, str] = {}
    for source in SOURCES:
        matter = yaml.safe_load(split((ROOT / "docs" / source).read_text(encoding="utf-8"))[0])
        kind = " ".join(filter(None, (matter.get("kind", "page"), matter.get("lang"))))
        found.setdefault(kind, SHORT_NAMES.get(source, source.removesuffix(".md")))
    return found | {"lost": "lost"}


KINDS = _kinds()
assert set(KINDS.values()) <= set(PAGES)
