"""A built folder may hold anything; only plain files in it are read."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import pytest

from sitekit.banner.gate import check_banners
from sitekit.findings import CouldNotCheck
from sitekit.pages import read, read_output
from support.samples import GOOD, site_files, write_folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "site", {"index.html": GOOD})


def test_a_link_out_of_the_folder_cannot_be_checked(site: Path) -> None:
    (site.parent / "secret.html").write_bytes(GOOD)
    (site / "a.html").symlink_to(site.parent / "secret.html")
    with pytest.raises(CouldNotCheck, match=r"a\.html: a link that leads out"):
        read_output(site)


@pytest.mark.parametrize("target", ["gone.html", "a.html"])
def test_a_link_to_nothing_or_to_itself_cannot_be_checked(site: Path, target: str) -> None:
    (site / "a.html").symlink_to(target)
    with pytest.raises(CouldNotCheck, match=r"a\.html: a link that leads nowhere"):
        read_output(site)


def test_a_link_to_a_folder_cannot_be_checked(site: Path) -> None:
    (site / "loop").symlink_to(site)
    with pytest.raises(CouldNotCheck, match="loop: a link to a folder"):
        read_output(site)


def test_a_link_to_a_file_of_the_folder_is_a_page_too(site: Path) -> None:
    (site / "again.html").symlink_to("index.html")
    assert {page.path for page in read_output(site).pages} == {"index.html", "again.html"}


def test_a_pipe_is_not_waited_for(site: Path) -> None:
    os.mkfifo(site / "pipe.html")
    with pytest.raises(CouldNotCheck, match=r"pipe\.html: is neither a file nor a folder"):
        read_output(site)
    with pytest.raises(CouldNotCheck, match=r"pipe\.html: no such"):
        read_output(site / "pipe.html")


def test_a_socket_cannot_be_checked(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)  # a socket's path may only be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s")
        with pytest.raises(CouldNotCheck, match="s: is neither a file nor a folder"):
            read_output(site)


def test_a_device_as_a_target_cannot_be_checked() -> None:
    with pytest.raises(CouldNotCheck, match="no such"):
        read_output(Path(os.devnull))


def test_a_name_that_is_not_utf8_cannot_be_checked(site: Path) -> None:
    try:
        os.close(os.open(os.fsencode(site) + b"/caf\xe9.html", os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("this file system keeps names in UTF-8")
    with pytest.raises(CouldNotCheck, match=r"caf.*: its name is not UTF-8"):
        read_output(site)


@pytest.mark.parametrize("name", ["index.html", "style.css", "unnamed"])
def test_an_unreadable_file_cannot_be_checked(
    site: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (site / name).write_bytes(GOOD)
    really_open = Path.open

    def refuse(path: Path, *rest: Any, **named: Any) -> Any:
        if path.name == name:
            raise PermissionError(13, "Permission denied")
        return really_open(path, *rest, **named)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(CouldNotCheck, match=rf"{name}: cannot be read \(Permission denied\)"):
        check_banners(read_output(site))


def test_an_unreadable_folder_cannot_be_checked(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.scandir", refuse)
    with pytest.raises(CouldNotCheck, match=r"site: cannot be read \(Permission denied\)"):
        read_output(site)


def test_folders_stacked_too_deep_cannot_be_checked(site: Path) -> None:
    deep = site
    for _ in range(70):
        deep = deep / "d"
    write_folder(deep, {"index.html": GOOD})
    with pytest.raises(CouldNotCheck, match="64 deep"):
        read_output(site)


def test_a_huge_page_cannot_be_checked(site: Path) -> None:
    with (site / "huge.html").open("wb") as opened:
        opened.truncate(51_000_000)  # takes no room on the disk
    with pytest.raises(CouldNotCheck, match=r"huge\.html: is larger than 50 MB"):
        check_banners(read_output(site))
    with pytest.raises(CouldNotCheck, match=r"huge\.html: is larger than 50 MB"):
        read_output(site / "huge.html")


def test_too_many_styles_and_scripts_all_together_cannot_be_checked(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "MAX_TOTAL", 5)
    (site / "a.css").write_bytes(b"a {}")
    assert read_output(site).texts
    (site / "b.js").write_bytes(b"b()")
    with pytest.raises(CouldNotCheck, match=r"\.(css|js): with it, styles and scripts have more"):
        read_output(site)


def test_pages_may_be_more_than_would_be_kept_in_memory(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "MAX_TOTAL", len(GOOD) - 1)
    assert len(read_output(write_folder(site, site_files())).pages) == len(site_files())
    assert check_banners(read_output(site)) == []
