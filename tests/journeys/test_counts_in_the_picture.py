"""What the picture counts can be listed: a folded mark, and the events without a date that have no room."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from explorer.data.when import EventId

SAME_DAY = ["start,title,lane"]
SAME_DAY += [f"2024-03-05,The board agreed on item {number},Board" for number in range(150)]
SAME_DAY += [f"2024-0{number}-11,The works began on section {number},Works" for number in range(1, 9)]
SAME_DAY += [f",The mayor spoke of plan {number},Works" for number in range(40)]


def _table(folder):
    path = folder / "works.csv"
    path.write_text("\n".join(SAME_DAY), "utf-8")
    return path


def _middle(box):
    return QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2))


def _entries(visit):
    found = visit.window.revealing.heap.list
    visit.until(found.isVisible)
    return found


def _ids(entries):
    return [entries.item(at).data(Qt.ItemDataRole.UserRole) for at in range(entries.count())]


def test_a_click_on_a_fold_lists_its_events_and_its_menu_does(go, tmp_path):
    def journey(visit):
        visit.until(lambda: visit.parts.canvas.scene.marks)
        canvas, session = visit.parts.canvas, visit.session
        before = session.view
        fold = canvas.scene.folds[0]
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=_middle(fold.box))
        entries = _entries(visit)
        assert _ids(entries) == [session.table.id_of(row) for row in fold.rows.tolist()]
        assert f"{len(fold.rows)} folded" in visit.window.revealing.heap.heading.text()
        assert session.view == before

        # What happened on one day no zoom can part: the event chosen is selected, and its fold says so by a ring.
        entries.setCurrentRow(1)
        QTest.keyClick(entries, Qt.Key.Key_Return)
        visit.until(lambda: session.selection.event == EventId(session.table.id_of(int(fold.rows[1]))))
        assert visit.parts.inspector.title.text() == session.selected.title
        visit.window.activateWindow()

        # The list can be had by key, too: the menu of what is selected is that of its fold.
        visit.until(lambda: canvas.scene.fold_of(int(fold.rows[1])) is not None)
        place = canvas.place_in_hand()
        canvas.menu_asked.emit(float(place.x()), float(place.y()), canvas.mapToGlobal(place))
        menu = visit.window.place_menu.menu
        texts = [action.text() for action in menu.actions()]
        assert texts[0].startswith("List the ")
        assert not any("Zoom" in text for text in texts)
        menu.actions()[0].trigger()
        menu.close()
        assert _ids(_entries(visit))
        visit.window.revealing.heap.hide()
        visit.window.activateWindow()

    assert go([_table(tmp_path)], journey) == 0


def test_a_click_on_what_is_more_in_the_area_of_the_undated_lists_it(go, tmp_path):
    def journey(visit):
        visit.until(lambda: visit.parts.canvas.scene.marks)
        canvas, session = visit.parts.canvas, visit.session
        rest = canvas.scene.rest
        assert "a click lists them" in canvas.words_at(rest.box.x + 3, rest.box.y + 9)
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=_middle(rest.box))
        undated = _entries(visit)
        assert undated.count() == len(rest.rows)
        assert len(rest.rows) + len(canvas.scene.sequence) == canvas.scene.counts.undated
        undated.setCurrentRow(undated.count() - 1)
        QTest.keyClick(undated, Qt.Key.Key_Return)
        visit.until(lambda: session.selection.event == session.table.id_of(int(rest.rows[-1])))

    assert go([_table(tmp_path)], journey) == 0
