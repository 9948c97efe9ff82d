"""How much of a target is read before the check gives up."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000
MAX_FILE = 50 * MEGABYTE  # one file, uncompressed
MAX_TOTAL = 256 * MEGABYTE  # all that is kept in memory at once
MAX_UNPACKED = 2_000 * MEGABYTE  # all files of an archive, which are read one at a time
MAX_RATIO = 200  # of a packed file larger than a megabyte; text packs to a tenth
MAX_FOLDERS = 64  # one inside the other
MAX_SHEETS = 2_000
PAPER_SECONDS = 120.0

# Chromium stops nesting at 512, so a deeper page is another page there than here.
MAX_DEPTH = 500
MAX_TAGS = 100_000  # on one page
MAX_ATTRIBUTES = 1_000  # in one tag


@dataclass(frozen=True)
class CrawlLimits:
    """How far a crawl of a live site goes, and how gently."""

    pages: int = 2_000
    addresses: int = 50_000  # linked, pages or not
    page_bytes: int = 5 * MEGABYTE
    seconds: float = 900.0  # all together
    timeout: float = 15.0  # for one answer to begin or to go on
    delay: float = 0.1  # seconds between two requests
    hops: int = 10  # redirects, one after the other
