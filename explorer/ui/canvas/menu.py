"""The menu of a place on the canvas: of an event, of a lane's header, of a source, of empty time."""

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from explorer.data.event import Event
from explorer.data.minutes import DAY
from explorer.data.passage import DocumentId
from explorer.data.when import EventId
from explorer.data.words import day_in_words
from explorer.timeline.drawn import Fold, LaneBand
from explorer.timeline.filter import Field
from explorer.timeline.lanes import COLOURS
from explorer.ui.actions import Actions
from explorer.ui.canvas.canvas import Canvas
from explorer.ui.canvas.held import header_at
from explorer.ui.canvas.knowing import publications
from explorer.ui.choices import with_values
from explorer.ui.given import given_of
from explorer.ui.phrases import counted
from explorer.ui.plain import menu_text, shortened
from explorer.ui.session import Session

_NAME = 40  # characters
_SWATCH = 14  # px


class PlaceMenu(QObject):
    """Builds the menu that is asked for; `menu` is the one on show."""

    def __init__(self, session: Session, canvas: Canvas, commands: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = canvas
        self._commands = commands
        self._window = parent
        self.menu: QMenu | None = None

    def open(self, x: float, y: float, at: QPoint) -> None:
        """Show the menu of a place of the canvas at a point of the screen."""
        scene = self._canvas.scene
        menu = self.menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.destroyed.connect(self._forget)
        event, lane = scene.event_at(x, y), header_at(scene, x, y)
        if event is not None:
            self._fill_event(menu, event)
        elif lane is not None:
            self._canvas.lanes.take(lane.key)
            self._fill_lane(menu, lane)
        elif (document := scene.source_at(x, y)) is not None:
            self._fill_source(menu, document)
        elif (fold := scene.fold_at(x, y)) is not None:
            self._fill_fold(menu, fold)
        else:
            self._fill_time(menu, x)
        menu.popup(at)

    def _forget(self) -> None:
        self.menu = None

    # An event

    def _fill_event(self, menu: QMenu, event_id: EventId) -> None:
        session = self._session
        measured_from = session.selection.event
        session.select(event_id)
        event = session.events[event_id]
        self._put(menu, "to_source frame")
        menu.addSeparator()
        for membership in event.storylines:
            name = self._storyline(membership.storyline)
            _add(menu, f"Show only “{shortened(name, _NAME)}”", self._only, "storyline", membership.storyline)
        for actor in list(dict.fromkeys(actor.name for actor in event.actors))[:2]:
            _add(menu, f"Show only {shortened(actor, _NAME)}", self._only, "actor", actor)
        menu.addSeparator()
        _add(menu, "Measure from here", session.measure_from, event_id)
        other = session.events.get(measured_from) if measured_from is not None else None
        if other is not None and other.id != event_id:
            _add(menu, f"Measure from “{shortened(other.title, _NAME)}”", session.measure_from, other.id)
        _add(menu, "Copy title and quote", _copy, event, session)

    def _storyline(self, key: str) -> str:
        listing = self._session.table.storylines
        return listing.titles[listing.names.index(key)] if key in listing.names else key

    def _only(self, field: Field, value: str) -> None:
        self._session.show_only(with_values(self._session.filter, field, (value,)))

    # A lane

    def _fill_lane(self, menu: QMenu, lane: LaneBand) -> None:
        lanes = self._canvas.lanes
        texts = {
            "fold_lane": "Open" if lane.folded else "Fold to this line",
            "pin_lane": "No longer at the top" if lane.pinned else "Keep at the top",
            "hide_lane": "Hide",
            "lane_up": "Move up",
            "lane_down": "Move down",
        }
        for name, text in texts.items():
            command = self._commands[name]
            action = menu.addAction(text)
            action.setShortcuts(command.shortcuts())
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(partial(_do, command.trigger))
        colours = menu.addMenu("Colour")
        look = self._canvas.look
        for colour in COLOURS:
            action = _add(colours, colour.capitalize(), self._say, partial(lanes.colour, colour, lane.key))
            action.setIcon(_swatch(look.colour(colour)))
            action.setCheckable(True)
            action.setChecked(colour == lane.colour)
        colours.addSeparator()
        _add(colours, "As before", self._say, partial(lanes.colour, None, lane.key))
        menu.addSeparator()
        self._put(menu, "fold_lanes show_lanes")

    def _say(self, deed: Callable[[], str]) -> None:
        self._canvas.said.emit(deed())

    # A fold, a source, and empty time

    def _fill_fold(self, menu: QMenu, fold: Fold) -> None:
        pointer = self._canvas.pointer
        _add(menu, f"List the {counted(len(fold.rows), 'event')}", pointer.list_fold, fold)
        table = self._session.table
        if any(len(np.unique(bound[fold.rows])) > 1 for bound in (table.closed_from, table.closed_to)):
            # What happened at the same time no zoom can part.
            _add(menu, "Zoom in on them", pointer.zoom_to_fold, fold)

    def _fill_source(self, menu: QMenu, document: DocumentId) -> None:
        session = self._session
        name = session.source_name(document)
        # Of an opened event table there is no article.
        if any(one.id == document for one in session.documents):
            _add(menu, f"Read {name}", self._canvas.document_picked.emit, document)
        _add(menu, f"Show only what {name} tells", self._only, "source", document)
        source = next((source for source in session.table.witnesses if source.id == document), None)
        if source is not None and source.middle is not None:
            self._add_known(menu, int(source.middle))

    def _fill_time(self, menu: QMenu, x: float) -> None:
        scene = self._canvas.scene
        self._put(menu, "fit elastic")
        if scene.plot.x <= x <= scene.plot.right:
            self._add_known(menu, int(scene.scale.minute_at(x) // DAY * DAY))
        if self._canvas.knowing.on:
            _add(menu, "Everything as known today", self._canvas.knowing.put_away)
        if self._session.view.arrangement.hidden:
            menu.addSeparator()
            self._put(menu, "show_lanes")

    def _add_known(self, menu: QMenu, day: int) -> None:
        if len(publications(self._session.table)):
            _add(menu, f"As known on {day_in_words(day)}", self._put_known, day)

    def _put_known(self, day: int) -> None:
        canvas = self._canvas
        canvas.knowing.put(day)
        canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, menu: QMenu, names: str) -> None:
        for name in names.split():
            menu.addAction(self._commands[name])


def _add(menu: QMenu, text: str, deed: Callable[..., object], *arguments: object) -> QAction:
    action = menu.addAction(menu_text(text))
    action.triggered.connect(partial(_do, partial(deed, *arguments)))
    return action


def _do(deed: Callable[[], object], _checked: object = None) -> None:
    deed()


def _copy(event: Event, session: Session) -> None:
    """The title, and under it the first passage that tells the event, with its source."""
    told = next(iter(event.mentions), None)
    lines = [event.title]
    if told is not None:
        lines.append(_quoted(told.quote, session.source_name(told.passage.document)))
    given = given_of(session.table, event.id) if told is None else None
    if given is not None and given.quote:
        lines.append(_quoted(given.quote, "; ".join(given.sources)))
    QGuiApplication.clipboard().setText("\n".join(lines))


def _quoted(quote: str, source: str) -> str:
    words = f"“{' '.join(quote.split())}”"
    return f"{words} ({source})" if source else words


def _swatch(colour: QColor) -> QIcon:
    picture = QPixmap(_SWATCH, _SWATCH)
    picture.fill(colour)
    return QIcon(picture)
