"""What is done to a built folder before it is checked: all that the generator does not do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from .banner.gate import check_banners
from .discovery.announce import announce
from .findings import Finding
from .hosting.in_page import take_policies_away, write_policies
from .keeping.offer import forget_worker, write_worker
from .offline.editions import ALL, SWITCH, forget_editions, wanted, write_editions
from .offline.listing import write_stamp
from .offline.stamp import Stamp, read_stamp
from .offline.words import Words
from .output.lighten import lighter_script, write_lighter
from .output.prune import prune_unused
from .output.shared_scripts import share_scripts
from .pages import Output, read_output
from .search.index import write_search
from .search.panel import write_panel
from .search.renewal import renew_search, take_search
from .search.sections import Section, read_sections
from .search.topics import write_topics

ROOT = Path(__file__).resolve().parents[2]
DATA, THEME = ROOT / "scripts" / "data", ROOT / "overrides"
SEARCH_DATA, SEARCH_PROGRAM = DATA / "search", THEME / "assets" / "search"


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
    forget_worker(folder)
    pruned = prune_unused(folder, base)
    output = read_output(folder, base)  # its pages are read anew by each step
    write_lighter(folder, output)
    share_scripts(folder, output)
    found = 0
    is_whole = not check_banners(read_output(folder, base))  # else nobody gets it: say that first
    if is_whole:
        stamp = read_stamp(ROOT, output)
        found = _complete(folder, read_output(folder, base), stamp, top, like)
        if editions:
            write_editions(folder, base, Words(THEME / "editions", stamp))
    write_policies(folder, read_output(folder, base))  # no style or script may change after it
    if is_whole:
        write_worker(folder, read_output(folder, base), THEME)  # last: it holds a hash of each file
    return Finished(len(pruned), found)


def _complete(folder: Path, output: Output, stamp: Stamp, top: str, like: Path | None) -> int:
    """Write what pages say about the site and what finds them; the number of sections."""
    write_topics(folder, output)
    write_panel(folder, output)
    write_stamp(folder, output, stamp)
    announce(folder, output, top)
    sections = read_sections(output)
    if not (like and take_search(folder, like, sections, SEARCH_DATA)):
        _write_search(folder, sections)
    return len(sections)


def _write_search(folder: Path, sections: list[Section]) -> list[Path]:
    return write_search(folder, sections, SEARCH_DATA, SEARCH_PROGRAM, lighter_script)


def renew(folder: Path, base: str = "/") -> list[Finding]:
    """Give a folder that is served the search of its pages, unless the gate finds something."""
    return renew_search(folder, read_output(folder, base), _write_search, check_banners)


def prepare_for_live_reload(folder: Path, base: str = "/") -> None:
    """Let the generator's own server add its script to pages that are finished and checked."""
    forget_worker(folder)  # it would find other bytes than it was made for
    take_policies_away(folder, read_output(folder, base))
