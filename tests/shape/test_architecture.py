"""The drawings for maintainers say what the code does."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import build
import pytest
import yaml

from sitekit import finishing, pipeline
from support.imports import FEATURES, GROUND, SITEKIT, imported

DRAWN = (Path(__file__).resolve().parents[2] / "scripts/ARCHITECTURE.md").read_text("utf-8")
FLOW, PARTS = re.findall(r"```mermaid\n(.*?)```", DRAWN, re.DOTALL)
TABLE = re.findall(r"^\| `(\w+)` \|", DRAWN, re.MULTILINE)
FEATURE_PARTS = FEATURES - {"pages"}  # which is ground


def edges() -> set[tuple[str, str]]:
    """Each arrow of the second drawing."""
    found = set()
    for line in PARTS.splitlines():
        if "-->" in line:
            left, right = ([name.strip() for name in side.split("&")] for side in line.split("-->"))
            found |= {(a, b) for a in left for b in right}
    return found


def test_every_feature_and_all_the_ground_is_drawn() -> None:
    (ground,) = re.findall(r"subgraph ground\n(.*?)\n  end", PARTS, re.DOTALL)
    assert set(ground.split()) == GROUND
    assert {a for a, b in edges() if b == "ground"} == FEATURE_PARTS
    assert set(TABLE) == FEATURE_PARTS


def test_an_arrow_is_drawn_where_the_pipeline_uses_a_part_and_nowhere_else() -> None:
    both = imported(SITEKIT / "pipeline.py") | imported(SITEKIT / "finishing.py")
    used = {name.split(".")[1] for name in both if "." in name}
    drawn = {b for a, b in edges() if a == "pipeline"}
    assert drawn == used & FEATURE_PARTS


@pytest.mark.parametrize(
    "name",
    [
        "engines",
        "parity",
        "watching",
        "report",
        "lighthouse",
        "manual_tests",
        "release",
        "rendering",
        "system_packages",
    ],
)
def test_what_stands_beside_the_features_uses_the_ground_only(name: str) -> None:
    assert f"`{name}`" in DRAWN
    used = {
        it.split(".")[1] for it in imported(SITEKIT / f"{name}.py") if it.startswith("sitekit.")
    }
    assert used <= GROUND


def test_every_module_of_the_package_is_named() -> None:
    modules = {path.stem for path in SITEKIT.glob("*.py")} - {"__init__"}
    assert all(re.search(rf"\b{name}\b", DRAWN) for name in modules | FEATURES)


def test_a_build_goes_the_way_that_is_drawn() -> None:
    steps = re.findall(r'\["(\w+):', FLOW)
    assert steps == ["check_sources_of_site", "engines", "finish", "check", "staging"]
    assert all(hasattr(pipeline, name) for name in ("check_sources_of_site", "check"))
    assert hasattr(finishing, "finish")
    source = inspect.getsource(build.build)
    calls = ["check_sources_of_site(", "generate(", "finish(", "check(", "staging.publish("]
    places = [source.index(call) for call in calls]
    assert places == sorted(places)


def test_what_runs_before_a_commit_is_there() -> None:
    root = SITEKIT.parents[1]
    config = yaml.safe_load((root / ".pre-commit-config.yaml").read_text("utf-8"))
    hooks = [hook for repo in config["repos"] for hook in repo["hooks"]]
    assert {repo["repo"] for repo in config["repos"]} == {"local"}, "nothing is fetched"
    for hook in hooks:
        python, *rest = hook["entry"].split()
        assert python == ".venv/bin/python"
        assert rest[0] == "-m" or (root / rest[0]).is_file()


@pytest.mark.parametrize("form", ["wrong-words", "broken", "idea"])
def test_a_form_for_issues_can_be_read(form: str) -> None:
    path = SITEKIT.parents[1] / f".github/ISSUE_TEMPLATE/{form}.yml"
    asked = yaml.safe_load(path.read_text("utf-8"))
    assert {"name", "description", "body"} <= set(asked)
    for field in asked["body"]:
        assert field["type"] in {"markdown", "input", "textarea", "checkboxes"}
        assert field.get("attributes")
