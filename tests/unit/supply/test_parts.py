"""What came from elsewhere: every part named, with version, license and checksum."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from cyclonedx.model.bom import Bom

from sitekit.findings import CouldNotCheck
from sitekit.supply.parts import NOT_HERE, NOT_SAID, packages, parts, vendored
from sitekit.supply.sbom import bill

ROOT = Path(__file__).resolve().parents[3]
CODE = {".js", ".mjs", ".css", ".py"}
# How copied code gives itself away: packed lines, or its maker's own notice.
COPIED = re.compile(r"^.{2000,}$|@license|@preserve|/\*!|sourceMappingURL", re.MULTILINE)


def test_every_copied_file_is_named_and_unchanged() -> None:
    listed = vendored(ROOT)
    assert listed
    for path, facts in listed.items():
        assert {"name", "version", "license", "author", "source", "sha256"} <= set(facts), path
        assert hashlib.sha256(path.read_bytes()).hexdigest() == facts["sha256"], path


def test_no_copied_code_stands_anywhere_else() -> None:
    listed = set(vendored(ROOT))
    for top in ("overrides", "docs", "scripts", "tests"):
        for path in (ROOT / top).rglob("*"):
            if path.suffix in CODE and path not in listed and path != Path(__file__):
                assert not COPIED.search(path.read_text(encoding="utf-8")), path
            in_vendor = path.is_file() and path.parent.name == "vendor"
            assert not in_vendor or path in listed or path.name == "vendor.yml", path


def test_every_part_of_the_site_says_its_license() -> None:
    found = parts(ROOT)
    assert [part.name for part in found if part.license == NOT_SAID] == []
    elsewhere = {part.name for part in found if part.license == NOT_HERE}
    assert len(elsewhere) < 5, "the licenses are read from installed packages"
    assert any(part.shipped for part in found)


def test_the_bill_names_every_part_and_reads_back() -> None:
    found = parts(ROOT)
    text = bill("still-near", "1.0", "MIT", found)
    read = Bom.from_json(json.loads(text))  # type: ignore[attr-defined]
    assert {(it.name, it.version) for it in read.components} == {
        (part.name, part.version) for part in found
    }
    (shipped,) = [it for it in read.components if it.name == "minisearch"]
    assert shipped.scope is not None
    assert shipped.scope.value == "required"
    assert (
        next(iter(shipped.hashes)).content
        == vendored(ROOT)[ROOT / "overrides/assets/vendor/minisearch.js"]["sha256"]
    )


def test_the_same_parts_make_the_same_bill(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    found = parts(ROOT)
    assert bill("a", "1", "MIT", found) == bill("a", "1", "MIT", reversed(found))
    assert '"2023-11-14T22:13:20+00:00"' in bill("a", "1", "MIT", found)
    assert bill("a", "1", "MIT", found) != bill("a", "1", "MIT", found[1:])


@pytest.mark.parametrize("text", ["", "jinja2==3.1.6\n", "# nothing\n"])
def test_a_lock_without_hashes_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "site.txt").write_text(text)
    with pytest.raises(CouldNotCheck, match="make lock"):
        packages(tmp_path / "site.txt")
    with pytest.raises(CouldNotCheck, match="cannot be read"):
        packages(tmp_path / "none.txt")
