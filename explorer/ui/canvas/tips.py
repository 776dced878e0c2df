"""What the tool tip says of a place on the canvas."""

from explorer.data.words import when_in_words
from explorer.timeline.scene import Scene
from explorer.ui.phrases import published_in_words
from explorer.ui.plain import one_line
from explorer.ui.session import Session


def words_at(session: Session, scene: Scene, x: float, y: float) -> str:
    """An event with its when, a document, a folded mark, or why a lane holds its events; "" elsewhere."""
    found = scene.event_at(x, y)
    if found is not None and found in session.events:
        event = session.events[found]
        return f"{event.title}\n{when_in_words(event.when)} · {event.status}"
    document = scene.source_at(x, y)
    if document is not None:
        return next((f"{d.title}\n{published_in_words(d)}" for d in session.documents if d.id == document), "")
    fold = scene.fold_at(x, y)
    if fold is not None:
        return f"{len(fold.rows):,} folded; a click shows them"
    lane = scene.lane_at(y) if x < scene.plot.x else None
    return "" if lane is None else "\n".join((one_line(lane.name), *lane.why))
