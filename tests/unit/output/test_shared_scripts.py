"""Large scripts at the end of pages become files that pages share."""

from __future__ import annotations

from pathlib import Path

from sitekit.output.shared_scripts import share_scripts
from sitekit.pages import read_output

LARGE = "say('" + "x" * 1200 + "');"
HEAD = "<head><script>early()</script></head><body><main><script>inside()</script></main>"
END = f"<script>small()</script>\n<script>{LARGE}</script>\n<script>then()</script>\n</body>"


def shared(folder: Path, pages: dict[str, str]) -> dict[str, str]:
    for path, markup in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(markup)
    share_scripts(folder, read_output(folder))
    return {path: (folder / path).read_text() for path in pages}


def test_pages_with_one_script_point_at_one_file(tmp_path: Path) -> None:
    made = shared(tmp_path, {"index.html": HEAD + END, "a/b/index.html": HEAD + END})
    (file,) = (tmp_path / "assets").iterdir()
    assert file.read_text() == LARGE + "\nthen()", "what follows a large one still runs after it"
    for path, up in {"index.html": "", "a/b/index.html": "../../"}.items():
        assert LARGE not in made[path]
        assert f'<script src="{up}assets/{file.name}" defer></script>\n</body>' in made[path]
        assert "small()" in made[path]
        assert "then()" not in made[path]
        assert HEAD in made[path]


def test_twice_changes_nothing(tmp_path: Path) -> None:
    once = shared(tmp_path, {"index.html": HEAD + END})
    assert shared(tmp_path, once) == once


def test_the_page_for_lost_addresses_keeps_its_scripts(tmp_path: Path) -> None:
    made = shared(tmp_path, {"404.html": HEAD + END})
    assert made["404.html"] == HEAD + END
    assert not (tmp_path / "assets").exists()
