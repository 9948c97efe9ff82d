"""Addresses as editors write them in the data of search, and as sections have them."""

from __future__ import annotations


def in_output(at: str) -> str:
    """``page/#id`` as the output spells it: ``page/index.html#id``."""
    page, _, fragment = at.partition("#")
    page = page if page.endswith(".html") else f"{page.rstrip('/')}/index.html".lstrip("/")
    return f"{page}#{fragment}" if fragment else page
