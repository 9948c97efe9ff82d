"""Fixtures: a project to break, the built site, a server for it, a browser."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from sitekit.chromium import QUIET_FLAGS, find_browser
from sitekit.content.config import pages_in_nav
from sitekit.offline.editions import ONLY_ZIP, SWITCH
from sitekit.offline.zip_edition import ZIP_PATH
from support import hosts
from support.hosts import Host
from support.project import ROOT, Project, copy_project
from support.server import served

# Paper takes twenty seconds, and tests build dozens of times. One fixture makes every edition.
os.environ.setdefault(SWITCH, ONLY_ZIP)
SOME_DAY = "1795000000"  # November 18, 2026
EVERY_EDITION = {SWITCH: ""}

# Every page of the menu, so that a new one is tested as soon as it is there.
SOURCES = sorted(pages_in_nav(ROOT))
SHORT_NAMES = {
    "index.md": "home",
    "articles/emotional-permanence.md": "fades",
    "articles/emotional-distance.md": "distant",
    "get-help.md": "help",
}
PAGES = {
    SHORT_NAMES.get(source, source.removesuffix(".md")): (
        source.removesuffix("index.md").replace(".md", "/")
    )
    for source in SOURCES
} | {"lost": "no/such/page/"}
FILES = [f"{path}index.html" for name, path in PAGES.items() if name != "lost"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Fast tests first; a mark for what needs a browser."""
    order = ("unit", "shape", "properties", "mutation", "builds", "browser")
    for item in items:
        if "/tests/browser/" in item.path.as_posix():
            item.add_marker("browser")
    items.sort(key=lambda item: next(
        (place for place, name in enumerate(order) if f"/tests/{name}/" in item.path.as_posix()), 9
    ))  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the project that a test may break."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the project, built; not to be changed."""
    project = copy_project(tmp_path_factory.mktemp("built") / "project")
    run = project.run("scripts/build.py")
    assert run.code == 0, run.said
    return project


@pytest.fixture(scope="session")
def site(built: Project) -> Path:
    """The published folder of the built project."""
    return built.site


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The downloads of a site that was built with every edition."""
    project = copy_project(tmp_path_factory.mktemp("editions") / "project")
    run = project.run("scripts/build.py", **EVERY_EDITION, SOURCE_DATE_EPOCH=SOME_DAY)
    assert run.code == 0, run.said
    return project.site / "downloads"


@pytest.fixture(scope="session")
def unzipped(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline copy, unpacked as a reader would, in a folder with a space in its name."""
    target = tmp_path_factory.mktemp("My Downloads")
    with zipfile.ZipFile(site / ZIP_PATH) as archive:
        archive.extractall(target)
    return target / "still-near"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address the built site is served at."""
    with served(site) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = find_browser()
    assert path, "no Chromium: run `make test`, or `.venv/bin/playwright install chromium`"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(QUIET_FLAGS))
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone's window with nothing remembered."""
    fresh = browser.new_context(viewport={"width": 360, "height": 740})
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty tab."""
    return context.new_page()


@pytest.fixture(scope="session", params=["nginx", "caddy"])
def host(
    request: pytest.FixtureRequest, built: Project, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Host]:
    """The built site on each server there is a configuration for."""
    start = {"nginx": hosts.nginx, "caddy": hosts.caddy}[request.param]
    with start(built, tmp_path_factory.mktemp(request.param)) as running:
        yield running


@pytest.fixture(scope="session")
def with_rules(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site with the files that static hosts obey."""
    folder = tmp_path_factory.mktemp("static") / "site"
    shutil.copytree(built.site, folder)
    run = built.run("scripts/write_hosting.py", "static", str(folder))
    assert run.code == 0, run.said
    return folder
