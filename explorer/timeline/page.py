"""What stands around the lanes on an exported page: title, legend, counts, sources and the note on assigned dates."""

from collections.abc import Sequence

from explorer.timeline.columns import Ints
from explorer.timeline.counts import Counts, drawn_in_words
from explorer.timeline.frame import Frame, SceneOptions
from explorer.timeline.legend import legend_steps
from explorer.timeline.steps import Rect, Step, Text, TextWidth
from explorer.timeline.table import EventTable, Source
from explorer.timeline.tags import elided
from explorer.timeline.text import drawable

_LINE = 18.0
_LEGEND_HEIGHT = 30.0
# Where many sources are listed, so many characters of a title are told.
_LONGEST_TITLE = 70


def title_height(options: SceneOptions) -> float:
    """The height of the title block."""
    title = 34.0 if options.title else 0.0
    subtitle = 22.0 if options.subtitle else 0.0
    shown = 20.0 if options.shown else 0.0
    return title + subtitle + shown + (12.0 if title or subtitle or shown else 0.0)


def foot_height(table: EventTable, options: SceneOptions, width: float, text_width: TextWidth) -> float:
    """The height of what stands below the axis."""
    legend = _LEGEND_HEIGHT if options.legend else 0.0
    lines = len(_note_lines(table, options, width, text_width)) + 1 if options.foot else 0
    return legend + lines * _LINE + (8.0 if legend or lines else 0.0)


def title_steps(options: SceneOptions, frame: Frame, text_width: TextWidth) -> list[Step]:
    """Title and subtitle, and what is shown of the story."""
    steps: list[Step] = []
    baseline = frame.title.y + 24.0
    for words, style, colour, step in (
        (options.title, "title", "ink", 26.0),
        (options.subtitle, "subtitle", "dim", 22.0),
        (options.shown and f"Shown: {options.shown}", "subtitle", "dim", 20.0),
    ):
        if words:
            line = elided(drawable(words), style, frame.title.width, text_width)
            steps.append(Text(frame.title.x, baseline, line, text_width(line, style), style, colour))
            baseline += step
    return steps


def foot_steps(
    table: EventTable,
    rows: Ints,
    drawn: Sequence[Step],
    counts: Counts,
    options: SceneOptions,
    frame: Frame,
    text_width: TextWidth,
) -> list[Step]:
    """Legend of these rows and of what is `drawn`, sources, counts and the note on assigned dates."""
    steps: list[Step] = []
    baseline = frame.foot.y + 8.0
    if options.legend:
        strip = Rect(frame.foot.x, baseline, frame.foot.width, 28.0)
        steps += legend_steps(table, rows, drawn, strip, text_width)
        baseline += _LEGEND_HEIGHT
    if not options.foot:
        return steps
    shown = " · ".join(part for part in (drawn_in_words(counts, options.whole), options.note) if part)
    lines = [*_note_lines(table, options, frame.foot.width, text_width), shown]
    for line in lines:
        baseline += _LINE
        words = elided(line, "note", frame.foot.width, text_width)
        steps.append(Text(frame.foot.x, baseline - 4.0, words, text_width(words, "note"), "note", "dim"))
    return steps


def _note_lines(table: EventTable, options: SceneOptions, width: float, text_width: TextWidth) -> list[str]:
    listed = table.witnesses if options.sources_list else ()
    lines = _sources(listed, width, options.source_lines, text_width)
    assigned = [source for source in table.witnesses if source.basis == "assigned"]
    if assigned and options.sources:
        which = ("* " if listed else "") + _ranged([source.name for source in assigned])
        lines.append(f"{which}: publication date assigned by a person; the article does not state it.")
    elif assigned:
        # Where no source has its number, they go by their titles.
        titles = ", ".join(f"“{drawable(source.title)}”" if source.title else source.name for source in assigned)
        lines.append(f"Publication date assigned by a person: {titles}")
    return lines


def _ranged(names: list[str]) -> str:
    """S1, S2, S3, S7 as "S1–S3, S7": all of them in a few words."""
    runs: list[list[str]] = []
    for name in names:
        if runs and name == f"S{_number(runs[-1][-1]) + 1}":
            runs[-1].append(name)
        else:
            runs.append([name])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _number(name: str) -> int:
    return int(name[1:]) if name[1:].isdecimal() else -1


def _sources(listed: Sequence[Source], width: float, most: int, text_width: TextWidth) -> list[str]:
    """The sources in at most so many lines, with their whole titles where these have room."""
    lines = _wrapped([_named(source, _LONGEST_TITLE) for source in listed], width, most, text_width)
    whole = _wrapped([_named(source) for source in listed], width, most + 1, text_width)
    room = len(whole) <= most and all(text_width(line, "note") <= width for line in whole)
    return whole if room else lines


def _named(source: Source, longest: int | None = None) -> str:
    star = "*" if source.basis == "assigned" else ""
    publisher = f", {source.publisher}" if source.publisher else ""
    title = source.title
    if longest is not None and len(title) > longest:
        title = title[: longest - 1].rstrip() + "…"
    return drawable(f"{source.name}{star} {title}{publisher}")


def _wrapped(parts: list[str], width: float, most: int, text_width: TextWidth) -> list[str]:
    """The parts in lines of this width, " · " between them; beyond so many lines the rest is counted."""
    lines: list[str] = []
    for number, part in enumerate(parts):
        longer = f"{lines[-1]}  ·  {part}" if lines else part
        if lines and text_width(longer, "note") <= width:
            lines[-1] = longer
        elif len(lines) == most:
            lines[-1] += f"  ·  and {len(parts) - number:,} more"
            break
        else:
            lines.append(part)
    return lines
