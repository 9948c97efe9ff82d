"""The pieces that made-up articles are put together from: the site's own paragraphs and boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..findings import CouldNotCheck

LONG_READ = re.compile(r"\A---\n(?:.*\n)*?kind: (?:article|guide)\n")
MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
REST = re.compile(r"^## [^\n]*\{ #words \}.*", re.MULTILINE | re.DOTALL)
BOX = re.compile(r"^(/{3,4}) html \|.*?^\1$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[([^\]^]+)\]\((?!#word-)[^)]*\)")  # not one to a word, nor a picture
ANY_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
LABEL = re.compile(r" ?<small>[^<]*</small>")  # comes back with the notes
HEADING = re.compile(r"^###? (.*?) \{ #")
# Numbers to call stand once, in the care card, where the sentences around them are right.
NUMBERS = re.compile(r"\b(?:988|911|\d{3,5}-\d{3})\b")
AT_AN_EDGE = re.compile(r"\A\W*\d|\d\W*\Z")  # it would run on into the next piece's number
SHORT = 45  # letters of a heading that can become a title
FEWEST = 100  # pieces; fewer would make every article the same


@dataclass(frozen=True)
class Pool:
    """What can be drawn from."""

    headings: tuple[str, ...]
    pieces: tuple[str, ...]  # a paragraph, with the list or the quote it leads up to
    boxes: tuple[str, ...]  # tables and figures, whole
    card: str  # where to get help now


def read_pool(texts: Iterable[str], fits: Callable[[str], bool] = bool) -> Pool:
    """The pool of all articles and guides among `texts`, with those pieces that fit anywhere.

    Raises:
        CouldNotCheck: there is too little to draw from.
    """
    long_reads = [text for text in texts if LONG_READ.match(text)]
    bodies = [REST.sub("", MATTER.sub("", text)) for text in long_reads]
    boxes = [box[0] for body in bodies for box in BOX.finditer(body)]
    blocks = [block for body in bodies for block in _blocks(BOX.sub("", body))]
    pool = Pool(
        tuple(dict.fromkeys(found[1] for text in bodies for found in _headings(text))),
        tuple(it for it in blocks if not AT_AN_EDGE.search(it) and fits(ANY_LINK.sub(r"\1", it))),
        tuple(
            _plain(box)
            for box in boxes
            if re.match(r"/+ html \| (?:div.table-scroll|figure)", box)
            and not NUMBERS.search(box)
            and "(#" not in LINK.sub(r"\1", box)
        ),
        next((_plain(box) for box in boxes if "{ #get-help-now }" in box), ""),
    )
    if len(pool.pieces) < FEWEST or not pool.card or not pool.headings or not pool.boxes:
        raise CouldNotCheck("docs: too few articles and guides to make up others from")
    return pool


def _headings(text: str) -> Iterator[re.Match[str]]:
    for line in text.splitlines():
        found = HEADING.match(line)
        if found and len(found[1]) <= SHORT and not re.search(r'"|\A\d|\d\Z', found[1]):
            yield found


def _blocks(body: str) -> Iterator[str]:
    """Each paragraph of prose; one that ends in a colon with what it leads up to."""
    pending = ""
    for block in re.split(r"\n{2,}", body):
        text = block.strip()
        if not text or text[0] in "#!|[{" or "{ " in text or NUMBERS.search(text):
            pending = ""
            continue
        whole = f"{pending}\n\n{text}" if pending else text
        pending = whole if text.endswith(":") else ""
        if not pending and (len(whole) > len(text) or text[0] not in "->0123456789"):
            yield _plain(whole)


def _plain(text: str) -> str:
    """Without links, which led to places of another page, and without written labels."""
    calls = re.sub(r"\[([^\]]+)\]\(((?:tel|sms):[^)]*)\)", r"<\1|\2>", text)
    plain = LINK.sub(r"\1", LABEL.sub("", calls))
    return re.sub(r"<([^|<>]+)\|([^>]+)>", r"[\1](\2)", plain).replace("](../", "](../../")
