"""Where crisis words lead, before anything that search finds: ``help.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from ..findings import CouldNotCheck
from .addresses import in_output
from .sections import Section

TOPICS = ("self-harm", "violence")  # those of the crisis words
LANGUAGES = ("en", "es")
Places = dict[str, dict[str, str]]  # topic -> language -> address


def read_help(path: Path, sections: list[Section]) -> dict[str, dict[str, int]]:
    """The section for each topic in each language, by its number.

    Raises:
        CouldNotCheck: the file is malformed, lacks a topic or a language, or leads nowhere.
    """
    try:
        rows: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        places = TypeAdapter(Places).validate_python(rows, strict=True)
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise CouldNotCheck(f"{path}: not a list of places ({error})") from error
    numbers = {section.url: number for number, section in enumerate(sections)}
    for topic in TOPICS:
        for language in LANGUAGES:
            at = places.get(topic, {}).get(language)
            if at is None or in_output(at) not in numbers:
                raise CouldNotCheck(
                    f"{path}: {topic}, {language}: {at or 'nothing'} is no section of the pages\n"
                    "    mend: name the section of the help page that readers in danger need"
                )
    return {
        topic: {language: numbers[in_output(at)] for language, at in by_language.items()}
        for topic, by_language in places.items()
    }
