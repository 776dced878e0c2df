"""The left half of the export dialog: what can be chosen, and only what the form can have."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from explorer.timeline.arrangement import LANES_BY
from explorer.ui.dates.field import DateField
from explorer.ui.dates.reader import DateReader
from explorer.ui.exporting.choice import BRIEFINGS, CUSTOM, DATA, OWN, PICTURES, SIZES, WHAT_NAMES, Choice
from explorer.ui.exporting.lanes import LaneList, LanesLeftOut
from explorer.ui.exporting.pixels import PixelField
from explorer.ui.exporting.wishes import any_between, filter_for, hidden_lanes, lane_choices, lanes_by
from explorer.ui.plain import one_line
from explorer.ui.session import Session
from explorer.ui.widgets import plain_label

LANES_WORDS = {"storyline": "By storyline", "actor": "By actor", "kind": "By kind", "source": "By source"}
_SCALES = {1: "1 ×", 2: "2 ×", 3: "3 ×", 4: "4 ×"}


class ChoiceForm(QWidget):
    """Shows a choice and tells another one when something is changed in it."""

    changed = Signal(object)  # Choice

    def __init__(self, session: Session, *, slides: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export_form")
        self._session = session
        self._showing = False
        self._lanes_shown: tuple[object, ...] = ()
        self._listed: tuple[object, ...] = ()
        self.choice = Choice()
        self.reader = DateReader(self)
        self.form = _combo("Form", PICTURES | (BRIEFINGS if slides else {}) | DATA)
        for place in (self.form.count() - len(DATA), len(PICTURES)) if slides else (len(PICTURES),):
            self.form.insertSeparator(place)
        self.what = _combo("What", WHAT_NAMES)
        self.start = DateField("From", self.reader, upper=False, hint="Where the story begins")
        self.end = DateField("To", self.reader, upper=True, hint="Where the story ends")
        self.extent = _combo("Size", {key: words for key, (words, _) in SIZES.items()})
        self.across = PixelField("Width in pixels")
        self.down = PixelField("Height in pixels")
        self.sides = _beside(self.across, plain_label("×", role="dim"), self.down)
        self.scale = _combo("Pixels for one of the size", _SCALES)
        self.theme = _combo("Colours", {"light": "Light", "dark": "Dark"})
        self.title = QLineEdit()
        self.title.setAccessibleName("Title")
        self.subtitle = QLineEdit()
        self.subtitle.setAccessibleName("Subtitle")
        self.subtitle.setPlaceholderText("Counts and years")
        self.by = _combo("What lanes are made of", {by: LANES_WORDS[by] for by in LANES_BY})
        self.lanes = LaneList()
        self.lanes_out = LanesLeftOut()
        self.elastic = QCheckBox("&Elastic time")
        self.sources = QCheckBox("With its so&urces")
        self.legend = QCheckBox("With a le&gend")
        self.notes = QCheckBox("With its &notes")
        self._rows = QFormLayout()
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 14, 0)
        column.addLayout(self._rows)
        column.addStretch(1)
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(9)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        named: tuple[tuple[str, QWidget], ...] = (
            ("F&orm", self.form),
            ("&What", self.what),
            ("F&rom", self.start),
            ("&To", self.end),
            ("&Size", self.extent),
            ("", self.sides),
            ("Sc&ale", self.scale),
            ("&Colours", self.theme),
            ("T&itle", self.title),
            ("Su&btitle", self.subtitle),
            ("&Lanes", self.by),
            ("", self.lanes),
            ("", self.lanes_out),
            ("", self.elastic),
            ("", self.sources),
            ("", self.legend),
            ("", self.notes),
        )
        for name, part in named:
            label = plain_label(name, role="dim")
            label.setBuddy(part)
            label.setContentsMargins(0, 4, 0, 0)
            self._rows.addRow(label, part)

    def _connect(self) -> None:
        for combo, field in (
            (self.extent, "size"),
            (self.scale, "scale"),
            (self.theme, "theme"),
        ):
            combo.activated.connect(partial(self._take_combo, combo, field))
        self.form.activated.connect(self._take_form)
        self.what.activated.connect(self._take_what)
        self.by.activated.connect(self._take_by)
        for box, field in (
            (self.elastic, "elastic"),
            (self.sources, "sources"),
            (self.legend, "legend"),
            (self.notes, "notes"),
        ):
            box.toggled.connect(partial(self._take_box, field))
        for side, field in ((self.across, "width"), (self.down, "height")):
            side.changed.connect(partial(self._take_side, field))
            side.refused.connect(self._tell_again)
        self.title.textEdited.connect(self._take_title)
        self.subtitle.textEdited.connect(self._take_subtitle)
        self.start.changed.connect(self._take_stretch)
        self.end.changed.connect(self._take_stretch)
        self.lanes.ticked.connect(self._take_lanes)
        self.lanes_out.all_asked.connect(partial(self._take_lanes, ()))

    @property
    def sentence(self) -> str:
        """Why what is typed cannot be exported; "" when it can."""
        return self._size_fault or self._stretch_fault

    @property
    def _size_fault(self) -> str:
        own = "size" in self.choice.rows and self.choice.size_key == CUSTOM
        return self.across.sentence or self.down.sentence if own else ""

    @property
    def _stretch_fault(self) -> str:
        if "what" not in self.choice.rows or self.choice.what != "stretch":
            return ""
        start, end = self.start.bound, self.end.bound
        if self.told:
            return self.start.sentence or self.end.sentence
        if start is not None and end is not None and start >= end:
            return "The stretch ends before it begins."
        return "" if any_between(self._session.table, start, end) else "No event of the story lies in this stretch."

    @property
    def told(self) -> bool:
        """Whether the fault stands at its field already."""
        return bool(self.start.sentence or self.end.sentence)

    @property
    def waiting(self) -> bool:
        """Whether a day that was typed has not been read yet."""
        return self.start.waiting or self.end.waiting

    # Showing

    def show_choice(self, choice: Choice) -> None:
        """Show a choice; nothing is told."""
        self._showing = True
        self.choice = choice
        self._offer_sizes(with_own=choice.form == ".html")
        for combo, value in (
            (self.form, choice.form),
            (self.what, choice.what),
            (self.extent, choice.size_key),
            (self.scale, choice.scale),
            (self.theme, choice.theme),
            (self.by, lanes_by(choice, self._session)),
        ):
            combo.setCurrentIndex(combo.findData(value))
        for side, pixels in ((self.across, choice.width), (self.down, choice.height)):
            if choice.size_key != CUSTOM:
                side.forget()
            side.show_pixels(pixels)
        own = one_line(self._session.project.found.title)
        self.title.setPlaceholderText(own)
        for line, text in ((self.title, choice.title or ""), (self.subtitle, choice.subtitle)):
            if line.text() != text:
                line.setText(text)
        for date, bound in ((self.start, choice.start), (self.end, choice.end)):
            if date.bound != bound:
                date.show_bound(bound)
        for box, on in (
            (self.elastic, choice.elastic),
            (self.sources, choice.sources),
            (self.legend, choice.legend),
            (self.notes, choice.notes),
        ):
            box.setChecked(on)
        self._show_lanes()
        self._show_rows()
        self._showing = False

    def _offer_sizes(self, *, with_own: bool) -> None:
        """A page can be as high as it needs, a picture cannot."""
        at = self.extent.findData(OWN)
        if with_own and at < 0:
            self.extent.insertItem(0, SIZES[OWN][0], OWN)
        elif not with_own and at >= 0:
            self.extent.removeItem(at)

    def _show_lanes(self) -> None:
        by, hidden = lanes_by(self.choice, self._session), hidden_lanes(self.choice, self._session)
        shown = filter_for(self.choice, self._session)
        wanted = (self._session.table, by, hidden, shown)
        if wanted != self._lanes_shown:
            self._lanes_shown = wanted
            if self.lanes.hidden_keys() != hidden or not self.lanes.count() or self._listed != (by, shown):
                self._listed = (by, shown)
                self.lanes.show_lanes(lane_choices(self._session.table, by, shown), hidden)
        self.lanes_out.count(len(self.lanes.hidden_keys()), self.lanes.count())

    def _show_rows(self) -> None:
        rows, choice = self.choice.rows, self.choice
        stretch = "what" in rows and choice.what == "stretch"
        own_size = choice.size_key == CUSTOM
        shown: Mapping[QWidget, bool] = {
            self.what: "what" in rows,
            self.start: stretch,
            self.end: stretch,
            self.extent: "size" in rows,
            self.sides: "size" in rows and own_size,
            self.scale: "scale" in rows,
            self.theme: "theme" in rows,
            self.title: "title" in rows,
            self.subtitle: "subtitle" in rows,
            self.by: "lanes" in rows,
            self.lanes: "lanes" in rows,
            self.lanes_out: "lanes" in rows and bool(self.lanes.hidden_keys()),
            self.elastic: "elastic" in rows,
            self.sources: "sources" in rows,
            self.legend: "legend" in rows,
            self.notes: "notes" in rows,
        }
        for part, on in shown.items():
            self._rows.setRowVisible(part, on)
        # The view has its own lanes.
        self.by.setEnabled(choice.part != "view")

    def enable_what(self, *, selection: bool) -> None:
        """Offer the selection only when there is one."""
        model = self.what.model()
        at = self.what.findData("selection")
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        model.setData(model.index(at, 0), int(flags.value) if selection else 0, Qt.ItemDataRole.UserRole - 1)

    # Changing

    def _tell(self, choice: Choice) -> None:
        if choice != self.choice and not self._showing:
            self.show_choice(choice)
            self.changed.emit(choice)

    def _take_form(self, at: int) -> None:
        self._tell(replace(self.choice, form=str(self.form.itemData(at))))

    def _take_what(self, at: int) -> None:
        what = self.what.itemData(at)
        choice = replace(self.choice, what=what, within="whole", hidden=None)
        if what == "view":
            choice = replace(choice, elastic=self._session.view.elastic)
        self._tell(choice)

    def _take_by(self, at: int) -> None:
        self._tell(replace(self.choice, lanes_by=self.by.itemData(at), hidden=None))

    def _take_combo(self, combo: QComboBox, field: str, at: int) -> None:
        name = self.choice.size_field if field == "size" else field
        self._tell(_with(self.choice, name, combo.itemData(at)))

    def _take_box(self, field: str, on: bool) -> None:  # noqa: FBT001  Qt's signal
        self._tell(_with(self.choice, field, on))

    def _take_side(self, field: str, pixels: int) -> None:
        self._tell(_with(self.choice, field, pixels))

    def _tell_again(self) -> None:
        """What is typed may be no side of a picture: whoever shows that must know."""
        self.changed.emit(self.choice)

    def _take_title(self, text: str) -> None:
        self._tell(replace(self.choice, title=text if text.strip() else None))

    def _take_subtitle(self, text: str) -> None:
        self._tell(replace(self.choice, subtitle=text))

    def _take_stretch(self) -> None:
        choice = replace(self.choice, start=self.start.bound, end=self.end.bound)
        if choice == self.choice:
            # What is typed may be no date: whoever shows that must know.
            self.changed.emit(choice)
        self._tell(choice)

    def _take_lanes(self, hidden: tuple[str, ...]) -> None:
        self._tell(replace(self.choice, hidden=hidden))


def _with(choice: Choice, field: str, value: object) -> Choice:
    changed: dict[str, object] = {field: value}
    make: Callable[..., Choice] = partial(replace, choice)
    return make(**changed)


def _combo(name: str, choices: Mapping[Any, str]) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(14)
    for value, text in choices.items():
        combo.addItem(text, value)
    return combo


def _beside(*parts: QWidget) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    whole.setFocusProxy(parts[0])
    return whole
