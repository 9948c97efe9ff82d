"""The gate: every rule of the crisis line on every page of an output."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from ..findings import Finding
from ..html_view import Page
from ..memory import of_page_and_files
from ..pages import Output
from .beside import check_beside
from .inserted import check_inserted
from .policy import DEFAULT_LANGUAGE, POLICIES, Policy
from .rules import RULES
from .subject import MARK, Subject

MISSING_MEND = (
    "Every page is drawn by a template that extends overrides/main.html. A raw HTML file"
    " in docs/ has no template: write the page in Markdown, or take the file out."
)


def check_banners(output: Output, policies: Mapping[str, Policy] = POLICIES) -> list[Finding]:
    """What is wrong with the crisis line, on any page of the output."""
    findings = [*check_beside(output)]
    for page in output.pages:
        alone, book = output.stands_alone(page.path), output.book
        look = partial(check_page, policies=policies, alone=alone, book=book)
        findings += of_page_and_files(look, page, output.texts, *policies.values(), alone, book)
        page.forget()  # ten thousand parsed pages would fill the memory
    return findings + list(
        check_inserted(output, lambda page: check_page(page, output.texts, policies))
    )


def check_page(
    page: Page,
    files: Mapping[str, bytes],
    policies: Mapping[str, Policy] = POLICIES,
    *,
    alone: bool = False,
    book: bool = False,
) -> Iterator[Finding]:
    """What is wrong with the crisis line on one page.

    `files` are the styles and scripts it can load. A page that stands `alone` has its
    help in itself. A page of a `book` is put on sheets by whoever shows the book.
    """
    root = page.tree.css_first("html")
    language = (root.attributes.get("lang") or "") if root else ""
    policy = policies.get(language.lower().split("-")[0])
    if policy is None:
        policy = policies[DEFAULT_LANGUAGE]
        message = f"the page's language is “{language}”, for which no crisis line is laid down"
        mend = f"Set lang on <html> to one of: {', '.join(policies)}."
        yield Finding(page.path, 0, "banner-language", message, mend)
    banner = page.tree.css_first(f"[{MARK}]")
    if banner is None:
        yield Finding(page.path, 0, "banner-missing", "the page has no crisis line", MISSING_MEND)
        return
    subject = Subject(page, banner, policy, files, alone, book)
    for node in subject.inside:
        spoken = (node.attributes.get("lang") or language).lower().split("-")[0]
        if spoken != language.lower().split("-")[0]:
            message = f"a <{node.tag}> of the line is marked as “{spoken}”"
            yield Finding(page.path, 0, "banner-language", message, "Take its lang away.")
    for rule in RULES:
        for message in rule.judge(subject):
            yield Finding(page.path, 0, rule.id, message, rule.mend)
