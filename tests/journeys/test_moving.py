"""A person moves about with keys and mouse."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget


def _wheel(canvas, y, modifiers=Qt.KeyboardModifier.NoModifier):
    at = QPointF(canvas.width() * 0.6, 200)
    QApplication.sendEvent(
        canvas,
        QWheelEvent(
            at,
            QPointF(canvas.mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, y),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )
    return at


def _span(visit):
    return visit.session.view.end - visit.session.view.start


def test_keys_fit_zoom_pan_and_go_back(go, seeds):
    def journey(visit):
        visit.until_read()
        opening = visit.session.view
        visit.press("0")
        whole = _span(visit)
        assert whole >= opening.end - opening.start
        visit.press("W")
        assert _span(visit) < whole
        visit.press("S")
        visit.press("D")
        later = visit.session.view
        assert later.start > opening.start or later.end > opening.end
        visit.press("E")
        assert not visit.session.view.elastic
        assert not visit.window.commands["elastic"].isChecked()
        visit.press("E")
        visit.press("Alt+Left")
        assert not visit.session.view.elastic
        while visit.session.can_go_back():
            visit.press("Alt+Left")
        assert visit.session.view == opening

    assert go([seeds], journey) == 0


def test_arrows_go_by_order_and_lane_enter_reads_and_escape_lets_go(go, seeds):
    def journey(visit):
        visit.until_read()
        visit.parts.canvas.setFocus()
        view = visit.session.view
        visit.press("Right")
        # What is in view is selected, and the view stays where it is.
        first = visit.session.selection.event
        own = [mark for mark in visit.parts.canvas.scene.marks if mark.lane == 0 and not mark.echo]
        assert first == min(own, key=lambda mark: mark.core.x + mark.core.width / 2).event
        assert visit.session.view == view
        visit.press("Right")
        visit.press("Left")
        assert visit.session.selection.event == first
        visit.session.select(visit.drawn_events()[0])
        lane = visit.session.selection.event
        visit.press("Down")
        assert visit.session.selection.event != lane
        visit.press("Space")
        assert visit.parts.preview.isVisible()
        visit.press("Space")
        assert not visit.parts.preview.isVisible()
        visit.press("F")
        visit.press("Return")
        assert visit.parts.source.article.hasFocus()
        visit.press("Ctrl+1")
        visit.press("Escape")
        assert visit.session.selection.event is None

    assert go([seeds], journey) == 0


def test_letters_typed_into_the_search_move_nothing(go, seeds):
    def journey(visit):
        visit.until_read()
        view = visit.session.view
        visit.press("Ctrl+F")
        field = visit.parts.search.field
        assert field.hasFocus()
        QTest.keyClicks(field, "wade")
        assert field.text() == "wade"
        assert visit.session.view == view
        field.clear()
        QTest.keyClicks(field, "openai")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert visit.session.selection.event is not None
        visit.press("Escape")
        assert visit.parts.canvas.hasFocus()
        assert field.text() == ""

    assert go([seeds], journey) == 0


def test_the_wheel_zooms_at_the_cursor_and_a_drag_can_be_cancelled(go, seeds):
    def journey(visit):
        visit.until_read()
        canvas = visit.parts.canvas
        at = QPointF(canvas.width() * 0.6, 200)
        minute = canvas.scene.scale.minute_at(at.x())
        before = _span(visit)
        _wheel(canvas, 120, Qt.KeyboardModifier.ControlModifier)
        assert _span(visit) < before
        assert canvas.scene.scale.x_of(float(minute)) == pytest.approx(at.x(), abs=0.01)
        start = visit.session.view
        _wheel(canvas, -120, Qt.KeyboardModifier.ShiftModifier)
        assert visit.session.view.start > start.start
        held = visit.session.view
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(600, 300))
        QTest.mouseMove(canvas, QPoint(650, 300))
        QTest.mouseMove(canvas, QPoint(700, 300))
        assert visit.session.view.start < held.start
        visit.press("Escape")
        assert visit.session.view == held
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(700, 300))
        assert visit.session.view == held

    assert go([seeds], journey) == 0


def test_shift_and_drag_zoom_to_the_stretch(go, seeds):
    def journey(visit):
        visit.until_read()
        canvas = visit.parts.canvas
        first, last = (float(canvas.scene.scale.minute_at(x)) for x in (500.0, 800.0))
        shift = Qt.KeyboardModifier.ShiftModifier
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, shift, QPoint(500, 300))
        QTest.mouseMove(canvas, QPoint(650, 300))
        QTest.mouseMove(canvas, QPoint(800, 300))
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, shift, QPoint(800, 300))
        view = visit.session.view
        assert view.start <= first < last <= view.end
        assert canvas.scene.scale.x_of(last) - canvas.scene.scale.x_of(first) > 0.8 * canvas.scene.plot.width

    assert go([seeds], journey) == 0


def test_the_overview_moves_the_view_and_a_double_click_fits(go, seeds):
    def journey(visit):
        visit.until_read()
        overview = visit.parts.overview
        low, high = overview.brush.getRegion()
        overview.brush.setRegion((low + (high - low) / 4, high))
        assert _span(visit) > 0
        narrowed = visit.session.view
        visit.until(lambda: visit.parts.canvas.scene.scale.start == narrowed.start)
        viewport = overview.plot.viewport()
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(viewport.width() // 2, 20))
        assert _span(visit) > narrowed.end - narrowed.start

    assert go([seeds], journey) == 0


def test_panes_leave_the_canvas_its_part_of_a_low_window_and_have_theirs_back_in_a_high_one(go, seeds):
    def journey(visit):
        visit.until_read()
        window, parts = visit.window, visit.parts
        window.resize(1680, 1050)
        window.commands["table"].setChecked(True)
        visit.until(lambda: parts.table.height() > 200)
        high = parts.table.height()
        window.commands["show_activity"].setChecked(True)
        window.resize(1280, 720)
        visit.until(lambda: parts.canvas.height() >= 0.39 * parts.left.height() > 0 and parts.overview.isHidden())
        assert parts.table.height() >= parts.table.minimumHeight()
        assert parts.activity.height() >= parts.activity.minimumHeight()
        window.commands["show_activity"].setChecked(False)
        visit.until(parts.overview.isVisible)
        window.resize(1680, 1050)
        visit.until(lambda: parts.table.height() == high)

    assert go([seeds], journey) == 0


def _shows_its_ring(widget):
    """Whether the ring of a widget lies over all that it has, as large as it is."""
    ring = [child for child in widget.children() if isinstance(child, QWidget)][-1]
    return ring.isVisible() and ring.size() == widget.size()


def _nameless(top):
    """What Tab can reach in a window or dialog and a screen reader could not name."""
    found = [top, *top.findChildren(QWidget)]
    return [
        (type(widget.parent()).__name__, type(widget).__name__, widget.objectName())
        for widget in found
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not widget.objectName().startswith("qt_")
    ]


def test_everything_that_takes_the_focus_has_a_name_and_tab_goes_through_the_window_as_it_is_read(go, seeds):
    def journey(visit):
        visit.until_read()
        window, parts = visit.window, visit.parts
        for pane in ("table", "show_activity"):
            window.commands[pane].setChecked(True)
        visit.session.select(visit.drawn_events()[0])
        visit.until(parts.neighbours.isVisible)
        visit.until(lambda: not parts.table.view.visibleRegion().isEmpty())
        assert _nameless(window) == []
        every = {
            widget
            for widget in window.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        }
        parts.search.field.setFocus()
        walked = [window.focusWidget()]
        while len(walked) <= len(every):
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
            if window.focusWidget() is walked[0]:
                break
            walked.append(window.focusWidget())
            assert window.ring.around is walked[-1]
            assert _shows_its_ring(walked[-1]), walked[-1].accessibleName()
        assert set(walked) == every
        assert len(walked) == len(every)
        milestones = (parts.search.field, parts.chips.lanes, parts.canvas, parts.activity, parts.table.view)
        milestones += (parts.source.tabs, parts.source.article)
        places = [walked.index(widget) for widget in milestones]
        assert places == sorted(places)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
        assert window.focusWidget() is walked[-1]
        visit.click_event(visit.drawn_events()[0])
        parts.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        assert window.ring.around is None

    assert go([seeds], journey) == 0


def test_shift_f10_opens_the_menu_of_what_is_selected(go, seeds):
    def journey(visit):
        visit.until_read()
        chosen = visit.drawn_events()[2]
        visit.session.select(chosen)
        visit.parts.canvas.setFocus()
        visit.press("Shift+F10")
        visit.until(lambda: visit.window.place_menu.menu is not None)
        menu = visit.window.place_menu.menu
        assert "Read its source" in [action.text() for action in menu.actions()]
        assert visit.session.selection.event == chosen
        menu.close()
        visit.until(lambda: visit.window.place_menu.menu is None)

    assert go([seeds], journey) == 0


def test_fit_begins_at_the_first_lane(go, seeds):
    def journey(visit):
        visit.until_read()
        visit.window.resize(1200, 480)
        visit.until(lambda: visit.parts.canvas.scene.counts.below)
        visit.press("PgDown")
        assert visit.session.view.scroll > 0
        visit.press("0")
        assert visit.session.view.scroll == 0

    assert go([seeds], journey) == 0


def test_every_part_of_a_dialog_that_takes_the_focus_has_a_name(go, seeds):
    def journey(visit):
        visit.until_read()
        commands = visit.window.commands
        for name in ("keys", "about", "export", "export_data", "change_source"):
            commands[name].trigger()
            visit.until(lambda: [w for w in visit.window.findChildren(QDialog) if w.isVisible()])
            for dialog in [w for w in visit.window.findChildren(QDialog) if w.isVisible()]:
                assert _nameless(dialog) == [], name
                dialog.reject()
        visit.press("W")
        visit.press("W")
        visit.until(visit.parts.status.heaps["out of view"].isVisible)
        visit.parts.status.heaps["out of view"].click()
        assert _nameless(visit.window.revealing.heap) == []
        visit.window.revealing.heap.hide()

    assert go([seeds], journey) == 0


def test_the_table_is_the_canvas_in_words_with_its_order_and_its_selection(go, seeds):
    def journey(visit):
        visit.until_read()
        session, view = visit.session, visit.parts.table.view
        visit.window.commands["table"].setChecked(True)
        model = view.model()
        told = [session.table.title[row] for row in range(len(session.table)) if session.shown[row]]
        assert [model.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())] == told
        for _ in range(3):
            visit.press("Right")
            row = session.table.row_of(session.selection.event)
            visit.until(lambda row=row: view.currentIndex().siblingAtColumn(1).data() == session.table.title[row])
        view.setFocus()
        view.selectRow(0)
        visit.until(lambda: session.selection.event == session.table.id_of(0))
        visit.until(lambda: session.table.title[0] in visit.parts.canvas.accessibleDescription())

    assert go([seeds], journey) == 0


def test_a_narrow_window_leaves_the_canvas_its_part_until_a_person_parts_it_otherwise(go, seeds):
    def journey(visit):
        visit.until_read()
        window, halves = visit.window, visit.parts.halves
        wide = halves.sizes()[1]
        window.resize(900, 620)
        visit.until(lambda: halves.sizes()[1] < halves.sizes()[0])
        assert halves.sizes()[1] < wide
        window.resize(1680, 1050)
        visit.until(lambda: halves.sizes()[1] == wide)
        halves.moveSplitter(1000, 1)
        given = halves.sizes()[1]
        window.resize(1600, 1000)
        visit.until(lambda: window.width() == 1600)
        assert halves.sizes()[1] == given

    assert go([seeds], journey) == 0


@pytest.mark.parametrize(("width", "height", "least"), [(1600, 900, 28), (1280, 720, 15)])
def test_on_the_opening_view_of_the_sample_every_drawn_event_has_a_label(go, seeds, width, height, least):
    def journey(visit):
        visit.until_read()
        canvas = visit.parts.canvas
        visit.window.resize(width, height)
        visit.until(lambda: visit.window.width() == width and canvas.scene.size.width == canvas.width())
        scene = canvas.scene
        drawn = [mark for mark in scene.marks if not mark.echo]
        assert len(drawn) >= least
        assert [visit.session.table.title[mark.row] for mark in drawn if mark.label is None] == []

    assert go([seeds], journey) == 0
