"""Which files a browser keeps, and the one worker that the build makes for them."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest

from sitekit.banner.gate import check_banners
from sitekit.banner.programs import ANSWERS, ASKS, may_answer
from sitekit.findings import CouldNotCheck
from sitekit.finishing import DATA, THEME
from sitekit.hosting.settings import read_settings
from sitekit.keeping.offer import check_worker, forget_worker, write_worker
from sitekit.keeping.worker import (
    PAGE_SCRIPT,
    PROGRAM,
    WORKER,
    kept_bytes,
    kept_files,
)
from sitekit.pages import read_output
from support.samples import GOOD, site_files, write_folder

OFFER = GOOD.replace(
    b"</main>",
    b'<div data-keep-here><span data-keep-size="">About SIZE.</span></div></main>',
).replace(b'href="get-help/"', b'href="../get-help/"')
ASKING = (THEME / PAGE_SCRIPT).read_bytes()
PROGRAM_TEXT = (THEME / PROGRAM).read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site that offers to be kept, with files that no browser has to keep."""
    files = {"download/index.html": OFFER, PAGE_SCRIPT: ASKING}
    others = {
        "downloads/still-near.zip": b"x" * 400_000,
        "assets/share-picture.png": b"x" * 400_000,
        "assets/figure.svg": b"<svg></svg>",
        ".well-known/security.txt": b"hello",
        "_headers": b"/*\n  X-Frame-Options: DENY\n",
    } | dict.fromkeys(("robots.txt", "sitemap.xml", "feed.xml", "llms.txt", "CNAME"), b"hello")
    return write_folder(tmp_path / "site", site_files() | files | others)


def make(folder: Path, theme: Path = THEME) -> str:
    write_worker(folder, read_output(folder), theme)
    return (folder / WORKER).read_text(encoding="utf-8")


def data_of(worker: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(worker.partition(";\n")[0].removeprefix("const kept = "))
    return found


def problems(folder: Path) -> list[str]:
    return [it.message for it in check_worker(folder, read_output(folder), THEME)]


def test_pages_and_what_they_show_are_kept_and_downloads_and_files_for_servers_are_not(
    folder: Path,
) -> None:
    make(folder)
    assert kept_files(read_output(folder)) == sorted(
        [*site_files(), "download/index.html", "assets/figure.svg", PAGE_SCRIPT]
    )


def test_the_worker_names_each_file_with_its_hash(folder: Path) -> None:
    files = data_of(make(folder))["files"]
    output = read_output(folder)
    assert files == {
        path: hashlib.sha256((folder / path).read_bytes()).hexdigest()
        for path in kept_files(output)
    }


def test_the_same_folder_gives_the_same_worker_wherever_it_stands(
    folder: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(folder, tmp_path / "elsewhere"))
    assert make(folder) == make(other) == make(other)
    forget_worker(other)
    assert make(other) == make(folder)


def test_a_changed_page_and_a_changed_program_are_new_versions(
    folder: Path, tmp_path: Path
) -> None:
    first = data_of(make(folder))["version"]
    page = folder / "get-help/index.html"
    page.write_bytes(page.read_bytes() + b"<!-- changed -->")
    second = data_of(make(folder))["version"]
    theme = tmp_path / "theme"
    (theme / PROGRAM).parent.mkdir(parents=True)
    (theme / PROGRAM).write_text(PROGRAM_TEXT + "\n", encoding="utf-8")
    third = data_of(make(folder, theme))["version"]
    assert len({first, second, third}) == 3


def test_the_page_says_the_room_it_takes(folder: Path) -> None:
    (folder / "get-help/index.html").write_bytes(b" " * 2_340_000 + GOOD)
    make(folder)
    size = f"{kept_bytes(folder, read_output(folder)) / 1_000_000:.1f} MB"
    assert size in {"2.3 MB", "2.4 MB"}
    assert f'data-keep-size="">About {size}.<' in (folder / "download/index.html").read_text()
    (folder / "get-help/index.html").write_bytes(GOOD)
    make(folder)
    assert 'data-keep-size="">About 0.1 MB.<' in (folder / "download/index.html").read_text()


def test_a_site_as_it_was_built_has_nothing_wrong(folder: Path) -> None:
    make(folder)
    assert problems(folder) == []


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("get-help/index.html", lambda data: data + b" "),
        ("assets/figure.svg", lambda data: data + b" "),
        (WORKER, lambda data: data + b" "),
        (WORKER, lambda data: data.replace(b"get-help/index.html", b"get-help/other.html")),
    ],
)
def test_a_worker_that_is_not_the_one_of_these_files_is_found(
    folder: Path, path: str, change: object
) -> None:
    make(folder)
    assert callable(change)
    (folder / path).write_bytes(change((folder / path).read_bytes()))
    assert problems(folder) == ["it is not the worker of these files"]


