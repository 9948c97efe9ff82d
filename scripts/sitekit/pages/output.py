"""Everything that would be published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..html_view import Page
from .source import Source, read_whole

TAKEN_HOME = "downloads/"  # the folder of the files that readers save


@dataclass(frozen=True)
class Pages:
    """Pages that are read when their turn comes, anew on each round: nothing keeps them all."""

    paths: tuple[str, ...]
    source: Source
    make: Callable[[str, bytes], Page]

    def __len__(self) -> int:
        return len(self.paths)

    def __iter__(self) -> Iterator[Page]:
        with self.source.opened() as read:
            for path in self.paths:
                yield self.make(path, read_whole(read, path))


@dataclass(frozen=True)
class Output:
    """File names, the pages among them, and the styles and scripts pages can load.

    To go through `pages` can raise `CouldNotCheck`: a page is read, and proved to be
    readable, in its turn. `single` says that there is but one page, and its links to
    other pages cannot be followed: its help link leads to a place inside it. `book` says
    that pages are shown by readers of books, which have sheets of their own.
    """

    files: frozenset[str]
    pages: Pages | tuple[Page, ...]
    texts: Mapping[str, bytes] = field(default_factory=dict)
    single: bool = False
    book: bool = False

    def stands_alone(self, path: str) -> bool:
        """Whether the page is all there is to whoever reads it: it was taken home alone."""
        return self.single or path.startswith(TAKEN_HOME)

    def page(self, path: str) -> Page | None:
        """One page, with no other read for it; None where there is none. Can raise as `pages`."""
        if path not in self.paths:
            return None
        some = replace(self.pages, paths=(path,)) if isinstance(self.pages, Pages) else self.pages
        return next(page for page in some if page.path == path)

    @property
    def paths(self) -> tuple[str, ...]:
        """The path of every page; none is read for it."""
        if isinstance(self.pages, Pages):
            return self.pages.paths
        return tuple(page.path for page in self.pages)
