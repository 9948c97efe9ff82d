"""The files for Netlify and Cloudflare Pages, read as those hosts say they read them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import requests

from sitekit.finishing import DATA
from sitekit.hosting.render import LONGEST_LINE, MOST_RULES
from sitekit.hosting.settings import read_settings
from sitekit.pages import read_output, serve
from support.project import Project
from support.static_host import StaticHost, headers_for

SETTINGS = read_settings(DATA / "hosting.yml")


def test_every_answer_has_every_header_once(with_rules: Path) -> None:
    for path in sorted(read_output(with_rules).files):
        headers = headers_for(f"/{path}", with_rules)
        assert set(SETTINGS.common_headers()) <= set(headers)
        for name, value in SETTINGS.common_headers().items():
            assert headers[name] == value
        policy = headers["Content-Security-Policy"]
        assert policy.count("default-src") == 1
        assert policy.startswith("default-src 'none';")
        assert policy.endswith("frame-ancestors 'none'")
        assert "unsafe" not in policy


def test_the_one_policy_allows_what_each_page_allows_itself(with_rules: Path) -> None:
    policy = headers_for("/", with_rules)["Content-Security-Policy"]
    for page in read_output(with_rules).pages:
        carried = re.search(rb'Content-Security-Policy" content="([^"]*)"', page.data)
        assert carried
        for directive in carried[1].decode().split(";"):
            name, *sources = directive.split()
            allowed = next(part for part in policy.split(";") if part.startswith(name)).split()
            assert set(sources) <= set(allowed), page.path


def test_only_files_named_by_their_contents_are_kept_long(with_rules: Path) -> None:
    kept = {
        path
        for path in read_output(with_rules).files
        if "immutable" in headers_for(f"/{path}", with_rules).get("Cache-Control", "")
    }
    assert kept
    assert all(re.search(r"-[0-9a-f]{8}\.js$", path) for path in kept)


def test_the_files_are_as_short_as_these_hosts_want_them(with_rules: Path) -> None:
    lines = (with_rules / "_headers").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line.startswith("/")]) <= MOST_RULES
    assert max(map(len, lines)) <= LONGEST_LINE


def test_short_addresses_and_wrong_ones_are_answered(with_rules: Path) -> None:
    with serve.served(with_rules, StaticHost) as address:
        for short, place in SETTINGS.redirects.items():
            came = requests.get(f"{address}{short}", timeout=10)
            assert (came.url, came.status_code) == (f"{address}{place}", 200)
        lost = requests.get(f"{address}no/such/page/", timeout=10)
        assert lost.status_code == 404
        assert b"data-crisis-banner" in lost.content
        assert "script-src" in lost.headers["Content-Security-Policy"]
        assert requests.get(f"{address}_headers", timeout=10).status_code == 404


def test_too_many_kinds_of_files_are_said_and_nothing_is_written(
    project: Project, site: Path
) -> None:
    shutil.copytree(site, project.site)
    for number in range(120):  # each with a look of its own
        page = (site / "about/index.html").read_text(encoding="utf-8")
        project.write(
            f"site/p{number}/index.html", page.replace("</style>", f"b{number}{{}}</style>")
        )
    run = project.run("scripts/write_hosting.py", "static", "site")
    assert run.code == 2
    assert "longest line" in run.said
    assert not (project.site / "_headers").exists()
