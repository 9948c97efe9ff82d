"""What happens to a built folder, in order: finish it, then check all of it.

Every way of building goes through here: the hook of ``mkdocs build`` and ``serve``,
``build.py`` for any generator, and the scripts that are run by hand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from .banner.gate import check_banners
from .banner.sheets import check_sheets
from .budgets.downloads import check_downloads, read_limits
from .budgets.limits import check_together, check_weights, read_budgets, read_together
from .content.config import check_config, pages_in_nav
from .content.facts import check_facts, read_facts
from .content.files import check_files
from .content.front_matter import check_front_matter
from .content.inline_styles import check_inline_styles as check_written_styles
from .content.notes import check_notes, read_library
from .content.originality import check_originality, read_shingles
from .discovery.announce import announce
from .findings import Finding
from .hosting.check import check_inline_styles, check_policies
from .hosting.in_page import take_policies_away, write_policies
from .links.internal import check_links
from .memory import of_file
from .offline.disk_check import check_for_a_disk
from .offline.editions import ALL, SWITCH, forget_editions, wanted, write_editions
from .offline.listing import check_offers, write_stamp
from .offline.stamp import read_stamp
from .offline.words import Words
from .output.basics import check_basics
from .output.foreign import check_foreign
from .output.lighten import lighter_script, write_lighter
from .output.prune import prune_unused
from .output.shared_scripts import share_scripts
from .pages import Output, read_output
from .pages.paper import read_sheets
from .search.index import write_search
from .search.panel import write_panel
from .search.renewal import renew_search, take_search
from .search.sections import Section, read_sections
from .search.topics import write_topics

ROOT = Path(__file__).resolve().parents[2]
DATA, THEME = ROOT / "scripts" / "data", ROOT / "overrides"
FACTS, LANGUAGE = DATA / "crisis-facts.yml", DATA / "language.yml"
SHINGLES, BUDGETS = DATA / "source-shingles.txt", DATA / "budgets.yml"
SEARCH_DATA, SEARCH_PROGRAM = DATA / "search", THEME / "assets" / "search"
EDITIONS = frozenset({".epub", ".pdf"})  # zips are checked whole, as a folder is


def check_printed_facts(output: Output) -> list[Finding]:
    """Numbers and words on the pages that nobody has verified."""
    return check_facts(output, read_facts(FACTS))


def check_budgets(folder: Path, output: Output) -> list[Finding]:
    """Pages, and files together, that are heavier than they may be."""
    together = check_together(folder, output, read_together(BUDGETS))
    return [*check_weights(folder, output, read_budgets(BUDGETS)), *together]


CHECKS: tuple[Callable[[Output], list[Finding]], ...] = (
    check_banners,
    check_basics,
    check_links,
    check_foreign,
    check_inline_styles,
    check_printed_facts,
)
# Asked of a folder only: what stands on a disk already, nobody waits for, and nobody sends.
CHECKS_OF_A_FOLDER: tuple[Callable[[Path, Output], list[Finding]], ...] = (
    check_budgets,
    lambda _, output: check_policies(output),
)


@dataclass(frozen=True)
class Finished:
    """What finishing a built folder did."""

    pruned: int  # files
    sections: int  # that search can lead to

    def __str__(self) -> str:
        some = f"only the zip of the offline editions ({SWITCH} is set: not to be published)"
        made = f"{len(wanted())} offline editions" if wanted() == ALL else some
        return f"{self.sections} sections to search, {made}, {self.pruned} unused files left out"


def base_path(site_url: str | None) -> str:
    """The path a public address serves the site under: ``/`` when there is none."""
    return urlsplit(site_url or "").path.rstrip("/") + "/"


def check_sources_of_site(root: Path) -> list[Finding]:
    """Mistakes in what the site is built from: configuration, front matter, sources."""
    docs = root / "docs"
    shape = [*check_config(root), *check_files(docs)]
    matter = check_front_matter(docs, pages_in_nav(root))
    library = read_library(root, DATA)
    copied = check_originality(library.pages, read_shingles(SHINGLES))
    return [*shape, *matter, *check_notes(library), *copied, *check_written_styles(docs)]


def finish(
    folder: Path, site_url: str | None = None, *, editions: bool = True, like: Path | None = None
) -> Finished:
    """Do what comes after the generator. Doing it twice changes nothing.

    Without `editions` there is nothing to take home; only a benchmark asks for that. `like` has
    a search that will do until ``renew`` has made a new one.
    """
    base, top = base_path(site_url), f"{site_url.rstrip('/')}/" if site_url else ""
    take_policies_away(folder, read_output(folder, base))
    forget_editions(folder)
    pruned = prune_unused(folder, base)
    output = read_output(folder, base)  # its pages are read anew by each step
    write_lighter(folder, output)
    share_scripts(folder, output)
    write_topics(folder, output)
    write_panel(folder, output)
    stamp = read_stamp(ROOT, output)
    write_stamp(folder, output, stamp)
    announce(folder, output, top)
    sections = read_sections(output)
    if not (like and take_search(folder, like, sections, SEARCH_DATA)):
        _write_search(folder, sections)
    if editions and not check_banners(read_output(folder, base)):  # else nothing to take home
        write_editions(folder, base, Words(THEME / "editions", stamp))
    write_policies(folder, read_output(folder, base))  # last: nothing may change a page after it
    return Finished(len(pruned), len(sections))


def _write_search(folder: Path, sections: list[Section]) -> list[Path]:
    return write_search(folder, sections, SEARCH_DATA, SEARCH_PROGRAM, lighter_script)


def renew(folder: Path, base: str = "/") -> list[Finding]:
    """Give a folder that is served the search of its pages, unless the gate finds something."""
    return renew_search(folder, read_output(folder, base), _write_search, check_banners)


def prepare_for_live_reload(folder: Path, base: str = "/") -> None:
    """Let the generator's own server add its script to pages that are finished and checked."""
    take_policies_away(folder, read_output(folder, base))


