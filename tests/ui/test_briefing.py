"""The briefing of a story in the window's parts: slides, their file, their show, their editor."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from explorer.data.briefing import Briefing, Quoted, Slide
from explorer.data.briefing_toml import briefing_text, read_briefing
from explorer.ui.actions import Actions
from explorer.ui.asking import Question
from explorer.ui.briefing.on_disk import BriefingFile, briefing_path
from explorer.ui.briefing.presenting import Presenting
from explorer.ui.briefing.show import KEYS
from explorer.ui.look import Look
from explorer.ui.session import Session

THREE = Briefing(
    (
        Slide("The ferry", events=(Quoted("The board bought the “Alma” for 14 million euros", "b/town.txt"),)),
        Slide("The board", lanes=("The board",), notes="Pause here."),
        Slide("The sea", lanes=("The sea",), say="A storm."),
    )
)


class FakeOpening(QObject):
    """Stands in for what opens stories."""

    opened = Signal()

    def __init__(self, paths):
        super().__init__()
        self.paths = tuple(paths)


class Room:
    """A window with nothing but its briefing."""

    def __init__(self, qtbot, story, folder):
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.window.resize(1200, 800)
        self.session = Session(self.window)
        self.opening = FakeOpening([folder])
        self.commands = Actions(self.window)
        self.presenting = Presenting(self.session, self.opening, Look("light"), self.commands, self.window)
        self.slides = self.presenting.slides
        self.told = []
        self.slides.told.connect(self.told.append)
        self.session.learn(story)
        with qtbot.waitSignal(self.slides.file.was_read):
            self.opening.opened.emit()
        self.window.show()

    @property
    def names(self):
        return [slide.name for slide in self.slides.briefing.slides]


@pytest.fixture
def room(qtbot, story, tmp_path):
    made = []

    def make(folder=tmp_path):
        made.append(Room(qtbot, story, folder))
        return made[-1]

    yield make
    for one in made:
        one.presenting.close()
        one.window.close()


@pytest.fixture
def kept(room, tmp_path, qtbot):
    (tmp_path / "briefing.toml").write_text(briefing_text(THREE), "utf-8")
    one = room()
    qtbot.waitUntil(lambda: one.names == ["The ferry", "The board", "The sea"])
    return one


@pytest.fixture
def show(kept, qtbot):
    kept.presenting.brief()
    one = kept.presenting.show
    one.showNormal()
    one.resize(960, 540)
    qtbot.waitUntil(lambda: one.view.stage is not None and one.view.stage.size == (960, 540))
    return one


# The file


def test_a_draft_is_written_at_once_and_undo_takes_the_file_away(room, qtbot, tmp_path):
    one = room()
    with qtbot.waitSignal(one.slides.file.was_kept):
        one.presenting.make()
    assert read_briefing(tmp_path / "briefing.toml") == (one.slides.briefing, ())
    with qtbot.waitSignal(one.slides.file.was_kept):
        one.session.undo.undo()
    assert one.names == []
    assert not (tmp_path / "briefing.toml").exists()


def test_slides_that_are_there_are_replaced_only_when_one_says_so(kept, qtbot):
    kept.presenting.make()
    dialog = kept.window.findChild(Question)
    assert kept.names == ["The ferry", "The board", "The sea"]
    with qtbot.waitSignal(kept.slides.file.was_kept):
        dialog.buttons[0].click()
    assert kept.names[0] == "The ferry of Norvik"


def test_a_broken_file_is_told_with_its_line_and_key_and_left_untouched(room, qtbot, tmp_path):
    broken = '[[slide]]\nname = "One"\nlanes = "The board"\n'
    (tmp_path / "briefing.toml").write_text(broken, "utf-8")
    one = room()
    qtbot.waitUntil(lambda: bool(one.told))
    assert "briefing.toml, line 3, key “lanes”" in one.told[0]
    assert "left untouched" in one.told[0]
    with qtbot.waitSignal(one.slides.file.was_kept):
        one.presenting.make()
    assert (tmp_path / "briefing.toml").read_text("utf-8") == broken
    assert len(one.told) == 1


def test_a_file_that_somebody_else_changed_is_left_as_it_is(kept, qtbot, tmp_path):
    (tmp_path / "briefing.toml").write_text('[[slide]]\nname = "Theirs"\n', "utf-8")
    with qtbot.waitSignal(kept.slides.file.was_kept):
        kept.slides.change_slide(0, Slide("Mine"), "title of slide 1")
    qtbot.waitUntil(lambda: bool(kept.told))
    assert "changed by somebody else" in kept.told[0]
    assert "Theirs" in (tmp_path / "briefing.toml").read_text("utf-8")
    assert kept.names[0] == "Mine"


def test_what_could_not_be_written_is_there_again_when_the_story_is_opened_again(kept, qtbot, tmp_path):
    (tmp_path / "briefing.toml").unlink()
    (tmp_path / "briefing.toml").mkdir()
    with qtbot.waitSignal(kept.slides.file.was_kept):
        kept.slides.change_slide(0, Slide("Mine"), "title of slide 1")
    qtbot.waitUntil(lambda: bool(kept.told))
    assert "hold until the window closes" in kept.told[0]
    with qtbot.waitSignal(kept.slides.file.was_read):
        kept.opening.opened.emit()
    assert kept.names[0] == "Mine"


def test_the_file_stands_beside_what_was_opened(tmp_path):
    (tmp_path / "a.txt").write_text("A.", "utf-8")
    assert briefing_path([tmp_path]) == tmp_path / "briefing.toml"
    assert briefing_path([tmp_path / "a.txt"]) == tmp_path / "briefing.toml"
    assert briefing_path([]) is None


# The show


def test_keys_and_clickers_move_the_slides(show):
    places = []
    show.moved.connect(places.append)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_PageUp, Qt.Key.Key_Left):
        QTest.keyClick(show, key)
    assert places == [1, 2, 1, 0]
    QTest.keyClick(show, Qt.Key.Key_End)
    QTest.keyClick(show, Qt.Key.Key_Home)
    QTest.keyClicks(show, "2")
    QTest.keyClick(show, Qt.Key.Key_Return)
    assert places[4:] == [2, 0, 1]
    QTest.keyClicks(show, "99")
    QTest.keyClick(show, Qt.Key.Key_Return)
    assert show.at == 2


def test_marks_glide_to_their_places_and_arrive(show, qtbot):
    with qtbot.waitSignal(show.view.arrived):
        QTest.keyClick(show, Qt.Key.Key_PageDown)
        assert show.view.gliding
    assert not show.view.gliding
    assert "The board" in [getattr(step, "text", "") for step in show.view.stage.steps]


def test_where_the_system_wants_no_movement_nothing_glides(show, monkeypatch):
    monkeypatch.setattr("explorer.ui.briefing.stage_view._may_move", lambda _widget: False)
    QTest.keyClick(show, Qt.Key.Key_PageDown)
    assert not show.view.gliding
    assert show.at == 1


def test_b_is_black_until_it_is_pressed_again_or_one_goes_on(show):
    QTest.keyClick(show, Qt.Key.Key_B)
    assert show.view.grab().toImage().pixelColor(480, 270).lightness() == 0
    QTest.keyClick(show, Qt.Key.Key_B)
    assert show.view.grab().toImage().pixelColor(480, 5).lightness() > 200
    QTest.keyClick(show, Qt.Key.Key_Period)
    QTest.keyClick(show, Qt.Key.Key_PageDown)
    assert not show.view.black


def test_the_grid_goes_to_a_slide_by_keys_and_by_mouse(show):
    QTest.keyClick(show, Qt.Key.Key_G)
    assert show.grid.isVisible()
    QTest.keyClick(show, Qt.Key.Key_Right)
    QTest.keyClick(show, Qt.Key.Key_Return)
    assert (show.at, show.grid.isVisible()) == (1, False)
    QTest.keyClick(show, Qt.Key.Key_G)
    middle = show.grid.place_of(2).center().toPoint()
    QTest.mouseClick(show.grid, Qt.MouseButton.LeftButton, pos=middle)
    assert show.at == 2
    QTest.keyClick(show, Qt.Key.Key_G)
    QTest.keyClick(show, Qt.Key.Key_Escape)
    assert (show.isVisible(), show.grid.isVisible()) == (True, False)


def test_a_click_on_an_event_opens_its_sentences_and_escape_returns_then_leaves(show, kept):
    stage = show.view.stage
    figure = next(one for one in stage.figures if one.words.startswith("The harbour board buys"))
    box = figure.label_box
    at = QPoint(round((box.x + 9) * stage.zoom), round((box.y + 8) * stage.zoom))
    QTest.mouseClick(show.view, Qt.MouseButton.LeftButton, pos=at)
    assert show.card.isVisible()
    assert any("“Alma” for 12 million euros" in saying.sentence for saying in show.card.card.sayings)
    assert "Coast Courier" in show.card.card.sayings[0].source
    QTest.keyClick(show, Qt.Key.Key_Escape)
    assert (show.card.isVisible(), show.isVisible()) == (False, True)
    QTest.keyClick(show, Qt.Key.Key_Escape)
    assert kept.presenting.show is None


def test_the_pointer_shows_itself_when_it_moves_and_hides_again(show, qtbot):
    assert show.view.cursor().shape() == Qt.CursorShape.BlankCursor
    at = QPointF(3, 3)
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(show.view, event)
    assert show.view.cursor().shape() == Qt.CursorShape.ArrowCursor
    qtbot.waitUntil(lambda: show.view.cursor().shape() == Qt.CursorShape.BlankCursor)


def test_the_presenters_window_shows_notes_sources_and_the_next_slide_and_hands_keys_on(show, kept, qtbot):
    QTest.keyClick(show, Qt.Key.Key_P)
    presenter = kept.presenting.presenter
    assert presenter.place.text() == "1 / 3"
    assert presenter.next.at == 1
    assert "Ida Lund steps down" in presenter.sources.toPlainText()
    QTest.keyClick(presenter, Qt.Key.Key_PageDown)
    assert presenter.notes.toPlainText() == "Pause here."
    QTest.keyClick(presenter.notes, Qt.Key.Key_PageDown)
    assert (show.at, presenter.next.at) == (2, None)
    presenter.timer.toggle()
    qtbot.waitUntil(lambda: presenter.timer.said.text() != "0:00")
    presenter.timer.reset()
    assert presenter.timer.said.text() == "0:00"
    QTest.keyClick(presenter, Qt.Key.Key_P)
    assert kept.presenting.presenter is None


def test_with_a_second_screen_the_presenters_window_opens_by_itself(kept, monkeypatch):
    monkeypatch.setattr(Presenting, "_other_screen", lambda self: self._window.screen())
    kept.presenting.brief(1)
    assert kept.presenting.presenter.isVisible()
    assert kept.presenting.presenter.place.text() == "2 / 3"
    kept.presenting.show.close()
    assert kept.presenting.presenter is None


def test_the_page_of_keys_tells_those_of_a_briefing():
    told = " ".join(keys for keys, _ in KEYS)
    for key in ("Page Down", "Home, End", "B", "G", "P", "Esc", "Digits, Enter"):
        assert key in told


# The editor


@pytest.fixture
def editor(kept, qtbot):
    kept.commands["edit_briefing"].trigger()
    qtbot.waitUntil(lambda: kept.presenting.editor.list.count() == 3)
    return kept.presenting.editor


def test_a_title_is_typed_kept_and_undone_in_one_step(editor, kept, qtbot, tmp_path):
    field = editor.form.name.widget
    field.setFocus()
    field.selectAll()
    with qtbot.waitSignal(kept.slides.file.was_kept):
        QTest.keyClicks(field, "All at sea")
    assert kept.names[0] == "All at sea"
    assert editor.list.item(0).text() == "1  All at sea"
    assert 'name = "All at sea"' in (tmp_path / "briefing.toml").read_text("utf-8")
    with qtbot.waitSignal(kept.slides.file.was_kept):
        QTest.keyClicks(field, ", again")
    kept.session.undo.undo()
    assert kept.names[0] == "The ferry"
    assert editor.form.name.text == "The ferry"


def test_slides_are_put_in_order_doubled_and_deleted(editor, kept):
    editor.go_to(1)
    editor.down.click()
    assert kept.names == ["The ferry", "The sea", "The board"]
    editor.double.click()
    assert kept.names == ["The ferry", "The sea", "The board", "The board"]
    assert editor.at == 3
    editor.remove.click()
    editor.up.click()
    assert kept.names == ["The ferry", "The board", "The sea"]
    editor.list.moved.emit(2, 0)
    assert kept.names == ["The sea", "The ferry", "The board"]
    kept.session.undo.undo()
    kept.session.undo.undo()
    assert kept.names == ["The ferry", "The sea", "The board"]


def test_a_slide_takes_the_view_the_selected_event_its_quote_and_storylines(editor, kept, story):
    editor.go_to(2)
    storm = next(event for event in story.events if event.title.startswith("A storm"))
    assert not editor.form.add_event.isEnabled()
    kept.session.select(storm.id)
    editor.form.add_event.click()
    editor.form.take_quote.click()
    editor.form.use_view.click()
    editor.form.lanes["The board"].click()
    slide = kept.slides.briefing.slides[2]
    assert slide.events == (Quoted("a storm on 3 March 2031 that sank the old ferry", "a/harbour.txt"),)
    assert slide.quote.quote == "The purchase followed a storm on 3 March 2031 that sank the old ferry."
    assert slide.lanes == ("The board", "The sea")
    view = kept.session.view
    assert slide.start <= view.start
    assert slide.end >= view.end
    editor.form.events.setCurrentRow(0)
    editor.form.remove_event.click()
    assert kept.slides.briefing.slides[2].events == ()


def test_a_date_that_is_none_is_told_and_changes_nothing(editor, kept):
    editor.form.start.widget.setText("soon")
    editor.form.start.tell()
    assert "soon" in editor.form.warning.text()
    editor.form.start.widget.setText("2031-03")
    editor.form.start.tell()
    editor.form.end.widget.setText("2031-02")
    editor.form.end.tell()
    assert "ends after its beginning" in editor.form.warning.text()
    slide = kept.slides.briefing.slides[0]
    assert slide.start is not None
    assert slide.end is None


def test_what_is_missing_in_this_reading_is_told_beside_the_slide(editor, kept):
    lost = Slide("Lost", lanes=("Nowhere",), events=(Quoted("Nobody", "a/harbour.txt"),), quote=Quoted("No", "x.txt"))
    kept.slides.change_slide(0, lost, "slide 1")
    said = editor.form.warning.text()
    assert "1 event is missing in this reading." in said
    assert "The quote does not stand in its article." in said
    assert "no storyline “Nowhere”" in said
    assert editor.form.events.item(0).text() == "Missing: “Nobody”"


def test_a_new_slide_is_of_the_view_and_the_selected_event(editor, kept, story):
    kept.session.select(story.events[2].id)
    editor.add.click()
    slide = kept.slides.briefing.slides[1]
    assert slide.name == story.events[2].title
    assert slide.start is not None
    assert len(slide.events) == 1


def test_a_file_is_written_after_another(qtbot, tmp_path):
    file = BriefingFile()
    with qtbot.waitSignal(file.was_kept):
        file.keep(tmp_path / "briefing.toml", THREE)
    with qtbot.waitSignal(file.was_kept):
        file.keep(tmp_path / "briefing.toml", Briefing())
    assert not (tmp_path / "briefing.toml").exists()
    file.close()
