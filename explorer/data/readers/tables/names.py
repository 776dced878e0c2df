"""What the columns of an event table are called: by us, and, so that a dialog can guess, by others."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from explorer.errors import ReadError

# What a table is made of; an export writes these first, in this order.
COLUMNS = (
    *("id", "title", "start", "start_latest", "end_earliest", "end", "status", "lane", "actors", "kind"),
    *("source", "quote", "document", "offset"),
)
# What an export writes after them, so that it opens again as the very same table.
FURTHER = (
    *("edtf", "instant", "grain", "approximate", "uncertain", "basis", "attribution", "label", "weight", "order"),
    *("independent", "tension", "source_published", "source_basis", "lane_place", "lane_why"),
)
NEEDED = ("title", "start")
# Columns in which hardly two cells are equal.
LONG = ("id", "title", "label", "quote")

# What others call the same, the likeliest first.
_ELSEWHERE: dict[str, tuple[str, ...]] = {
    "id": ("event id", "key", "identifier", "uid", "nr"),
    "title": ("event", "name", "headline", "event name", "what", "summary", "text", "label", "subject", "description"),
    "start": (
        *("date", "begin", "start date", "begin date", "from", "when", "day", "event date", "datetime"),
        *("timestamp", "time", "edtf", "year"),
    ),
    "start_latest": ("latest start", "start max", "latest"),
    "end_earliest": ("earliest end", "end min"),
    "end": ("end date", "until", "to", "finish", "stop", "end time"),
    "status": ("state", "certainty"),
    "lane": ("storyline", "category", "group", "track", "topic", "theme", "section", "row"),
    "actors": ("actor", "who", "people", "person", "participants", "names", "organisation", "organization"),
    "kind": ("type", "event type", "class", "tag"),
    "source": ("sources", "publisher", "reference", "outlet", "citation"),
    "quote": ("quotation", "sentence", "passage", "excerpt", "notes", "note", "details", "description", "text"),
    "document": ("file", "article", "url", "link"),
    "offset": ("position", "character"),
}


class ColumnsError(ReadError):
    """A table whose columns have other names than ours: `names` are those that it has, in their order."""

    def __init__(self, file: str, names: Sequence[str]) -> None:
        there = matched(names)
        lacking = [name for name in NEEDED if name not in there]
        have = ", ".join(f"“{name}”" for name in names if name.strip()) or "no column with a name"
        super().__init__(
            f"“{file}” has no column {' and no column '.join(f'“{name}”' for name in lacking)}; it has {have}. "
            f"Rename its columns (an event table has {', '.join(COLUMNS)}; only title and start are needed), "
            "or open it in the window, where you can say which is which."
        )
        self.file = file
        self.names = tuple(names)


def matched(names: Sequence[str], chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """Our columns' names with those of a file, whatever their case; `chosen` (ours to theirs) goes before that."""
    known = {name.replace("_", " "): name for name in (*COLUMNS, *FURTHER)}
    found: dict[str, str] = {}
    taken = set((chosen or {}).values())
    for name in names:
        ours = known.get(_plain(name))
        if ours is not None and ours not in found and name not in taken:
            found[ours] = name
    found.update({ours: theirs for ours, theirs in (chosen or {}).items() if theirs in names})
    return found


def unused(names: Sequence[str], taken: Mapping[str, str]) -> tuple[str, ...]:
    """The columns of a file that stand for none of ours, those without a name left out."""
    used = set(taken.values())
    return tuple(name for name in names if name not in used and name.strip())


def complete(file: str, names: Sequence[str], chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """As `matched`; ColumnsError when a column that is needed is not among them."""
    found = matched(names, chosen)
    if any(name not in found for name in NEEDED):
        raise ColumnsError(file, names)
    return found


def guesses(names: Sequence[str]) -> dict[str, str]:
    """For our columns the names in a file that most likely mean the same: each name for one of ours."""
    found = {ours: theirs for ours, theirs in matched(names).items() if ours in COLUMNS}
    plain = {_plain(name): name for name in reversed(names) if name.strip()}
    for exact in (True, False):
        for ours, words in _ELSEWHERE.items():
            if ours not in found:
                free = {said: name for said, name in plain.items() if name not in found.values()}
                hit = next((name for word in words if (name := _like(word, free, exact=exact))), None)
                if hit is not None:
                    found[ours] = hit
    return found


def _like(word: str, free: Mapping[str, str], *, exact: bool) -> str | None:
    """The name that is this word or, when it need not be exact, holds it."""
    if exact:
        return free.get(word)
    return next((name for said, name in free.items() if f" {word} " in f" {said} "), None)


def _plain(name: str) -> str:
    """A column's name in small letters, with spaces for what stands between words."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", name)[:200])
    return " ".join(re.split(r"[\W_]+", spaced.casefold())).strip()
