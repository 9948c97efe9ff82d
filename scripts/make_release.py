#!/usr/bin/env python3
"""Make a release: make_release.py VERSION [--dry-run] [--output FOLDER]

Refuses while a crisis fact was not opened by a person within 90 days, while files are not
committed, or while the changelog has nothing to tell. Builds twice, in two fresh clones, and
refuses when the two differ in a byte. Then writes the site, its editions, a bill of materials,
the notes and SHA256SUMS into .release/VERSION, and adds one commit and one tag. With --dry-run
it does all of that but the last, and goes on to build when something is refused.
Exit codes: 0 released (or could be), 1 refused, 2 could not build or check.
"""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sitekit.content.facts import read_facts
from sitekit.findings import CLEAN, COULD_NOT_CHECK, FINDINGS, CouldNotCheck, Finding, report
from sitekit.offline.packing import pack
from sitekit.release import (
    CHANGELOG,
    FACTS,
    PROJECT,
    check_changelog,
    check_opened,
    check_version,
    entry,
    sums,
    with_release,
    with_version,
)

ROOT = Path(__file__).resolve().parent.parent


def git(*words: str, at: Path | None = None) -> str:
    """What a git command says, in the project or `at` another place.

    Raises:
        CouldNotCheck: it failed.
    """
    done = subprocess.run(["git", *words], cwd=at or ROOT, capture_output=True, text=True)
    if done.returncode:
        raise CouldNotCheck(f"git {words[0]}: {done.stderr.strip()}")
    return done.stdout.strip()


def refusals(version: str, today: datetime.date) -> list[Finding]:
    """Everything that stands in the way of this release."""
    facts = [(fact.id, fact.opened_live_on) for fact in read_facts(ROOT / FACTS)]
    found = [
        *check_version((ROOT / PROJECT).read_text(encoding="utf-8"), version),
        *check_changelog((ROOT / CHANGELOG).read_text(encoding="utf-8")),
        *check_opened(facts, today),
    ]
    if changed := git("status", "--porcelain"):
        message = f"not committed: {', '.join(line[3:] for line in changed.splitlines()[:5])}"
        found.append(Finding(".", 0, "release-tree", message, "Commit, or put it away."))
    if git("tag", "--list", f"v{version}"):
        found.append(Finding(".", 0, "release-tag", f"v{version} is there", "Take the next."))
    return found


def prepared(version: str, day: datetime.date, place: Path) -> Path:
    """A clone in `place` with the commit of the release."""
    git("clone", "--quiet", "--no-hardlinks", str(ROOT), str(place))
    project, changes = place / PROJECT, place / CHANGELOG
    text = with_version(project.read_text(encoding="utf-8"), version)
    project.write_text(text, encoding="utf-8")
    text = with_release(changes.read_text(encoding="utf-8"), version, day)
    changes.write_text(text, encoding="utf-8")
    git("commit", "--quiet", "--all", "-m", f"Release {version}", at=place)
    return place


def built(clone: Path, when: str) -> Path:
    """The published folder of the clone, dated `when` (seconds since 1970)."""
    env = os.environ | {"SOURCE_DATE_EPOCH": when}
    done = subprocess.run([sys.executable, "scripts/build.py"], cwd=clone, env=env)
    if done.returncode:
        raise CouldNotCheck("the site could not be built; the message stands above")
    return clone / "site"


def write_release(clone: Path, site: Path, version: str, target: Path, when: str) -> None:
    """Everything a release holds, in `target`."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    downloads = site / "downloads"
    for path in sorted(downloads.iterdir()) if downloads.is_dir() else ():
        shutil.copyfile(path, target / path.name)
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
    moment = datetime.datetime.fromtimestamp(int(when), datetime.UTC)
    pack(target / f"still-near-{version}-site.zip", files, moment)
    env = os.environ | {"SOURCE_DATE_EPOCH": when}
    bill = subprocess.run([sys.executable, "scripts/write_sbom.py"], cwd=clone, env=env,
                          capture_output=True, text=True)  # fmt: skip
    if bill.returncode:
        raise CouldNotCheck(f"no bill of materials: {bill.stderr.strip()}")
    (target / "sbom.cdx.json").write_text(bill.stdout, encoding="utf-8")
    notes = entry((ROOT / CHANGELOG).read_text(encoding="utf-8"))
    (target / "NOTES.md").write_text(f"# Still Near {version}\n\n{notes}\n", encoding="utf-8")
    (target / "SHA256SUMS").unlink(missing_ok=True)
    (target / "SHA256SUMS").write_text(sums(target), encoding="utf-8")


def release(version: str, day: datetime.date, target: Path, *, dry: bool) -> None:
    """Build twice, compare, write; and take commit and tag over unless `dry`."""
    with tempfile.TemporaryDirectory(prefix="still-near-release-") as folder:
        clone = prepared(version, day, Path(folder, "one"))
        when = git("log", "-1", "--format=%ct", at=clone)
        site = built(clone, when)
        other = Path(folder, "elsewhere", "two")
        git("clone", "--quiet", str(clone), str(other))
        if sums(site) != sums(built(other, when)):
            raise CouldNotCheck("two builds of the same commit differ; nothing was released")
        write_release(clone, site, version, target, when)
        if not dry:
            branch = git("rev-parse", "--abbrev-ref", "HEAD")
            git("pull", "--quiet", "--ff-only", str(clone), branch)
            git("tag", "--annotate", f"v{version}", "-m", f"Still Near {version}")


def main(argv: list[str]) -> int:
    """Refuse, or release."""
    asked = argparse.ArgumentParser(prog="make_release.py")
    asked.add_argument("version")
    asked.add_argument("--dry-run", action="store_true")
    asked.add_argument("--output", type=Path)
    options = asked.parse_args(argv)
    today = datetime.datetime.now(tz=datetime.UTC).date()
    target = (options.output or ROOT / ".release" / options.version).absolute()
    try:
        found = refusals(options.version, today)
        report(found, f"release {options.version}")
        if found and not options.dry_run:
            print("Nothing was released.")
            return FINDINGS
        release(options.version, today, target, dry=options.dry_run)
    except CouldNotCheck as error:
        print(f"make_release: {error}", file=sys.stderr)
        return COULD_NOT_CHECK
    done = "would be released" if options.dry_run else "is released: push the commit and the tag"
    print(f"{target}\nStill Near {options.version} {done}.")
    return FINDINGS if found else CLEAN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
