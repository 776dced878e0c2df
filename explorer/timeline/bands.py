"""The lanes themselves: their bands and headers, and at their edges the counts of what is out of view."""

from math import floor

from explorer.timeline.drawn import EdgeCount, LaneBand
from explorer.timeline.events import Drawing
from explorer.timeline.frame import Frame
from explorer.timeline.look import Look, ground_of
from explorer.timeline.shelves import Shelves
from explorer.timeline.steps import Box, Rect, Step, Text, TextWidth
from explorer.timeline.tags import elided
from explorer.timeline.text import drawable

STRIPE = 4.0
_NAME_LEFT = 18.0
_EDGE_INSET = 8.0
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


def header_steps(bands: tuple[LaneBand, ...], frame: Frame, text_width: TextWidth) -> list[Step]:
    """Stripe, name and count of every lane."""
    steps: list[Step] = []
    left = frame.lanes.x + _NAME_LEFT
    room = frame.header_width - _NAME_LEFT - 16.0
    for band in bands:
        steps.append(Box(Rect(band.rect.x, band.rect.y, STRIPE, band.rect.height), "solid", band.colour))
        if room <= 0:
            continue
        count = f"{band.events:,} event" + ("" if band.events == 1 else "s")
        two_lines = band.rect.height >= _TWO_LINES
        room_for_name = room if two_lines else room - text_width(f"{band.events:,}", "count") - 10.0
        name = elided(band.name, "lane_name", room_for_name, text_width)
        baseline = band.rect.y + (24.0 if two_lines else band.rect.height / 2 + 5.0)
        width = text_width(name, "lane_name")
        steps.append(Text(left, baseline, name, width, "lane_name", "ink"))
        if two_lines:
            steps.append(Text(left, baseline + 19.0, count, text_width(count, "count"), "count", "dim"))
        else:
            number = f"{band.events:,}"
            steps.append(Text(left + width + 10, baseline, number, text_width(number, "count"), "count", "dim"))
    return steps


def edge_counts(look: Look, drawing: Drawing, bands: tuple[LaneBand, ...]) -> tuple[list[Step], tuple[EdgeCount, ...]]:
    """How many events of each lane stand earlier and later than the view, at the foot of the lane's edges."""
    steps: list[Step] = []
    edges: list[EdgeCount] = []
    for number, ((before, after), band) in enumerate(zip(drawing.beside, bands, strict=True)):
        baseline = band.rect.bottom - min(8.0, band.rect.height / 8)
        if before:
            words = f"‹ {before:,} earlier"
            width = look.text_width(words, "edge")
            x = look.plot.x + _EDGE_INSET
            steps.append(Text(x, baseline, words, width, "edge", "dim"))
            edges.append(EdgeCount(number, "before", before, Rect(x, baseline - 12, width, 16)))
        if after:
            words = f"{after:,} later ›"
            width = look.text_width(words, "edge")
            x = look.plot.right - _EDGE_INSET
            steps.append(Text(x, baseline, words, width, "edge", "dim", anchor="end"))
            edges.append(EdgeCount(number, "after", after, Rect(x - width, baseline - 12, width, 16)))
    return steps, tuple(edges)
