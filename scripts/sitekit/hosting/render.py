"""Configurations for hosts, drawn from templates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..findings import CouldNotCheck
from .plan import LOST, Plan

TEMPLATES = Path(__file__).parent / "templates"
PLAIN_PATH = re.compile(r"/[\w./@+-]*")
NAME = re.compile(r"[A-Za-z0-9.-]+")
LOOPBACK = "127.0.0.1"
# What static hosts accept: the smaller of the limits of Netlify and Cloudflare Pages.
MOST_RULES, LONGEST_LINE = 100, 2_000


@dataclass(frozen=True)
class Site:
    """Where a server answers, and what it needs from its machine."""

    address: str  # the public one
    logs: Path
    certificate: Path | None = None
    key: Path | None = None
    brotli: bool = False
    plain_port: int = 80  # of nginx' way to https

    def __post_init__(self) -> None:
        """Refuse what a configuration could read as something else."""
        parts = urlsplit(self.address)
        if parts.scheme not in {"http", "https"} or not NAME.fullmatch(parts.hostname or ""):
            raise CouldNotCheck(f"{self.address}: not a whole address (https://your.address/)")
        for path in filter(None, (self.logs, self.certificate, self.key)):
            _plain(path)

    @property
    def secure(self) -> bool:
        """Whether readers come by https."""
        return urlsplit(self.address).scheme == "https"

    @property
    def name(self) -> str:
        """The host's name, as readers write it."""
        return urlsplit(self.address).hostname or ""

    @property
    def here_only(self) -> bool:
        """Whether nobody but this machine is meant to reach it."""
        return self.name == LOOPBACK

    @property
    def port(self) -> int:
        """Where it listens."""
        return urlsplit(self.address).port or (443 if self.secure else 80)

    def listening(self, port: int) -> list[str]:
        """The places nginx listens at."""
        return [f"{LOOPBACK}:{port}"] if self.here_only else [str(port), f"[::]:{port}"]

    @property
    def origin(self) -> str:
        """The address without a path."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"


def nginx(plan: Plan, site: Site) -> str:
    """A file for nginx.

    Raises:
        CouldNotCheck: a certificate is missing, or a path could be read as something else.
    """
    if site.secure and not (site.certificate and site.key):
        raise CouldNotCheck("nginx needs --certificate and --key for an https address")
    return _drawn("nginx.conf", plan, site=site)


def caddy(plan: Plan, site: Site) -> str:
    """A Caddyfile; Caddy gets its certificates by itself."""
    lost = next(header for header, files in plan.policies.items() if LOST in files)
    return _drawn("Caddyfile", plan, site=site, lost_policy=lost)


def static_host(plan: Plan) -> dict[str, str]:
    """The files that Netlify and Cloudflare Pages read, by name.

    Raises:
        CouldNotCheck: they would be longer than these hosts accept.
    """
    made = {name: _drawn(name, plan) for name in ("_headers", "_redirects")}
    lines = made["_headers"].splitlines()
    rules = [line for line in lines if line.startswith("/")]
    if len(rules) > MOST_RULES or max(map(len, lines)) > LONGEST_LINE:
        raise CouldNotCheck(
            f"_headers: {len(rules)} rules, longest line {max(map(len, lines))}; these hosts take"
            f" {MOST_RULES} rules and {LONGEST_LINE} characters. Put files named by their contents"
            " into a folder of their own, and share styles between kinds of pages"
        )
    return made


def _drawn(name: str, plan: Plan, **more: object) -> str:
    _plain(plan.folder)
    drawing = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=False,  # noqa: S701 - no markup; names and values were checked
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    headers = plan.settings.common_headers()
    return drawing.get_template(name).render(plan=plan, headers=headers, **more)


def _plain(path: Path) -> None:
    if not PLAIN_PATH.fullmatch(path.as_posix()):
        raise CouldNotCheck(f"{path}: a whole path of letters, digits and -_.@+ is needed")
