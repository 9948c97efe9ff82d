"""Places of the site as the map of topics writes them."""

from __future__ import annotations

Spelled = tuple[str, str]  # page, fragment


def spelled(url: str) -> Spelled:
    """An address without the ways to write it: ``a/index.html#x`` and ``a/#x`` are one."""
    page, _, fragment = url.partition("#")
    page = page.partition("?")[0].removesuffix("index.html").removesuffix(".html")
    return page.strip("/"), fragment


class Place:
    """An entry of the map.

    ``page/#id`` is that part of a page, ``page/#`` its top, ``page/`` any part of it, and
    ``page/*`` every place that begins so.
    """

    def __init__(self, written: str) -> None:
        self.written = written
        self.page, self.fragment = spelled(written.removesuffix("*"))
        self.is_top = written.endswith("#")
        self.begins = written.endswith("*")

    def is_at(self, url: str) -> bool:
        """Does a result with this address lead here?"""
        return self.has(spelled(url))

    def has(self, at: Spelled) -> bool:
        """Is this address one of the place?"""
        page, fragment = at
        if self.begins:
            return f"{page}/#{fragment}".startswith(self.written.removesuffix("*"))
        if page != self.page:
            return False
        return not fragment if self.is_top else not self.fragment or fragment in {"", self.fragment}
