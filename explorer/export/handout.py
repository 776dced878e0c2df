"""What a hand-out of a briefing is made of: its slides in a reading, laid out for a page."""

from dataclasses import dataclass

from explorer.data.briefing import Slide
from explorer.data.project import Findings
from explorer.export.evidence import Evidence, Witness, witnesses_of
from explorer.export.notes import NotePage, note_pages
from explorer.export.options import PAPERS, ExportOptions, PageSize
from explorer.paint.fonts import text_width
from explorer.timeline.briefing.script import Script
from explorer.timeline.briefing.stage import Stage, stage_of
from explorer.timeline.steps import Size, TextWidth
from explorer.timeline.table import EventTable
from explorer.timeline.text import drawable


@dataclass(frozen=True, slots=True)
class Handout:
    """A briefing with the reading in which it is found: what both forms are made of."""

    found: Findings
    table: EventTable
    scripts: tuple[Script, ...]
    title: str

    @property
    def slides(self) -> tuple[Slide, ...]:
        """The slides in their order."""
        return tuple(script.slide for script in self.scripts)

    def stages(self, size: PageSize, text_width: TextWidth) -> list[Stage]:
        """Every slide laid out for a page."""
        return [
            stage_of(
                self.table,
                script,
                size=(size.width, size.height),
                number=number,
                of=len(self.scripts),
                text_width=text_width,
            )
            for number, script in enumerate(self.scripts, 1)
        ]

    def notes(self, script: Script) -> str:
        """The notes of a slide, and what a speaker wants to know of its quote."""
        slide = script.slide
        quote = "" if slide.quote is None else f"“{slide.quote.quote}”"
        # A draft's notes have it with its source.
        quote = "" if quote in slide.notes else f"{quote}\n{self._cited(script)}"
        return "\n\n".join(part for part in (slide.notes, quote) if part)

    def _cited(self, script: Script) -> str:
        """Where the quote of a slide can be looked up; where it is not found, what the slide says of it."""
        quote = script.slide.quote
        found = None if quote is None else self._by_file.get(quote.document)
        return script.source if found is None else f"{found.name} {found.cited}"

    @property
    def _by_file(self) -> dict[str, Witness]:
        pairs = zip(self.found.documents, witnesses_of(self.found), strict=True)
        return {file: one for document, one in pairs for file in (document.file, *document.also)}

    @property
    def sources(self) -> tuple[Witness, ...]:
        """The articles that the slides show or quote, by their numbers."""
        files = {quoted.document for slide in self.slides for quoted in (*slide.events, slide.quote) if quoted}
        by_file = self._by_file
        told = {by_file[file].id for file in files if file in by_file}
        rows = {row for script in self.scripts for row in script.shown}
        told |= {mention.passage.document for row in rows for mention in self.found.events[row].mentions}
        return tuple(one for one in witnesses_of(self.found) if one.id in told)

    def pages_of_sources(self, size: Size) -> list[NotePage]:
        """The last pages: the articles with all that is needed to look them up; none where there are none."""
        if not self.sources:
            return []
        told = Evidence((), self.sources)
        title = drawable(self.title)
        return note_pages(told, title=title, size=size, measure=text_width, colour_of=lambda _: "grey")


def page_size(options: ExportOptions) -> PageSize:
    """The page of a slide: 16:9 unless another is asked for."""
    return options.size or PAPERS["slide"]
