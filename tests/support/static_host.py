"""A static host that obeys _headers and _redirects, as Netlify and Cloudflare Pages document it.

Every rule whose path matches the request adds its headers, and a header that comes twice is
joined with a comma. An answer to a wrong address gets the rules of the address that was asked.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sitekit.pages.serve import FolderHandler

OBEYED = ("_headers", "_redirects")


class StaticHost(FolderHandler):
    """Serves a folder by the rules in it."""

    def do_GET(self) -> None:  # noqa: N802 - the base class's name
        """Answer with a file, or lead on."""
        asked = self.path.partition("?")[0]
        for short, place, status in _redirects(Path(self.directory)):
            if asked == short:
                self.send_response(status)
                self.send_header("Location", place)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
        if asked.strip("/") in OBEYED:
            self.send_error(404)
            return
        super().do_GET()

    def end_headers(self) -> None:
        """Add what the rules say."""
        for name, value in headers_for(self.path.partition("?")[0], Path(self.directory)).items():
            self.send_header(name, value)
        super().end_headers()

    def guess_type(self, path: Any) -> str:
        """With the encoding, which these hosts name."""
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def headers_for(asked: str, folder: Path) -> dict[str, str]:
    """The headers of an address."""
    found: dict[str, str] = {}
    matches = False
    for line in (folder / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            matches = re.fullmatch(re.escape(line).replace(r"\*", ".*"), asked) is not None
        elif matches and line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def _redirects(folder: Path) -> list[tuple[str, str, int]]:
    lines = (folder / "_redirects").read_text(encoding="utf-8").splitlines()
    parts = [line.split() for line in lines if line.startswith("/")]
    return [(short, place, int(status)) for short, place, status in parts]
