"""Words without their endings."""

from __future__ import annotations

import pytest

from sitekit.search.words import stem, tokens


@pytest.mark.parametrize(
    "family",
    [
        "fade fades faded fading",
        "connect connected connection connecting",
        "attach attached attachment attaching",
        "emotion emotional emotionally emotions",
        "distance distant distances",
        "argue argued arguing argument",
        "family families",
        "stop stopped stopping",
        "mindful mindfulness mindfullness",
        "apologize apologized apology apologies",
    ],
)
def test_words_of_one_family_have_one_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("need", "ne"), ("nothing", "noth"), ("number", "numb"), ("his", "hi")]
)
def test_words_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_capitals_accents_and_apostrophes_make_no_difference() -> None:
    assert tokens("I can’t, español; O'Neil!") == ["i", "cant", "espanol", "oneil"]
