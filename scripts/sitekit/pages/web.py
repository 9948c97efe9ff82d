"""Ask a live site for one address at a time, over one connection, with bounded patience."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from types import TracebackType
from urllib.parse import urldefrag, urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from ..findings import CouldNotCheck
from .limits import MAX_TOTAL, MEGABYTE, CrawlLimits

USER_AGENT = "still-near-check"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PORTS = {"http": 80, "https": 443}
CHUNK = 65_536
CHARSET = re.compile(r"""charset\s*=\s*["']?([^\s"';]+)""", re.IGNORECASE)
UNREACHED = (requests.RequestException, HTTPError, OSError, ValueError)

ANYTHING: frozenset[str] | None = None


@dataclass(frozen=True)
class Answer:
    """What an address ended in, after redirects."""

    url: str  # without a fragment
    status: int
    kind: str = ""  # the content type, lower case, without parameters
    charset: str | None = None
    data: bytes | None = None  # None: not wanted
    elsewhere: bool = False  # it leads to another site, which was not asked


def site_of(url: str) -> tuple[str, int] | None:
    """Host and port, by which addresses belong to one site; None for what is no web address.

    http and https at their own ports are one site.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        return None
    if parts.scheme not in PORTS or not parts.hostname:
        return None
    return parts.hostname, 443 if port == 80 else port


class Visitor:
    """A polite visitor: one request after the other, no cookies, no password."""

    def __init__(self, limits: CrawlLimits) -> None:
        self.limits = limits
        self.read = 0  # bytes
        self.session = requests.Session()
        self.session.headers.update({"User-Agent": USER_AGENT, "Accept-Encoding": "identity"})
        self.session.auth = lambda request: request  # else ~/.netrc would be asked for one
        self.session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))

    def __enter__(self) -> Visitor:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.session.close()

    def get(self, url: str, wanted: frozenset[str] | None) -> Answer:
        """The answer an address ends in, following redirects of its own site.

        Its bytes are read if its content type is wanted.

        Raises:
            CouldNotCheck: no answer in time, a server error, a loop, or too large.
        """
        asked = url
        for _ in range(self.limits.hops):
            time.sleep(self.limits.delay)
            try:
                answer = self._ask(asked, wanted)
            except UNREACHED as error:
                raise CouldNotCheck(f"{asked}: no answer ({error})") from error
            if answer.status not in REDIRECTS or answer.elsewhere:
                return answer
            asked = answer.url
        raise CouldNotCheck(f"{url}: more than {self.limits.hops} redirects, one after the other")

    def _ask(self, url: str, wanted: frozenset[str] | None) -> Answer:
        with self.session.get(
            url, stream=True, allow_redirects=False, timeout=self.limits.timeout
        ) as response:
            status, onward = response.status_code, response.headers.get("Location")
            if status in REDIRECTS and onward:
                target = urldefrag(urljoin(url, onward)).url
                return Answer(target, status, elsewhere=site_of(target) != site_of(url))
            if status >= 500:
                raise CouldNotCheck(f"{url}: the server answers with an error ({status})")
            said = response.headers.get("Content-Type", "")
            kind = said.partition(";")[0].strip().lower()
            charset = CHARSET.search(said)
            data = self._body(url, response) if wanted is None or kind in wanted else None
            return Answer(url, status, kind, charset[1] if charset else None, data)

    def _body(self, url: str, response: requests.Response) -> bytes:
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise CouldNotCheck(f"{url}: is sent packed, although that was not asked for")
        data = bytearray()
        while part := response.raw.read(CHUNK):
            data += part
            if len(data) > self.limits.page_bytes:
                size = self.limits.page_bytes / MEGABYTE
                raise CouldNotCheck(f"{url}: is larger than {size:g} MB")
        self.read += len(data)
        if self.read > MAX_TOTAL:
            raise CouldNotCheck(f"{url}: with it, more than {MAX_TOTAL // MEGABYTE} MB were read")
        return bytes(data)
