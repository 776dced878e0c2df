"""What the chips of a filter say, in words: in the window as in every export."""

from explorer.data.phrases import counted, kind_in_words
from explorer.timeline.filter import Chip, Field
from explorer.timeline.table import EventTable

FIELD_NAMES: dict[Field, str] = {
    "storyline": "Storyline",
    "actor": "Actor",
    "kind": "Kind",
    "source": "Source",
    "status": "Status",
    "attribution": "Attribution",
    "date": "Date",
    "text": "Text",
}
_DATE_WORDS = {
    "stated": "stated in the text",
    "derived": "derived from other events",
    "bounded": "bounded",
    "unknown": "unknown",
}
_ATTRIBUTION_WORDS = {
    "": "not given",
    "asserted": "asserted by the article",
    "reported": "reported",
    "said": "said by a person",
}
# Of more values so many are named.
_MOST_VALUES = 4


def value_in_words(field: Field, value: str) -> str:
    """A value as a person reads it."""
    if field == "date":
        return _DATE_WORDS.get(value, value)
    if field == "attribution":
        return _ATTRIBUTION_WORDS.get(value, value)
    return kind_in_words(value) if field == "kind" else value


def named_value(table: EventTable, field: Field, value: str) -> str:
    """A value as a person reads it; storylines and sources, which a chip may know by id, by their names."""
    listing = {"storyline": table.storylines, "source": table.documents}.get(field)
    if listing is not None and value in listing.names:
        return listing.titles[listing.names.index(value)]
    return value_in_words(field, value)


def chip_in_words(table: EventTable, chip: Chip) -> str:
    """ "status planned or denied", "text “ferry”", "3 chosen events"; of many values the first."""
    if chip.field == "event":
        return counted(len(chip.values), "chosen event")
    said = [named_value(table, chip.field, value) for value in chip.values]
    if chip.field == "text":
        said = [f"“{words}”" for words in said]
    return f"{FIELD_NAMES[chip.field].lower()} {either(said)}"


def either(names: list[str]) -> str:
    """ "A", "A or B", "A, B or C", "A, B, C or 5 more"."""
    if len(names) > _MOST_VALUES:
        names = [*names[: _MOST_VALUES - 1], f"{len(names) - _MOST_VALUES + 1:,} more"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
