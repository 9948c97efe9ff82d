"""Whatever order builds begin, publish, stop and die in, the target is one whole build."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from properties.doomed_publisher import WAYS, fill, generation, killed_at
from properties.test_gate_properties import STEADY
from sitekit.output.staging import Staging

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("begin"), st.just(0)),
        st.tuples(st.sampled_from(("publish", "discard")), st.integers(0, 3)),
        st.tuples(st.sampled_from(WAYS), st.integers(0, 45)),  # killed at this step
    ),
    min_size=1, max_size=6,
)  # fmt: skip


class World:
    """A folder to publish to, the builds under way in it, and what should stand there."""

    def __init__(self, parent: Path) -> None:
        self.target = parent / "site"
        self.running: list[tuple[Staging, str]] = []
        self.begun = 0
        self.published: str | None = None

    def take(self, step: str, which: int) -> None:
        self.begun += 1
        if step == "begin":
            build = Staging(self.target)
            fill(build.path, str(self.begun))
            self.running.append((build, str(self.begun)))
        elif step in WAYS:
            self.be_killed(step, which)
        elif self.running:
            build, text = self.running.pop(which % len(self.running))
            getattr(build, step)()
            self.published = text if step == "publish" else self.published

    def be_killed(self, way: str, step: int) -> None:
        killed_at(step, self.target, str(self.begun), way)
        if way == "two-renames" and generation(self.target) is None:
            Staging(self.target).discard()  # the one gap there is: the next start closes it
        assert generation(self.target) in {self.published, str(self.begun)}
        self.published = generation(self.target)


@settings(STEADY, max_examples=25)
@given(steps=STEPS)
def test_the_target_is_always_one_whole_published_build(steps: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as parent:
        world = World(Path(parent))
        for step, which in steps:
            world.take(step, which)
            assert generation(world.target) == world.published
        for build, _ in world.running:
            build.discard()
        Staging(world.target).discard()
        assert {path.name for path in Path(parent).iterdir()} <= {"site"}


@pytest.mark.parametrize("way", WAYS)
def test_a_kill_at_any_step_of_a_publication_leaves_a_whole_build(tmp_path: Path, way: str) -> None:
    fill_first(tmp_path / "site")
    seen, step = {"old"}, 0
    while killed_at(step, tmp_path / "site", "new", way):
        if way == "two-renames":
            Staging(tmp_path / "site").discard()
        seen.add(str(generation(tmp_path / "site")))
        step += 1
    assert step > 20
    assert seen == {"old", "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def fill_first(target: Path) -> None:
    target.mkdir()
    fill(target, "old")
