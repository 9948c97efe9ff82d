"""A zip may hold anything; nothing of it is believed, and nothing is unpacked."""

from __future__ import annotations

import stat
import warnings
import zipfile
from pathlib import Path

import pytest

from sitekit.findings import CouldNotCheck
from sitekit.pages import archive as module
from sitekit.pages import read, read_output
from support.samples import GOOD, write_zip


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_zip(tmp_path / "site.zip", {"near/index.html": GOOD})


def add(archive: Path, name: str, data: bytes = b"x", *, mode: int = 0) -> None:
    """Add an entry under exactly this name."""
    entry = zipfile.ZipInfo("near/harmless")
    entry.filename = name
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = mode << 16
    with zipfile.ZipFile(archive, "a") as opened, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a name that is there twice
        opened.writestr(entry, data)


@pytest.mark.parametrize(
    "name",
    ["../out.html", "near/../../out.html", "/etc/out.html", "near\\out.html", "C:/out.html",
     "C:out.html", "near//out.html", "near/./out.html", "near/out.html\0.png", "..", ""],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_cannot_be_checked(archive: Path, name: str) -> None:
    add(archive, name)
    before = set(archive.parent.rglob("*"))
    with pytest.raises(CouldNotCheck, match=r"its entry '.*' has a name that leads elsewhere"):
        read_output(archive)
    assert set(archive.parent.rglob("*")) == before


def test_a_name_twice_cannot_be_checked(archive: Path) -> None:
    add(archive, "near/index.html", b"<p>another")
    with pytest.raises(CouldNotCheck, match="twice"):
        read_output(archive)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_a_link_or_a_device_cannot_be_checked(archive: Path, kind: int) -> None:
    add(archive, "near/a.html", b"index.html", mode=kind | 0o644)
    with pytest.raises(CouldNotCheck, match=r"near/a\.html' is a link or a device"):
        read_output(archive)


def test_plain_files_and_folders_may_say_what_they_are(archive: Path) -> None:
    add(archive, "near/a/", b"", mode=stat.S_IFDIR | 0o755)
    add(archive, "near/a/b.html", GOOD, mode=stat.S_IFREG | 0o644)
    assert {page.path for page in read_output(archive).pages} == {"index.html", "a/b.html"}


@pytest.mark.parametrize("names", [("one/index.html", "two/index.html"), ("index.html",), ()])
def test_a_zip_that_spills_its_files_cannot_be_checked(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    archive = write_zip(tmp_path / "spills.zip", dict.fromkeys(names, GOOD))
    with pytest.raises(CouldNotCheck, match="one folder"):
        read_output(archive)


def test_a_file_that_unpacks_to_far_more_cannot_be_checked(archive: Path) -> None:
    add(archive, "near/bomb.bin", bytes(2_000_000))
    with pytest.raises(CouldNotCheck, match="200 times its size"):
        read_output(archive)


def test_a_huge_file_cannot_be_checked(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_FILE", 3000)
    add(archive, "near/b.html", b"<p>" * 1001)
    with pytest.raises(CouldNotCheck, match=r"b\.html' is larger"):
        read_output(archive)


def test_too_much_all_together_cannot_be_checked(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_UNPACKED", len(GOOD))
    assert read_output(archive).pages
    add(archive, "near/b.html")
    with pytest.raises(CouldNotCheck, match="unpacks to more than"):
        read_output(archive)


def test_a_large_archive_is_read_page_by_page(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "MAX_TOTAL", len(GOOD) - 1)  # of what would be kept
    add(archive, "near/b.html", GOOD)
    assert [page.data for page in read_output(archive).pages] == [GOOD, GOOD]


def test_an_archive_that_changes_while_it_is_read_cannot_be_checked(archive: Path) -> None:
    output = read_output(archive)
    write_zip(archive, {"near/other.html": GOOD})
    with pytest.raises(CouldNotCheck, match=r"site\.zip: cannot be read"):
        list(output.pages)


def test_an_encrypted_file_cannot_be_checked(archive: Path) -> None:
    data = bytearray(archive.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    archive.write_bytes(data)
    with pytest.raises(CouldNotCheck, match="is encrypted"):
        read_output(archive)


def test_a_damaged_zip_cannot_be_checked(archive: Path) -> None:
    whole = archive.read_bytes()
    damaged = [whole[: len(whole) // 2], whole[:-10], bytes([*whole[:80], 0, 0, 0, *whole[83:]])]
    directory = whole.index(b"PK\x01\x02")
    damaged.append(whole[: directory + 10] + b"\x63" + whole[directory + 11 :])  # unknown packing
    for data in damaged:
        archive.write_bytes(data)
        with pytest.raises(CouldNotCheck, match=r"site\.zip"):
            read_output(archive)
