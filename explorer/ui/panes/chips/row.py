"""Chips: one for each field, which says what it lets through, can be switched off without being lost, and taken out."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from explorer.timeline.arrangement import LANES_BY, LanesBy
from explorer.timeline.chip_words import FIELD_NAMES, named_value
from explorer.timeline.filter import FIELDS, Chip, Field
from explorer.ui.choices import chip_of, choices, switched, with_values, without
from explorer.ui.look import Look, polish_again
from explorer.ui.panes.chips.values import Values
from explorer.ui.plain import menu_text, plain_tip, shortened
from explorer.ui.session import Session
from explorer.ui.widgets import FlowRow, flat_button

LANE_NAMES: dict[LanesBy, str] = {
    "storyline": "Storylines",
    "actor": "Actors",
    "kind": "Kinds",
    "source": "Sources",
}
_HEADER = 208
_NARROW, _NARROWEST = 760, 600  # px of the row
_VALUE = 26  # characters of the values that a chip shows


class ChipBox(QFrame):
    """One chip. Its parts: a switch (only when it has values), the words, a cross (only when it has values)."""

    def __init__(self, session: Session, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._field: Field = field
        self._chip: Chip | None = None
        self._said = ""
        self._short = False
        name = FIELD_NAMES[field]
        self.setProperty("role", "chip")
        self.switch = flat_button("●", name=f"Switch the filter by {name.lower()} on or off")
        self.switch.setCheckable(True)
        self.switch.setToolTip("Switch this filter off without losing it")
        self.words = flat_button(name, name=f"Filter by {name.lower()}")
        self.cross = flat_button("✕", name=f"Remove the filter by {name.lower()}")
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 9, 0)
        row.setSpacing(0)
        for part in (self.switch, self.words, self.cross):
            row.addWidget(part)
        self.switch.toggled.connect(self._switch)
        self.cross.clicked.connect(self._remove)
        self.words.clicked.connect(self._open)
        self.values = Values(name.lower(), self) if field != "text" else None
        if self.values is not None:
            self.values.chosen.connect(self._choose)

    def show_chip(self, chip: Chip | None) -> None:
        """Show this chip, or with None that the field lets everything through."""
        self._chip = chip
        held = chip is not None and bool(chip.values)
        self.switch.setVisible(held)
        self.cross.setVisible(held)
        with QSignalBlocker(self.switch):
            self.switch.setChecked(chip is not None and chip.on)
        self.switch.setText("●" if chip is not None and chip.on else "○")
        said = (
            ", ".join(named_value(self._session.table, self._field, value) for value in chip.values)
            if chip is not None
            else ""
        )
        self._said = menu_text(shortened(said, _VALUE))
        self._name()
        self.words.setToolTip(plain_tip(said))
        self.words.setAccessibleDescription(said or "any")
        self.setProperty("acts", chip is not None and chip.acts)
        polish_again(self)
        for part in (self.switch, self.words, self.cross):
            polish_again(part)

    def show_short(self, *, short: bool) -> None:
        """Leave out that a field lets everything through, where there is little room."""
        if short != self._short:
            self._short = short
            self._name()

    def _name(self) -> None:
        name = FIELD_NAMES[self._field]
        any_value = name if self._short else f"{name}: any"
        self.words.setText(f"{name}: {self._said}" if self._said else any_value)

    def _open(self) -> None:
        if self.values is None:
            self._switch(on=not self.switch.isChecked())
            return
        ticked = self._chip.values if self._chip is not None else ()
        # Under the popup's grab the button never hears that the mouse has left it.
        self.words.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
        self.values.open(choices(self._session.table, self._field), ticked, below=self)

    def _choose(self, values: tuple[str, ...]) -> None:
        self._session.show_only(with_values(self._session.filter, self._field, values))

    def _switch(self, on: bool) -> None:  # noqa: FBT001  Qt's signal
        if self._chip is not None:
            self._session.show_only(switched(self._session.filter, self._chip, on=on))

    def _remove(self) -> None:
        if self._chip is not None:
            self._session.show_only(without(self._session.filter, self._chip))


class ChipRow(QWidget):
    """The lanes' menu over the lane headers, then the chips."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self.setObjectName("chips")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.lanes = flat_button("Storylines", name="Lanes by", role="lanes")
        self.lanes.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.lane_actions = self._lane_menu()
        head = self._head = QWidget()
        head.setFixedWidth(_HEADER)
        headed = QHBoxLayout(head)
        headed.setContentsMargins(8, 0, 0, 0)
        headed.addWidget(self.lanes)
        headed.addStretch(1)
        self.boxes: dict[Field, ChipBox] = {field: ChipBox(session, field) for field in FIELDS if field != "text"}
        self._texts: list[ChipBox] = []
        self._flow = QWidget()
        flow = FlowRow(self._flow, gap=8)
        for box in self.boxes.values():
            flow.addWidget(box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 12, 10)
        row.setSpacing(8)
        row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._flow, 1)
        session.filter_changed.connect(self._show)
        session.project_changed.connect(self._show)
        session.view_changed.connect(self._show_lanes)
        self._show()
        self._show_lanes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room the chips say less."""
        super().resizeEvent(event)
        width = event.size().width()
        for box in self.boxes.values():
            box.show_short(short=width < _NARROW)
        # The chips begin over the plot, as long as that leaves them enough.
        self._head.setFixedWidth(_HEADER if width >= _NARROWEST else self._head.sizeHint().width())

    def _lane_menu(self) -> dict[LanesBy, QAction]:
        menu = QMenu(self.lanes)
        group = QActionGroup(menu)
        made: dict[LanesBy, QAction] = {}
        for by in LANES_BY:
            action = menu.addAction(f"Lanes by {LANE_NAMES[by].lower().removesuffix('s')}")
            action.setCheckable(True)
            action.triggered.connect(partial(self._make_lanes, by))
            group.addAction(action)
            made[by] = action
        self.lanes.setMenu(menu)
        return made

    def _make_lanes(self, by: LanesBy, _checked: object = None) -> None:
        self._session.jump_to(replace(self._session.view, lanes_by=by, scroll=0.0))

    def _show_lanes(self) -> None:
        by = self._session.view.lanes_by
        self.lanes.setText(f"{LANE_NAMES[by]}  ▾")
        self.lane_actions[by].setChecked(True)

    def _show(self) -> None:
        for field, box in self.boxes.items():
            box.show_chip(chip_of(self._session.filter, field))
        texts = [chip for chip in self._session.filter.chips if chip.field == "text"]
        flow = self._flow.layout()
        while len(self._texts) < len(texts) and flow is not None:
            box = ChipBox(self._session, "text")
            flow.addWidget(box)
            self._texts.append(box)
        for number, box in enumerate(self._texts):
            box.setVisible(number < len(texts))
            box.show_chip(texts[number] if number < len(texts) else None)
        self._flow.updateGeometry()

    @property
    def text_boxes(self) -> list[ChipBox]:
        """The text chips on show."""
        return [box for box in self._texts if not box.isHidden()]
