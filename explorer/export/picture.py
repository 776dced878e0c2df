"""The story as a picture: PNG and PDF through paint, SVG straight from the scene. One page, one scene for all three."""

from dataclasses import replace

from explorer.data.when import EventId
from explorer.data.words import span_in_words, when_in_words
from explorer.export.options import PAPERS, SCREEN, ExportOptions
from explorer.export.svg import svg_of
from explorer.paint.fonts import text_width
from explorer.paint.picture import pdf_of_scene, png_of_scene
from explorer.paint.theme import theme
from explorer.timeline.columns import Flags
from explorer.timeline.drawn import Scene
from explorer.timeline.filter import Chip, Filter
from explorer.timeline.frame import page_options
from explorer.timeline.scene import lay_out
from explorer.timeline.steps import Size
from explorer.timeline.table import EventTable
from explorer.timeline.view import View, fit_view

# How many times larger than its page a crowded story is laid out: at 1.6, 13 px of type are 6 pt on paper.
_ENLARGED = (1.0, 1.2, 1.4, 1.6)


def png_of(table: EventTable, options: ExportOptions) -> bytes:
    """The story as a PNG of the size and scale of the options."""
    scene, shrunk = fitted_page(table, options)
    return png_of_scene(scene, theme(options.theme), scale=options.scale / shrunk)


def pdf_of(table: EventTable, options: ExportOptions) -> bytes:
    """The story as a PDF of one page; without a size it is A4 landscape."""
    if options.size is None:
        options = replace(options, size=PAPERS["a4"])
    scene, shrunk = fitted_page(table, options)
    return pdf_of_scene(scene, theme(options.theme), title=_title(table, options), scale=1 / shrunk)


def svg_picture(table: EventTable, options: ExportOptions) -> bytes:
    """The story as SVG in UTF-8; every event is a group with its title and its when."""
    title = _title(table, options)
    scene, shrunk = fitted_page(table, options)
    words = svg_of(scene, theme(options.theme), title=title, said=lambda event: _said(table, event), scale=1 / shrunk)
    return words.encode("utf-8")


def fitted_page(table: EventTable, options: ExportOptions) -> tuple[Scene, float]:
    """The scene of an exported page and how many times larger than the page it is, 1 to 1.6.

    A page has no scroll bar: a story with too many rows for it is laid out larger and shrunk, so that nothing need be
    folded, down to type that can still be read on paper. What then has no room is folded and counted.
    """
    pages = ((page_scene(table, options, enlarged=enlarged), enlarged) for enlarged in _ENLARGED)
    fewest: tuple[Scene, float] | None = None
    for scene, enlarged in pages:
        if fewest is None or scene.counts.folded < fewest[0].counts.folded:
            fewest = (scene, enlarged)
        if scene.counts.folded == 0:
            break
    return fewest or (page_scene(table, options), 1.0)


def page_scene(table: EventTable, options: ExportOptions, *, enlarged: float = 1.0) -> Scene:
    """The scene of an exported page: the whole story, or the stretch and the storylines of the options.

    `enlarged` (1 or more) lays it out for a page so many times larger than that of the options.
    """
    size = options.size or SCREEN
    title = _title(table, options)
    subtitle = options.subtitle or _subtitle(table, _filter(options).mask(table))
    return lay_out(
        table,
        view=_view(table, options),
        filter=_filter(options),
        size=Size(size.width * enlarged, size.height * enlarged),
        text_width=text_width,
        options=page_options(title=title, subtitle=subtitle, legend=options.legend, sources=options.sources),
    )


def _view(table: EventTable, options: ExportOptions) -> View:
    view = fit_view(table, shown=_filter(options).mask(table), elastic=options.elastic)
    start = view.start if options.start is None else float(options.start)
    end = view.end if options.end is None else float(options.end)
    return replace(view, start=start, end=max(end, start + 1.0))


def _filter(options: ExportOptions) -> Filter:
    return Filter((Chip("storyline", options.storylines),) if options.storylines else ())


def _title(table: EventTable, options: ExportOptions) -> str:
    return table.story if options.title is None else options.title


def _subtitle(table: EventTable, shown: Flags) -> str:
    """ "4 sources · 23 events · Jan 2024 – 2032", as the window says it; "5 of 23 events" under a filter."""
    sources, events = len(table.witnesses), len(table)
    of = "" if shown.all() else f"{int(shown.sum()):,} of "
    parts = [
        f"{sources:,} source" + ("" if sources == 1 else "s"),
        f"{of}{events:,} event" + ("" if events == 1 else "s"),
    ]
    dated = table.dated & shown
    if dated.any():
        first, last = table.closed_from[dated].min(), table.closed_to[dated].max()
        parts.append(span_in_words(int(first), int(last)))
    return " · ".join(parts)


def _said(table: EventTable, event: EventId) -> str:
    row = table.row_of(event)
    if row is None:
        return str(event)
    status = table.status.of(row)
    words = f"{table.title[row]} · {when_in_words(table.when_of(row))}"
    return words if status == "happened" else f"{words} · {status}"
