"""The server the gate itself uses, with a word for linkchecker."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from sitekit.pages import serve


class _Handler(serve.FolderHandler):
    def end_headers(self) -> None:
        self.send_header("LinkChecker", "no need to wait between requests")  # its own agreement
        super().end_headers()


def served(folder: Path) -> AbstractContextManager[str]:
    """The address, ending in a slash, under which `folder` is served."""
    return serve.served(folder, _Handler)
