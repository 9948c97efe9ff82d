"""A run of words that also stands in a source is found, however it is set."""

from __future__ import annotations

import re
from hashlib import blake2b

import pytest

from sitekit.content.originality import RUN, SALT, check_originality, read_shingles
from sitekit.pipeline import SHINGLES

SOURCE = re.findall(
    r"\w+", "one two three four five six seven eight nine ten call or text 988 eleven"
)
HASHES = frozenset(
    blake2b(" ".join(SOURCE[at : at + RUN]).encode(), digest_size=6, salt=SALT).hexdigest()
    for at in range(len(SOURCE) - RUN + 1)
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("So one two three four five six seven, and on.", 0),
        ("So one two three four five six seven eight, and on.", 1),
        ("One, two – **three** [four](five.md) five six seven’ Eight.", 1),
        ("one two three four</p><p>five six seven eight", 1),
        ("seven eight nine ten call or text 988 eleven", 0),  # a fixed phrase does not count
    ],
)
def test_eight_words_in_a_row_are_too_many(text: str, found: int) -> None:
    assert len(list(check_originality({"a.md": text}, HASHES))) == found


def test_the_hashes_of_both_sources_are_there() -> None:
    assert len(read_shingles(SHINGLES)) > 3000
