"""A briefing as a hand-out: a PDF with a page for each slide, or slides for PowerPoint and LibreOffice."""

from collections.abc import Sequence
from pathlib import Path

from explorer.data.briefing import Briefing
from explorer.data.briefing_toml import NAME, read_briefing
from explorer.data.document import Problem
from explorer.data.passage import Passage
from explorer.data.project import Findings
from explorer.errors import UsageError
from explorer.export.handout import Handout
from explorer.export.options import ExportOptions, Told
from explorer.export.writing import write_whole
from explorer.extract.sentences import sentence_around
from explorer.timeline.briefing.draft import draft_briefing
from explorer.timeline.briefing.script import Prompter
from explorer.timeline.table import table_of

FORMS = (".pdf", ".pptx")


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
    check_form(target)
    write_whole(target, briefing_bytes(findings, briefing, target.suffix, options or ExportOptions(), notes=notes))


def briefing_bytes(
    findings: Findings,
    briefing: Briefing,
    ending: str,
    options: ExportOptions,
    *,
    notes: bool = False,
    told: Told | None = None,
) -> bytes:
    """A briefing as `.pdf` or `.pptx`; `told` hears how many pages are done, of how many. UsageError as above."""
    handout = handout_of(findings, briefing, options)
    if ending.lower() == ".pdf":
        from explorer.export.briefing_pages import briefing_pdf  # noqa: PLC0415 - Qt only when pages are asked for

        return briefing_pdf(handout, options, notes=notes, told=told)
    from explorer.export.briefing_slides import briefing_pptx  # noqa: PLC0415 - python-pptx only for its own form

    return briefing_pptx(handout, options)


def handout_of(findings: Findings, briefing: Briefing, options: ExportOptions) -> Handout:
    """The slides of a briefing in a reading; UsageError when there are none."""
    if not briefing.slides:
        raise UsageError("There is no slide to export.")
    table = table_of(findings)
    prompter = Prompter(findings, table)
    scripts = tuple(prompter.script(slide) for slide in briefing.slides)
    return Handout(findings, table, scripts, options.title or findings.title)


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