def check(folder: Path, base: str = "/") -> list[Finding]:
    """Everything wrong with a finished folder and with the offline copy in it."""
    output = read_output(folder, base)
    findings = check_pages(folder, output)
    for archive in sorted(folder.rglob("*.zip")):  # that there is one, the offers say
        name = archive.relative_to(folder).as_posix()
        for finding in of_file(_check_archive, archive):
            findings.append(replace(finding, path=f"{name}!{finding.path}"))
    findings += check_offers(folder, output, wanted())
    findings += check_downloads(folder, read_limits(BUDGETS))
    return findings + _check_editions(folder)


def check_pages(folder: Path, output: Output) -> list[Finding]:
    """Everything wrong with the pages of a finished folder, read as `output`."""
    return check_output(output) + [it for look in CHECKS_OF_A_FOLDER for it in look(folder, output)]


def _check_editions(folder: Path) -> list[Finding]:
    """The crisis line in every book and on every printed page that readers find in it.

    In books the links as well; in a PDF they were places of one document when it was drawn.
    """
    findings: list[Finding] = []
    for path in sorted(path for path in folder.rglob("*") if path.suffix.lower() in EDITIONS):
        name = path.relative_to(folder).as_posix()
        if path.suffix.lower() == ".pdf":
            findings += check_sheets(name, of_file(read_sheets, path))
        else:
            found = of_file(_check_book, path)
            findings += [replace(it, path=f"{name}!{it.path}") for it in found]
    return findings


def _check_archive(path: Path) -> list[Finding]:
    packed = read_output(path)
    return [*check_output(packed), *check_for_a_disk(packed)]


def _check_book(path: Path) -> list[Finding]:
    book = read_output(path)
    return [*check_banners(book), *check_links(book), *check_foreign(book)]


def check_output(output: Output) -> list[Finding]:
    """Everything wrong with the pages of one output."""
    return [finding for look in CHECKS for finding in look(output)]
