"""The generated part of the evidence page: every claim, then every work in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .bibliography import Reference
from .claims import LABELS, Claim, Topic

SKIPPED = '/// html | div.claims\n    attrs: {data-search-skip: ""}\n'  # pages say it better
MOST_PAGES = 2  # of a claim; else this page would grow with every other one


def claims_and_works(
    topics: Iterable[Topic],
    works: Mapping[str, Reference],
    made_on: Mapping[str, Mapping[str, str]],
) -> str:
    """Markdown for the claims by topic and the works they rest on.

    `made_on` gives for each claim the pages that make it: address to title.
    """
    parts = []
    for topic in topics:
        parts.append(f"## {topic.title} {{ #topic-{topic.file.removesuffix('.yml')} }}\n")
        parts.append(SKIPPED)
        parts += [_claim(claim, works, made_on.get(claim.id, {})) for claim in topic.claims]
        parts.append("///\n")
    parts.append("## Works cited { #works }\n")
    parts.append("Where a detail is missing, we could not confirm it.\n")
    parts.append(SKIPPED)
    for work in sorted(works.values(), key=lambda work: work.citation().lower()):
        parts.append(f"- {work.citation()}\n  {{ #work-{work.key} }}")
    parts.append("\n///\n")
    return "\n".join(parts)


def _claim(claim: Claim, works: Mapping[str, Reference], pages: Mapping[str, str]) -> str:
    rows = [
        f"### {claim.claim} {{ #claim-{claim.id} }}\n",
        f"- **{LABELS[claim.label].capitalize()}.** {claim.shows}",
        f"- Limits: {claim.limits}",
    ]
    if claim.sources:
        rows.append(f"- Works: {_short_list(claim, works)}.")
    if pages:
        rows.append(f"- Said on: {_said_on(pages)}.")
    return "\n".join(rows) + "\n"


def _said_on(pages: Mapping[str, str]) -> str:
    links = [f"[{name}]({at})" for at, name in pages.items()]
    if len(links) > MOST_PAGES:  # a count would weigh more than it tells
        return f"{links[0]} and other pages"
    return ", ".join(links)


def _short_list(claim: Claim, works: Mapping[str, Reference]) -> str:
    """The works of a claim in a few words each, linked to their entries."""
    known = [works[key] for key in claim.sources if key in works]
    return "; ".join(f"[{work.short()}](#work-{work.key})" for work in known)
