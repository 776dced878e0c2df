"""A person asks the picture: what follows, what was known when, how far apart, which lanes, how much."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from explorer.timeline.counts import ABOVE, BELOW
from explorer.timeline.drawn import LaneBand


def _said(visit):
    return visit.parts.status.said.text()


def _middle(box):
    return QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2))


def _lane(visit, name) -> LaneBand:
    return next(lane for lane in visit.parts.canvas.scene.lanes if lane.name == name)


@contextmanager
def _menu(visit, at: QPoint, reason=QContextMenuEvent.Reason.Mouse) -> Iterator[QMenu]:
    canvas = visit.parts.canvas
    QApplication.sendEvent(canvas, QContextMenuEvent(reason, at, canvas.mapToGlobal(at)))
    menu = visit.window.place_menu.menu
    visit.until(menu.isVisible)
    yield menu
    menu.close()
    visit.until(lambda: visit.window.place_menu.menu is None)


def _choose(menu: QMenu, words: str) -> None:
    found = next(action for action in menu.actions() if words in action.text())
    found.trigger()


def test_relations_are_drawn_and_followed_by_key(go, seeds):
    def journey(visit):
        visit.until_read()
        canvas, session = visit.parts.canvas, visit.session
        start = next(event for event in visit.drawn_events() if len(canvas.relations.of(event)) > 1)
        visit.click_event(start)
        visit.until(lambda: any(getattr(step, "style", "").startswith("tie") for step in canvas.scene.steps))
        before = session.selection.event
        visit.press("]")
        there = session.selection.event
        if there == before:
            visit.press("[")
            there = session.selection.event
            back = "]"
        else:
            back = "["
        assert there != before
        assert "“" in _said(visit)
        visit.press(back)
        assert session.selection.event == before

    assert go([seeds], journey) == 0


def test_what_is_found_is_marked_on_the_axis_until_the_search_ends(go, seeds):
    def journey(visit):
        visit.until_read()
        canvas = visit.parts.canvas

        def ticks():
            axis = canvas.scene.plot.bottom
            return [s for s in canvas.scene.steps if hasattr(s, "rects") and s.rects[0][1] > axis]

        assert not ticks()
        visit.press("Ctrl+F")
        QTest.keyClicks(visit.parts.search.field, "google")
        visit.until(ticks)
        left, top, *_ = ticks()[0].rects[0]
        at = QPoint(round(left) + 1, round(top) + 3)
        rows = canvas.scene.hits_at(at.x(), at.y()).tolist()
        assert visit.session.table.title[rows[0]] in canvas.words_at(at.x(), at.y())
        QTest.mouseMove(canvas, at)
        visit.until(lambda: canvas.cursor().shape() == Qt.CursorShape.PointingHandCursor)
        for row in [*rows, rows[0]]:
            QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
            assert visit.session.selection.event == visit.session.table.id_of(row)
        visit.parts.search.field.setFocus()
        visit.press("Escape")
        visit.until(lambda: not ticks())

    assert go([seeds], journey) == 0


def test_what_was_known_on_a_day_is_shown_moved_listed_and_put_away(go, seeds):
    def journey(visit):
        visit.until_read()
        canvas, session, status = visit.parts.canvas, visit.session, visit.parts.status
        visit.press("K")
        first = session.view.as_known_on
        visit.until(lambda: "As known on" in _said(visit))
        assert visit.window.commands["known_on"].isChecked()
        early = canvas.scene.counts.not_yet_known
        assert early > 0
        visit.press("Right")
        assert session.view.as_known_on > first
        visit.until(lambda: canvas.scene.counts.not_yet_known < early)
        status.heaps["not yet known"].click()
        assert visit.window.revealing.heap.list.count() == canvas.scene.counts.not_yet_known
        visit.window.revealing.heap.hide()
        visit.window.activateWindow()
        grip = canvas.scene.known.grip
        day = session.view.as_known_on
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=_middle(grip))
        QTest.mouseMove(canvas, _middle(grip) + QPoint(60, 0))
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=_middle(grip) + QPoint(60, 0))
        dragged = session.view.as_known_on
        assert dragged > day
        visit.press("Left")
        assert day <= session.view.as_known_on < dragged
        visit.press("Escape")
        assert session.view.as_known_on is None
        visit.until(status.heaps["not yet known"].isHidden)
        visit.press("Alt+Left")
        assert session.view.as_known_on is not None

    assert go([seeds], journey) == 0


def test_the_distance_between_two_events_is_told_and_drawn(go, seeds):
    def journey(visit):
        visit.until_read()
        canvas = visit.parts.canvas
        one, other = visit.drawn_events()[1:3]
        visit.click_event(one)
        visit.press("M")
        assert "Measuring from" in _said(visit)
        visit.click_event(other)
        visit.until(lambda: visit.session.measured == (one, other))
        assert "“" in _said(visit)
        assert "Measuring" not in _said(visit)
        strokes = [step for step in canvas.scene.steps if getattr(step, "style", "") == "stroke"]
        brackets = [step for step in strokes if len(getattr(step, "points", ())) == 4]
        assert len(brackets) == 1
        visit.until(lambda: _said(visit) in canvas.accessibleDescription())
        visit.press("Escape")
        assert visit.session.measured is None
        assert visit.session.selection.event == other

    assert go([seeds], journey) == 0


def test_lanes_are_arranged_by_keys_and_stand_so_when_the_story_is_opened_again(go, seeds):
    def journey(visit):
        visit.until_read()
        canvas = visit.parts.canvas
        names = [lane.name for lane in canvas.scene.lanes]
        visit.press("Ctrl+1")
        visit.press("Ctrl+Down")
        visit.press("L")
        visit.press("Ctrl+Down")
        visit.press("Alt+Shift+Up")
        visit.until(lambda: [lane.name for lane in canvas.scene.lanes][:2] == [names[1], names[0]])
        assert _lane(visit, names[0]).folded
        visit.press("O")
        visit.press("Ctrl+Down")
        visit.press("Ctrl+Down")
        visit.press("H")
        visit.until(lambda: canvas.scene.counts.hidden > 0)
        assert "hidden" in _said(visit)
        hidden = visit.parts.status.heaps["in hidden lanes"]
        visit.until(hidden.isVisible)

    def again(visit):
        visit.until_read()
        canvas, session = visit.parts.canvas, visit.session
        visit.until(lambda: canvas.scene.counts.hidden > 0)
        assert sum(lane.folded for lane in canvas.scene.lanes) == 1
        assert not session.can_go_back()
        row = int(canvas.scene.rows_in("hidden")[0])
        visit.parts.status.heaps["in hidden lanes"].click()
        visit.window.revealing.heap.list.setCurrentRow(0)
        QTest.keyClick(visit.window.revealing.heap.list, Qt.Key.Key_Return)
        visit.until(lambda: canvas.scene.counts.hidden == 0)
        assert session.selection.event == session.table.id_of(row)
        colour = canvas.scene.lanes[0].colour
        assert visit.parts.overview.isVisible()
        assert session.view.storyline_colours[canvas.scene.lanes[0].key] == colour

    assert go([seeds], journey) == 0
    assert go([seeds], again) == 0


def test_menus_of_an_event_a_lane_a_source_and_of_empty_time(go, seeds):
    def journey(visit):
        visit.until_read()
        canvas, session = visit.parts.canvas, visit.session
        event = visit.drawn_events()[0]
        mark = canvas.scene.mark_of(event)
        with _menu(visit, _middle(mark.core)) as menu:
            assert session.selection.event == event
            _choose(menu, "Copy title")
            text = QGuiApplication.clipboard().text()
            assert text.startswith(session.events[event].title)
            assert " ".join(session.events[event].mentions[0].quote.split()) in text
            _choose(menu, "Show only “")
        assert session.filter.chips[0].field == "storyline"
        assert len(canvas.scene.lanes) == 1
        visit.window.commands["clear_filter"].trigger()
        lane = canvas.scene.lanes[2]
        with _menu(visit, QPoint(50, round(lane.rect.y + 10))) as menu:
            _choose(menu, "Fold to this line")
        assert _lane(visit, lane.name).folded
        with _menu(visit, QPoint(50, 50), QContextMenuEvent.Reason.Keyboard) as menu:
            colours = next(action.menu() for action in menu.actions() if action.text() == "Colour")
            _choose(colours, "Rose")
        assert _lane(visit, lane.name).colour == "rose"
        source = canvas.scene.published[0]
        with _menu(visit, _middle(source.box)) as menu:
            _choose(menu, "As known on")
        assert session.view.as_known_on is not None
        plot = canvas.scene.plot
        empty = QPoint(round(plot.right - 4), round(plot.bottom - 30))
        with _menu(visit, empty) as menu:
            _choose(menu, "Everything as known today")
        assert session.view.as_known_on is None

    assert go([seeds], journey) == 0


def test_activity_is_plotted_and_its_brush_moves_the_view(go, seeds):
    def journey(visit):
        visit.until_read()
        pane, session = visit.parts.activity, visit.session
        assert not pane.isVisible()
        visit.press("Y")
        visit.until(lambda: pane.isVisible() and pane.activity is not None)
        assert pane.activity.events.sum() > 20
        assert pane.activity.documents.sum() == len(session.documents)
        assert "Most events" in pane.accessibleDescription()
        low, high = pane.brush.getRegion()
        before = session.view
        pane.brush.setRegion((low + (high - low) / 3, high))
        assert session.view.start > before.start
        visit.until(lambda: visit.parts.canvas.scene.scale.start == session.view.start)
        viewport = pane.events.viewport()
        at = QPoint(viewport.width() // 2, viewport.height() // 2)
        tip = QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at))
        QApplication.sendEvent(viewport, tip)
        event = QMouseEvent(
            QEvent.Type.MouseButtonDblClick, at, viewport.mapToGlobal(at), Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        span = session.view.end - session.view.start
        QApplication.sendEvent(viewport, event)
        assert session.view.end - session.view.start < span
        visit.window.look.choose("dark")
        visit.press("Y")
        assert not pane.isVisible()

    assert go([seeds], journey) == 0


def test_rows_beyond_the_edge_are_counted_listed_and_scrolled_to(go, seeds):
    def journey(visit):
        visit.until_read()
        canvas, session, status = visit.parts.canvas, visit.session, visit.parts.status
        visit.window.resize(1280, 640)
        visit.until(lambda: canvas.scene.counts.below > 3)
        below = status.heaps[BELOW]
        visit.until(lambda: below.isVisible() and below.text() == f"{canvas.scene.counts.below} below")
        assert canvas.scroll_bar.isVisible()
        assert canvas.scroll_bar.accessibleName()

        # The count over the headers scrolls there, and so do keys and the bar.
        beyond = canvas.scene.scrolled[0]
        assert (beyond.side, beyond.count) == ("below", canvas.scene.counts.below)
        assert "below the edge" in canvas.words_at(*_middle(beyond.box).toTuple())
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=_middle(beyond.box))
        visit.until(lambda: canvas.scene.counts.below < beyond.count and status.heaps[ABOVE].isVisible())
        scroll = session.view.scroll
        visit.press("PgUp")
        assert session.view.scroll < scroll
        visit.press("PgDown")
        assert session.view.scroll == scroll
        visit.until(lambda: canvas.scroll_bar.value() == round(scroll))
        canvas.scroll_bar.triggerAction(canvas.scroll_bar.SliderAction.SliderToMinimum)
        assert session.view.scroll == 0.0
        visit.until(lambda: not status.heaps[ABOVE].isVisible())

        # Its list leads to each of them, without another stretch of time.
        before = session.view
        row = int(canvas.scene.rows_in("below")[-1])
        QTest.mouseClick(below, Qt.MouseButton.LeftButton)
        entries = visit.window.revealing.heap.list
        visit.until(entries.isVisible)
        found = [entries.item(at) for at in range(entries.count())]
        assert len(found) == canvas.scene.counts.below
        item = next(one for one in found if one.data(Qt.ItemDataRole.UserRole) == session.table.id_of(row))
        entries.itemClicked.emit(item)
        visit.until(lambda: row in canvas.scene.rows_in("shown"))
        assert (session.view.start, session.view.end) == (before.start, before.end)
        assert session.selection.event == session.table.id_of(row)

        # Where all lanes fit there is nothing of the kind.
        visit.window.commands["fold_lanes"].trigger()
        visit.until(lambda: not canvas.scroll_bar.isVisible() and not below.isVisible())

    assert go([seeds], journey) == 0
