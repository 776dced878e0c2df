"""Strings that break software, for every place where a text goes out or comes in."""

import json
from pathlib import Path

NAUGHTY: tuple[str, ...] = tuple(
    json.loads((Path(__file__).parent / "corpus" / "naughty-strings.json").read_text("utf-8"))
)
