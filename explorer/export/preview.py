"""An export before it is written: its pages one by one as they are laid out, or the first lines of its data."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from explorer.data.project import Findings
from explorer.export.briefing import handout_of
from explorer.export.choice import chosen, whole_of
from explorer.export.files import MOST_TOLD, Story, evidenced, with_unread, without_dismissed, written
from explorer.export.options import PAPERS, Wish
from explorer.export.picture import fitted_page
from explorer.export.tables import csv_bytes
from explorer.export.told import file_in_words
from explorer.paint.picture import Sheet
from explorer.timeline.counts import drawn_in_words
from explorer.timeline.drawn import Scene
from explorer.timeline.rows import part_of
from explorer.timeline.scale import Scale
from explorer.timeline.steps import Rect, Size
from explorer.timeline.table import EventTable

_TABLES = (".csv", ".xlsx", ".parquet")
_LINES, _COLUMNS = 40, 160


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A page as the file will have it. `words` say what is on it; `plot` and `scale` where time runs, None: nowhere."""

    sheet: Sheet
    words: str
    plot: Rect | None = None
    scale: Scale | None = None


def pages_of(story: Story, wish: Wish) -> Iterator[Page]:
    """The pages of a picture or a briefing, each as soon as it is laid out; raises UsageError as the export does."""
    story = without_dismissed(story, wish)
    wish = replace(wish, options=with_unread(story, wish.options))
    if wish.briefing is not None:
        return _slides_of_briefing(story, wish)
    if wish.ending == ".pdf":
        return _pages_of_pdf(story, wish)
    if wish.ending == ".pptx":
        return _slides(evidenced(story, wish.options), wish)
    return iter((_picture(story, wish),))


def head_of(story: Story, wish: Wish) -> tuple[str, str]:
    """The first lines of a file of data, and in words how many events it holds and which not."""
    whole = whole_of(story, wish.options)
    table = whole if wish.ending == ".json" else chosen(story, wish.options)
    words = file_in_words(story, wish.ending, wish.options)
    if wish.ending in _TABLES:
        data = csv_bytes(part_of(table, np.arange(min(len(table), _LINES), dtype=np.int64)))
    elif wish.ending == ".json" and isinstance(story, EventTable):
        data = written(part_of(table, np.arange(min(len(table), _LINES), dtype=np.int64)), wish)
    else:
        data = written(story, wish)
    lines = data.decode("utf-8-sig").splitlines()[:_LINES]
    return "\n".join(line if len(line) <= _COLUMNS else line[: _COLUMNS - 1] + "…" for line in lines), words


def _picture(story: Story, wish: Wish) -> Page:
    options = wish.options
    if wish.ending == ".html":
        # Qt only when a picture is asked for, and the page's own parts only with it.
        from explorer.export.page import picture_of  # noqa: PLC0415

        evidenced(story, options)
        scene, shrunk = picture_of(whole_of(story, options), options)
    else:
        scene, shrunk = fitted_page(whole_of(story, options), options)
    return _page(scene, 1 / shrunk)


def _page(scene: Scene, scale: float, heading: str = "") -> Page:
    words = " · ".join(part for part in (heading, drawn_in_words(scene.counts)) if part)
    return Page(Sheet(scene.size, scene.steps, scale), words, scene.plot, scene.scale)


def _pages_of_pdf(story: Story, wish: Wish) -> Iterator[Page]:
    from explorer.export.document import notes_of, paging_of, pictures_of, sheet_of_notes  # noqa: PLC0415 - the same

    if isinstance(story, EventTable) and len(chosen(story, wish.options)) > MOST_TOLD:
        options = replace(wish.options, size=wish.options.size or PAPERS["a4"])
        scene, shrunk = fitted_page(whole_of(story, options), options)
        yield _page(scene, 1 / shrunk)
        return
    paging = paging_of(evidenced(story, wish.options), wish.options)
    for leaf in pictures_of(paging):
        yield _page(leaf.scene, leaf.scale, "" if leaf.overview else leaf.heading)
    for page in notes_of(paging):
        yield Page(sheet_of_notes(page), "Quotes and sources")


def _slides(findings: Findings, wish: Wish) -> Iterator[Page]:
    from explorer.export.pages import each_leaf  # noqa: PLC0415 - the same
    from explorer.export.slides import paging_of  # noqa: PLC0415 - python-pptx only when slides are asked for

    for leaf in each_leaf(paging_of(findings, wish.options)):
        yield _page(leaf.scene, leaf.scale, "" if leaf.overview else leaf.heading)


def _slides_of_briefing(story: Story, wish: Wish) -> Iterator[Page]:
    from explorer.export.briefing_pages import SOURCES, briefing_sheets  # noqa: PLC0415 - the same
    from explorer.export.slides import wider  # noqa: PLC0415 - the same

    if wish.briefing is None or not isinstance(story, Findings):
        return
    handout = handout_of(story, wish.briefing, wish.options)
    if wish.ending == ".pdf":
        names, sheets = briefing_sheets(handout, wish.options, notes=wish.notes)
        said = {number: name for name, number in names}
        for number, sheet in enumerate(sheets):
            yield Page(sheet, said.get(number, "Notes"))
        return
    for script, stage in zip(handout.scripts, handout.stages(PAPERS["slide"], wider), strict=True):
        yield Page(Sheet(stage.room, stage.steps, stage.zoom), script.slide.name)
    for page in handout.pages_of_sources(Size(PAPERS["slide"].width, PAPERS["slide"].height)):
        yield Page(Sheet(page.size, page.steps, 1.0), SOURCES)
