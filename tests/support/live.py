"""A live site made of answers: right ones, wrong ones, and none at all."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from sitekit.pages.crawl import LOST, Crawled, crawl
from sitekit.pages.limits import CrawlLimits
from support.samples import GOOD, HELP

QUICK = CrawlLimits(delay=0.0)
HTML = {"Content-Type": "text/html; charset=utf-8"}
LOST_PAGE = LOST + "index.html"

Reply = tuple[int, dict[str, str], bytes]
Replies = dict[str, Reply | Callable[[BaseHTTPRequestHandler], None]]


@contextmanager
def answering(replies: Replies) -> Iterator[tuple[str, list[BaseHTTPRequestHandler]]]:
    """A server with an answer for each path (404 with a right page for all others)."""
    asked: list[BaseHTTPRequestHandler] = []
    lost = GOOD.replace(b'href="get-help/"', b'href="/get-help/"')

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked.append(self)
            reply = replies.get(self.path, (404, HTML, lost))
            if callable(reply):
                reply(self)
                return
            status, headers, body = reply
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def linking(*addresses: str) -> bytes:
    """A right page with more links."""
    links = "".join(f'<a href="{address}">x</a>' for address in addresses)
    return GOOD.replace(b"<h1>", f"{links}<h1>".encode())


def redirect(address: str) -> Reply:
    return 302, {"Location": address}, b""


def site(**changed: Reply | Callable[[BaseHTTPRequestHandler], None]) -> Replies:
    """Two right pages, and what else is named: `a_b` stands for /a/b."""
    pages: Replies = {"/": (200, HTML, GOOD), "/get-help/": (200, HTML, HELP)}
    return pages | {"/" + name.replace("_", "/"): reply for name, reply in changed.items()}


def crawled(replies: Replies, start: str = "/", limits: CrawlLimits = QUICK) -> Crawled:
    with answering(replies) as (url, _):
        return crawl(url + start, limits)


def paths(found: Crawled) -> set[str]:
    return {page.path for page in found.output.pages}


def drip(done: threading.Event, between: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    """An answer that goes on and on, a little at a time."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        try:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
            while not done.wait(0.01):
                handler.wfile.write(between)
        except OSError:
            pass  # nobody listens any more
        handler.close_connection = True

    return reply


def cut(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 999\r\n\r\n"
    )
    handler.wfile.write(GOOD[:500])
    handler.close_connection = True
