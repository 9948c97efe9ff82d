"""A host whose files change, break or stay away while a reader is about; it notes what is asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from sitekit.pages.serve import FolderHandler


@dataclass
class ChangingHost:
    """A folder on a host, below a path."""

    folder: Path
    base: str = "/"
    port: int = 0
    asked: list[str] = field(default_factory=list)
    failing: set[str] = field(default_factory=set)  # paths answered with 503
    silent: set[str] = field(default_factory=set)  # paths never answered
    released: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        """Of the site's front page."""
        return f"http://127.0.0.1:{self.port}{self.base}"


class _Handler(FolderHandler):
    def __init__(self, *given: Any, host: ChangingHost) -> None:
        self.host = host
        super().__init__(*given, directory=str(host.folder))

    def do_GET(self) -> None:  # noqa: N802 - the base class's name
        path = self.path.partition("?")[0].removeprefix(self.host.base.rstrip("/"))
        self.host.asked.append(path)
        if path in self.host.silent:
            self.host.released.wait()
            return
        if path in self.host.failing:
            self.send_response(503)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if self.path.startswith(self.host.base):
            self.path = path
            super().do_GET()
        else:
            self.send_error(404)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


@contextmanager
def hosted(host: ChangingHost) -> Iterator[ChangingHost]:
    """Serve it to this machine only."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, host=host))
    host.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield host
    finally:
        host.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
