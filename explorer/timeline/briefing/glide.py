"""From one slide to the next: what stays moves to its new place, what leaves fades out, what comes fades in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from explorer.data.when import EventId
from explorer.timeline.briefing.figures import Figure
from explorer.timeline.briefing.stage import Stage
from explorer.timeline.steps import Clip, Step, Unclip

LASTS = 300  # ms


@dataclass(frozen=True, slots=True)
class Layer:
    """What is drawn with which opacity, 0–1; `zoom` is the pixels of the screen for one of its own."""

    opacity: float
    zoom: float
    steps: Sequence[Step]


def eased(part: float) -> float:
    """Slow at both ends: how far the way is when so much of the time is over, both 0–1."""
    part = min(max(part, 0.0), 1.0)
    return part * part * (3.0 - 2.0 * part)


@dataclass(frozen=True, eq=False)
class Glide:
    """The way between two stages of one size; nothing is laid out on it, only numbers are mixed."""

    before: Stage
    after: Stage

    def at(self, part: float) -> Iterator[Layer]:
        """The layers of the frame when so much of the time is over: 0 is the stage before, 1 the one after."""
        zoom = self.after.zoom
        if part >= 1.0:
            yield Layer(1.0, zoom, self.after.steps)
            return
        way = eased(part)
        staying, leaving, coming = self._still
        moving, gone, new = self._figures
        yield Layer(1.0, zoom, staying)
        # Words over words cannot be read: those that leave are gone before the others come.
        if part < 0.5:
            yield Layer(1.0 - eased(2.0 * part), self.before.zoom, [*leaving, *self._drawn(gone)])
        else:
            yield Layer(eased(2.0 * part - 1.0), zoom, [*coming, *self._drawn(new)])
        yield Layer(1.0, zoom, self._drawn([one.between(other, way) for one, other in moving]))

    def _drawn(self, figures: Sequence[Figure]) -> list[Step]:
        plot = self.after.plot
        marks = [step for figure in figures for step in figure.mark(plot)]
        labels = [step for figure in figures for step in figure.label()]
        return [Clip(self.after.wings), *marks, Unclip(), *labels]

    @cached_property
    def _still(self) -> tuple[list[Step], list[Step], list[Step]]:
        """Steps that stand on both stages, only on the first, only on the second."""
        here, there = set(self.before.still), set(self.after.still)
        if self.before.zoom != self.after.zoom:
            # Only the ground is the same when one slide had to be drawn smaller.
            here, there = set(), set()
        ground, rest = self.after.still[0], self.after.still[1:]
        return (
            [ground, *(step for step in rest if step in here)],
            [step for step in self.before.still[1:] if step not in there],
            [step for step in rest if step not in here],
        )

    @cached_property
    def _figures(self) -> tuple[list[tuple[Figure, Figure]], list[Figure], list[Figure]]:
        """Figures of both stages in pairs, those that leave, those that come."""
        here: dict[EventId, Figure] = {}
        if self.before.zoom == self.after.zoom:
            here = {figure.event: figure for figure in self.before.figures}
        moving = [(here[figure.event], figure) for figure in self.after.figures if figure.event in here]
        staying = {figure.event for figure, _ in moving}
        gone = [figure for figure in self.before.figures if figure.event not in staying]
        return moving, gone, [figure for figure in self.after.figures if figure.event not in here]
