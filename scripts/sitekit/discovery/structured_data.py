"""Schema.org data for search engines, drawn from what the built page shows and nothing else.

No author, reviewer or rating is claimed: nobody of that kind has looked at these pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborNode

from ..html_view import Page, squeeze, visible_text
from .summary import LONG_READS, Summary, summary_of

TYPE = b"application/ld+json"
HEAD_END, BODY_END = b"</head>", b"</body>"
LONG = 2000  # bytes; then behind the words: a reader waits for those, nobody for this
QUESTION = "main .prose h3[id^=q-]"
HEADINGS = frozenset({"h1", "h2", "h3"})
NOT_SAID = "sup, small, .footnote"


def with_structured_data(page: Page, site_name: str, site_url: str) -> bytes:
    """The page with its data; as it was when there is nothing to say."""
    graph = list(_graph(page, site_name, site_url))
    if not graph or TYPE in page.data:
        return page.data
    said = {"@context": "https://schema.org", "@graph": graph}
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    script = f'<script type="{TYPE.decode()}">{text}</script>\n'.encode()
    mark = BODY_END if len(script) > LONG else HEAD_END
    before, end, after = page.data.rpartition(mark)
    return before + script + end + after if end else page.data


def _graph(page: Page, site_name: str, site_url: str) -> Iterator[dict[str, Any]]:
    summary = summary_of(page)
    if summary.kind == "home":
        yield _address({"@type": "WebSite", "name": site_name,
                        "description": summary.description}, summary, site_url)  # fmt: skip
    if summary.kind in LONG_READS:
        yield _article(summary, site_name, site_url)
    if summary.kind == "questions":
        yield _address({"@type": "FAQPage", "inLanguage": summary.language,
                        "mainEntity": list(_questions(page))}, summary, site_url)  # fmt: skip
    if site_url and summary.kind != "home" and summary.path != "404.html":
        yield _breadcrumbs(summary, site_name, site_url)


def _address(thing: dict[str, Any], summary: Summary, site_url: str) -> dict[str, Any]:
    return thing | ({"url": summary.url(site_url)} if site_url else {})


def _article(summary: Summary, site_name: str, site_url: str) -> dict[str, Any]:
    article = {
        "@type": "Article",
        "headline": summary.title,
        "description": summary.description,
        "inLanguage": summary.language,
        "isAccessibleForFree": True,
        "dateModified": summary.checked,
        "publisher": {"@type": "Organization", "name": site_name},
        "mainEntityOfPage": {"@type": "WebPage", "lastReviewed": summary.checked},
    }
    if site_url:
        article["image"] = f"{site_url}assets/share-picture.png"
    return _address(article, summary, site_url)


def _breadcrumbs(summary: Summary, site_name: str, site_url: str) -> dict[str, Any]:
    steps = ((site_name, site_url), (summary.title, summary.url(site_url)))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": url}
            for at, (name, url) in enumerate(steps, 1)
        ],
    }


def _questions(page: Page) -> Iterator[dict[str, Any]]:
    tree = Page(page.path, page.data).tree  # a copy to cut in
    for node in tree.css(NOT_SAID):
        node.decompose()
    for heading in tree.css(QUESTION):
        answer = squeeze(" ".join(visible_text(node) for node in _until_next(heading)))
        yield {
            "@type": "Question",
            "name": visible_text(heading),
            "acceptedAnswer": {"@type": "Answer", "text": answer},
        }


def _until_next(heading: LexborNode) -> Iterator[LexborNode]:
    node = heading.next
    while node is not None and node.tag not in HEADINGS:
        if node.is_element_node:
            yield node
        node = node.next
