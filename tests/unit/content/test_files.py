"""Files in docs/ that no check would read are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.content.files import at_source, check_files, read_source
from sitekit.findings import CouldNotCheck, Finding


@pytest.mark.parametrize("name", ["page.md", "how-to-pause.md", "sub/thread-2.svg", "raw.html"])
def test_known_kinds_of_files_pass(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("x")
    assert check_files(tmp_path) == []


@pytest.mark.parametrize("name", ["page.markdown", "PAGE.MD", "my page.md", "movie.mp4", "Ä.md"])
def test_other_files_are_found(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")
    assert [finding.rule for finding in check_files(tmp_path)] == ["file-name"]


def test_a_link_to_another_place_is_found(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "picture.png").symlink_to(tmp_path / "secret.txt")
    assert [finding.rule for finding in check_files(tmp_path / "docs")] == ["file-link"]


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_bytes(b"caf\xe9")
    with pytest.raises(CouldNotCheck, match=r"page\.md: byte 3 is not UTF-8"):
        read_source(tmp_path / "page.md")


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("27 words in the sentence “Some long words stand here…”", 3),
        ("says “husbands”: because", 5),
        ("reading grade 9.0, more than 8", 0),
        ("says “nothing of the kind”", 0),
    ],
)
def test_a_finding_about_a_page_names_the_line_an_editor_can_mend(
    tmp_path: Path, message: str, line: int
) -> None:
    docs = tmp_path / "docs"
    (docs / "a").mkdir(parents=True)
    (docs / "a" / "b.md").write_text("---\n---\nSome **long** words stand here.\n\nTwo husbands.\n")
    found = at_source(Finding("a/b/index.html", 0, "words-x", message), docs)
    assert (found.path, found.line) == ("docs/a/b.md", line)


def test_a_finding_about_a_page_nobody_wrote_stays_where_it_is(tmp_path: Path) -> None:
    finding = Finding("404.html", 0, "words-x", "says “x”")
    assert at_source(finding, tmp_path) == finding
