"""What an opened event table says of an event's source: there is no article to open, so it is shown as given."""

from dataclasses import dataclass

from explorer.data.when import EventId
from explorer.timeline.table import EventTable


@dataclass(frozen=True, slots=True)
class Given:
    """An event's quotes (a line each), its sources and the place of the first quote, in the table's own words."""

    quote: str
    sources: tuple[str, ...]
    place: str

    @property
    def source(self) -> str:
        """Sources and place on one line."""
        return " · ".join(part for part in (*self.sources, self.place) if part)


def given_of(table: EventTable, event: EventId) -> Given | None:
    """What the table gives for an event; None when it has no such event."""
    row = table.row_of(event)
    if row is None:
        return None
    titles = {str(source.id): source.title for source in table.witnesses} if len(table.documents.codes_of(row)) else {}
    names = zip(table.documents.of(row), table.documents.codes_of(row).tolist(), strict=True)
    told = ((table.documents.titles[code], titles.get(name, name)) for name, code in names)
    # A table may call its sources S1, S2 … itself.
    sources = tuple(number if title == number else f"{number} {title}" for number, title in told)
    place = ""
    if table.places is not None:
        file, offset = table.places.files.of(row), int(table.places.offsets[row])
        place = f"{file}, from character {offset:,}" if file and offset >= 0 else file
    return Given(table.quote[row], sources, place)
