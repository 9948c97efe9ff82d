"""The pages of whatever is published: a built folder, a zip, an EPUB, one file, a live site.

What comes in is not trusted. Everything is bounded, nothing is written, and what
cannot be read for certain is an error (`CouldNotCheck`), never an empty answer.
"""

from __future__ import annotations

from .names import PAGE_SUFFIXES, is_page
from .output import Output
from .read import read_output, with_editions

__all__ = ["PAGE_SUFFIXES", "Output", "is_page", "read_output", "with_editions"]
