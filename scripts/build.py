#!/usr/bin/env python3
"""Build the site: generator, finish, checks, and only then site/.

The authority on what may be published. A generator that runs our hook has done the
same already; one that ignores hooks has not, so it is all done here, whichever it was.
Exit codes: 0 published, 1 findings, 2 could not build or check. When it is not 0,
site/ is as it was.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

# On a full disk some Pythons (3.11.2 is one) leave half a file of bytecode, and stumble over it
# at every later start, long after there is room again.
sys.dont_write_bytecode = True

from sitekit.engines import chosen, generate
from sitekit.findings import CLEAN, COULD_NOT_CHECK, FINDINGS, CouldNotCheck, Finding, report
from sitekit.finishing import base_path, finish
from sitekit.output.staging import Staging
from sitekit.pipeline import check, check_sources_of_site

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
STOPPED = 130  # what shells say of a command that was interrupted


def stop(findings: list[Finding], checked: str) -> int:
    """Report why nothing is published."""
    report(findings, checked)
    print("Nothing was published; site/ is as it was.")
    return FINDINGS


def build(staging: Staging) -> int:
    """Everything from the sources to the published folder."""
    if findings := check_sources_of_site(ROOT):
        return stop(findings, "sources of the site")
    if not generate(chosen(ROOT), ROOT, staging.path):
        print("build: the generator stopped; its message stands above. site/ is as it was.")
        return COULD_NOT_CHECK
    site_url = os.environ.get("SITE_URL")
    finished = finish(staging.path, site_url)
    if findings := check(staging.path, base_path(site_url)):
        return stop(findings, "built pages")
    staging.publish()
    print(f"Published to site/: {finished}")
    return CLEAN


def main() -> int:
    """Build in a folder beside site/, and leave no trace of a build that failed."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(STOPPED))
    staging: Staging | None = None
    try:
        staging = Staging(SITE)
        return build(staging)
    except KeyboardInterrupt:
        print("Stopped; site/ is whole, and nothing half-built is left.", file=sys.stderr)
        return STOPPED
    except OSError as error:
        print(f"build: {error}. site/ is as it was.", file=sys.stderr)
        return COULD_NOT_CHECK
    except CouldNotCheck as error:
        print(f"build: {error}\nsite/ is as it was.", file=sys.stderr)
        return COULD_NOT_CHECK
    finally:
        if staging is not None:
            staging.discard()


if __name__ == "__main__":
    sys.exit(main())
