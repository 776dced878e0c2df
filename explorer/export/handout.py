"""What a hand-out of a briefing is made of: its slides in a reading, laid out for a page."""

from dataclasses import dataclass

from explorer.data.briefing import Slide
from explorer.data.project import Findings
from explorer.export.options import PAPERS, ExportOptions, PageSize
from explorer.timeline.briefing.script import Script
from explorer.timeline.briefing.stage import Stage, stage_of
from explorer.timeline.steps import TextWidth
from explorer.timeline.table import EventTable


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
        quote = "" if slide.quote is None else f"“{slide.quote.quote}”\n{script.source}"
        return "\n\n".join(part for part in (slide.notes, quote) if part)


def page_size(options: ExportOptions) -> PageSize:
    """The page of a slide: 16:9 unless another is asked for."""
    return options.size or PAPERS["slide"]
