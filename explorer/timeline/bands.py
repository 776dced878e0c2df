"""The lanes themselves: their bands and headers, and at their edges the counts of what is out of view."""

from dataclasses import replace
from math import floor

from explorer.data.phrases import counted
from explorer.timeline.drawn import EdgeCount, LaneBand
from explorer.timeline.edges import edges_of
from explorer.timeline.events import Drawing
from explorer.timeline.frame import Frame
from explorer.timeline.look import Look, ground_of
from explorer.timeline.shelves import Shelves
from explorer.timeline.steps import Box, Disc, Rect, Shape, Single, Step, Text, TextWidth, bounds_of
from explorer.timeline.tags import elided
from explorer.timeline.text import drawable

STRIPE = 4.0
_NAME_LEFT = 18.0
_EDGE_BASELINE = 12.0
# A lane lower than this has no room for its count under its name.
_TWO_LINES = 46.0


def lane_bands(shelves: Shelves, frame: Frame, top: float) -> tuple[LaneBand, ...]:
    """The bands of all lanes from `top` on, drawn or scrolled out of sight."""
    return tuple(
        LaneBand(
            key=shelf.lane.key,
            name=drawable(shelf.lane.name),
            colour=shelf.lane.colour,
            events=len(shelf.lane.rows),
            rect=Rect(frame.lanes.x, top + shelf.top, frame.lanes.width, shelf.height),
            why=shelf.lane.why,
            folded=shelf.folded,
            pinned=shelf.pinned,
            echoed=len(shelf.lane.echoes),
            undated=shelf.lane.undated,
        )
        for shelf in shelves.shelves
    )


def band_steps(bands: tuple[LaneBand, ...]) -> list[Step]:
    """The grounds of the lanes."""
    return [Box(band.rect, "solid", ground_of(number)) for number, band in enumerate(bands)]


def uncovered_steps(bands: tuple[LaneBand, ...], frame: Frame) -> list[Step]:
    """The ground of a window where no lane covers it in full: what is drawn once need not be drawn twice."""
    page, lanes = frame.page, frame.lanes
    below = max(min(bands[-1].rect.bottom if bands else lanes.y, lanes.bottom), lanes.y)
    steps: list[Step] = [Box(Rect(0.0, floor(below), page.width, page.bottom - floor(below)), "solid", "background")]
    if lanes.y > 0:
        steps.append(Box(Rect(0.0, 0.0, page.width, lanes.y), "solid", "background"))
    edges = [band.rect.y for band in bands if lanes.y <= band.rect.y < lanes.bottom and band.rect.y % 1]
    # Two lanes that meet inside a pixel let the ground through there.
    steps += [Box(Rect(0.0, floor(edge), page.width, 1.0), "solid", "background") for edge in edges]
    return steps


def header_steps(
    bands: tuple[LaneBand, ...], frame: Frame, text_width: TextWidth, between: tuple[float, float]
) -> list[Step]:
    """Stripe, name and count of every lane, the words between two heights.

    The name of a lane that begins above them stays in sight as long as it has room; what would stand beyond them is
    left out.
    """
    steps: list[Step] = []
    room = frame.header_width - _NAME_LEFT - 16.0
    for band in bands:
        steps.append(Box(Rect(band.rect.x, band.rect.y, STRIPE, band.rect.height), "solid", band.colour))
        if room > 0:
            words = _header(_in_sight(band, between[0]), frame.lanes.x + _NAME_LEFT, room, text_width)
            if min(bounds_of(step).y for step in words) >= between[0]:
                steps += [step for step in words if bounds_of(step).bottom <= between[1]]
    return steps


def _header(band: LaneBand, left: float, room: float, text_width: TextWidth) -> list[Single]:
    """Name and count in so much room."""
    steps = _signs(band)
    only_echoes = not band.events and band.echoed
    number = f"{band.echoed:,} echoed" if only_echoes else f"{band.events:,}"
    two_lines = band.rect.height >= _TWO_LINES
    room_for_name = room if two_lines else room - text_width(number, "count") - 10.0
    name = elided(band.name, "lane_name", room_for_name, text_width)
    baseline = band.rect.y + (24.0 if two_lines else band.rect.height / 2 + 5.0)
    width = text_width(name, "lane_name")
    steps.append(Text(left, baseline, name, width, "lane_name", "ink"))
    if two_lines:
        count = _count_line(number if only_echoes else counted(band.events, "event"), band, room, text_width)
        steps.append(Text(left, baseline + 19.0, count, text_width(count, "count"), "count", "dim"))
    else:
        steps.append(Text(left + width + 10, baseline, number, text_width(number, "count"), "count", "dim"))
    return steps


def _count_line(count: str, band: LaneBand, room: float, text_width: TextWidth) -> str:
    """ "15 events · 7 undated"; only the first where both have no room."""
    both = f"{count} · {band.undated:,} undated"
    return both if band.undated and text_width(both, "count") <= room else count


def _in_sight(band: LaneBand, edge: float) -> LaneBand:
    """The band from the edge on, or the last of it that has room for a name and a count."""
    y = max(band.rect.y, min(edge, band.rect.bottom - _TWO_LINES))
    return replace(band, rect=band.rect._replace(y=y, height=band.rect.bottom - y)) if y > band.rect.y else band


def _signs(band: LaneBand) -> list[Single]:
    """Left of the name: a chevron where a lane is folded, and over it a small pin where it is pinned."""
    steps: list[Single] = []
    x, y = band.rect.x + 10.0, band.rect.y + (band.rect.height / 2 if band.rect.height < _TWO_LINES else 19.0)
    if band.folded:
        steps.append(Shape(((x - 2.0, y - 4.0), (x + 2.0, y), (x - 2.0, y + 4.0)), "outline", "dim", closed=False))
    elif band.pinned:
        steps.append(Disc(x, y - 2.0, 2.5, "solid", "dim"))
        steps.append(Shape(((x, y), (x, y + 5.0)), "stroke", "dim", closed=False))
    return steps


def edge_counts(
    look: Look, drawing: Drawing, bands: tuple[LaneBand, ...]
) -> tuple[list[list[Step]], tuple[EdgeCount, ...]]:
    """How many events of each lane stand earlier and later than the view: steps for each count, over all marks."""
    steps: list[list[Step]] = []
    edges: list[EdgeCount] = []
    for edge, words in edges_of(look, drawing.beside, [band.rect for band in bands]):
        box = edge.box
        ground = Rect(box.x - 2.0, box.y + 1.0, box.width + 4.0, box.height - 2.0)
        text = Text(box.x, box.y + _EDGE_BASELINE, words, box.width, "edge", "dim")
        steps.append([Box(ground, "veil", ground_of(edge.lane), radius=3.0), text])
        edges.append(edge)
    return steps, tuple(edges)
