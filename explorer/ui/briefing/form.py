"""What can be changed in one slide: its words, its quote, its storylines, its stretch of time, its events."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QToolButton, QVBoxLayout, QWidget

from explorer.data.briefing import Quoted, Slide, plain_words, quoted_of
from explorer.data.edtf import bound_text, parse_edtf
from explorer.data.minutes import DAY
from explorer.errors import UsageError
from explorer.timeline.briefing.stage import READABLE
from explorer.ui.briefing.fields import Field
from explorer.ui.briefing.slides import Slides
from explorer.ui.plain import menu_text, one_line, plain_tip, shortened
from explorer.ui.session import Session
from explorer.ui.widgets import FlowRow, flat_button, plain_label

_PICTURE = (1920.0, 1080.0)


class SlideForm(QWidget):
    """Shows a slide and tells another one when something was changed in it."""

    changed = Signal(object, str, str)  # the slide, what was changed in words, the field that is being typed in

    def __init__(self, slides: Slides, session: Session) -> None:
        super().__init__()
        self.setObjectName("slide_form")
        self._slides = slides
        self._session = session
        self._slide = Slide("")
        self.name = Field("Title of the slide", parent=self)
        self.say = Field("One sentence", lines=2, parent=self)
        self.quote = Field("Quote", lines=4, parent=self)
        self.notes = Field("Notes", lines=5, hint="For the presenter alone", parent=self)
        self.start = Field("From", hint="As its events", parent=self)
        self.end = Field("To", hint="As its events", parent=self)
        self.document = QComboBox()
        self.document.setAccessibleName("The article of the quote")
        self.document.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.take_quote = flat_button("Quote the selected event", name="Quote the sentence of the selected event")
        self.use_view = flat_button("Use this view", name="Use the stretch of the timeline")
        self.events = QListWidget()
        self.events.setAccessibleName("Highlighted events")
        self.events.setFixedHeight(108)
        self.events.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add_event = flat_button("Add the selected event", name="Add the selected event")
        self.remove_event = flat_button("Remove", name="Remove the event from the slide", role="quiet")
        self.lanes: dict[str, QToolButton] = {}
        self._lane_row = FlowRow(gap=4)
        self.warning = plain_label(role="warning", wrap=True)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 16)
        column.setSpacing(5)
        column.addWidget(self.warning)
        stretch = _row(self.start.widget, plain_label("to", role="dim"), self.end.widget, self.use_view)
        lanes = QWidget()
        lanes.setLayout(self._lane_row)
        blocks: tuple[tuple[str, list[QWidget | QHBoxLayout]], ...] = (
            ("Title", [self.name.widget]),
            ("One sentence", [self.say.widget]),
            ("Quote", [self.quote.widget, _row(self.document, self.take_quote)]),
            ("Events that stand out", [self.events, _row(self.add_event, self.remove_event, None)]),
            ("Storylines (none chosen: all)", [lanes]),
            ("From and to", [stretch]),
            ("Notes", [self.notes.widget]),
        )
        for heading, parts in blocks:
            column.addWidget(plain_label(heading, role="heading"))
            for part in parts:
                if isinstance(part, QWidget):
                    column.addWidget(part)
                else:
                    column.addLayout(part)
        column.addStretch(1)

    def _connect(self) -> None:
        for field, key, words in (
            (self.name, "name", "title"),
            (self.say, "say", "sentence"),
            (self.notes, "notes", "notes"),
        ):
            field.typed.connect(partial(self._take_text, key, words))
        self.quote.typed.connect(self._take_quote)
        self.start.typed.connect(partial(self._take_bound, "start"))
        self.end.typed.connect(partial(self._take_bound, "end"))
        self.document.activated.connect(self._take_document)
        for button, deed in (
            (self.take_quote, self._quote_selected),
            (self.use_view, self._use_view),
            (self.add_event, self._add_event),
            (self.remove_event, self._remove_event),
        ):
            button.clicked.connect(partial(_do, deed))
        self._session.selection_changed.connect(self._enable)

    def tell(self) -> None:
        """Tell what was typed and not told yet."""
        for field in (self.name, self.say, self.quote, self.notes, self.start, self.end):
            field.tell()

    # Showing

    def show_slide(self, slide: Slide) -> None:
        """Show a slide."""
        self._slide = slide
        self.name.show_text(slide.name)
        self.say.show_text(slide.say)
        self.notes.show_text(slide.notes)
        self.quote.show_text("" if slide.quote is None else slide.quote.quote)
        self.start.show_text(_day(slide.start, upper=False))
        self.end.show_text(_day(slide.end, upper=True))
        self._show_documents()
        self._show_lanes()
        self._show_events()
        self._warn()
        self._enable()

    def _show_documents(self) -> None:
        self.document.clear()
        for number, document in enumerate(self._session.documents, 1):
            self.document.addItem(one_line(f"S{number}  {document.title or document.file}"), document.file)
        quote = self._slide.quote
        at = -1 if quote is None else self.document.findData(quote.document)
        if quote is not None and at < 0:
            self.document.addItem(one_line(quote.document), quote.document)
            at = self.document.count() - 1
        self.document.setCurrentIndex(at)

    def _show_lanes(self) -> None:
        names = list(dict.fromkeys([*self._session.table.storylines.titles, *self._slide.lanes]))
        if list(self.lanes) != names:
            while (item := self._lane_row.takeAt(0)) is not None:
                held = item.widget()
                if held is not None:
                    held.hide()
                    held.deleteLater()
            self.lanes = {name: self._lane_button(name) for name in names}
        for name, button in self.lanes.items():
            button.setChecked(name in self._slide.lanes)

    def _lane_button(self, name: str) -> QToolButton:
        button = flat_button(menu_text(shortened(name, 32)), name=f"Storyline {one_line(name)}", role="pill")
        button.setCheckable(True)
        button.clicked.connect(partial(_do, self._take_lanes))
        self._lane_row.addWidget(button)
        button.show()
        return button

    def _show_events(self) -> None:
        row = self.events.currentRow()
        self.events.clear()
        prompter = self._slides.prompter
        for quoted in self._slide.events:
            event = prompter.event_of(quoted)
            told = None if event is None else self._session.events.get(event)
            text = f"Missing: “{quoted.quote}”" if told is None else told.title
            self.events.addItem(one_line(text))
            item = self.events.item(self.events.count() - 1)
            item.setToolTip(plain_tip(f"“{quoted.quote}” ({quoted.document})"))
        self.events.setCurrentRow(min(row, self.events.count() - 1))

    def _warn(self) -> None:
        script = self._slides.script(self._slide)
        lines = []
        if script.missing:
            several = len(script.missing) > 1
            lines.append(f"{len(script.missing)} event{'s are' if several else ' is'} missing in this reading.")
        if not script.quoted:
            lines.append("The quote does not stand in its article.")
        lines += [f"This story has no storyline “{one_line(name)}”." for name in script.no_lanes]
        if self._slide.name and self._slides.stage((self._slide,), 0, _PICTURE).zoom < READABLE * 0.99:
            lines.append("There are so many words that the type is smaller than the back row can read.")
        self.warning.setText("\n".join(lines))
        self.warning.setVisible(bool(lines))

    def _enable(self) -> None:
        selected = self._session.selected
        told = selected is not None and bool(selected.mentions)
        self.add_event.setEnabled(told)
        self.take_quote.setEnabled(told)
        self.remove_event.setEnabled(self.events.count() > 0)

    # Changing

    def _tell(self, slide: Slide, words: str, field: str = "") -> None:
        if slide != self._slide:
            self._slide = slide
            self.changed.emit(slide, words, field)

    def _take_text(self, key: str, words: str, text: str) -> None:
        kept = text.strip()
        if key == "name" and not kept:
            # A slide needs a name.
            self.name.show_text(self._slide.name)
            return
        if key == "name":
            self._tell(replace(self._slide, name=kept), words, key)
        elif key == "say":
            self._tell(replace(self._slide, say=plain_words(kept)), words, key)
        else:
            self._tell(replace(self._slide, notes=kept), words, key)

    def _take_quote(self, text: str) -> None:
        words = plain_words(text)
        document = str(self.document.currentData() or "")
        if not document and self._session.documents:
            document = self._session.documents[0].file
        self._tell(replace(self._slide, quote=Quoted(words, document) if words else None), "quote", "quote")

    def _take_document(self, at: int) -> None:
        if self._slide.quote is not None:
            quote = replace(self._slide.quote, document=str(self.document.itemData(at)))
            self._tell(replace(self._slide, quote=quote), "quote")

    def _take_bound(self, key: str, text: str) -> None:
        field = self.start if key == "start" else self.end
        try:
            when = parse_edtf(text.strip()) if text.strip() else None
        except UsageError as error:
            self.warning.setText(str(error))
            self.warning.show()
            return
        if key == "start":
            wanted = replace(self._slide, start=None if when is None else when.earliest)
        else:
            wanted = replace(self._slide, end=None if when is None else when.latest_end)
        if wanted.start is not None and wanted.end is not None and wanted.start >= wanted.end:
            self.warning.setText("A slide's stretch ends after its beginning.")
            self.warning.show()
            return
        field.show_text(text)
        self._tell(wanted, "stretch")

    def _take_lanes(self) -> None:
        lanes = tuple(name for name, button in self.lanes.items() if button.isChecked())
        self._tell(replace(self._slide, lanes=lanes), "storylines")

    def _quote_selected(self) -> None:
        selected, passage = self._session.selected, self._session.selection.passage
        if selected is None or not selected.mentions:
            return
        passage = passage or selected.mentions[0].passage
        document = self._session.project.document(passage.document)
        if document is not None:
            quote = Quoted(plain_words(self._slides.sentence(passage)), document.file)
            self._tell(replace(self._slide, quote=quote), "quote")

    def _use_view(self) -> None:
        view = self._session.view
        start, end = int(view.start // DAY * DAY), int(-(-view.end // DAY) * DAY)
        self._tell(replace(self._slide, start=start, end=max(end, start + DAY)), "stretch")

    def _add_event(self) -> None:
        selected = self._session.selected
        quoted = None if selected is None else quoted_of(selected, self._session.project.found)
        if quoted is not None and quoted not in self._slide.events:
            self._tell(replace(self._slide, events=(*self._slide.events, quoted)), "events")

    def _remove_event(self) -> None:
        at = self.events.currentRow()
        if 0 <= at < len(self._slide.events):
            events = self._slide.events[:at] + self._slide.events[at + 1 :]
            self._tell(replace(self._slide, events=events), "events")


def _day(bound: int | None, *, upper: bool) -> str:
    if bound is None:
        return ""
    return bound_text(bound, upper=upper, grain="day" if bound % DAY == 0 else "minute") or ""


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None takes what is left over."""
    row = QHBoxLayout()
    row.setSpacing(6)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row


def _do(deed: Callable[[], object], *_signal: object) -> None:
    deed()
