"""How the room of a scene is shared out: title, lane headers, lanes, sources, axis, foot."""

from dataclasses import dataclass

from explorer.timeline.steps import Rect, Size


@dataclass(frozen=True, slots=True)
class SceneOptions:
    """What a scene holds beside the lanes, in pixels and flags.

    `shown` says what of the story is shown. `sequence` gives the events without a date an area in which they stand in
    their order. `note` is added to the counts at the foot, `whole` is how many events there are where the table holds a
    part of them. The list of sources at the foot has `source_lines` at most; without `sources` none is named
    anywhere.

    For a window: the defaults. For a page (see `page_options`): a title block, a legend and a foot; the lanes must fit,
    so `lanes_fit` makes rows give way where a window would scroll.
    """

    header_width: float = 208.0
    source_lane: bool = True
    title: str = ""
    subtitle: str = ""
    shown: str = ""
    legend: bool = False
    foot: bool = False
    sources_list: bool = False
    lanes_fit: bool = False
    margin: float = 0.0
    sequence: bool = False
    note: str = ""
    whole: int | None = None
    source_lines: int = 4
    sources: bool = True


def page_options(
    *, title: str, subtitle: str = "", shown: str = "", legend: bool = True, sources: bool = True
) -> SceneOptions:
    """The options of an exported page."""
    return SceneOptions(
        title=title,
        subtitle=subtitle,
        shown=shown,
        legend=legend,
        foot=True,
        source_lane=sources,
        sources_list=sources,
        sources=sources,
        lanes_fit=True,
        margin=28.0,
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """The places of the parts of a scene; a part that is not shown has no height."""

    page: Rect
    title: Rect
    eras: Rect
    lanes: Rect
    sequence: Rect
    sources: Rect
    axis: Rect
    foot: Rect
    header_width: float
    margin: float

    @property
    def plot(self) -> Rect:
        """The lanes right of their headers: where time runs."""
        return Rect(
            self.lanes.x + self.header_width, self.lanes.y, self.lanes.width - self.header_width, self.lanes.height
        )


SOURCE_LANE_HEIGHT = 34.0
AXIS_HEIGHT = 30.0


def frame_of(
    size: Size,
    options: SceneOptions,
    *,
    title_height: float = 0.0,
    era_height: float = 0.0,
    foot_height: float = 0.0,
    sequence_height: float = 0.0,
    axis_height: float = AXIS_HEIGHT,
) -> Frame:
    """Share out the room of a scene."""
    margin = options.margin
    width = max(size.width - 2 * margin, options.header_width + 40.0)
    top = margin + title_height + era_height
    sources_height = SOURCE_LANE_HEIGHT if options.source_lane else 0.0
    below = sequence_height + sources_height + axis_height + foot_height
    lanes_height = max(size.height - margin - top - below, 40.0)
    sources_top = top + lanes_height + sequence_height
    axis_top = sources_top + sources_height
    return Frame(
        page=Rect(0.0, 0.0, *size),
        title=Rect(margin, margin, width, title_height),
        eras=Rect(margin, margin + title_height, width, era_height),
        lanes=Rect(margin, top, width, lanes_height),
        sequence=Rect(margin, top + lanes_height, width, sequence_height),
        sources=Rect(margin, sources_top, width, sources_height),
        axis=Rect(margin, axis_top, width, axis_height),
        foot=Rect(margin, axis_top + axis_height, width, foot_height),
        header_width=options.header_width,
        margin=margin,
    )
