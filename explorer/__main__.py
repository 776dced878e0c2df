"""The command line: the window, or the same work without one (design.md §7)."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import DatelineError, NoDisplayError, ReadError, UsageError

if TYPE_CHECKING:
    from explorer.data.document import Document, Problem
    from explorer.data.when import When
    from explorer.export.files import Story
    from explorer.export.options import ExportOptions

DONE, NOTHING, WRONG, NO_DISPLAY = 0, 1, 2, 3

_PATH = "a folder of articles, an article, an event table (.csv .xlsx .parquet) or an exported .json"

# Of one kind of file, so many are told one by one on the screen; the JSON names them all.
_TOLD_OF_A_KIND = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for and return the exit code: 0 done, 1 nothing read or written, 2 wrong, 3 no display.

    stdout carries only the answer; what a person should know goes to stderr.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(given)
    except DatelineError as error:
        _tell(str(error))
        return _code(error)
    except KeyboardInterrupt:
        _tell("Stopped; nothing was written.")
        return NOTHING
    except BrokenPipeError:
        # Whoever read the answer has gone; nothing more can be told there, at exit neither.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return NOTHING


def _run(given: list[str]) -> int:
    commands = {"extract": _extract, "times": _times, "export": _export}
    if given and given[0] in commands:
        return commands[given[0]](given[1:])
    return _window(given)


def _code(error: DatelineError) -> int:
    if isinstance(error, UsageError):
        return WRONG
    return NO_DISPLAY if isinstance(error, NoDisplayError) else NOTHING


def _parser(name: str, usage: str, description: str) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(prog=name, usage=usage, description=description, allow_abbrev=False)


def _window(given: list[str]) -> int:
    parser = _parser(
        "dateline",
        "dateline [PATH …]\n       dateline extract PATH … [-o FILE]\n"
        "       dateline times FILE … --published DATE\n       dateline export PATH … -o FILE [options]",
        "Opens folders of articles, single articles, an event table or an exported story in the window; "
        "without PATH the start page. "
        "`dateline extract --help` and so on tell of the commands that need no window.",
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=_PATH)
    parser.add_argument("--version", action="version", version=f"dateline {_version()}")
    paths = parser.parse_args(given).paths
    if not _has_display():
        raise NoDisplayError(
            "There is no display for the window (neither DISPLAY nor WAYLAND_DISPLAY is set); "
            "`dateline export PATH -o timeline.png` draws the timeline without one."
        )
    from explorer.ui.app import run_window  # noqa: PLC0415 - Qt only for the window

    return run_window(paths)


def _version() -> str:
    try:
        return version("dateline")
    except PackageNotFoundError:
        return "(not installed)"


def _has_display() -> bool:
    """Whether Qt has somewhere to draw: macOS and Windows always do."""
    if sys.platform in ("darwin", "win32"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _extract(given: list[str]) -> int:
    parser = _parser(
        "dateline extract",
        "dateline extract PATH … [-o FILE]",
        "Writes the events of articles, or of an event table, as JSON (design.md §7).",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=_PATH)
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="the file to write; without it stdout")
    asked = parser.parse_args(given)
    story = _story(asked.paths)
    from explorer.data.story_json import story_json  # noqa: PLC0415 - only what a command needs is loaded
    from explorer.timeline.rows import findings_from  # noqa: PLC0415 - the same
    from explorer.timeline.table import EventTable  # noqa: PLC0415 - the same

    if isinstance(story, EventTable):
        _tell("The JSON has the table's events without their quotes: they belong to no document that is open.")
        story = findings_from(story)
    _answer(story_json(story), asked.output)
    return DONE


def _times(given: list[str]) -> int:
    parser = _parser(
        "dateline times",
        "dateline times FILE … --published DATE [-o FILE]",
        "Writes the time expressions of articles as JSON.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="an article, or a folder of them")
    parser.add_argument(
        "--published", metavar="DATE", help="when they came out (EDTF); without it what sources.toml says"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="the file to write; without it stdout")
    asked = parser.parse_args(given)
    from explorer.data.edtf import parse_published  # noqa: PLC0415 - only what a command needs is loaded
    from explorer.data.readers.folder import read_documents  # noqa: PLC0415 - the same
    from explorer.data.story_json import json_bytes  # noqa: PLC0415 - the same

    published = parse_published(asked.published) if asked.published is not None else None
    documents: list[Document] = []
    for path in asked.files:
        reading = read_documents([path])
        _tell_problems(reading.problems)
        documents.extend(reading.documents)
    if not documents:
        return NOTHING
    told = [_times_of(document, published) for document in documents]
    _answer(json_bytes({"documents": told}), asked.output)
    return DONE


def _times_of(document: "Document", published: "When | None") -> dict[str, object]:
    """The time expressions of one document as design.md §7 has them; by itself no document resolves an anchor.

    `published` is what the command was told and so assigned; without it the document's own publication counts.
    """
    from explorer.data.expression import AnchoredTime  # noqa: PLC0415 - only what a command needs is loaded
    from explorer.data.story_json import anchored_json, expression_json  # noqa: PLC0415 - the same
    from explorer.data.when import UNDATED  # noqa: PLC0415 - the same
    from explorer.extract.parsing import parse_document  # noqa: PLC0415 - the same
    from explorer.extract.times.grammar import find_times  # noqa: PLC0415 - the same

    when, basis = (
        (published, "assigned") if published is not None else (document.published.when, document.published.basis)
    )
    found = find_times(document.text, parse_document(document).sentences, when, published_basis=basis)
    anchored = [
        AnchoredTime(one.words, document.quote(one.words), one.relation, None, UNDATED, one.rule)
        for one in found.anchors
    ]
    return {
        "file": document.file,
        "characters": document.characters,
        "time_expressions": [expression_json(one.expression) for one in found.times],
        "anchored": [anchored_json(one) for one in anchored],
    }


def _export_parser() -> argparse.ArgumentParser:
    parser = _parser(
        "dateline export",
        "dateline export PATH … -o FILE [options]",
        "Writes the timeline as a picture (.png .svg .pdf .pptx .html) or its events as data (.csv .xlsx .parquet .ics "
        ".json .timelinejs.json .jsonld), by the file's ending. An option that a form has no use for is ignored.",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=_PATH)
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", required=True, help="the file to write")
    parser.add_argument("--size", metavar="WxH", help="pixels, or a4, a3, letter, slide")
    parser.add_argument("--scale", metavar="1–4", help="how many pixels a PNG has for one of the size")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--title", metavar="TEXT", help="instead of the story's own")
    parser.add_argument("--subtitle", metavar="TEXT", default="")
    parser.add_argument("--storyline", metavar="NAME", action="append", default=[], help="only this one (repeatable)")
    parser.add_argument("--lanes-by", choices=("storyline", "actor", "kind", "source"), default="storyline")
    parser.add_argument("--hide-lane", metavar="NAME", action="append", default=[], help="only counted (repeatable)")
    parser.add_argument("--known-on", metavar="DATE", help="pale what was reported after this day (EDTF)")
    parser.add_argument("--from", metavar="DATE", dest="start", help="the first day shown (EDTF)")
    parser.add_argument("--to", metavar="DATE", dest="end", help="the last day shown (EDTF)")
    time = parser.add_mutually_exclusive_group()
    time.add_argument("--elastic", action="store_true", default=True, help="quiet stretches compressed (the default)")
    time.add_argument("--linear", action="store_false", dest="elastic", help="every day as wide as any other")
    parser.add_argument("--no-sources", action="store_false", dest="sources")
    parser.add_argument("--no-legend", action="store_false", dest="legend")
    parser.add_argument("--briefing", action="store_true", help="the slides of briefing.toml (.pdf, .pptx)")
    parser.add_argument("--notes", action="store_true", help="with --briefing to .pdf: each slide with its notes")
    return parser


def _export(given: list[str]) -> int:
    asked = _export_parser().parse_args(given)
    if asked.briefing:
        return _export_briefing(asked)
    from explorer.export.files import DRAWN, ending_of, export_story, form_of  # noqa: PLC0415 - only what a command needs is loaded
    from explorer.export.loading import load_qt  # noqa: PLC0415 - the same

    form_of(asked.output)
    options = _options(asked)
    story = _story(asked.paths)
    if asked.hide_lane:
        from explorer.export.choice import whole_of  # noqa: PLC0415 - only what a command needs is loaded
        from explorer.export.lanes import hiding  # noqa: PLC0415 - the same

        options = hiding(whole_of(story, options), options, asked.hide_lane)
    if asked.output.name.lower().endswith(DRAWN):
        load_qt()
    export_story(story, asked.output, options)
    from explorer.export.told import file_in_words  # noqa: PLC0415 - only what a command needs is loaded

    _tell(f"Written: {asked.output.name}, {file_in_words(story, ending_of(asked.output), options)}.")
    return DONE


def _export_briefing(asked: argparse.Namespace) -> int:
    """The slides beside the articles as a hand-out; where nobody has made any, a first draft."""
    from explorer.data.project import Findings  # noqa: PLC0415 - only what a command needs is loaded
    from explorer.export.briefing import check_form, export_briefing, kept_briefing  # noqa: PLC0415 - the same
    from explorer.export.loading import load_qt  # noqa: PLC0415 - the same

    load_qt()
    check_form(asked.output)
    options = _options(asked)
    story = _story(asked.paths)
    if not isinstance(story, Findings):
        raise UsageError(f"A briefing is made from articles: “{asked.paths[0].name}” is an event table.")
    briefing, problems = kept_briefing(asked.paths, story)
    _tell_problems(problems)
    export_briefing(story, briefing, asked.output, options, notes=asked.notes)
    from explorer.data.phrases import counted  # noqa: PLC0415 - only what a command needs is loaded

    _tell(f"Written: {asked.output.name}, {counted(len(briefing.slides), 'slide')}.")
    return DONE


def _options(asked: argparse.Namespace) -> "ExportOptions":
    from explorer.data.edtf import parse_edtf  # noqa: PLC0415 - only what a command needs is loaded
    from explorer.export.options import ExportOptions, parse_scale, parse_size  # noqa: PLC0415 - the same

    start = parse_edtf(asked.start).earliest if asked.start is not None else None
    end = parse_edtf(asked.end).latest_end if asked.end is not None else None
    if start is not None and end is not None and start >= end:
        raise UsageError(f"--from {asked.start} is not before --to {asked.end}.")
    known_on = parse_edtf(asked.known_on).latest_end if asked.known_on is not None else None
    return ExportOptions(
        size=parse_size(asked.size) if asked.size is not None else None,
        scale=parse_scale(asked.scale) if asked.scale is not None else 1.0,
        theme=asked.theme,
        title=asked.title,
        subtitle=asked.subtitle,
        storylines=tuple(asked.storyline),
        start=start,
        end=end,
        elastic=asked.elastic,
        sources=asked.sources,
        legend=asked.legend,
        lanes_by=asked.lanes_by,
        # The day's last minute: what was published on it was known.
        known_on=None if known_on is None else known_on - 1,
    )


def _story(paths: Sequence[Path]) -> "Story":
    """The findings of articles or of one exported JSON, or an event table; ReadError when there is nothing in them."""
    from explorer.data.readers.tables.read import table_path  # noqa: PLC0415 - only what a command needs is loaded

    table = table_path(paths)
    if table is not None:
        from explorer.timeline.opened.rows import open_table  # noqa: PLC0415 - the same

        opened = open_table(table)
        _tell_problems(opened.found.problems)
        return opened.table
    from explorer.data.readers.exported import exported_story  # noqa: PLC0415 - only what a command needs is loaded

    exported = exported_story(paths)
    if exported is not None:
        return exported
    from explorer.extract.pipeline import read_story  # noqa: PLC0415 - only what a command needs is loaded

    findings = read_story(paths, progress=_tell_progress if sys.stderr.isatty() else None)
    if findings.documents:
        _tell_problems(findings.problems)
        return findings
    _tell_problems([problem for problem in findings.problems if problem.file])
    raise ReadError(" ".join(problem.sentence for problem in findings.problems if not problem.file))


def _answer(data: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from explorer.export.writing import write_whole  # noqa: PLC0415 - only what a command needs is loaded

    write_whole(output, data)


def _tell(sentence: str) -> None:
    print(f"dateline: {sentence}", file=sys.stderr)  # noqa: T201 - this is the command line


def _tell_problems(problems: "Sequence[Problem]") -> None:
    """Every problem in a line; of many files of one kind that is not read, a few and their number."""
    told: Counter[str] = Counter()
    for problem in problems:
        kind = Path(problem.file).suffix.lower() if "not read yet" in problem.sentence else ""
        told[kind] += 1
        if not kind or told[kind] <= _TOLD_OF_A_KIND:
            _tell(problem.sentence)
    for kind, number in sorted(told.items()):
        if kind and number > _TOLD_OF_A_KIND:
            _tell(f"{number} {kind} files in all are of a kind that is not read yet; the JSON names each.")


def _tell_progress(done: int, documents: int) -> None:
    print(f"\r{done} of {documents} documents", end="\n" if done == documents else "", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
