"""The story as one HTML file that needs no network: the picture as SVG, its scene as data, its evidence beside it."""

import base64
import hashlib
import html
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from explorer.data.places import shipped
from explorer.data.project import Findings
from explorer.data.when import EventId
from explorer.export.evidence import Entry, Evidence, Saying
from explorer.export.faces import font_faces
from explorer.export.lanes import Laned, laned
from explorer.export.moving import Moving, moving
from explorer.export.options import ExportOptions, PageSize
from explorer.export.picture import Heading, fitted_page, laid_out_of, missing, page_scene, title_of
from explorer.export.shown import shown_in_words
from explorer.export.svg import svg_of
from explorer.paint.fonts import text_width
from explorer.paint.theme import Theme, theme
from explorer.timeline.axis import axis_ticks, break_marks
from explorer.timeline.counts import drawn_in_words
from explorer.timeline.drawn import Mark, Scene
from explorer.timeline.scale import scale_through
from explorer.timeline.table import EventTable, table_of
from explorer.timeline.text import drawable

# Ticks are laid out for each doubling of the zoom, up to this many.
_DOUBLINGS = 6
# A page can be scrolled: without a size it is as wide as a laptop's screen leaves it, and as high as all labels need.
_WIDTH = 1280.0
_HEIGHTS = (800.0, 1000.0, 1250.0, 1550.0, 1900.0, 2400.0, 3000.0, 3800.0, 4800.0, 6000.0)
# On a narrower screen the picture is scrolled rather than shrunk below this part of its pixels.
_SMALLEST = 0.75
_POLICY = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"


def html_page(findings: Findings, options: ExportOptions) -> bytes:
    """The story as an HTML page in UTF-8; words of articles stand in it as text, never as markup."""
    table = table_of(findings)
    scene, shrunk = picture_of(table, options)
    lanes = laned(findings, options)
    evidence = lanes.evidence
    title = drawable(title_of(table, options))
    script = (shipped("resources") / "page" / "page.js").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    head = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY.format(digest=digest)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="generator" content="Dateline">',
        f"<title>{html.escape(title)}</title>",
        f"<style>\n{_style(options, scene, shrunk)}</style>",
    ]
    moved = moving(scene, laid_out_of(table, options))
    picture = _picture(moved, evidence, shrunk, title, table)
    aside = "".join(_evidence(lanes, quoted=options.sources))
    head.append(f"<style>\n{_faces(picture, aside)}</style>")
    body = [
        _bar(zooms=bool(scene.ticks)),
        f"<figure>{picture}</figure>",
        f"<aside>{aside}</aside>",
        f'<script type="application/json" id="scene">{_data(moved, evidence, options)}</script>',
        f"<script>{script}</script>",
    ]
    page = f'<!DOCTYPE html>\n<html lang="en" data-theme="{options.theme}">\n<head>\n'
    return (page + "\n".join(head) + "\n</head>\n<body>\n" + "\n".join(body) + "\n</body>\n</html>\n").encode("utf-8")


def picture_of(table: EventTable, options: ExportOptions) -> tuple[Scene, float]:
    """The scene of the page, and how many times larger than its size it is; without a size as high as it needs.

    What is selected is chosen in the page itself.
    """
    heading = Heading(shown=shown_in_words(table, options))
    options = replace(options, selected=None, ties=())
    if options.size is None:
        options = replace(options, size=_size_for(table, options, heading))
        return fitted_page(table, options, most=1.0, heading=heading)
    return fitted_page(table, options, heading=heading)


def _size_for(table: EventTable, options: ExportOptions, heading: Heading) -> PageSize:
    """The lowest page on which the most events have their label."""
    sizes = [PageSize(_WIDTH, height) for height in _HEIGHTS]
    return min(sizes, key=lambda size: missing(page_scene(table, replace(options, size=size), heading=heading)))


