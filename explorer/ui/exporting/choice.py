"""What a person chose in the export dialog: a description, which makes the same wish of another state of the story."""

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal, get_args

from explorer.export.options import LARGEST, PAPERS, SCREEN, SMALLEST, PageSize, ThemeName
from explorer.timeline.arrangement import LANES_BY, LanesBy

What = Literal["whole", "view", "selection", "stretch"]
WHAT_NAMES: dict[What, str] = {
    "whole": "The whole story",
    "view": "This view",
    "selection": "This selection",
    "stretch": "A stretch of time",
}

PICTURES = {
    ".png": "PNG: a bitmap",
    ".svg": "SVG: vectors, text stays text",
    ".pdf": "PDF: pages with end-notes, text stays text",
    ".pptx": "PPTX: slides for PowerPoint and LibreOffice",
    ".html": "HTML: a page that moves, in one file",
}
BRIEFINGS = {
    "briefing.pdf": "Briefing as PDF: a page for each slide",
    "briefing.pptx": "Briefing as PPTX: slides for PowerPoint",
}
DATA = {
    ".csv": "CSV: a table of events",
    ".xlsx": "XLSX: a workbook of events and sources",
    ".parquet": "Parquet: a table of events",
    ".ics": "ICS: a calendar of what is dated to the day",
    ".json": "JSON: everything that was found",
    ".timelinejs.json": "TimelineJS: events for its page",
    ".jsonld": "JSON-LD: Web Annotations of the passages",
}
FORMS = PICTURES | BRIEFINGS | DATA

OWN, CUSTOM = "own", "custom"
SIZES: dict[str, tuple[str, PageSize | None]] = {
    OWN: ("As high as it needs", None),
    "screen": ("1920 × 1080", SCREEN),
    "4k": ("4K (3840 × 2160)", PageSize(3840, 2160)),
    "slide": ("Slide 16:9 (1280 × 720)", PAPERS["slide"]),
    "a4": ("A4 landscape", PAPERS["a4"]),
    "a3": ("A3 landscape", PAPERS["a3"]),
    "letter": ("Letter landscape", PAPERS["letter"]),
    CUSTOM: ("Other size", None),
}

Row = Literal["what", "size", "scale", "theme", "title", "subtitle", "lanes", "elastic", "sources", "legend", "notes"]
_PICTURE: tuple[Row, ...] = ("what", "theme", "title", "subtitle", "lanes", "elastic", "sources", "legend")
_ROWS: dict[str, tuple[Row, ...]] = {
    ".png": (*_PICTURE, "size", "scale"),
    ".svg": (*_PICTURE, "size"),
    ".pdf": (*_PICTURE, "size"),
    ".pptx": _PICTURE,
    ".html": (*_PICTURE, "size"),
    "briefing.pdf": ("theme", "title", "notes"),
    "briefing.pptx": ("theme", "title"),
    ".json": (),
    ".timelinejs.json": ("what", "title", "lanes", "sources"),
    ".jsonld": ("what", "title", "lanes"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A form and what it can have; what the form has no use for is kept for the next one.

    `start` and `end` are the half-open minutes of a framed stretch, None: open; `within` says of what it is a part.
    `paper` is the size of a PDF, `web` that of a page, `size` that of the other pictures. `title` None is the story's.
    `hidden` are keys of lanes that are left out, None: those that the view hides, when it is the view that is exported.
    """

    form: str = ".png"
    what: What = "whole"
    within: What = "whole"
    start: int | None = None
    end: int | None = None
    size: str = "screen"
    paper: str = "a4"
    web: str = OWN
    width: int = 1920
    height: int = 1080
    scale: int = 1
    theme: ThemeName = "light"
    title: str | None = None
    subtitle: str = ""
    lanes_by: LanesBy = "storyline"
    hidden: tuple[str, ...] | None = None
    elastic: bool = True
    sources: bool = True
    legend: bool = True
    notes: bool = False

    @property
    def ending(self) -> str:
        """The form's file ending."""
        return self.form.removeprefix("briefing")

    @property
    def is_briefing(self) -> bool:
        """Whether the slides are asked for, not the timeline."""
        return self.form in BRIEFINGS

    @property
    def part(self) -> What:
        """What is exported, of a stretch that of which it is a part."""
        return self.within if self.what == "stretch" else self.what

    @property
    def content(self) -> tuple[object, ...]:
        """What a file of it holds, however that looks: its form, and which part of the story in which lanes."""
        return self.form, self.what, self.within, self.start, self.end, self.lanes_by, self.hidden

    @property
    def rows(self) -> tuple[Row, ...]:
        """What the form can have."""
        return _ROWS.get(self.form, ("what", "lanes"))

    @property
    def size_field(self) -> str:
        """The field that holds the size of the form."""
        return {".pdf": "paper", ".html": "web"}.get(self.form, "size")

    @property
    def size_key(self) -> str:
        """The size of the form, of SIZES."""
        return str(getattr(self, self.size_field))

    @property
    def page(self) -> PageSize | None:
        """The size of the page, None where the form has its own."""
        if "size" not in self.rows:
            return None
        key = self.size_key
        return PageSize(self.width, self.height) if key == CUSTOM else SIZES[key][1]

    def for_another_story(self) -> "Choice":
        """The same without what belongs to the story: its title, its lanes, its days, its view."""
        return replace(self, what="whole", within="whole", start=None, end=None, title=None, subtitle="", hidden=None)


def choice_as_json(choice: Choice) -> dict[str, Any]:
    """The choice as values of JSON."""
    return asdict(choice)


def choice_from(told: object) -> Choice:
    """The choice of such values; what is damaged or unknown in them is as at first."""
    plain = Choice()
    if not isinstance(told, dict):
        return plain
    kept = {field.name: told[field.name] for field in fields(Choice) if _fits(field.name, told.get(field.name))}
    if kept.get("hidden") is not None:
        kept["hidden"] = tuple(kept["hidden"])
    return replace(plain, **kept)


def _fits(name: str, value: object) -> bool:
    one_of: dict[str, tuple[Any, ...]] = {
        "form": tuple(FORMS),
        "what": get_args(What),
        "within": ("whole", "view", "selection"),
        "size": tuple(key for key in SIZES if key != OWN),
        "paper": tuple(key for key in SIZES if key != OWN),
        "web": tuple(SIZES),
        "theme": get_args(ThemeName),
        "lanes_by": LANES_BY,
        "scale": (1, 2, 3, 4),
    }
    if name in one_of:
        return isinstance(value, str | int) and not isinstance(value, bool) and value in one_of[name]
    if name in ("start", "end"):
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**13
    if name in ("width", "height"):
        return isinstance(value, int) and not isinstance(value, bool) and SMALLEST <= value <= LARGEST
    if name == "hidden":
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if name in ("title", "subtitle"):
        return isinstance(value, str)
    return isinstance(value, bool)


def told_as(text: str) -> dict[str, Any]:
    """What a remembered text tells; nothing when it is damaged."""
    try:
        told = json.loads(text) if text else {}
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
