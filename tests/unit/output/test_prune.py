"""Files that nothing refers to are left out; what is asked for stays."""

from __future__ import annotations

from pathlib import Path

from sitekit.output.prune import prune_unused


def lay_out(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def test_only_what_a_page_can_reach_stays(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        {
            "index.html": '<link rel=stylesheet href="a.css?v=2"><style>p{background:url(in.png)}'
            '</style><img srcset="s.png 1x, t.png 2x"><meta content="card.png">',
            "raw.html": "a page nobody links to",
            "a.css": '@import "b.css"; @media print { p { background: url("print.png") } }',
            "b.css": "p { background: url(deep/b.png) }",
            "in.png": "", "s.png": "", "t.png": "", "card.png": "", "print.png": "",
            "deep/b.png": "", "robots.txt": "", ".well-known/security.txt": "",
            "unused.js": "", "deep/unused.png": "", "empty/also/unused.css": "p{}",
        },
    )  # fmt: skip
    assert prune_unused(tmp_path) == ["deep/unused.png", "empty/also/unused.css", "unused.js"]
    assert not (tmp_path / "empty").exists()
    assert (tmp_path / "raw.html").exists()
    assert prune_unused(tmp_path) == []
