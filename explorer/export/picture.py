"""The story as a picture: PNG and PDF through paint, SVG straight from the scene. One page, one scene for all three."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from explorer.data.phrases import counted
from explorer.data.when import EventId
from explorer.data.words import span_in_words, when_in_words
from explorer.export.choice import filter_of, kept_of, with_its_sources
from explorer.export.faces import font_faces
from explorer.export.options import PAPERS, SCREEN, ExportOptions, PageSize
from explorer.export.shown import nothing_in_words, shown_in_words, stretch_of
from explorer.export.svg import svg_of
from explorer.paint.fonts import text_width
from explorer.paint.picture import pdf_of_scene, png_of_scene
from explorer.paint.theme import theme
from explorer.timeline.columns import Flags
from explorer.timeline.drawn import Scene
from explorer.timeline.extent import extents_at
from explorer.timeline.frame import SceneOptions, page_options
from explorer.timeline.listings import lane_titles
from explorer.timeline.rows import in_storylines
from explorer.timeline.scene import lay_out
from explorer.timeline.steps import Size, Text, TextWidth
from explorer.timeline.table import EventTable
from explorer.timeline.text import ELLIPSIS, drawable
from explorer.timeline.view import View, fit_view, framed

# How many times larger than its page a crowded story is laid out: at 1.6, 13 px of type are 6 pt on paper.
_ENLARGED = (1.0, 1.2, 1.4, 1.6)
# So few events are drawn in larger type where all of them have room for it.
_FEW = 60
_FOR_FEW = (0.62, 0.74, 0.87)
_WIDE_ENOUGH = 960.0
_FEW_MORE = 1.1
# A header has room for the longest name of so many lanes, with its count, up to this part of the page's width.
_MOST_NAMES = 400
_MOST_HEADER = 0.25
_BESIDE_NAME = 76.0


@dataclass(frozen=True, slots=True)
class Heading:
    """What a page says otherwise than a picture of the whole story would.

    `shown` says what is shown of the story, None where the options tell it. `note` is added to its counts; `whole` is
    how many events the story has when the page shows a part of them; `header_width` is the room of the lanes' names in
    pixels; not `listed`: the sources stand somewhere else; else they take `source_lines` at most.
    """

    subtitle: str = ""
    shown: str | None = None
    note: str = ""
    whole: int | None = None
    header_width: float | None = None
    listed: bool = True
    source_lines: int = 4


NO_HEADING = Heading()


def png_of(table: EventTable, options: ExportOptions) -> bytes:
    """The story as a PNG of the size and scale of the options."""
    scene, shrunk = fitted_page(table, options)
    return png_of_scene(scene, theme(options.theme), scale=options.scale / shrunk, density=options.scale)


def pdf_of(table: EventTable, options: ExportOptions) -> bytes:
    """The story as a PDF of one page; without a size it is A4 landscape."""
    if options.size is None:
        options = replace(options, size=PAPERS["a4"])
    scene, shrunk = fitted_page(table, options)
    return pdf_of_scene(scene, theme(options.theme), title=title_of(table, options), scale=1 / shrunk)


def svg_picture(table: EventTable, options: ExportOptions) -> bytes:
    """The story as SVG in UTF-8; every event is a group with its title and its when."""
    title = title_of(table, options)
    scene, shrunk = fitted_page(table, options)
    words = svg_of(
        scene,
        theme(options.theme),
        title=title,
        said=lambda event: _said(table, event),
        scale=1 / shrunk,
        faces=lambda words: font_faces((("SourceSansPro-Regular", words), ("SourceSansPro-Semibold", words))),
    )
    return words.encode("utf-8")


@lru_cache(maxsize=2)
def fitted_page(
    table: EventTable, options: ExportOptions, *, most: float = _ENLARGED[-1], heading: Heading = NO_HEADING
) -> tuple[Scene, float]:
    """The scene of an exported page and how many times larger than the page it is, at most `most`.

    A page has no scroll bar: a story with too many rows for it is laid out larger and shrunk, so that nothing need be
    folded, down to type that can still be read on paper. What then has no room is folded and counted. A few events
    are laid out smaller and drawn larger.
    """
    sizes = [size for size in _enlarged(options, len(table)) if size <= most]
    scene, enlarged = roomiest((page_scene(table, options, enlarged=size, heading=heading), size) for size in sizes)
    bare = unlabelled(scene)
    if bare:
        heading = replace(heading, note=f"{bare:,} drawn without a label")
        scene = page_scene(table, options, enlarged=enlarged, heading=heading)
    return scene, enlarged


def _enlarged(options: ExportOptions, events: int) -> list[float]:
    """The sizes to try: what is larger than a screen begins with type that is as much larger, a few events larger yet.

    Where there are many, type that is larger than usual is not tried.
    """
    size = options.size or SCREEN
    smallest = max(SCREEN.width / size.width, SCREEN.height / size.height)
    larger = [smallest * step for step in (1.0, 1.2, 1.45, 1.7) if smallest * step < 1.0]
    return [*larger_for_few(size, events), *larger, *_ENLARGED]


def larger_for_few(size: PageSize, events: int) -> list[float]:
    """The sizes of larger type for a page of few events, the largest first: as long as it stays wide enough."""
    usual = min(max(SCREEN.width / size.width, SCREEN.height / size.height), 1.0)
    sizes = [usual * step for step in _FOR_FEW] if events <= _FEW else []
    return [step for step in sizes if size.width * step >= _WIDE_ENOUGH]


def roomiest(pages: Iterable[tuple[Scene, float]]) -> tuple[Scene, float]:
    """Of scenes in type that grows smaller the first in which every event has its label.

    Where none has them all, smaller type must be worth it: the first that misses few more than the best.
    """
    tried: list[tuple[Scene, float]] = []
    for page in pages:
        tried.append(page)
        if missing(page[0]) == 0:
            return page
    enough = min(missing(scene) for scene, _ in tried) * _FEW_MORE
    return next(page for page in tried if missing(page[0]) <= enough)


def missing(scene: Scene) -> int:
    """How many events in view have no mark of their own, or no label at it; a lane that is folded wants none.

    Where none has a date: how many are not in the list.
    """
    if scene.counts.listed:
        return scene.counts.undated - scene.counts.listed
    where = scene.whereabouts
    lanes = zip(scene.lanes, where.indexes, where.drawn, where.beside, strict=True)
    folded = sum(len(index) - sum(aside) - len(drawn) for lane, index, drawn, aside in lanes if not lane.folded)
    return folded + unlabelled(scene)


def unlabelled(scene: Scene) -> int:
    """How many marks have no label."""
    return sum(mark.label is None and not mark.echo for mark in scene.marks)


def cut_labels(scene: Scene) -> int:
    """How many labels end in an ellipsis."""
    texts = (step for step in scene.steps if isinstance(step, Text) and step.event is not None)
    return sum(step.text.endswith(ELLIPSIS) for step in texts)


def page_scene(
    table: EventTable,
    options: ExportOptions,
    *,
    enlarged: float = 1.0,
    view: View | None = None,
    heading: Heading = NO_HEADING,
    measure: TextWidth = text_width,
) -> Scene:
    """The scene of an exported page: the whole story, or the stretch and the storylines of the options.

    `enlarged` lays it out for a page so many times larger than that of the options; `view` is another stretch than
    that of the options, `measure` tells how wide a text is.
    """
    size = options.size or SCREEN
    said = shown_in_words(table, options) if heading.shown is None else heading.shown
    table = _in_storylines(table, options)
    view = view or _view(table, options)
    page = _page(table, options, replace(heading, shown=said))
    return lay_out(
        with_its_sources(table, options),
        view=view,
        filter=filter_of(options),
        size=Size(size.width * enlarged, size.height * enlarged),
        text_width=measure,
        selected=options.selected,
        options=page,
        relations=options.ties,
    )


def laid_out_of(table: EventTable, options: ExportOptions) -> EventTable:
    """The table whose rows a page shows: those of the storylines asked for, with their sources."""
    return with_its_sources(_in_storylines(table, options), options)


def _in_storylines(table: EventTable, options: ExportOptions) -> EventTable:
    return in_storylines(table, options.storylines) if options.storylines else table


def _page(table: EventTable, options: ExportOptions, heading: Heading) -> SceneOptions:
    """What stands around the lanes of a page."""
    subtitle = heading.subtitle or options.subtitle or subtitle_of(table, options)
    page = page_options(
        title=title_of(table, options),
        subtitle=subtitle,
        shown=heading.shown or "",
        legend=options.legend,
        sources=options.sources,
    )
    return replace(
        page,
        header_width=_header_width(table, options, page) if heading.header_width is None else heading.header_width,
        note=" · ".join(part for part in _notes(table, options, heading) if part),
        whole=heading.whole,
        sources_list=heading.listed and options.sources,
        source_lines=heading.source_lines,
    )


def _header_width(table: EventTable, options: ExportOptions, page: SceneOptions) -> float:
    """Pixels for the names of the lanes: as wide as the longest needs, up to a part of the page."""
    names = lane_titles(table, options.lanes_by)
    longest = max((text_width(drawable(name), "lane_name") for name in names[:_MOST_NAMES]), default=0.0)
    most = (options.size or SCREEN).width * _MOST_HEADER
    return max(page.header_width, min(longest + _BESIDE_NAME, most))


def _notes(table: EventTable, options: ExportOptions, heading: Heading) -> tuple[str, ...]:
    return heading.note, nothing_in_words(table, options), options.unread


def _view(table: EventTable, options: ExportOptions) -> View:
    fitted = fit_view(table, shown=filter_of(options).mask(table), elastic=options.elastic)
    fitted = _holding(table, fitted, options.selected)
    start = fitted.start if options.start is None else float(options.start)
    end = fitted.end if options.end is None else float(options.end)
    return options.view(start, max(end, start + 1.0))


def _holding(table: EventTable, view: View, event: EventId | None) -> View:
    """The view widened to hold all of the ink of an event, with a margin."""
    row = None if event is None else table.row_of(event)
    if row is None or not table.dated[row]:
        return view
    extent = extents_at(table, np.array([row], dtype=np.int64))
    own = framed(table, view, float(extent.begins[0]), float(extent.ended[0]))
    return replace(view, start=min(view.start, own.start), end=max(view.end, own.end))


def title_of(table: EventTable, options: ExportOptions) -> str:
    """The title asked for, or the story's own."""
    return table.story if options.title is None else options.title


def subtitle_of(table: EventTable, options: ExportOptions) -> str:
    """ "4 sources · 23 events · Jan 2024 – 2032" as in the window; of a part "2 of 4 sources · 5 of 23 events"."""
    kept = kept_of(table, options)
    told = [
        (len(with_its_sources(table, options).witnesses), len(table.witnesses), "source"),
        (int(np.count_nonzero(kept)), len(table), "event"),
    ]
    parts = [("" if part == whole else f"{part:,} of ") + counted(whole, thing) for part, whole, thing in told]
    return " · ".join(part for part in (*parts, stretch_of(options) or span_of(table, kept)) if part)


def span_of(table: EventTable, shown: Flags) -> str:
    """From when to when the dated of these rows reach: "Jan 2024 – 2032"; "" where none has a date."""
    dated = table.dated & shown
    if not dated.any():
        return ""
    return span_in_words(int(table.closed_from[dated].min()), int(table.closed_to[dated].max()))


def _said(table: EventTable, event: EventId) -> str:
    row = table.row_of(event)
    if row is None:
        return str(event)
    status = table.status.of(row)
    words = f"{table.title[row]} · {when_in_words(table.when_of(row))}"
    return words if status == "happened" else f"{words} · {status}"
