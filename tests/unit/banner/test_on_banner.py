"""A rule that looks at nothing but the banner judges it once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sitekit.banner import verdicts as module
from sitekit.banner.policy import POLICIES
from sitekit.banner.subject import MARK, Subject
from sitekit.banner.verdicts import on_banner
from sitekit.html_view import Page
from support.samples import GOOD


def subject_of(path: str, data: bytes) -> Subject:
    page = Page(path, data)
    banner = page.tree.css_first(f"[{MARK}]")
    assert banner is not None
    return Subject(page, banner, POLICIES["en"], {})


def test_the_same_banner_is_judged_once_and_another_one_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_VERDICTS", 2)
    asked: list[str] = []

    @on_banner
    def shout(subject: Subject) -> Iterator[str]:
        asked.append(subject.page.path)
        yield subject.text.upper()

    changed = [GOOD.replace(b"988", number) for number in (b"989", b"990", b"991")]
    for name, data in (("a", GOOD), ("b", GOOD), *zip("cde", changed, strict=True), ("f", GOOD)):
        subject = subject_of(name, data)
        assert list(shout(subject)) == [subject.text.upper()]
    assert asked == ["a", "c", "d", "e", "f"]  # the first was forgotten, since few are kept
