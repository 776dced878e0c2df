"""The source pane: one tab per document, the head line, the article, the way from passage to passage."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabBar, QToolButton, QVBoxLayout, QWidget

from explorer.data.document import Document
from explorer.data.event import Event, Unused
from explorer.data.passage import DocumentId, Passage
from explorer.data.when import EventId
from explorer.ui.look import Look
from explorer.ui.panes.source.article import Article
from explorer.ui.panes.source.coverage import coverage_in_words, dotted_in_words, next_unused, unused_by_document
from explorer.ui.panes.source.given import GivenView
from explorer.ui.panes.source.head import SourceHead
from explorer.ui.panes.source.marks import Mark
from explorer.ui.panes.source.pair import Pair, passages_of
from explorer.ui.panes.source.ticks import Ticks
from explorer.ui.plain import menu_text, plain_tip, shortened
from explorer.ui.session import Session
from explorer.ui.widgets import flat_button

_TAB_TITLE = 22  # characters of the title on the tab in front


class SourcePane(QWidget):
    """Shows the documents; follows the selection, and a click in the text selects."""

    change_asked = Signal(object)  # DocumentId

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._tellers: dict[DocumentId, list[tuple[Passage, Event]]] = {}
        self._numbers: dict[DocumentId, int] = {}
        self._named: dict[int, str] = {}
        self._unused: dict[DocumentId, tuple[Unused, ...]] = {}
        self._at_unused: Passage | None = None
        self._inside = False
        self.setObjectName("source_pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Documents")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        # Titles are shortened already; where there is no room for all tabs, they scroll.
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setUsesScrollButtons(True)
        self.all_documents = flat_button("All ▾", name="All documents", role="quiet")
        self.all_documents.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.all_documents)
        self.all_documents.setMenu(self._menu)
        self.head = SourceHead()
        self.article = Article(look)
        self.ticks = Ticks(look, self.article)
        self.pair = Pair(session, look)
        self.given = GivenView(session)
        self.reading = QWidget()
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        tabs = QHBoxLayout()
        tabs.setContentsMargins(20, 4, 12, 0)
        tabs.addWidget(self.tabs, 1)
        tabs.addWidget(self.all_documents)
        text = QHBoxLayout()
        text.setContentsMargins(0, 0, 0, 0)
        text.setSpacing(0)
        text.addWidget(self.article, 1)
        text.addWidget(self.ticks)
        reading = QVBoxLayout(self.reading)
        reading.addLayout(tabs)
        reading.addWidget(self.head)
        reading.addLayout(text, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.reading, 1)
        column.addWidget(self.given, 1)
        column.addWidget(self.pair, 1)
        for rows in (reading, column):
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(0)
        self.pair.hide()
        self.given.hide()

    def _connect(self) -> None:
        self._session.project_changed.connect(self._take_project)
        self._session.selection_changed.connect(self._follow)
        self._session.colours_changed.connect(self._mark)
        self.tabs.currentChanged.connect(self._open_tab)
        self._session.compared_changed.connect(self._compare)
        self._session.tensions_changed.connect(self._show_verdict)
        self.head.previous.clicked.connect(self.previous_passage)
        self.head.next.clicked.connect(self.next_passage)
        self.head.coverage.clicked.connect(self.next_unused)
        self.head.change.clicked.connect(self.change)
        self.pair.picked.connect(self._select_inside)
        self.pair.left.connect(self.article.left)
        self.article.event_clicked.connect(self._session.select)
        self.ticks.picked.connect(self._session.select)
        self._menu.aboutToShow.connect(self._list_documents)
        self._menu.triggered.connect(self._open_listed)

    # Following the session

    def _take_project(self) -> None:
        self._tellers = _tellers(self._session)
        self._numbers = {document.id: number for number, document in enumerate(self._session.documents)}
        self._named = {}
        self._unused = unused_by_document(self._session.project.found)
        self._at_unused = None
        shown = self.article.shown_document
        with QSignalBlocker(self.tabs):
            while self.tabs.count():
                self.tabs.removeTab(self.tabs.count() - 1)
            for document in self._session.documents:
                self.tabs.addTab(self._session.source_name(document.id))
                self.tabs.setTabToolTip(self.tabs.count() - 1, plain_tip(f"{document.title}\n{document.file}"))
            # Read again with another date: the document on show stays, wherever it stands now.
            if shown is not None and shown.id in self._numbers:
                self.tabs.setCurrentIndex(self._numbers[shown.id])
        self.all_documents.setVisible(len(self._session.documents) > 4)
        self.article.show_document(None)
        self._open_tab(self.tabs.currentIndex())
        self._compare()

    def _follow(self) -> None:
        event = self._session.selected
        passage = self._session.selection.passage
        if passage is None and event is not None:
            passage = self._nearest(event)
        self._leave_tension(event)
        self._at_unused = None
        self.article.show_strained(())
        self._mark()
        if passage is not None:
            self.open(passage)
        self._say_where()

    def _nearest(self, event: Event) -> Passage | None:
        """The passage to begin with: the first in the document on show, else the first of all."""
        shown = self.article.shown_document
        passages = [mention.passage for mention in event.mentions]
        here = [passage for passage in passages if shown is not None and passage.document == shown.id]
        return next(iter(here or passages), None)

    def open(self, passage: Passage) -> None:
        """Show the document of a passage, scrolled to it."""
        if passage.document in self._numbers:
            self.tabs.setCurrentIndex(self._numbers[passage.document])
            self.article.go_to(passage)

    def open_document(self, wanted: DocumentId) -> None:
        """Show a document as it was left."""
        if wanted in self._numbers:
            self.tabs.setCurrentIndex(self._numbers[wanted])

    def _open_tab(self, number: int) -> None:
        documents = self._session.documents
        shown = documents[number] if 0 <= number < len(documents) else None
        self.article.show_document(shown)
        found = self._session.project.found
        unused = self._unused.get(shown.id, ()) if shown is not None else ()
        coverage = coverage_in_words(found, shown.id) if shown is not None else ""
        self.head.show_document(shown, coverage=coverage, dotted=dotted_in_words(unused))
        self.article.show_unused(unused)
        self._name_tabs()
        self._mark()
        self._say_where()

    def _mark(self) -> None:
        shown = self.article.shown_document
        marks = self._marks_of(shown)
        selected = self._session.selection.event
        self.article.mark(marks, selected)
        if self._session.compared is not None:
            self.pair.mark(self._pair_marks(), selected)
        self.ticks.mark(marks, selected)
        self._name_tabs()

    def _marks_of(self, shown: Document | None) -> tuple[Mark, ...]:
        told = self._tellers.get(shown.id, []) if shown is not None else []
        return tuple(
            Mark(event.id, passage, event.title, self._session.home_of(event.id)[1]) for passage, event in told
        )

    def _name_tabs(self) -> None:
        """The tab in front has its title, the others their number; a dot tells where the selected event is told."""
        event = self._session.selected
        told = {mention.passage.document for mention in event.mentions} if event is not None else set()
        documents = self._session.documents
        named = {
            number: f"{self._session.source_name(id_)} •" for id_ in told if (number := self._numbers.get(id_, -1)) >= 0
        }
        front = self.tabs.currentIndex()
        if 0 <= front < len(documents):
            document = documents[front]
            title = menu_text(shortened(document.title, _TAB_TITLE))
            named[front] = f"{self._session.source_name(document.id)} {title}"
        for number in self._named.keys() - named.keys():
            self.tabs.setTabText(number, self._session.source_name(documents[number].id))
        for number, name in named.items():
            if self._named.get(number) != name:
                self.tabs.setTabText(number, name)
        self._named = named

    # From passage to passage

    def passages(self) -> list[Passage]:
        """The selected event's passages, across documents in the order S1, S2 …, each in the order of its text."""
        event = self._session.selected
        if event is None:
            return []
        numbers = self._numbers
        found = {mention.passage for mention in event.mentions if mention.passage.document in numbers}
        return sorted(found, key=lambda passage: (numbers[passage.document], passage.start, passage.end))

    def next_passage(self) -> None:
        """Go to the selected event's next passage, after the last to the first."""
        self._walk(1)

    def previous_passage(self) -> None:
        """Go to the selected event's passage before, before the first to the last."""
        self._walk(-1)

    def _walk(self, step: int) -> None:
        passages = self.passages()
        if not passages:
            return
        at = self._standing(passages)
        wanted = passages[(at + step) % len(passages)] if at is not None else passages[0]
        self._session.select(self._session.selection.event, wanted)
        self.open(wanted)

    def _standing(self, passages: list[Passage]) -> int | None:
        event, passage = self._session.selected, self._session.selection.passage
        if passage is None and event is not None:
            passage = self._nearest(event)
        return passages.index(passage) if passage in passages else None

    def _say_where(self) -> None:
        passages = self.passages()
        at = self._standing(passages)
        self.head.show_where(None if at is None else at + 1, len(passages))

    def _list_documents(self) -> None:
        self._menu.clear()
        for number, document in enumerate(self._session.documents):
            title = menu_text(shortened(document.title, 70))
            action = self._menu.addAction(f"{self._session.source_name(document.id)}  {title}")
            action.setData(number)

    def _open_listed(self, action: QAction) -> None:
        self.tabs.setCurrentIndex(int(action.data()))

    # Unused sentences, dates, tensions

    def next_unused(self) -> Unused | None:
        """Go to the next sentence that became no event, across documents and round."""
        shown = self.article.shown_document
        after = self._at_unused
        if after is None and shown is not None:
            after = Passage(shown.id, -1, 0) if self._unused.get(shown.id) else Passage(shown.id, len(shown.text), 0)
        unused = next_unused(self._session.documents, self._unused, after)
        if unused is None:
            return None
        self._session.compare(None)
        self.open(unused.passage)
        self._at_unused = unused.passage
        self.article.show_strained((unused.passage,))
        return unused

    def change(self) -> None:
        """Ask for the title, publisher and date of the document on show."""
        shown = self.article.shown_document
        if shown is not None:
            self.change_asked.emit(shown.id)

    def _compare(self) -> None:
        tension = self._session.compared
        # An opened event table has no articles, only what its rows quote.
        read = bool(self._session.documents) or not len(self._session.table)
        self.reading.setVisible(tension is None and read)
        self.given.setVisible(tension is None and not read)
        self.pair.setVisible(tension is not None)
        if tension is not None:
            self.pair.show_tension(tension, self._pair_marks())
            self.pair.sides[0].article.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pair_marks(self) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
        tension = self._session.compared
        if tension is None:
            return (), ()
        documents = [self._session.project.document(passage.document) for passage in passages_of(tension)]
        return self._marks_of(documents[0]), self._marks_of(documents[1])

    def _show_verdict(self) -> None:
        if self._session.compared is not None:
            self.pair.show_verdict(self._session.compared)

    def _select_inside(self, event: EventId, passage: Passage) -> None:
        """A click in one of two documents selects, and both stay."""
        self._inside = True
        self._session.select(event, passage)
        self._inside = False

    def _leave_tension(self, event: Event | None) -> None:
        """Who selects an event elsewhere that is none of the tension's has gone on."""
        tension = self._session.compared
        if tension is not None and event is not None and not self._inside and event.id not in tension.events:
            self._session.compare(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low pane leaves the title out."""
        super().resizeEvent(event)
        self.head.fit_into(event.size().height())

    # For search

    def show_found(self, passages: tuple[Passage, ...]) -> None:
        """Frame what a search found in the document on show."""
        shown = self.article.shown_document
        self.article.show_found(tuple(p for p in passages if shown is not None and p.document == shown.id))


def _tellers(session: Session) -> dict[DocumentId, list[tuple[Passage, Event]]]:
    """For every document the passages in which events are told, in the order of its text."""
    found: dict[DocumentId, list[tuple[Passage, Event]]] = {document.id: [] for document in session.documents}
    for event in session.project.events:
        for mention in event.mentions:
            if mention.passage.document in found:
                found[mention.passage.document].append((mention.passage, event))
    for told in found.values():
        told.sort(key=lambda pair: (pair[0].start, pair[0].end))
    return found