def test_a_worker_that_is_missing_or_that_nobody_offers_is_found(folder: Path) -> None:
    make(folder)
    (folder / WORKER).rename(folder / "held")
    (folder / "held").unlink()
    assert problems(folder) == ["a page offers to keep the site, and nothing does it"]
    make(folder)
    (folder / "download/index.html").unlink()
    assert problems(folder) == ["no page offers to keep the site"]


def test_a_wrong_figure_and_a_missing_program_are_found(folder: Path) -> None:
    make(folder)
    page = folder / "download/index.html"
    page.write_bytes(page.read_bytes().replace(b"0.1 MB", b"9.9 MB"))
    (folder / PAGE_SCRIPT).unlink()
    assert problems(folder)[1:] == [
        "it does not say that what is kept takes 0.1 MB",
        f"its program, {PAGE_SCRIPT}, is missing",
    ]


def test_without_the_program_nothing_is_written(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(CouldNotCheck, match=re.escape(PROGRAM)):
        write_worker(folder, read_output(folder), tmp_path)
    assert not (folder / WORKER).exists()


def test_the_gate_passes_the_two_programs_as_they_are_and_the_list_above_the_second(
    folder: Path,
) -> None:
    worker = make(folder)
    assert hashlib.sha256(ASKING).hexdigest() == ASKS
    assert hashlib.sha256(PROGRAM_TEXT.encode()).hexdigest() == ANSWERS
    assert may_answer(ASKING.decode())
    assert may_answer(worker)
    found = [it for it in check_banners(read_output(folder)) if it.path.endswith(".js")]
    assert found == []


HASH = "0" * 64
LIST = f'const kept = {{"files":{{"404.html":"{HASH}"}},"version":"{"0" * 16}"}};\n'


def test_the_gate_passes_the_shortest_list() -> None:
    assert may_answer(LIST + PROGRAM_TEXT)


@pytest.mark.parametrize(
    "text",
    [
        PROGRAM_TEXT,
        LIST + PROGRAM_TEXT + "\n",
        LIST + PROGRAM_TEXT.replace("=== LOST ? 404", "=== LOST ? 200"),
        "self.x = 1;\n" + LIST + PROGRAM_TEXT,
        LIST.replace("};\n", "}; self.x = {};\n") + PROGRAM_TEXT,
        LIST.replace("404.html", "lost.html") + PROGRAM_TEXT,
        LIST.replace("404.html", '404.html":"0","https://evil.example/x') + PROGRAM_TEXT,
        LIST.replace("404.html", f'404.html":"{HASH}","../x') + PROGRAM_TEXT,
        LIST.replace(HASH, "0") + PROGRAM_TEXT,
        LIST.replace('"version"', '"more":1,"version"') + PROGRAM_TEXT,
        LIST.replace('{"404.html"', '["404.html"]') + PROGRAM_TEXT,
        LIST.replace("0" * 16 + '"}', "x" * 16 + '"}') + PROGRAM_TEXT,
        ASKING.decode() + " ",
        'navigator["serviceWorker"].register("x.js")',
        "onfetch = event => event.respondWith(new Response())",
    ],
)
def test_the_gate_refuses_any_letter_more(folder: Path, text: str) -> None:
    make(folder)
    (folder / WORKER).write_text(text, encoding="utf-8")
    found = [it for it in check_banners(read_output(folder)) if it.path == WORKER]
    assert [it.rule for it in found] == ["banner-script"]
    assert "answers for the server" in found[0].message


def test_servers_are_told_that_a_worker_is_asked_for_anew_each_time() -> None:
    settings = read_settings(DATA / "hosting.yml")
    assert WORKER in settings.always_fresh
    assert settings.lifetimes.always_fresh == "no-cache"
