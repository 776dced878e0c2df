"""What the tool tip says of a place on the canvas."""

from explorer.data.words import when_in_words
from explorer.timeline.drawn import LaneBand
from explorer.timeline.scene import Scene
from explorer.ui.canvas.held import header_at
from explorer.ui.phrases import counted, head_in_words, published_in_words
from explorer.ui.plain import one_line, shortened
from explorer.ui.session import Session

_MOST = 5  # events told of one tick
_TITLE = 70  # characters


def words_at(session: Session, scene: Scene, x: float, y: float) -> str:
    """What is counted, told, published, folded or found there, or why a lane holds its events; "" elsewhere."""
    counts = _out_of_view(scene, x, y)
    if counts:
        return counts
    found = scene.event_at(x, y)
    if found is not None and found in session.events:
        event = session.events[found]
        return f"{event.title}\n{when_in_words(event.when)} · {event.status}"
    document = scene.source_at(x, y)
    if document is not None:
        return next((f"{d.title}\n{published_in_words(d)}" for d in session.documents if d.id == document), "")
    listed = _listed(scene, x, y)
    if listed:
        return listed
    hits = scene.hits_at(x, y)
    if len(hits):
        return _found_in_words(session, hits.tolist())
    lane = header_at(scene, x, y)
    return "" if lane is None else "\n".join((*_headed(session, lane), _counted_in_words(lane), *lane.why))


def _headed(session: Session, lane: LaneBand) -> tuple[str, ...]:
    """The name of a lane; of a source its whole title, and who published it when."""
    document = next((d for d in session.documents if d.id == lane.key), None)
    if document is None:
        return (one_line(lane.name),)
    return f"{session.source_name(document.id)} {one_line(document.title)}", head_in_words(document)


def _counted_in_words(lane: LaneBand) -> str:
    """How many events belong to a lane, so that its count and that of its chip agree."""
    more = [
        f"{lane.echoed:,} more drawn in another lane and echoed here" if lane.echoed else "",
        f"{lane.undated:,} undated" if lane.undated else "",
    ]
    told = [words for words in more if words]
    if not told:
        return counted(lane.events, "event")
    every = counted(lane.events + lane.echoed + lane.undated, "event")
    return ", ".join([f"{every}: {lane.events:,} drawn here", *told])


def _out_of_view(scene: Scene, x: float, y: float) -> str:
    """What a count of events out of view means at a point."""
    edge, beyond = scene.edge_at(x, y), scene.scrolled_at(x, y)
    if edge is not None:
        side = "earlier" if edge.side == "before" else "later"
        events = counted(edge.count, "event")
        return f"{events} of this lane {side} than what is in view; a click brings the nearest into sight"
    return "" if beyond is None else f"{counted(beyond.count, 'event')} {beyond.side} the edge; a click scrolls there"


def _listed(scene: Scene, x: float, y: float) -> str:
    """What a count in the picture means whose click opens a list."""
    fold, rest = scene.fold_at(x, y), scene.rest_at(x, y)
    if fold is not None:
        return f"{len(fold.rows):,} folded; a click lists them"
    return "" if rest is None else f"{len(rest.rows):,} more without a date; a click lists them"


def _found_in_words(session: Session, rows: list[int]) -> str:
    """What a search found at a tick of the axis."""
    table = session.table
    told = [f"{shortened(table.title[row], _TITLE)}, {when_in_words(table.when_of(row))}" for row in rows[:_MOST]]
    more = f"\nand {len(rows) - _MOST:,} more" if len(rows) > _MOST else ""
    does = "a click selects it" if len(rows) == 1 else "a click selects one after the other"
    return "\n".join([f"Found; {does}:", *told]) + more
