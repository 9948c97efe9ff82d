"""What happens to a built folder, in order: finish it, then check all of it.

Every way of building goes through here: the hook of ``mkdocs build`` and ``serve``,
``build.py`` for any generator, and the scripts that are run by hand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

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
from .findings import Finding
from .finishing import DATA, THEME
from .hosting.check import check_inline_styles, check_policies
from .keeping.offer import check_worker
from .links.internal import check_links
from .memory import of_file
from .offline.disk_check import check_for_a_disk
from .offline.editions import wanted
from .offline.listing import check_offers
from .output.basics import check_basics
from .output.foreign import check_foreign
from .pages import Output, read_output
from .pages.paper import read_sheets

FACTS, LANGUAGE = DATA / "crisis-facts.yml", DATA / "language.yml"
SHINGLES, BUDGETS = DATA / "source-shingles.txt", DATA / "budgets.yml"
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
    lambda folder, output: check_worker(folder, output, THEME),
)


def check_sources_of_site(root: Path) -> list[Finding]:
    """Mistakes in what the site is built from: configuration, front matter, sources."""
    docs = root / "docs"
    shape = [*check_config(root), *check_files(docs)]
    matter = check_front_matter(docs, pages_in_nav(root))
    library = read_library(root, DATA)
    copied = check_originality(library.pages, read_shingles(SHINGLES))
    return [*shape, *matter, *check_notes(library), *copied, *check_written_styles(docs)]


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
