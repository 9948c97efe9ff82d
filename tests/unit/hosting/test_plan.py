"""What a host is told: lifetimes, types, redirects, and nothing that could be misread."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from sitekit.findings import CouldNotCheck
from sitekit.finishing import DATA
from sitekit.hosting.lifetimes import as_rules, named_by_contents
from sitekit.hosting.plan import plan_for
from sitekit.hosting.render import Site, caddy, nginx, static_host
from sitekit.hosting.settings import Settings, read_settings
from support.samples import site_files, write_folder

TYPED = read_settings(DATA / "hosting.yml")
SETTINGS = TYPED.model_copy(update={"redirects": {"help": "get-help/"}})
HERE = Site("http://127.0.0.1:8000/", Path("/tmp/logs"))  # noqa: S108 - nothing is written there


def test_a_name_that_only_looks_made_from_its_contents_is_not_kept() -> None:
    data = b"let a"
    right = f"assets/x-{hashlib.sha256(data).hexdigest()[:8]}.js"
    files = [right, "assets/x-00000000.js", "assets/x.js"]
    assert named_by_contents(files, lambda _: data) == [right]


def test_a_folder_of_nothing_but_kept_files_is_one_rule() -> None:
    kept = ["a/search/1.js", "a/search/2/3.js", "a/x.js"]
    assert as_rules(kept, [*kept, "a/y.js", "index.html"]) == ["a/search/*", "a/x.js"]
    assert as_rules([], ["index.html"]) == []


def test_a_page_a_picture_and_a_script_have_policies_and_words_have_none(tmp_path: Path) -> None:
    extra = {"x.svg": b"<svg><style>a{}</style></svg>", "x.js": b"let a", "x.txt": b"hello"}
    plan = plan_for(write_folder(tmp_path, site_files() | extra), "/", SETTINGS)
    spoken_of = {path for files in plan.policies.values() for path in files}
    assert spoken_of == {*site_files(), "x.svg", "x.js"}
    assert plan.addresses(["get-help/index.html"]) == ["/get-help/index.html", "/get-help/"]


@pytest.mark.parametrize(
    "name", ['a".html', "a b.html", "a;b.js", "a{b}.txt", "a$b.txt", "a\nb.js"]
)
def test_a_name_that_a_server_could_read_as_more_is_refused(tmp_path: Path, name: str) -> None:
    folder = write_folder(tmp_path, site_files() | {name: b"let a"})
    with pytest.raises(CouldNotCheck, match="name it with letters"):
        plan_for(folder, "/", SETTINGS)


def test_a_kind_of_file_without_a_type_is_named(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, site_files() | {"x.xyz": b"x"})
    with pytest.raises(CouldNotCheck, match=r"\.xyz: name its type in scripts/data/hosting\.yml"):
        plan_for(folder, "/", SETTINGS)


def test_a_redirect_to_no_page_is_named(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, site_files())
    lost = TYPED.model_copy(update={"redirects": {"help": "gone/"}})
    with pytest.raises(CouldNotCheck, match="help: leads to no page"):
        plan_for(folder, "/", lost)


@pytest.mark.parametrize("address", ["", "ftp://a.example/", "https://a b/", "https://a;b/", "x"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(CouldNotCheck, match="not a whole address"):
        Site(address, Path("/var/log"))


@pytest.mark.parametrize("path", ["logs", "/a b", "/a;b", "/a\nb", '/a"b'])
def test_a_path_that_a_server_could_read_as_more_is_refused(path: str) -> None:
    with pytest.raises(CouldNotCheck, match="a whole path"):
        Site("http://a.example/", Path(path))


def test_nginx_asks_for_its_certificate(tmp_path: Path) -> None:
    plan = plan_for(write_folder(tmp_path, site_files()), "/", SETTINGS)
    with pytest.raises(CouldNotCheck, match="--certificate and --key"):
        nginx(plan, Site("https://a.example/", Path("/var/log")))


def test_brotli_is_spoken_of_only_when_the_server_has_it(tmp_path: Path) -> None:
    plan = plan_for(write_folder(tmp_path, site_files()), "/", SETTINGS)
    assert "brotli on;" not in nginx(plan, HERE)
    with_module = Site(HERE.address, HERE.logs, brotli=True)
    assert "brotli on;" in nginx(plan, with_module)


def test_below_a_path_every_rule_names_it(tmp_path: Path) -> None:
    plan = plan_for(write_folder(tmp_path, site_files()), "/still-near/", SETTINGS)
    made = static_host(plan)
    assert "\n/still-near/*\n" in made["_headers"]
    assert "/still-near/help /still-near/get-help/ 301" in made["_redirects"]
    assert "handle_path /still-near/*" in caddy(plan, HERE)
    assert "location /still-near/ {" in nginx(plan, HERE)


@pytest.mark.parametrize(
    "change",
    [
        {"headers": {"X": 'a"; evil'}},
        {"headers": {"X": "a\nb"}},
        {"redirects": {"a b": "get-help/"}},
        {"redirects": {"help": "https://evil.example/"}},
        {"unknown": 1},
    ],
)
def test_settings_that_could_say_more_than_they_seem_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"could end its line|is no address|Extra inputs"):
        Settings.model_validate(TYPED.model_dump() | change)
