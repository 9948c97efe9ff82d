"""Pages as the generator drew them before, kept by a process that serves the site.

What a page comes out as follows from its Markdown, from the names of all pages, and from the rest
of the sources; `memory` forgets everything when that rest changes. The generator's own objects
are only handed through, so that nothing here has to know it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any

from .memory import drop, recall

# What the generator sets on a page when it turns its Markdown into HTML.
SET = ("content", "toc", "_title_from_render", "present_anchor_ids")
LINKS = "links_to_anchors"  # by file, and the files are new ones in each build


def keep_rendered(page: Any, files: Any, warnings: Callable[[], object]) -> None:
    """Let a page take what the same Markdown gave before, unless that came with `warnings`."""
    render = page.render
    names = frozenset(file.src_uri for file in files)

    def rendered(config: Any, files: Any) -> None:
        key, before = ("rendered", page.file.src_uri, page.markdown, names), warnings()
        told = recall(key, partial(_render, page, render, config, files))
        if warnings() != before:
            drop(key)
        for name in SET:
            setattr(page, name, told[name])
        links = ((files.get_file_from_path(path), said) for path, said in told[LINKS].items())
        setattr(page, LINKS, {file: said for file, said in links if file is not None})

    page.render = rendered


def _render(page: Any, render: Callable[..., None], config: Any, files: Any) -> dict[str, Any]:
    render(config, files)
    links = getattr(page, LINKS) or {}
    return {name: getattr(page, name) for name in SET} | {
        LINKS: {file.src_uri: said for file, said in links.items()}
    }


def keep_drawn(env: Any, files: Any) -> None:
    """Let the templates of `env` give what they gave before for the same page and menu."""
    pages = [file.page for file in files if file.page is not None]
    menu = tuple((page.url, page.title) for page in pages)
    env.get_template = partial(_Template, env.get_template, menu)


class _Template:
    """A template as the generator asks for it; other templates get to all else of it."""

    def __init__(self, get: Callable[..., Any], menu: Hashable, *named: Any, **more: Any) -> None:
        self._template, self._menu = get(*named, **more), menu

    def render(self, context: dict[str, Any]) -> str:
        """The page as text."""
        page = context.get("page")
        draw = partial(self._template.render, context)
        if page is None:  # no page has this one: it is drawn once in a build
            return str(draw())
        said = (page.url, page.content, repr(page.meta), page.title, page.canonical_url)
        key = ("drawn", self._template.name, said, self._menu)
        return str(recall(key, draw))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)
