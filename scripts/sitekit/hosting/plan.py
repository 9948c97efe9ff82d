"""What a host must know about one built folder, worked out from the folder."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ..findings import CouldNotCheck
from ..html_view import Page
from ..pages import Output, read_output
from .lifetimes import as_rules, named_by_contents
from .packing import packed_copies
from .policy import OF_SCRIPTS, Policy, joined, policy_of
from .settings import Kind, Settings

# Nothing in a name may have a meaning of its own in any configuration.
PLAIN_NAME = re.compile(r"[\w./~-]+")
LOST = "404.html"
INDEX = "index.html"


@dataclass(frozen=True)
class Plan:
    """Addresses begin with a slash and the path the site is served under."""

    folder: Path
    base: str
    policies: dict[str, list[str]]  # the header, and the files that are sent with it
    everywhere: str  # one policy that lets every page work
    always_fresh: list[str]
    kept_forever: list[str]
    kept_rules: list[str]  # the same, as few patterns
    types: dict[str, Kind]  # of the kinds of file that are there
    redirects: dict[str, str]
    packed: bool  # whether packed copies stand beside the files
    settings: Settings

    def addresses(self, files: Iterable[str]) -> list[str]:
        """Each address that is answered with one of the files."""
        ends = [path.removesuffix(INDEX) for path in files if Path(path).name == INDEX]
        return [f"{self.base}{path}" for path in [*files, *ends]]


def plan_for(folder: Path, base: str, settings: Settings) -> Plan:
    """Work out what a host must know.

    Raises:
        CouldNotCheck: a file has no type, a strange name or a wrong packed copy; a redirect
            leads nowhere.
    """
    output = read_output(folder, base)
    copies = packed_copies(folder, output.files)
    output = replace(output, files=output.files - copies)
    _refuse_strange_names(output)
    pages = {page.path: policy_of(page, output.texts) for page in output.pages}
    pictures = {
        path: policy_of(Page(path, data, base), {})
        for path, data in output.texts.items()
        if path.endswith(".svg")
    }
    scripts = {path: OF_SCRIPTS for path in output.files if path.endswith(".js")}
    kept = named_by_contents(output.files, lambda path: (folder / path).read_bytes())
    works_behind = OF_SCRIPTS if any(map(_has_worker, pages.values())) else Policy(())
    return Plan(
        folder=folder.resolve(),
        base=base,
        policies=_by_header(pages | pictures | scripts),
        everywhere=joined([*pages.values(), works_behind]).in_a_header(),
        always_fresh=[path for path in settings.always_fresh if path in output.files],
        kept_forever=kept,
        kept_rules=as_rules(kept, output.files),
        types=_types(output, settings),
        redirects=_redirects(output, base, settings),
        packed=bool(copies),
        settings=settings,
    )


def _by_header(policies: dict[str, Policy]) -> dict[str, list[str]]:
    """Files that need the same things stand together: there are few policies, many files."""
    found: dict[str, list[str]] = {}
    for path, policy in sorted(policies.items()):
        found.setdefault(policy.in_a_header(), []).append(path)
    return found


def _has_worker(policy: Policy) -> bool:
    return any(directive == "worker-src" for directive, _ in policy.sources)


def _refuse_strange_names(output: Output) -> None:
    strange = [path for path in sorted(output.files) if not PLAIN_NAME.fullmatch(path)]
    if strange:
        raise CouldNotCheck(f"{strange[0]!a}: name it with letters, digits, hyphens and dots only")
    if LOST not in output.files:
        raise CouldNotCheck(f"there is no {LOST} to answer wrong addresses with")


def _types(output: Output, settings: Settings) -> dict[str, Kind]:
    kinds = {Path(path).suffix.removeprefix(".") for path in output.files}
    hosts_read = {"", "nojekyll"}  # CNAME, _headers and others, which no reader gets
    unknown = sorted(kinds - set(settings.types) - hosts_read)
    if unknown:
        raise CouldNotCheck(f".{unknown[0]}: name its type in scripts/data/hosting.yml (types)")
    return {kind: settings.types[kind] for kind in sorted(kinds - hosts_read)}


def _redirects(output: Output, base: str, settings: Settings) -> dict[str, str]:
    found = {}
    for short, place in settings.redirects.items():
        if f"{place}{INDEX}" not in output.files or f"{short}/{INDEX}" in output.files:
            raise CouldNotCheck(
                f"{short}: leads to no page, or is one (scripts/data/hosting.yml, redirects)"
            )
        found[f"{base}{short}"] = f"{base}{place}"
    return found
