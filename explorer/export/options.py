"""What a person can wish of an export: size, theme, title, stretch, storylines."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from explorer.data.briefing import Briefing
from explorer.data.event import TensionId
from explorer.data.when import EventId
from explorer.errors import UsageError
from explorer.timeline.arrangement import Arrangement, LanesBy
from explorer.timeline.filter import Chip
from explorer.timeline.ties import Tie
from explorer.timeline.view import Arrangements, View

ThemeName = Literal["light", "dark"]
# Hears how much of a long work is done, of how much, and of what: "event" or "page". What it raises ends the work.
Told = Callable[[int, int, str], None]

# Pixels of a side.
SMALLEST, LARGEST = 200, 16_384
_PIXELS = re.compile(r"(\d{1,6})[x×](\d{1,6})", re.ASCII)
_MM_PER_INCH = 25.4
PIXELS_PER_INCH = 96


@dataclass(frozen=True, slots=True)
class PageSize:
    """Pixels at 100 % (96 to an inch), and the paper's name when it is one."""

    width: float
    height: float
    paper: str = ""

    @property
    def millimetres(self) -> tuple[float, float]:
        """Width and height on paper."""
        to_mm = _MM_PER_INCH / PIXELS_PER_INCH
        return self.width * to_mm, self.height * to_mm


def _paper(name: str, width: float, height: float) -> PageSize:
    """A landscape page from millimetres."""
    to_pixels = PIXELS_PER_INCH / _MM_PER_INCH
    return PageSize(width * to_pixels, height * to_pixels, name)


SCREEN = PageSize(1920, 1080)
PAPERS = {
    "a4": _paper("a4", 297, 210),
    "a3": _paper("a3", 420, 297),
    "letter": _paper("letter", 279.4, 215.9),
    "slide": PageSize(1280, 720, "slide"),
}


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """The wishes of an export; the defaults give the whole story, elastic, light, with its sources and a legend.

    `size` None is 1920x1080, for a PDF A4 landscape. `scale` (1 to 4) multiplies the pixels of a PNG. `title` None is
    the story's. `start` and `end` are half-open minutes, None where the story's own. No storyline means all.

    `chips`, `lanes_by`, `arrangements` and `known_on` are those of a filter and a view: what chips and hidden lanes
    keep out is counted, what was reported after the minute `known_on` is pale. `selected` is ringed, and `ties` are
    drawn between it and its related events. `unread` says what of an opened table could not be read.
    """

    size: PageSize | None = None
    scale: float = 1.0
    theme: ThemeName = "light"
    title: str | None = None
    subtitle: str = ""
    storylines: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    elastic: bool = True
    sources: bool = True
    legend: bool = True
    chips: tuple[Chip, ...] = ()
    lanes_by: LanesBy = "storyline"
    arrangements: Arrangements = ()
    known_on: int | None = None
    selected: EventId | None = None
    ties: tuple[Tie, ...] = ()
    unread: str = ""

    @property
    def arrangement(self) -> Arrangement:
        """How the lanes are arranged."""
        return self.view(0.0, 1.0).arrangement

    def arranged(self, wanted: Arrangement) -> "ExportOptions":
        """The same with the lanes arranged so."""
        return replace(self, arrangements=self.view(0.0, 1.0).arranged(wanted).arrangements)

    def view(self, start: float, end: float) -> View:
        """The view of these options over a stretch of minutes."""
        return View(
            start,
            end,
            elastic=self.elastic,
            lanes_by=self.lanes_by,
            as_known_on=self.known_on,
            arrangements=self.arrangements,
        )


@dataclass(frozen=True, slots=True)
class Wish:
    """A file that a person asks for: its ending, how it is made, and instead of the story the slides of a briefing.

    `notes` puts the notes of a briefing under its slides; no picture shows the tensions that a person `dismissed`.
    """

    ending: str
    options: ExportOptions = ExportOptions()
    briefing: Briefing | None = None
    notes: bool = False
    dismissed: tuple[TensionId, ...] = ()


def parse_size(text: str) -> PageSize:
    """`1920x1080`, or a4, a3, letter or slide (landscape); UsageError for anything else."""
    named = PAPERS.get(text.strip().lower())
    if named is not None:
        return named
    found = _PIXELS.fullmatch(text.strip().lower())
    if found is None:
        raise UsageError(f"“{text}” is no size: write pixels such as 1920x1080, or a4, a3, letter or slide.")
    width, height = int(found[1]), int(found[2])
    if not all(SMALLEST <= side <= LARGEST for side in (width, height)):
        raise UsageError(f"{width}x{height} is no size to draw in: each side is {SMALLEST} to {LARGEST} pixels.")
    return PageSize(width, height)


def parse_scale(text: str) -> float:
    """A factor of 1 to 4; UsageError for anything else."""
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 1 <= scale <= 4:
        raise UsageError(f"“{text}” is no scale: write a number from 1 to 4.")
    return scale
