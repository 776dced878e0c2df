"""A slide laid out for a size: numbers only. Type grows with the stage, and a quote is whole however long it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from explorer.data.when import EventId
from explorer.timeline.axis import axis_steps, axis_ticks, break_marks, grid_steps
from explorer.timeline.briefing.blocks import MARGIN, QUOTES, Citation, Foot, citation_of, foot_of, heading_of
from explorer.timeline.briefing.casting import Casting, NotShown, casting_of
from explorer.timeline.briefing.figures import GROUND, Figure
from explorer.timeline.briefing.rows import LEAST_STEP, Part, chosen, figures_of, parts_of, units_wanted
from explorer.timeline.briefing.script import Script
from explorer.timeline.frame import AXIS_HEIGHT, Frame
from explorer.timeline.lanes import event_colour
from explorer.timeline.scale import Scale
from explorer.timeline.steps import Box, Clip, Rect, Size, Step, TextWidth, Unclip
from explorer.timeline.table import EventTable
from explorer.timeline.view import scale_of

# The smallest type is 11 px at 100 %: at 1080 lines it is to be 28.
READABLE = 28.0 / 11.0
_LINES, _COLUMNS = 1080.0, 1920.0
# Where the words do not fit, all becomes smaller by this, until they do.
_SMALLER = 0.88
_SMALLEST = 0.05
_ABOVE_QUOTE = 10.0


@dataclass(frozen=True, eq=False)
class Stage:
    """A slide on `size` pixels of a screen; all else is in the stage's own pixels, of `zoom` pixels of the screen each.

    `still` is drawn where it stands; `figures` are the events, which glide from slide to slide.
    """

    size: Size
    zoom: float
    plot: Rect
    still: tuple[Step, ...]
    figures: tuple[Figure, ...]
    not_shown: NotShown

    @property
    def room(self) -> Size:
        """Its size in its own pixels."""
        return Size(self.size.width / self.zoom, self.size.height / self.zoom)

    @property
    def wings(self) -> Rect:
        """Where marks may be drawn, whatever their height."""
        return Rect(self.plot.x, 0.0, self.plot.width, self.room.height)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Everything, in the order in which it is drawn."""
        marks = [step for figure in self.figures for step in figure.mark(self.plot)]
        labels = [step for figure in self.figures for step in figure.label()]
        return (*self.still, Clip(self.wings), *marks, Unclip(), *labels)

    def event_at(self, x: float, y: float) -> EventId | None:
        """The event at a point of the screen, the one drawn last when several are."""
        x, y = x / self.zoom, y / self.zoom
        return next((figure.event for figure in reversed(self.figures) if figure.hit(x, y)), None)


def stage_of(
    table: EventTable,
    script: Script,
    *,
    size: Size | tuple[float, float],
    number: int,
    of: int,
    text_width: TextWidth,
) -> Stage:
    """The stage of a slide, the `number`-th of so many, on `size` pixels; any slide and size make one.

    `text_width(text, style)` gives pixels at 100 %.
    """
    size = Size(max(float(size[0]), 1.0), max(float(size[1]), 1.0))
    usual = min(size.height / _LINES, size.width / _COLUMNS) * READABLE
    casting = casting_of(table, script)
    part = 1.0
    while True:
        zoom = usual * part
        made = _Making(
            table, script, casting, Size(size.width / zoom, size.height / zoom), text_width, number, of
        ).made(size, zoom, at_any_price=part < _SMALLEST)
        if made is not None:
            return made
        part *= _SMALLER


@dataclass(frozen=True, slots=True)
class _Making:
    """One try: a room, and what stands in it."""

    table: EventTable
    script: Script
    casting: Casting
    room: Size
    text_width: TextWidth
    number: int
    of: int

    def made(self, size: Size, zoom: float, *, at_any_price: bool) -> Stage | None:
        """The stage; None where the words have no room and there is a smaller type to try."""
        wide = Rect(MARGIN, 0.0, max(self.room.width - 2 * MARGIN, 1.0), 0.0)
        scale = scale_of(self.table, self.casting.view, left=wide.x, right=wide.right) if len(self.table) else None
        parts = parts_of(self.table, self.script, self.casting, scale, wide, self.text_width)
        heading = heading_of(self.script, self._keys(parts), self.room, self.text_width)
        # What is not shown is not known before the rows are; its longest form is.
        foot = self._foot(self.casting.not_shown([]))
        dated = scale if any(part.place is not None for part in parts) else None
        bottom = foot.top - 12.0
        axis = AXIS_HEIGHT if dated is not None else 0.0
        found = self._fitting(parts, bottom - heading.height - axis, at_any_price=at_any_price)
        if found is None:
            return None
        citation, height = found
        plot = Rect(wide.x, heading.height, wide.width, height)
        kept = chosen(parts, height)
        foot = self._foot(self.casting.not_shown([part.row for part in kept]))
        still = [
            Box(Rect(0.0, 0.0, *self.room), "solid", GROUND),
            *self._axis(dated, plot),
            *heading.steps(),
            *citation.steps(bottom - citation.height),
            *foot.steps(self.text_width),
        ]
        figures = figures_of(self.table, self.script, kept, plot)
        return Stage(size, zoom, plot, tuple(still), figures, self.casting.not_shown([part.row for part in kept]))

    def _fitting(self, parts: Sequence[Part], height: float, *, at_any_price: bool) -> tuple[Citation, float] | None:
        """The quote in the largest type that leaves the picture its rows; then in one that leaves it a few.

        The height of the picture is told with it.
        """
        wanted = units_wanted(parts)
        for units in dict.fromkeys((wanted, min(wanted, 3.0), min(wanted, 1.75))):
            for style in QUOTES:
                citation = citation_of(self.table, self.script, style, self.room, self.text_width)
                left = height - citation.height - (_ABOVE_QUOTE if citation.height else 0.0)
                if left >= units * LEAST_STEP:
                    return citation, left
        return (citation, max(left, 0.0)) if at_any_price else None

    def _foot(self, away: NotShown) -> Foot:
        return foot_of(self.number, self.of, away, self.room, self.text_width)

    def _keys(self, parts: Sequence[Part]) -> list[tuple[str, str]]:
        """The storylines of the highlighted events with their colours, in the order of the lanes."""
        storylines, keys = self.table.storylines, set()
        for part in parts:
            codes = storylines.codes_of(part.row)
            if part.sought and len(codes):
                keys.add(int(codes[0]))
        rows = {int(storylines.codes_of(part.row)[0]): part.row for part in parts if len(storylines.codes_of(part.row))}
        return [(storylines.titles[code], event_colour(self.table, rows[code])) for code in sorted(keys)]

    def _axis(self, scale: Scale | None, plot: Rect) -> Iterator[Step]:
        if scale is None:
            return
        nothing = Rect(0.0, 0.0, 0.0, 0.0)
        axis = Rect(plot.x, plot.bottom, plot.width, AXIS_HEIGHT)
        page = Rect(0.0, 0.0, *self.room)
        frame = Frame(page, nothing, nothing, plot, nothing, nothing, axis, nothing, header_width=0.0, margin=0.0)
        breaks = break_marks(scale)
        ticks = axis_ticks(scale, breaks, self.text_width)
        yield from grid_steps(ticks, breaks, frame)
        yield from axis_steps(ticks, breaks, frame, self.text_width)