def _style(options: ExportOptions, scene: Scene, shrunk: float) -> str:
    light, dark = (_variables(theme(name)) for name in ("light", "dark"))
    width, height = (round(side / shrunk) for side in scene.size)
    sheet = (shipped("resources") / "page" / "page.css").read_text("utf-8")
    return (
        f":root {{ {light} color-scheme: light; }}\n[data-theme=dark] {{ {dark} color-scheme: dark; }}\n{sheet}"
        f"@media screen {{ figure svg {{ min-width: {round(scene.size.width * _SMALLEST)}px; }} }}\n"
        f"@page {{ size: {width}px {height}px; margin: 0; }}\n"
    )


def _faces(picture: str, aside: str) -> str:
    """The fonts that the picture was laid out with, as far as its letters need them."""
    always = "".join(map(chr, range(32, 127))) + "‹›·–—…“”‘’←→−"
    return font_faces(
        (
            ("SourceSansPro-Regular", always + picture + aside),
            ("SourceSansPro-Semibold", always + picture + aside),
            ("SourceSerifPro-Regular", always + aside),
        )
    )


def _variables(look: Theme) -> str:
    return " ".join(f"--{token.replace('_', '-')}: {colour};" for token, colour in look.colours)


def _live(look: Theme) -> Theme:
    """The theme whose colours are those of the page's style sheet: it can change them."""
    return Theme("live", tuple((token, f"var(--{token.replace('_', '-')})") for token, _ in look.colours))


def _bar(*, zooms: bool) -> str:
    """The buttons; a list of events without a date has no time in which to zoom."""
    zooming = (("in", "Zoom in"), ("out", "Zoom out"), ("all", "All")) if zooms else ()
    deeds = (*zooming, ("theme", "Light or dark"))
    steps = (("before", "‹ Event"), ("after", "Event ›"))
    buttons = "".join(f'<button type="button" data-do="{deed}">{words}</button>' for deed, words in (*deeds, *steps))
    keys = "Keys: + − zoom, A D pan, ← → event, 0 all, T theme; Ctrl+wheel zooms, dragging pans"
    keys = keys if zooms else "Keys: ← → event, T theme"
    return f'<header>{buttons}<p id="status" role="status"></p><p>{keys}</p></header>'


def _picture(moved: Moving, evidence: Evidence, shrunk: float, title: str, table: EventTable) -> str:
    entries = {entry.event.id: entry for entry in evidence.entries}
    drawn = svg_of(
        moved.scene,
        _live(theme("light")),
        title=title,
        said=lambda event: _said(event, entries, table),
        scale=1 / shrunk,
        roles=moved.roles,
        numbers=evidence.numbers,
        inside=True,
    )
    ring = (
        '<rect id="ring" height="22" rx="11" fill="none" stroke="var(--selection)" stroke-width="2" '
        'visibility="hidden"/>'
    )
    return drawn.replace("</svg>", f'<g id="axis"></g>{ring}</svg>')


def _said(event: EventId, entries: Mapping[EventId, Entry], table: EventTable) -> str:
    entry = entries.get(event)
    if entry is not None:
        return f"{entry.title} · {entry.when} · {entry.facts}"
    row = table.row_of(event)
    return str(event) if row is None else str(table.title[row])


# The scene as data


