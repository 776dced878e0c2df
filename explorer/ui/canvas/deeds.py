"""What the commands of the canvas do, by the names of the commands; what there is to tell goes to the status line."""

from collections.abc import Callable, Mapping
from functools import partial

from explorer.ui.canvas.canvas import Canvas
from explorer.ui.canvas.measuring import toggle_measure
from explorer.ui.session import Session

Say = Callable[[str], None]


def canvas_deeds(session: Session, canvas: Canvas, say: Say) -> Mapping[str, Callable[[], object]]:
    """The deeds of all commands that need nothing but the canvas."""
    lanes, relations = canvas.lanes, canvas.relations
    told: dict[str, Callable[[], str]] = {
        "measure": partial(toggle_measure, session),
        "next_relation": partial(relations.follow, 1),
        "previous_relation": partial(relations.follow, -1),
        "other_relation": relations.follow_other,
        "fold_lane": lanes.fold,
        "fold_lanes": lanes.fold_all,
        "pin_lane": lanes.pin,
        "hide_lane": lanes.hide,
        "show_lanes": lanes.show_hidden,
        "colour_lane": lanes.next_colour,
        "lane_up": partial(lanes.move, -1),
        "lane_down": partial(lanes.move, 1),
        "take_above": partial(lanes.step, -1),
        "take_below": partial(lanes.step, 1),
    }
    quiet: dict[str, Callable[[], object]] = {
        "fit": session.fit,
        "frame": canvas.keys.frame,
        "zoom_in": partial(canvas.keys.zoom, 1),
        "zoom_out": partial(canvas.keys.zoom, -1),
        "pan_left": partial(canvas.keys.pan, -1),
        "pan_right": partial(canvas.keys.pan, 1),
        "next_event": partial(canvas.keys.step_event, 1),
        "previous_event": partial(canvas.keys.step_event, -1),
        "lane_below": partial(canvas.keys.step_lane, 1),
        "lane_above": partial(canvas.keys.step_lane, -1),
        "scroll_down": partial(canvas.scroll_bar.turn, 1),
        "scroll_up": partial(canvas.scroll_bar.turn, -1),
        "let_go": canvas.let_go,
    }
    return quiet | {name: partial(_tell, deed, say) for name, deed in told.items()}


def _tell(deed: Callable[[], str], say: Say) -> None:
    sentence = deed()
    if sentence:
        say(sentence)
