"""The audit and the search for secrets: what is found is said, what was not checked too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import audit_packages
import check_secrets
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[3]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FINE = {"name": "a", "version": "1", "vulns": []}
WEAK = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}
PASSED_OVER = {"name": "c", "skip_reason": "not found"}
NO_NETWORK = "requests.exceptions.ConnectionError: Max retries exceeded"


@pytest.mark.parametrize(
    ("answer", "code", "heard"),
    [
        (([FINE], ""), 0, "1 packages checked: 0 known weaknesses"),
        (([FINE, WEAK], ""), 1, "b 2: PYSEC-1, mended in 3"),
        (([FINE, PASSED_OVER], ""), 0, "does not know 1 packages"),
        (([PASSED_OVER], ""), 0, "no package was checked"),
        ((None, NO_NETWORK), 0, "no package was checked"),
        ((None, "Traceback: KeyError"), 2, "pip-audit broke"),
    ],
)
def test_the_audit_says_what_it_checked(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answer: tuple[list[dict[str, Any]] | None, str],
    code: int,
    heard: str,
) -> None:
    rows, said = answer
    report = None if rows is None else {"dependencies": rows}
    monkeypatch.setattr(audit_packages, "ask", lambda: (report, said))
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert audit_packages.main() == code
    out = capsys.readouterr()
    assert heard in out.out + out.err


def test_an_audit_that_checked_nothing_stands_out_in_a_workflow(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit_packages, "ask", lambda: (None, NO_NETWORK))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert audit_packages.main() == 0
    assert capsys.readouterr().out.startswith("::warning title=audit::")


def test_a_key_is_found_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "settings.py"
    file.write_text("a = 1\nkey = '" + "AKIA" + "Z7Q3W5X2K9M4N6P8" + "'\n")
    assert check_secrets.main([str(file)]) == 1
    assert f"{file}:2: secret: looks like a AWS Access Key" in capsys.readouterr().out
    file.write_text("a = 1\n")
    assert check_secrets.main([str(file)]) == 0


def test_every_action_is_pinned_by_the_hash_of_its_commit() -> None:
    used: list[str] = []
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        used += [line.split("uses:")[1].strip() for line in text.splitlines() if "uses:" in line]
    assert used
    for action in used:
        name, _, version = action.partition(" # ")
        assert len(name.partition("@")[2]) == 40, action
        assert version.startswith("v"), action


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_do_no_more_than_it_says(path: Path) -> None:
    flow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert flow["permissions"] == {"contents": "read"}
    for job in flow["jobs"].values():
        assert job["timeout-minutes"] <= 30
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "put it into env: it could be a command"
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False