def _data(moved: Moving, evidence: Evidence, options: ExportOptions) -> str:
    """The scene in numbers, safe inside a script element whatever the texts hold."""
    scene = moved.scene
    frame = scene.frame
    if frame is None:
        raise ValueError("The scene does not know its parts.")
    weights = {entry.event.id: entry.event.weight for entry in evidence.entries}
    numbers = evidence.numbers
    told: dict[str, Any] = {
        "size": list(scene.size),
        "plot": list(scene.plot),
        "theme": options.theme,
        "axis": {"x": frame.axis.x + 18.0, "lanes": frame.lanes.y, "foot": frame.axis.y, "height": frame.axis.height},
        "scale": {
            "minutes": scene.scale.warp.minutes.tolist(),
            "stretched": scene.scale.warp.stretched.tolist(),
            "origin": scene.scale.origin,
            "perMinute": scene.scale.pixels_per_minute,
        },
        "levels": [_ticks(scene, doubling) for doubling in range(_DOUBLINGS + 1)] if scene.ticks else [],
        "breaks": [[round(mark.x, 2), mark.stretch.words] for mark in scene.breaks],
        "folds": [
            [round(fold.box.x + fold.box.width / 2, 2), fold.box.y + fold.box.height / 2, round(fold.box.width, 2)]
            for fold in scene.folds
        ],
        "marks": [
            _mark(mark, numbers, weights) | _true(moved.true.get(number)) for number, mark in enumerate(scene.marks)
        ],
        "counts": drawn_in_words(scene.counts),
    }
    text = json.dumps(told, ensure_ascii=True, separators=(",", ":"), sort_keys=True, allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _mark(mark: Mark, numbers: Mapping[EventId, int], weights: Mapping[EventId, float]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "n": numbers.get(mark.event, -1),
        "box": _rounded(mark.box),
        "core": _rounded(mark.core),
        "diamond": mark.diamond,
        "weight": weights.get(mark.event, 0.0),
    }
    if mark.echo:
        told["echo"] = True
    if mark.label is not None:
        ink = mark.box.joined(mark.core) if mark.diamond else mark.box
        left, right = mark.label.right <= ink.x + 1.0, mark.label.x >= ink.right - 1.0
        told |= {"label": _rounded(mark.label), "side": "left" if left else "right" if right else "amid"}
    return told


def _true(ends: tuple[float, float] | None) -> dict[str, Any]:
    """Where the ink of a mark belongs that is drawn wider than it is."""
    return {} if ends is None else {"true": [round(end, 4) for end in ends]}


def _rounded(box: Iterable[float]) -> list[float]:
    return [round(side, 2) for side in box]


def _ticks(scene: Scene, doubling: int) -> list[list[float | str]]:
    """The ticks of the whole stretch at a zoom of 2 to the `doubling`, where they stand without it."""
    zoom = 2.0**doubling
    left = scene.scale.left
    wide = scale_through(
        scene.scale.warp, scene.scale.start, scene.scale.end, left=left, right=left + scene.plot.width * zoom
    )
    ticks = axis_ticks(wide, break_marks(wide), text_width)
    return [[round(left + (tick.x - left) / zoom, 3), tick.label] for tick in ticks]


# The evidence


def _evidence(lanes: Laned, *, quoted: bool) -> Iterable[str]:
    evidence = lanes.evidence
    for lane, entries in evidence.lanes.items():
        colour = f"var(--{lanes.colours.get(lane, 'grey')})"
        yield f'<h2 style="border-color:{colour}">{html.escape(lane)}</h2>'
        for entry in entries:
            yield _details(entry, quoted=quoted)
    if quoted and evidence.witnesses:
        yield '<h2 style="border-color:var(--dim)">Sources</h2><dl>'
        for one in evidence.witnesses:
            yield f"<dt>{one.name}{'*' if one.assigned else ''}</dt><dd>{html.escape(one.cited)}</dd>"
        yield "</dl>"
    if evidence.assigned:
        yield '<p class="dim">* Publication date assigned by a person; the article does not state it.</p>'


def _details(entry: Entry, *, quoted: bool) -> str:
    when = html.escape(entry.when)
    parts = [
        f'<details data-n="{entry.number}">',
        f"<summary><bdi>{html.escape(entry.title)}</bdi><small>{when}</small></summary>",
        f'<p class="dim">{html.escape(entry.facts)}</p>',
    ]
    if quoted:
        parts += [_quoted(saying) for saying in entry.sayings]
        if entry.why:
            reasons = "".join(f"<dt>{html.escape(lead)}</dt><dd>{html.escape(why)}</dd>" for lead, why in entry.why)
            parts.append(f'<p class="dim">Why this date</p><dl>{reasons}</dl>')
    return "".join(parts) + "</details>\n"


def _quoted(saying: Saying) -> str:
    tags = [("mark" if marked else "span", html.escape(words)) for words, marked in saying.runs]
    sentence = "".join(f"<{tag}>{words}</{tag}>" for tag, words in tags)
    quoted = f'<blockquote dir="auto">{sentence}</blockquote>' if sentence else ""
    said = f" ({saying.said})" if saying.said else ""
    return f'<div>{quoted}<p class="dim">{html.escape(saying.source + said)}</p></div>'
