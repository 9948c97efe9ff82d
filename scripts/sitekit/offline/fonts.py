"""The typefaces of paper and cover: files of the environment, the same on every machine."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from ..findings import CouldNotCheck

# What the styles call them, the package each comes in, and how its files begin.
FAMILIES = {
    "Text": ("font_source_serif_pro", "SourceSerifPro"),
    "Headings": ("font_source_sans_pro", "SourceSansPro"),
}
CUTS = {
    "Regular": "font-weight: 400",
    "Bold": "font-weight: 700",
    "It": "font-weight: 400; font-style: italic",
    "BoldIt": "font-weight: 700; font-style: italic",
}


def font_file(family: str, cut: str) -> Path:
    """The file of one typeface in one cut.

    Raises:
        CouldNotCheck: its package is not installed.
    """
    package, stem = FAMILIES[family]
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise CouldNotCheck(f"the typeface {package} is not installed; make build installs it")
    return Path(found.origin).parent / "files" / f"{stem}-{cut}.ttf"


def font_rules() -> str:
    """The typefaces for a stylesheet."""
    return "\n".join(
        f'@font-face {{ font-family: {family}; src: url("{font_file(family, cut).as_uri()}");'
        f" {how} }}"
        for family in FAMILIES
        for cut, how in CUTS.items()
    )
