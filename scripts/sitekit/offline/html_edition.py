"""The whole site as one HTML file, to send by message: every page, its pictures, the search.

It is the search page with all other pages beside its box. It takes along the program and the
data of search, which other pages load when a reader goes to search: nothing can be loaded here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from string import Template

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..addresses import resolve
from ..findings import CouldNotCheck
from ..html_view import Page, visible_text
from ..pages import Output
from .for_readers import offline_tree
from .merged_styles import merged, with_lower_headings
from .one_document import Document, Files, lowered
from .order import SEARCH, Entry, cover_words, reading_order
from .words import Words

HTML_PATH = "downloads/still-near.html"
# How a script of the search writes the address of a page: "about/index.html#privacy".
PAGE_ADDRESS = re.compile(r'"((?:[\w-]+/)*index\.html)(?:#([\w-]+))?"')
SEARCH_FILES = "assets/search/"
SEARCH_PROGRAM, SEARCH_DATA = f"{SEARCH_FILES}finder.js", f"{SEARCH_FILES}data-"
ENDS_SCRIPT = re.compile(r"</script|<!--", re.IGNORECASE)


def one_file(output: Output, files: Files, words: Words) -> bytes:
    """The whole site as one page, with the words and styles of this edition.

    Raises:
        CouldNotCheck: the site has no front page, or no search page.
    """
    entries = reading_order(output)
    pages = {page.path: page for page in output.pages}
    if SEARCH not in pages:
        raise CouldNotCheck(f"there is no {SEARCH}, which the one HTML file is made of")
    inside = frozenset(entry.path for entry in entries)
    document = Document(inside, output, files, as_is=frozenset({SEARCH}))
    parts = [_part(document, pages[entry.path], words) for entry in entries]
    values = cover_words(output) | words.stamp.words
    values |= {"contents": contents(entries, document), "parts": "".join(parts)}
    body = Template(words.of("one-file.html")).substitute(values)
    return _in_shell(pages, document, body, words, values["name"])


def contents(entries: Sequence[Entry], document: Document, heading: str = "h3") -> str:
    """Lists of links to the parts, one list a group, its name in a `heading`."""
    groups = dict.fromkeys(entry.group for entry in entries)
    made = ""
    for group in groups:
        links = "".join(f'<li><a href="#{document.place(it.path)}">{escape(it.name)}</a></li>'
                        for it in entries if it.group == group)  # fmt: skip
        made += (f"<{heading}>{escape(group)}</{heading}>" if group else "") + f"<ul>{links}</ul>"
    return made


def _part(document: Document, page: Page, words: Words) -> str:
    tree = offline_tree(page)
    for node in tree.css("main script, main .related, main .onward"):
        node.decompose()
    if page.path not in document.as_is:  # scripts of other pages do not run here
        for node in tree.css("main [hidden], main .search-box"):
            node.decompose()
    for node in tree.css("main section[aria-labelledby]"):
        del node.attrs["aria-labelledby"]
    heading = tree.css_first("main h1")
    for node in tree.css("main nav[aria-label]"):  # of one name, they could not be told apart
        name = visible_text(heading) if heading is not None else page.path
        node.attrs["aria-label"] = f"{node.attributes['aria-label']}: {name}"
    part = lowered(document.part(page, tree))
    return part.removesuffix("</section>") + words.of("one-file-part.html") + "</section>"


def _in_shell(
    pages: dict[str, Page], document: Document, body: str, words: Words, name: str
) -> bytes:
    shell_page = pages[SEARCH]
    shell = offline_tree(shell_page)
    main, title, style = (shell.css_first(it) for it in ("main", "head > title", "head > style"))
    if main is None or title is None or style is None or shell.body is None:
        raise CouldNotCheck(f"{SEARCH}: has no <main>, <title> or <style>")
    scripts = "".join(
        [*_scripts(shell, document), *_search(document), _script(words.of("one-file.js"))]
    )
    panel = "".join(_linked_styles(shell, document))
    main.inner_html = ""
    for part in shell.css("body > *"):
        document.lead_inside(shell_page, part)
    for node in shell.css("[aria-current]"):
        del node.attrs["aria-current"]
    title.inner_html = escape(name)
    own = [styles_of(page) for page in pages.values() if _language(page) == _language(shell_page)]
    style.inner_html = with_lower_headings(merged(own)) + panel + words.of("one-file.css")
    main.inner_html = body
    return (shell.html or "").replace("</body>", scripts + "</body>").encode()


def styles_of(page: Page) -> str:
    """The styles that stand in a page."""
    return "".join(node.text() for node in page.tree.css("style"))


def _language(page: Page) -> str:
    root = page.tree.css_first("html")
    return (root.attributes.get("lang") or "") if root else ""


def _linked_styles(shell: LexborHTMLParser, document: Document) -> Iterator[str]:
    """The stylesheets that the page links to, their links taken out of it."""
    for node in shell.css("link[rel=stylesheet]"):
        yield _file(document, node.attributes.get("href") or "")[1]
        node.decompose()


def _search(document: Document) -> Iterator[str]:
    """The program of search and its data, which every place of the file is an address in."""
    named = sorted(path for path in document.output.files if path.startswith(SEARCH_DATA))
    for path in (SEARCH_PROGRAM, *named):
        yield _script(_led_inside(*_file(document, f"/{path}"), document))


def _script(text: str) -> str:
    return f"<script>{text}</script>"


def _scripts(shell: LexborHTMLParser, document: Document) -> Iterator[str]:
    """The scripts of the body, in order, taken out of it; files become part of the page."""
    for node in shell.css("body script"):
        yield _script(_inlined(node, document))
        node.decompose()


def _inlined(node: LexborNode, document: Document) -> str:
    address = node.attributes.get("src")
    if address is None:
        return node.text()
    return _led_inside(*_file(document, address), document)


def _file(document: Document, address: str) -> tuple[str, str]:
    """Path and text of a file that the search page names."""
    target = resolve(SEARCH, address)
    if target is None or target.path not in document.output.files:
        raise CouldNotCheck(f"{SEARCH}: what it names, {address}, is no file of this site")
    return target.path, document.files(target.path).decode()


def _led_inside(path: str, text: str, document: Document) -> str:
    """A script in which each address of a page is that of its place in the file."""
    if ENDS_SCRIPT.search(text):
        raise CouldNotCheck(f"{path}: holds what would end a <script> it stands in")
    return PAGE_ADDRESS.sub(lambda found: _place(found, document), text)


def _place(found: re.Match[str], document: Document) -> str:
    if found[1] not in document.inside:
        return found[0]
    return f'"#{document.place(found[1], found[2] or "")}"'
