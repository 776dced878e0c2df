"""What a person takes for granted of a window: where it stands, where the focus goes, and what Esc puts away."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QToolButton

from explorer.data.words import when_in_words
from explorer.timeline.filter import Chip, Filter
from explorer.ui.placing import fitted
from tests.journeys.exporting import Desk, over

LEFT = Qt.MouseButton.LeftButton


def _statuses(visit):
    return Filter((Chip("status", (str(visit.session.table.status.of(0)),)),))


def test_the_window_fits_the_screen_and_comes_back_to_it_from_outside(go, seeds):
    def inside(visit):
        room = visit.window.screen().availableGeometry()
        assert room.contains(visit.window.frameGeometry())

    def journey(visit):
        visit.until_read()
        inside(visit)
        visit.window.setGeometry(QRect(1700, 1000, 1000, 700))

    def again(visit):
        visit.until_read()
        inside(visit)
        assert visit.window.width() == 1000

    assert go([seeds], journey) == 0
    assert go([seeds], again) == 0


@pytest.mark.parametrize(
    ("wanted", "there"),
    [
        (QRect(10, 10, 100, 50), QRect(10, 10, 100, 50)),
        (QRect(-40, 10, 100, 50), QRect(0, 10, 100, 50)),
        (QRect(950, 780, 100, 50), QRect(900, 750, 100, 50)),
        (QRect(0, 0, 1680, 1050), QRect(0, 0, 1000, 800)),
    ],
)
def test_a_window_is_made_no_larger_than_its_screen_and_moved_as_little_as_needed(wanted, there):
    assert fitted(wanted, QRect(0, 0, 1000, 800)) == there


def _at_the_canvas(visit):
    visit.to_front()
    assert visit.parts.canvas.hasFocus(), visit.window.focusWidget()
    before = visit.session.view
    visit.press("W")
    assert visit.session.view != before


def test_after_a_chip_or_a_pane_is_closed_the_keys_of_the_canvas_act_again(go, seeds):
    def journey(visit):
        visit.until_read()
        parts, commands = visit.parts, visit.window.commands
        cross = parts.chips.boxes["status"].cross
        for by_key in (False, True):
            visit.session.show_only(_statuses(visit))
            if by_key:
                cross.setFocus(Qt.FocusReason.TabFocusReason)
                QTest.keyClick(cross, Qt.Key.Key_Space)
            else:
                QTest.mouseClick(cross, LEFT)
            assert not visit.session.filter.chips
            _at_the_canvas(visit)
        for name, inside in (
            ("table", parts.table.view),
            ("show_activity", parts.activity),
            ("show_source", parts.source.article),
            ("edit_briefing", visit.window.presenting.editor.make),
        ):
            commands[name].setChecked(True)
            inside.setFocus(Qt.FocusReason.TabFocusReason)
            assert inside.hasFocus()
            commands[name].trigger()
            assert not inside.isVisible()
            _at_the_canvas(visit)

    assert go([seeds], journey) == 0


def test_after_a_dialog_or_a_list_is_closed_the_keys_of_the_canvas_act_again(go, seeds):
    def journey(visit):
        visit.until_read()
        window, parts = visit.window, visit.parts
        for name in ("keys", "about"):
            window.commands[name].trigger()
            next(one for one in window.findChildren(QDialog) if one.isVisible()).reject()
            _at_the_canvas(visit)
        QTest.mouseClick(parts.tool_bar.buttons["export"], LEFT)
        dialog = window.sharing.dialog
        visit.until(dialog.preview.words.text)
        dialog.reject()
        _at_the_canvas(visit)
        over(visit)
        QTest.mouseClick(parts.chips.boxes["source"].words, LEFT)
        values = parts.chips.boxes["source"].values
        QTest.keyClick(values.list, Qt.Key.Key_Escape)
        assert not values.isVisible()
        _at_the_canvas(visit)
        visit.click_event(visit.drawn_events()[0])
        visit.press("M")
        visit.press("Esc")
        _at_the_canvas(visit)

    assert go([seeds], journey) == 0


def test_what_is_said_of_a_written_file_gives_the_focus_back_when_it_is_put_away(go, seeds, tmp_path):
    def journey(visit):
        visit.until_read()
        Desk(visit, "export_data").export(tmp_path / "a.csv")
        close = visit.parts.exporting.close_button
        # The window is not the active one yet: what has its focus goes meanwhile.
        close.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(close, Qt.Key.Key_Space)
        _at_the_canvas(visit)

    assert go([seeds], journey) == 0


def test_esc_closes_the_preview_and_leaves_the_selection(go, seeds):
    def journey(visit):
        visit.until_read()
        event = visit.drawn_events()[0]
        visit.click_event(event)
        visit.press("Space")
        assert visit.parts.preview.isVisible()
        visit.press("Esc")
        assert not visit.parts.preview.isVisible()
        assert visit.session.selection.event == event
        visit.press("Esc")
        assert visit.session.selection.event is None

    assert go([seeds], journey) == 0


def test_a_selected_event_that_is_hidden_says_why_and_is_brought_back(go, seeds):
    def journey(visit):
        visit.until_read()
        session, unseen = visit.session, visit.parts.inspector.unseen
        event = visit.drawn_events()[0]
        visit.click_event(event)
        assert not unseen.isVisible()
        row = session.table.row_of(event)
        other = next(name for name in session.table.status.names if name != session.table.status.of(row))
        session.show_only(Filter((Chip("status", (other,)), Chip("source", (session.table.documents.names[0],)))))
        assert session.selection.event == event
        assert unseen.isVisible()
        assert unseen.words.text().startswith(f"Hidden by the filter: status {other}")
        assert visit.parts.inspector.when.text() == when_in_words(session.selected.when)
        QTest.mouseClick(unseen.show_it, LEFT)
        assert not unseen.isVisible()
        # Only what kept it out is switched off.
        assert [chip.on for chip in session.filter.chips if chip.field == "status"] == [False]
        assert session.shown[row]
        assert visit.parts.canvas.scene.box_of(event) is not None
        # A hidden lane hides as well.
        session.show_only(Filter())
        key = next(band.key for band in visit.parts.canvas.scene.lanes if band.name == session.home_of(event)[0])
        session.arrange(session.view.arrangement.hiding(key, on=True))
        assert unseen.isVisible()
        assert unseen.words.text() == "Hidden with its lane"
        QTest.mouseClick(unseen.show_it, LEFT)
        assert not unseen.isVisible()

    assert go([seeds], journey) == 0


def test_short_lists_need_no_scroll_bar(go, seeds):
    def journey(visit):
        visit.until_read()
        for field in ("source", "status", "date", "attribution"):
            box = visit.parts.chips.boxes[field]
            QTest.mouseClick(box.words, LEFT)
            shown = box.values.list
            assert shown.isVisible()
            assert shown.count() > 1
            assert not shown.verticalScrollBar().isVisible(), field
            assert not shown.horizontalScrollBar().isVisible(), field
            box.values.hide()
        few = next(one for one in visit.session.table.status.names if one != visit.session.table.status.of(0))
        kept = tuple(one for one in visit.session.table.status.names if one != few)
        visit.session.show_only(Filter((Chip("status", kept),)))
        heaps = visit.parts.status.heaps
        visit.until(lambda: any(button.isVisible() for button in heaps.values()))
        button = next(button for button in heaps.values() if button.isVisible())
        QTest.mouseClick(button, LEFT, pos=QPoint(4, 8))
        heap = visit.window.revealing.heap.list
        assert heap.isVisible()
        assert heap.count() <= 16
        assert not heap.verticalScrollBar().isVisible()
        visit.window.revealing.heap.hide()

    assert go([seeds], journey) == 0


def test_the_activity_says_what_its_counts_leave_out(go, seeds):
    def journey(visit):
        visit.until_read()
        visit.press("Y")
        heads = visit.parts.activity.heads
        unit = visit.parts.activity.activity.unit
        assert [head.text() for head in heads] == [f"Events per {unit}", f"Documents per {unit}"]
        visit.session.show_only(_statuses(visit))
        visit.until(lambda: heads[0].text() == f"Events shown per {unit}")
        assert heads[1].text() == f"All documents per {unit}"

    assert go([seeds], journey) == 0


def test_the_buttons_of_a_file_dialog_show_their_signs(go, seeds):
    def journey(visit):
        visit.until_read()
        # The one that a system without a dialog of its own has.
        dialog = QFileDialog(visit.window)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.open()
        buttons = [button for button in dialog.findChildren(QToolButton) if button.isVisible()]
        assert len(buttons) > 3
        for button in buttons:
            seen = button.grab().toImage()
            colours = {seen.pixel(x, y) for x in range(seen.width()) for y in range(seen.height())}
            assert len(colours) > 2, button.objectName()
        dialog.reject()
        dialog.deleteLater()

    assert go([seeds], journey) == 0
