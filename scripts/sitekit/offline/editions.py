"""Every edition of a built site, made from its pages and put into downloads/.

Which are made, says STILL_NEAR_EDITIONS. Nothing that is published sets it, so that a site
without all of them cannot come out by forgetting something:

- not set: all of them;
- ``zip``: the zip alone, for tests that build often; the checks want no other one then,
  and the checks of a site that is published do;
- a folder: all of them as they stand there, for a server that rebuilds on each change.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from pathlib import Path

from ..findings import CouldNotCheck
from ..pages import Output, read_output
from .book_edition import EPUB_PATH, write_book
from .html_edition import HTML_PATH, one_file
from .listing import FOLDER, write_offers, write_sums
from .paper_edition import print_sheets, sheets_of
from .words import Words
from .zip_edition import READ_ME, ZIP_PATH, read_me, write_tree, write_zip

SWITCH = "STILL_NEAR_EDITIONS"
ONLY_ZIP = "zip"
PAPER = {"still-near": False, "still-near-practice": True}  # and whether of the tools only
ALL = frozenset(
    {Path(it).name for it in (ZIP_PATH, HTML_PATH, EPUB_PATH)}
    | {f"{name}-{size}.pdf" for name in PAPER for size in ("a4", "letter")}
)


def wanted() -> frozenset[str]:
    """The names of the editions that a site must have now."""
    return frozenset({Path(ZIP_PATH).name}) if os.environ.get(SWITCH) == ONLY_ZIP else ALL


def are_taken() -> bool:
    """Whether they are taken as they stand in a folder; else they hold what the site holds now."""
    return os.environ.get(SWITCH, "") not in {"", ONLY_ZIP}


def forget_editions(folder: Path) -> None:
    """Take away what an earlier run made."""
    shutil.rmtree(folder / FOLDER, ignore_errors=True)


def write_editions(folder: Path, base: str, words: Words) -> None:
    """Make the editions of the built `folder`, and let its pages offer them.

    Raises:
        CouldNotCheck: the system lacks a library, or a page lacks what an edition needs.
    """
    chosen = os.environ.get(SWITCH, "")
    (folder / FOLDER).mkdir(exist_ok=True)
    if are_taken():
        _take(Path(chosen), folder / FOLDER)
    else:
        _make(folder, base, words, all_of_them=not chosen)
    write_offers(folder, read_output(folder, base), write_sums(folder), words.stamp)


def _take(source: Path, target: Path) -> None:
    for name in sorted(ALL):
        if not (source / name).is_file():
            raise CouldNotCheck(f"{source / name}: no such edition ({SWITCH} names the folder)")
        shutil.copyfile(source / name, target / name)


def _make(folder: Path, base: str, words: Words, *, all_of_them: bool) -> None:
    output = read_output(folder, base)
    if not all_of_them:
        _write_zip(folder, base, output, words)
        return
    say = _Progress(len(ALL))
    with _in_two_processes() as pool:  # WeasyPrint takes most of the time
        printing = {
            pool.submit(print_sheets, sheets): f"{name}-{size}.pdf"
            for name, tools_only in PAPER.items()
            for size, sheets in sheets_of(output, _bytes_of(folder), words,
                                          tools_only=tools_only).items()
        }  # fmt: skip
        _write_zip(folder, base, output, words)
        say.made(folder / ZIP_PATH)
        (folder / HTML_PATH).write_bytes(one_file(output, _bytes_of(folder), words))
        say.made(folder / HTML_PATH)
        write_book(output, _bytes_of(folder), words, folder / EPUB_PATH)
        say.made(folder / EPUB_PATH)
        for done in as_completed(printing):
            target = folder / FOLDER / printing[done]
            target.write_bytes(done.result())
            say.made(target)


def _write_zip(folder: Path, base: str, output: Output, words: Words) -> None:
    with tempfile.TemporaryDirectory() as held:
        tree = Path(held)
        write_tree(folder, tree, base)
        (tree / READ_ME).write_bytes(read_me(output, words))
        write_zip(tree, folder / ZIP_PATH, words.stamp)


def _bytes_of(folder: Path) -> Callable[[str], bytes]:
    return lambda path: (folder / path).read_bytes()


@contextmanager
def _in_two_processes() -> Iterator[ProcessPoolExecutor]:
    """Processes of their own, that go when this one is stopped."""
    pool = ProcessPoolExecutor(min(2, os.cpu_count() or 1), mp_context=get_context("spawn"))
    try:
        yield pool
    except BaseException:  # a build that is told to stop does not wait for a book
        for process in active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class _Progress:
    """Says on the error output which edition is there, and how long it took so far."""

    def __init__(self, count: int) -> None:
        self.count, self.done, self.start = count, 0, time.monotonic()
        self._say(f"Making {count} offline editions (half a minute or so)")

    def made(self, path: Path) -> None:
        """One more is there."""
        self.done += 1
        spent = time.monotonic() - self.start
        size = path.stat().st_size / 1000
        self._say(
            f"  {self.done} of {self.count}  {path.name}, {size:,.0f} kB, after {spent:.0f} s"
        )

    def _say(self, words: str) -> None:
        print(words, file=sys.stderr, flush=True)
