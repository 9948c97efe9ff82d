"""Many readers at once, slow ones and broken ones: everybody gets a whole page."""

from __future__ import annotations

import shutil
from pathlib import Path

import measure_load
import pytest

from sitekit.findings import CouldNotCheck
from sitekit.hosting.bad_clients import NONSENSE, break_once, slow_clients
from support.hosts import Host, ask, needed, nginx
from support.project import Project

REPORT = """  2 threads and 100 connections
     50%    1.00ms
     99%  {slowest}
  {answered} requests in 5.00s, 1.00MB read
{lost}Requests/sec:   20.00
"""


def test_everybody_is_answered_while_some_are_slow_and_some_break(host: Host, site: Path) -> None:
    page = (site / "get-help/index.html").read_bytes()
    with slow_clients(host.port, 100):
        for way in range(3 * (len(NONSENSE) + 2)):
            break_once(host.port, way)
            assert ask(host, "/get-help/").body == page


def test_a_second_of_load_loses_nothing(built: Project) -> None:
    needed("nginx")
    needed("wrk")
    run = built.run("scripts/measure_load.py", str(built.site), "--seconds", "1", "--slow", "0")
    assert run.code == 0, run.said
    assert "answers read" in run.said


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("", 0),
        ("Non-2xx or 3xx responses: 3\n", 3),
        ("Socket errors: connect 1, read 2, write 0, timeout 4\n", 7),
    ],
)
def test_what_was_lost_is_counted(line: str, lost: int) -> None:
    load = measure_load.read(REPORT.format(answered=100, lost=line, slowest="250.00us"))
    assert (load.answered, load.lost, load.per_second) == (100, lost, 20.0)
    assert load.slowest_hundredth == pytest.approx(0.25)


def test_a_report_without_numbers_is_no_measure() -> None:
    with pytest.raises(CouldNotCheck, match="unable to connect"):
        measure_load.read("unable to connect to 127.0.0.1:1 Connection refused")


def test_packed_copies_are_what_is_sent(project: Project, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, project.site)
    with nginx(project, tmp_path, options=("--pack",)) as running:
        for path in ("about/", "404.html", "search/"):
            file = project.site / path / "index.html" if path.endswith("/") else project.site / path
            packed = ask(running, f"/{path}", Accept_Encoding="gzip")
            assert packed.headers["content-encoding"] == "gzip"
            assert packed.body == file.with_name(f"{file.name}.gz").read_bytes()
            assert ask(running, f"/{path}").body == file.read_bytes()
            assert "sha256-" in packed.headers["content-security-policy"]
    (project.site / "about/index.html").write_bytes(b"<!doctype html>changed by hand")
    again = project.run("scripts/write_hosting.py", "caddy", "site", SITE_URL="http://a.example/")
    assert again.code == 2
    assert "about/index.html.gz: holds something else than its file" in again.said
