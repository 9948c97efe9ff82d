"""The shape of the project itself: what may import what, and what must agree."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from sitekit.banner.policy import POLICIES
from sitekit.banner.rules import RULES
from sitekit.content.bibliography import read_bibliography
from sitekit.content.config import read_config
from sitekit.engines import ENGINES
from sitekit.finishing import DATA
from sitekit.pipeline import CHECKS
from support.imports import FEATURES, GROUND, MODULES, ROOT, SITEKIT, imported

SCRIPTS = sorted((ROOT / "scripts").glob("*.py"))
GENERATORS = set(ENGINES) | {"material"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SITEKIT).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    parts = path.relative_to(SITEKIT).with_suffix("").parts
    if parts[0] in {"pipeline", "finishing", "__init__"}:
        return
    allowed = GROUND | ({parts[0]} if parts[0] in FEATURES else set())
    if parts[0] == "pages":
        allowed |= {"html_view", "findings"}
    own = {name.split(".")[1] for name in imported(path) if name.startswith("sitekit.")}
    assert own <= allowed


def test_only_the_hook_knows_the_generator() -> None:
    knowing = {
        path.name
        for path in [*MODULES, *SCRIPTS]
        if {name.split(".")[0] for name in imported(path)} & GENERATORS
    }
    assert knowing == {"mkdocs_hooks.py"}


def test_only_one_module_calls_a_generator_by_its_name() -> None:
    named = re.compile(rf'"({"|".join(ENGINES)})"')
    naming = {path.name for path in [*MODULES, *SCRIPTS] if named.search(path.read_text())}
    # One runs before anything is there; the hook asks MkDocs' log for warnings.
    assert naming == {"engines.py", "prepare_env.py", "mkdocs_hooks.py"}


def test_the_policy_never_reads_the_configuration() -> None:
    assert imported(SITEKIT / "banner" / "policy.py") == {"__future__", "dataclasses"}


@pytest.mark.parametrize("language", POLICIES)
def test_what_is_required_and_what_is_rendered_agree(language: str) -> None:
    policy, crisis = POLICIES[language], read_config(ROOT)["extra"]["crisis"][language]
    assert crisis["label"] == policy.label
    assert [link["href"] for link in crisis["links"]] == [link.href for link in policy.links]
    assert [link["text"] for link in crisis["links"]] == [link.shows for link in policy.links]
    assert crisis["help"]["page"] + "index.html" == policy.help_page
    assert crisis["help"]["text"] == policy.help_text
    assert " ".join(crisis["words"]) == " ".join(policy.words)
    assert crisis["print"] == " ".join(policy.paper)


def test_every_language_of_the_configuration_has_a_policy() -> None:
    assert set(read_config(ROOT)["extra"]["crisis"]) == set(POLICIES)


def test_the_locks_have_hashes_and_name_no_index() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text
        pinned = re.findall(r"^[a-z0-9][a-z0-9._-]*==", text, re.MULTILINE)
        assert len(pinned) > 10
        for entry in re.split(r"\n(?=[a-z0-9])", text.strip()):
            assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_every_named_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        "site": project["project"]["dependencies"],
        **project["dependency-groups"],
    }
    for level, names in wanted.items():
        locked = (ROOT / "requirements" / f"{level}.txt").read_text(encoding="utf-8")
        for name in names:
            assert re.search(rf"^{re.split('[<>=]', name)[0]}==", locked, re.MULTILINE), name


def test_every_script_is_in_the_table_of_scripts() -> None:
    readme = (ROOT / "scripts" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in SCRIPTS if f"`{path.name}`" not in readme] == []


def test_every_make_target_is_in_the_readme_or_in_contributing() -> None:
    texts = "".join((ROOT / name).read_text(encoding="utf-8")
                    for name in ("README.md", "CONTRIBUTING.md"))  # fmt: skip
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert targets
    assert [target for target in targets if f"make {target}" not in texts] == []


def test_every_library_has_a_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    reasons = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = [re.split("[<>=]", name)[0] for name in named]
    assert [name for name in names if f"| {name} |" not in reasons] == []


def test_the_bibliography_cites_nothing_twice() -> None:
    path = DATA / "bibliography.yml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))["references"]
    keys = [row["key"] for row in rows]
    assert sorted(keys) == sorted(set(keys))
    assert len(read_bibliography(path)) == len(keys)


def test_functions_stay_short_and_files_stay_small() -> None:
    long: list[str] = []
    for path in [*MODULES, *SCRIPTS]:
        text = path.read_text(encoding="utf-8")
        if len(text.splitlines()) > 200:
            long.append(path.name)
        long += [
            f"{path.name}:{node.name}"
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 60
        ]
    assert long == []


def test_the_top_level_holds_what_it_should() -> None:
    visible = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    folders = {name for name in visible if (ROOT / name).is_dir()} - {"site", "test-results"}
    assert folders <= {"docs", "overrides", "requirements", "scripts", "tests"}


def test_no_test_stands_where_pytest_does_not_look(request: pytest.FixtureRequest) -> None:
    passed_over = request.config.getini("norecursedirs")
    hidden = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tests").rglob("test_*.py")
        if any(fnmatch(part, name) for part in path.relative_to(ROOT).parts for name in passed_over)
    ]
    assert hidden == []


def test_every_rule_of_the_gate_is_written_down_with_its_reason_and_mend() -> None:
    page = (SITEKIT / "banner" / "README.md").read_text(encoding="utf-8")
    missing = [
        rule.id for rule in RULES if f"| `{rule.id}` | {rule.reason} | {rule.mend} |" not in page
    ]
    assert missing == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_check_is_named_in_a_unit_test(check: Callable[..., object]) -> None:
    if check.__module__ == "sitekit.pipeline":
        return  # hands data to a check of a feature, and is tested there
    tests = (ROOT / "tests" / "unit").rglob("test_*.py")
    assert any(check.__name__ in path.read_text("utf-8") for path in tests)
