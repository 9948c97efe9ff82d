"""Write everything by which the site is found and shared into a built folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from ..findings import CouldNotCheck
from ..html_view import squeeze, visible_text
from ..memory import key_of, recall
from ..pages import Output
from .listings import feed, llms, robots, sitemap
from .share_picture import share_picture
from .structured_data import with_structured_data
from .summary import Summary, summaries

PICTURE = "assets/share-picture.png"
NAME_END = " – "  # between a page's title and the site's name in <title>


def announce(folder: Path, output: Output, site_url: str) -> None:
    """Add structured data to the pages, and write the lists and the picture.

    What needs whole addresses is made only with a `site_url`; what an earlier run or the
    generator wrote is taken away first.

    Raises:
        CouldNotCheck: the output has no front page.
    """
    pages = summaries(output)
    if not pages or pages[0].place:
        raise CouldNotCheck(f"{folder}: there is no front page (index.html) in it")
    name, crisis = _said_by_front_page(output, pages[0])
    for page in output.pages:
        data = recall(
            ("structured data", key_of(page), name, site_url),
            partial(with_structured_data, page, name, site_url),
        )
        if data != page.data:
            (folder / page.path).write_bytes(data)
    _write(folder, "robots.txt", robots(site_url).encode())
    _write(folder, "llms.txt", llms(pages, name, crisis, site_url).encode())
    _write(folder, "sitemap.xml", sitemap(pages, site_url) if site_url else None)
    _write(folder, "feed.xml", feed(pages, name, crisis, site_url) if site_url else None)
    picture = share_picture(name, pages[0].title, _short(crisis)) if site_url else None
    _write(folder, PICTURE, picture)


def _said_by_front_page(output: Output, home: Summary) -> tuple[str, str]:
    """The site's name, and the words of the crisis line; a page without it the gate refuses."""
    tree = next(page.tree for page in output.pages if page.path == home.path)
    title, line = tree.css_first("head > title"), tree.css_first("[data-crisis-banner] p")
    name = squeeze(title.text()).rpartition(NAME_END)[2] if title else ""
    return name, visible_text(line) if line else ""


def _short(crisis: str) -> str:
    """The crisis line without its question and without what stands in brackets."""
    told = crisis.partition("? ")[2] or crisis
    before, _, after = told.partition(" (")
    return before + after.partition(")")[2] if after else told


def _write(folder: Path, name: str, data: bytes | None) -> None:
    path = folder / name
    if data is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
