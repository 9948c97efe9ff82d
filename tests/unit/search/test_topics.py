"""The list of all topics: each page with its parts, from the built pages."""

from __future__ import annotations

from pathlib import Path

from sitekit.pages import read_output
from sitekit.search.topics import write_topics

LIST = """<main><div class="all-topics" data-topics><ul>
<li><a href="../a/">A page</a></li>
<li lang="es"><a href="../es/b/">Una página</a></li>
<li><a href="../none/">Elsewhere</a></li>
</ul></div><ul><li><a href="../a/">Not in the list</a></li></ul></main>"""
PAGE = """<main data-search><section class="in-short"><h2 id="in-short">In short</h2></section>
<h2 id="x">First &amp; <em>best</em></h2><h3 id="deep">Deeper</h3><h2>No place</h2>
<div lang="es"><h2 id="y">Ayuda</h2></div><section class="care-card"><h2 id="now">Call 911</h2>
</section><h2 id="sources">Sources</h2></main>"""


def listed(folder: Path) -> str:
    for path, text in {"search": LIST, "a": PAGE, "es/b": "<main><h2 id=z>Z</h2></main>"}.items():
        (folder / path).mkdir(parents=True)
        (folder / path / "index.html").write_text(text, encoding="utf-8")
    write_topics(folder, read_output(folder))
    return (folder / "search/index.html").read_text(encoding="utf-8")


def test_the_parts_of_a_page_stand_below_it_and_nothing_else_changes(tmp_path: Path) -> None:
    rows = (
        '<ul><li><a href="../a/#x">First &amp; best</a></li>'
        '<li><a href="../a/#y" lang="es">Ayuda</a></li></ul>'
    )
    assert listed(tmp_path) == LIST.replace("A page</a>", f"A page</a>{rows}", 1)


def test_twice_changes_nothing(tmp_path: Path) -> None:
    once = listed(tmp_path)
    write_topics(tmp_path, read_output(tmp_path))
    assert (tmp_path / "search/index.html").read_text(encoding="utf-8") == once
