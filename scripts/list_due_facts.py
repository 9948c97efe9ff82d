#!/usr/bin/env python3
"""Which crisis facts a person should open and check now: list_due_facts.py [DATE]

DATE (2026-11-22) asks for another day than today. Exit codes: 0 none is due, 1 some
are, 2 the facts could not be read.
"""

from __future__ import annotations

import datetime
import sys

from sitekit.content.facts import Fact, due, read_facts
from sitekit.findings import CLEAN, COULD_NOT_CHECK, FINDINGS, CouldNotCheck
from sitekit.pipeline import FACTS

HOW = (
    "Open each source in a browser. Does it still say so? Then set opened_live_on to the day"
    " you looked. If not, correct the fact, the page and banner/policy.py."
)


def described(fact: Fact) -> str:
    """A fact as a person needs it to check it."""
    opened = f"last opened {fact.opened_live_on}" if fact.opened_live_on else "never opened live"
    sources = "\n".join(f"    {source}" for source in fact.source)
    return f"{fact.id} (verified: {fact.verified}, {opened}): {fact.fact}\n{sources}"


def main(argv: list[str]) -> int:
    """List what is due on the day asked for."""
    try:
        today = datetime.date.fromisoformat(argv[0]) if argv else datetime.date.today()
        facts = read_facts(FACTS)
    except ValueError:
        print("usage: list_due_facts.py [DATE], such as 2026-11-22", file=sys.stderr)
        return COULD_NOT_CHECK
    except CouldNotCheck as error:
        print(f"list_due_facts: {error}", file=sys.stderr)
        return COULD_NOT_CHECK
    overdue = due(facts, today)
    for fact in overdue:
        print(described(fact))
    print(f"{len(overdue)} of {len(facts)} facts are due on {today}.")
    if overdue:
        print(HOW)
    return FINDINGS if overdue else CLEAN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
