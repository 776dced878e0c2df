"""A briefing as a hand-out: a PDF with a page for each slide, or slides for PowerPoint and LibreOffice."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.data.briefing import Briefing, Slide
from explorer.data.briefing_toml import NAME, read_briefing
from explorer.data.document import Problem
from explorer.data.passage import Passage
from explorer.data.project import Findings
from explorer.errors import UsageError
from explorer.export.options import PAPERS, ExportOptions, PageSize
from explorer.export.writing import write_whole
from explorer.extract.sentences import sentence_around
from explorer.timeline.briefing.draft import draft_briefing
from explorer.timeline.briefing.script import Prompter, Script
from explorer.timeline.briefing.stage import Stage, stage_of
from explorer.timeline.steps import TextWidth
from explorer.timeline.table import EventTable, table_of

FORMS = (".pdf", ".pptx")


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


def export_briefing(
    findings: Findings,
    briefing: Briefing,
    target: Path,
    options: ExportOptions | None = None,
    *,
    notes: bool = False,
) -> None:
    """Write a briefing as PDF or PPTX, by the target's ending; `notes` puts them under the slides of a PDF.

    Raises UsageError for another ending or a briefing without slides, WriteError when the file cannot be written; then
    what stood there before is whole.
    """
    options = options or ExportOptions()
    check_form(target)
    if not briefing.slides:
        raise UsageError("There is no slide to export.")
    table = table_of(findings)
    prompter = Prompter(findings, table)
    scripts = tuple(prompter.script(slide) for slide in briefing.slides)
    handout = Handout(findings, table, scripts, options.title or findings.title)
    if target.suffix.lower() == ".pdf":
        from explorer.export.briefing_pages import briefing_pdf  # noqa: PLC0415 - Qt only when pages are asked for

        data = briefing_pdf(handout, options, notes=notes)
    else:
        from explorer.export.briefing_slides import briefing_pptx  # noqa: PLC0415 - python-pptx only for its own form

        data = briefing_pptx(handout, options)
    write_whole(target, data)


def check_form(target: Path) -> None:
    """UsageError for an ending in which no briefing is written."""
    if target.suffix.lower() not in FORMS:
        raise UsageError(f"“{target.name}”: a briefing is written as {' or '.join(FORMS)}.")


def kept_briefing(paths: Sequence[Path], findings: Findings) -> tuple[Briefing, tuple[Problem, ...]]:
    """The slides of the briefing.toml beside these paths, and what could not be read of it.

    Without such a file they are a first draft.
    """
    root = paths[0] if paths[0].is_dir() else paths[0].parent
    if (root / NAME).exists():
        return read_briefing(root / NAME)
    documents = {document.id: document for document in findings.documents}

    def sentence(passage: Passage) -> str:
        document = documents[passage.document]
        return document.quote(sentence_around(document, passage))

    return draft_briefing(findings, sentence), ()


def page_size(options: ExportOptions) -> PageSize:
    """The page of a slide: 16:9 unless another is asked for."""
    return options.size or PAPERS["slide"]
