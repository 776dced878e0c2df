"""The inspector's widgets: title, when in words, the receipt, who and how much, tensions."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from explorer.data.event import Event, StorylineId, Tension
from explorer.data.words import about_in_words, when_in_words
from explorer.ui.lines import (
    Line,
    actor_lines,
    amount_lines,
    bounds_in_words,
    history_lines,
    membership_lines,
    receipt_lines,
    tension_lines,
)
from explorer.ui.look import Look
from explorer.ui.panes.inspector.unseen import Unseen
from explorer.ui.phrases import (
    attribution_in_words,
    counted,
    instead_of_storylines,
    sources_in_words,
    status_in_words,
    storylines_in_words,
)
from explorer.ui.plain import one_line, plain_tip, shortened
from explorer.ui.session import Session
from explorer.ui.widgets import Column, Dot, FlowRow, LeadingRow, flat_button, plain_label

_MARGIN = 20
_MOST_MERGE_REASONS = 6
_ONE_LINE = 44  # characters of a when that surely fit
_MOST_TENSIONS = 4  # of the story, where nothing is selected
_TENSION = 150  # characters of each


class Inspector(QScrollArea):
    """Everything about the selected event; with nothing selected, what the story holds."""

    height_wanted = Signal()
    seeing_wanted = Signal(object)  # EventId of the selected event, which the filter or a hidden lane keeps out

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self.setObjectName("inspector")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title = plain_label(role="inspector-title", wrap=True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.dot = Dot(look)
        self.facts = plain_label(role="dim", wrap=True)
        self.when = plain_label(role="when", wrap=True)
        self.about = plain_label(role="dim")
        self.unseen = Unseen(session)
        self.unseen.asked.connect(self.seeing_wanted)
        self.witnesses = QWidget()
        FlowRow(self.witnesses, gap=6)
        self.receipt = Column()
        self.details = Column(gap=3)
        self._arrange()
        session.selection_changed.connect(self._show)
        session.project_changed.connect(self._show)
        session.colours_changed.connect(self._show)
        session.tensions_changed.connect(self._show)
        session.filter_changed.connect(self._show_unseen)

    def _arrange(self) -> None:
        inside = QWidget()
        inside.setObjectName("inspector_inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, 18, _MARGIN, 12)
        column.setSpacing(7)
        column.addWidget(self.title)
        facts = QHBoxLayout()
        facts.setSpacing(7)
        facts.addWidget(self.dot, 0, Qt.AlignmentFlag.AlignTop)
        facts.addWidget(self.facts, 1)
        column.addLayout(facts)
        column.addWidget(self.unseen)
        when = self._when_row = QHBoxLayout()
        when.setSpacing(18)
        when.addWidget(self.when)
        when.addWidget(self.about)
        when.addStretch(0)
        column.addLayout(when)
        column.addWidget(self.witnesses)
        column.addWidget(self.receipt)
        column.addWidget(self.details)
        column.addStretch(1)
        self.setWidget(inside)

    def _show(self) -> None:
        event = self._session.selected
        for part in (self.dot, self.when, self.about, self.witnesses):
            part.setVisible(event is not None)
        self.unseen.show_event(self._session.selection.event)
        if event is None:
            self._show_story()
        else:
            self._show_event(event)
        self.verticalScrollBar().setValue(0)
        self.height_wanted.emit()

    def _show_unseen(self) -> None:
        self.unseen.show_event(self._session.selection.event)
        self.height_wanted.emit()

    def _show_story(self) -> None:
        found, table = self._session.project.found, self._session.table
        self.title.setText(one_line(found.title))
        sources = f"{counted(len(table.witnesses), 'source')}, " if table.witnesses else ""
        told = f"{sources}{counted(len(table), 'event')}"
        if table.storylines.names:
            told += f", {storylines_in_words(table)}"
        how = (
            ", or click an underlined passage, to see when it was and why" if found.documents else " to see when it was"
        )
        made_of = instead_of_storylines(table)
        self.facts.setText(" ".join(part for part in (f"{told}.", made_of, f"Select an event{how}.") if part))
        self.receipt.fill([])
        tensions = [tension for tension in self._session.tensions if tension.passages]
        strained = [
            self._row(Line(self._strain(tension, _TENSION), sign="triangle", tension=tension))
            for tension in tensions[:_MOST_TENSIONS]
        ]
        more = len(tensions) - len(strained)
        if more > 0:
            strained.append(self._row(Line(f"{counted(more, 'more tension')}: X goes from one to the next", lead=" ")))
        if self._session.dismissed:
            strained.append(self._dismissed_row())
        self.details.fill([_heading("Tensions to look at"), *strained] if strained else [])

    def _show_event(self, event: Event) -> None:
        self.title.setText(one_line(event.title))
        lane, colour = self._session.home_of(event.id)
        self.dot.show_colour(colour)
        self.facts.setText(" · ".join(self._facts(event, one_line(lane))))
        why = membership_lines(event, self._storyline_names())
        self.facts.setToolTip(plain_tip("\n".join(line.text for line in why)))
        said = when_in_words(event.when)
        self.when.setText(said)
        # A label that may wrap asks for less width than its one line would take.
        self.when.setWordWrap(len(said) > _ONE_LINE)
        self._when_row.setStretch(0, int(len(said) > _ONE_LINE))
        self.when.setToolTip(plain_tip(bounds_in_words(event.when)))
        about = about_in_words(event.when)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self._show_witnesses(event)
        lines = receipt_lines(event.when, self._session.short_names)
        width = self._lead_width([line.lead for line in lines])
        reasons = [self._row(line, lead_width=width) for line in lines]
        self.receipt.fill([_heading("Why this date"), *reasons] if reasons else [])
        self.details.fill(self._details(event))

    def _facts(self, event: Event, lane: str) -> list[str]:
        said = [lane, status_in_words(event)]
        # The row of an opened table is asserted by no article, and need not tell its sources.
        if event.mentions or event.attribution.kind != "asserted":
            said.append(attribution_in_words(event.attribution))
        return [*said, sources_in_words(event.sources)] if event.mentions or event.sources.articles else said

    def _storyline_names(self) -> dict[StorylineId, str]:
        return {storyline.id: storyline.name for storyline in self._session.project.found.storylines}

    def _show_witnesses(self, event: Event) -> None:
        """One button for every document that tells the event: its sources are one click apart."""
        row = self.witnesses.layout()
        while row is not None and (item := row.takeAt(0)) is not None:
            held = item.widget()
            if held is not None:
                held.hide()
                held.deleteLater()
        first = {mention.passage.document: mention.passage for mention in reversed(event.mentions)}
        for document in self._session.documents:
            if document.id in first and row is not None:
                name = self._session.source_name(document.id)
                button = flat_button(name, name=f"Read source {name}", role="pill")
                button.setToolTip(plain_tip(document.title))
                button.clicked.connect(partial(self._go, Line("", passage=first[document.id], event=event.id)))
                row.addWidget(button)
        self.witnesses.setVisible(len(first) > 1)
        self.witnesses.updateGeometry()

    def _details(self, event: Event) -> list[QWidget]:
        rows: list[QWidget] = []
        for heading, lines in (
            ("Tensions", self._tension_lines(event)),
            ("Who and how much", actor_lines(event) + amount_lines(event)),
            ("How it went", history_lines(event)),
            ("Why in this storyline", membership_lines(event, self._storyline_names())),
            ("Told together because", [Line(why) for why in event.merged_because[:_MOST_MERGE_REASONS]]),
        ):
            if lines:
                width = self._lead_width([line.lead for line in lines])
                rows += [_heading(heading), *(self._row(line, lead_width=width) for line in lines)]
        if tension_lines(self._session.dismissed, event):
            rows.append(self._dismissed_row())
        return rows

    def _tension_lines(self, event: Event) -> list[Line]:
        lines = tension_lines(self._session.tensions, event)
        return [replace(line, text=self._strain(line.tension)) for line in lines if line.tension is not None]

    def _strain(self, tension: Tension, length: int = 1000) -> str:
        confirmed = "Confirmed: " if self._session.verdict(tension) == "confirmed" else ""
        return confirmed + shortened(tension.explanation, length)

    def _dismissed_row(self) -> QWidget:
        number = counted(len(self._session.dismissed), "tension")
        row = LeadingRow(self._look, f"{number} dismissed: bring back", lead_width=20)
        row.clicked.connect(self._session.bring_back)
        return row

    def _row(self, line: Line, *, lead_width: int = 20) -> QWidget:
        row = LeadingRow(
            self._look,
            line.text,
            lead=line.lead,
            sign=line.sign,
            lead_width=lead_width if line.lead or line.sign else 0,
            leads=line.leads,
        )
        row.clicked.connect(partial(self._go, line))
        return row

    def _lead_width(self, leads: list[str]) -> int:
        """Pixels for the widest lead word; 20 where lines have a sign or nothing in front."""
        if not any(leads):
            return 20
        return max([36, *(self.fontMetrics().horizontalAdvance(lead) + 12 for lead in leads)])

    def _go(self, line: Line, _checked: object = None) -> None:
        """Follow a line: to its tension, its passage (keeping the event), or its event."""
        if line.tension is not None:
            self._session.compare(line.tension)
        elif line.passage is not None:
            self._session.select(self._session.selection.event or line.event, line.passage)
        elif line.event is not None:
            self._session.select(line.event)


def _heading(text: str) -> QLabel:
    return plain_label(text, role="heading")
