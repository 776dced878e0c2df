"""A person takes the timeline elsewhere: every form, what is chosen, and what is remembered."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from explorer.__main__ import main
from explorer.data.minutes import DAY, minute_of
from explorer.data.words import day_in_words
from explorer.export.files import FORMS
from explorer.timeline.filter import Chip, Filter
from explorer.timeline.opened.rows import open_table
from explorer.timeline.ties import ties_of
from explorer.timeline.view import framed
from explorer.ui.exporting.choice import DATA, PICTURES
from tests.journeys.exporting import Desk, over

# For each form what is chosen in the dialog, and what is said on the command line.
EVERY_FORM = {
    ".png": ({"extent": "slide", "scale": 2}, ["--size", "slide", "--scale", "2"]),
    ".svg": ({"extent": "screen", "theme": "dark"}, ["--theme", "dark"]),
    ".pdf": ({"extent": "a3", "theme": "light"}, ["--size", "a3"]),
    ".pptx": ({"by": "kind"}, ["--lanes-by", "kind"]),
    ".html": ({"by": "actor"}, ["--lanes-by", "actor"]),
    # What was chosen for the form before is kept.
    **{form: ({}, ["--lanes-by", "actor"]) for form in DATA},
    "briefing.pdf": ({"theme": "dark"}, ["--briefing", "--theme", "dark"]),
    "briefing.pptx": ({"theme": "light"}, ["--briefing"]),
}


def test_the_dialog_offers_every_form_that_export_writes():
    assert {*PICTURES, *DATA} == set(FORMS)


def test_every_form_from_the_dialog_has_the_bytes_of_the_command_line(go, seeds, tmp_path):
    def journey(visit):
        visit.until_read()
        for form, (chosen, _) in EVERY_FORM.items():
            desk = Desk(visit)
            desk.form(form)
            for row, value in chosen.items():
                desk.pick(getattr(desk.dialog.form, row), value)
            desk.export(tmp_path / f"window{form}")

    assert go([seeds], journey) == 0
    for form, (_, said) in EVERY_FORM.items():
        target = tmp_path / f"line{form}"
        assert main(["export", str(seeds), "-o", str(target), *said]) == 0
    different = [
        form
        for form in EVERY_FORM
        if (tmp_path / f"line{form}").read_bytes() != (tmp_path / f"window{form}").read_bytes()
    ]
    assert not different
    assert QImage(str(tmp_path / "window.png")).width() == 2560


def test_a_side_that_no_picture_can_have_is_told_and_nothing_is_ordered(go, seeds, tmp_path):
    def journey(visit):
        visit.until_read()
        desk = Desk(visit)
        desk.pick(desk.dialog.form.extent, "custom")
        desk.type(desk.dialog.form.down, "100")
        assert desk.dialog.warning.isVisible()
        assert desk.dialog.warning.text() == "Each side of a picture has 200 to 16,384 pixels."
        assert not desk.dialog.go.isEnabled()
        desk.type(desk.dialog.form.down, "600")
        assert not desk.dialog.warning.isVisible()
        desk.export(tmp_path / "a.png")

    assert go([seeds], journey) == 0
    image = QImage(str(tmp_path / "a.png"))
    assert (image.width(), image.height()) == (1920, 600)


def test_the_preview_is_the_file_and_follows_every_choice(go, seeds, tmp_path):
    def journey(visit):
        visit.until_read()
        desk = Desk(visit)
        events = len(visit.session.table)
        assert desk.words == f"{events} of {events} events drawn"
        assert desk.dialog.preview.paper.text() == "1\u2009920 × 1\u2009080 pixels"
        before = desk.page.pixels.data
        desk.pick(desk.dialog.form.theme, "dark")
        assert desk.page.pixels.data != before
        desk.pick(desk.dialog.form.scale, 4)
        assert desk.dialog.preview.paper.text() == "7\u2009680 × 4\u2009320 pixels"
        desk.pick(desk.dialog.form.extent, "custom")
        across = desk.dialog.form.across
        assert across.text() == "1920"
        desk.type(across, "1200")
        desk.seen()
        assert desk.page.size == (1200, 1080)
        desk.tick("Meta buys in")
        hidden = events - int(desk.words.split()[0])
        assert hidden > 0
        assert f"{hidden} in hidden lanes" in desk.words
        desk.type(desk.dialog.form.title, "For the editors")
        wide, high = desk.page.pixels.width, desk.page.pixels.height
        seen = QImage(desk.page.pixels.data, wide, high, 4 * wide, QImage.Format.Format_RGB32).copy()
        data = desk.export(tmp_path / "a.png")
        picture = QImage.fromData(data)
        assert (picture.width(), picture.height()) == (4800, 4320)
        # The same page, drawn smaller.
        small = picture.scaled(wide, high, mode=Qt.TransformationMode.SmoothTransformation)
        places = [(x, y) for x in range(5, wide, 40) for y in range(5, high, 40)]
        apart = [abs(seen.pixelColor(*at).lightness() - small.pixelColor(*at).lightness()) for at in places]
        assert sum(apart) / len(apart) < 8

    assert go([seeds], journey) == 0


def test_pages_are_turned_by_button_and_key_and_their_number_is_told(go, seeds):
    def journey(visit):
        visit.until_read()
        desk = Desk(visit)
        desk.form(".pdf")
        preview = desk.dialog.preview
        visit.until(lambda: preview.of is not None)
        assert preview.of > 2
        assert preview.number.text() == f"page 1 of {preview.of}"
        assert not preview.back.isEnabled()
        QTest.mouseClick(preview.on, Qt.MouseButton.LeftButton)
        visit.until(lambda: preview.at == 1)
        assert desk.words == "Quotes and sources"
        QTest.keySequence(desk.dialog, "Ctrl+PgDown")
        visit.until(lambda: preview.at == 2)
        QTest.keySequence(desk.dialog, "Ctrl+PgUp")
        visit.until(lambda: preview.at == 1)
        # Another choice begins with its first page.
        desk.pick(desk.dialog.form.extent, "letter")
        visit.until(lambda: preview.at == 0 and preview.of is not None)
        QTest.keyClick(desk.dialog, Qt.Key.Key_Escape)
        over(visit)

    assert go([seeds], journey) == 0


def test_this_view_carries_its_stretch_its_chips_its_lanes_and_the_day_as_known_on(go, seeds, tmp_path):
    def journey(visit):
        visit.until_read()
        session = visit.session
        visit.press("K")
        lane = visit.parts.canvas.scene.lanes[0].key
        session.arrange(session.view.arrangement.hiding(lane, on=True).coloured("google", "rose"))
        session.show_only(Filter((Chip("status", ("happened", "ongoing")),)))
        session.jump_to(framed(session.table, session.view, minute_of(2025, 6, 1), minute_of(2025, 7, 1)))
        visit.until(lambda: visit.parts.canvas.scene.counts.filtered)
        counts = visit.parts.canvas.scene.counts
        desk = Desk(visit)
        desk.what("view")
        assert f"{counts.out_of_view} out of view" in desk.words
        assert f"{counts.filtered} filtered" in desk.words
        assert f"{counts.hidden} in hidden lanes" in desk.words
        assert "not yet known" in desk.words
        desk.export(tmp_path / "a.png")
        desk = Desk(visit)
        desk.form(".svg")
        words = desk.export(tmp_path / "a.svg").decode()
        assert "as known on" in words
        assert f"{counts.filtered} filtered" in words
        desk = Desk(visit)
        desk.form(".csv")
        shown = int(desk.words.split()[0])
        assert 0 < shown < len(session.table)
        desk.export(tmp_path / "a.csv")
        assert len(open_table(tmp_path / "a.csv").table) == shown

    assert go([seeds], journey) == 0


def test_the_selection_is_its_event_with_those_that_it_is_related_to(go, seeds, tmp_path):
    def journey(visit):
        visit.until_read()
        desk = Desk(visit)
        # Without a selection there is none to export.
        assert not desk.dialog.form.what.model().index(2, 0).flags() & Qt.ItemFlag.ItemIsEnabled
        desk.dialog.reject()
        over(visit)
        found = visit.session.project.found
        event = next(one.start for one in found.relations if one.start != one.end)
        visit.session.select(event)
        related = {end for one in ties_of(found, event) for end in (one.start, one.end)} | {event}
        desk = Desk(visit)
        desk.form(".csv")
        desk.what("selection")
        desk.export(tmp_path / "a.csv")
        assert set(open_table(tmp_path / "a.csv").table.id) == related

    assert go([seeds], journey) == 0


def test_a_stretch_is_framed_by_dragging_over_the_preview_and_by_typing_days(go, seeds, tmp_path):
    def journey(visit):
        visit.until_read()
        desk = Desk(visit)
        form, sheet = desk.dialog.form, desk.dialog.preview.sheet
        first, last = (round(sheet.x_of(minute_of(2025, *day))) for day in ((6, 10), (7, 1)))
        middle = round(sheet.page_rect().center().y())
        QTest.mousePress(sheet, Qt.MouseButton.LeftButton, pos=QPoint(first, middle))
        QTest.mouseMove(sheet, QPoint(last, middle))
        QTest.mouseRelease(sheet, Qt.MouseButton.LeftButton, pos=QPoint(last, middle))
        desk.seen()
        choice = desk.dialog.choice
        assert choice.what == "stretch"
        assert abs(choice.start - minute_of(2025, 6, 10)) <= 3 * DAY
        assert abs(choice.end - minute_of(2025, 7, 1)) <= 3 * DAY
        assert "out of view" in desk.words
        assert form.start.line.text() == day_in_words(choice.start)
        desk.type(form.start.line, "12 June 2025")
        visit.until(lambda: desk.dialog.choice.start == minute_of(2025, 6, 12))
        desk.type(form.end.line, "2025-06-01")
        visit.until(desk.dialog.warning.isVisible)
        assert desk.dialog.warning.text() == "The stretch ends before it begins."
        assert not desk.dialog.go.isEnabled()
        # What is no day is told once, at its field, and the button says why it is off.
        desk.type(form.end.line, "the day after the flood")
        visit.until(lambda: form.end.sentence)
        assert form.end.said.text().startswith("“the day after the flood” is no date")
        assert not desk.dialog.warning.isVisible()
        assert not desk.dialog.go.isEnabled()
        assert "the day after the flood" in desk.dialog.go.toolTip()
        form.show_choice(replace(desk.dialog.choice, start=minute_of(1990), end=minute_of(1991)))
        form.changed.emit(desk.dialog.choice)
        assert desk.dialog.warning.isVisible()
        assert desk.dialog.warning.text() == "No event of the story lies in this stretch."
        assert not desk.dialog.go.isEnabled()
        form.show_choice(replace(desk.dialog.choice, start=minute_of(2025, 6, 12)))
        desk.type(form.end.line, "2025-06-20")
        visit.until(desk.dialog.go.isEnabled)
        desk.seen()
        # Enter in the field itself: what is typed is read first, whatever words it is in.
        desk.dialog.file.setText(str(tmp_path / "a.png"))
        form.end.line.selectAll()
        QTest.keyClicks(form.end.line, "19 June 2025")
        QTest.keyClick(form.end.line, Qt.Key.Key_Return)
        visit.until(lambda: visit.window.sharing.dialog is None)
        over(visit)

    assert go([seeds], journey) == 0
    said = ["--from", "2025-06-12", "--to", "2025-06-19"]
    assert main(["export", str(seeds), "-o", str(tmp_path / "b.png"), *said]) == 0
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_a_stretch_that_is_dragged_over_the_view_keeps_its_chips_and_lanes(go, seeds):
    def journey(visit):
        visit.until_read()
        session = visit.session
        session.show_only(Filter((Chip("status", ("happened", "ongoing")),)))
        session.jump_to(replace(session.view, lanes_by="kind"))
        desk = Desk(visit)
        desk.what("view")
        filtered = next(part for part in desk.words.split(", ") if "filtered" in part).split()[-2]
        sheet = desk.dialog.preview.sheet
        page = sheet.page_rect().toRect()
        first, last = QPoint(page.center().x(), page.center().y()), QPoint(page.right() - 60, page.center().y())
        QTest.mousePress(sheet, Qt.MouseButton.LeftButton, pos=first)
        QTest.mouseRelease(sheet, Qt.MouseButton.LeftButton, pos=last)
        desk.seen()
        assert desk.dialog.choice.what == "stretch"
        assert f"{filtered} filtered" in desk.words
        assert "out of view" in desk.words
        assert desk.dialog.form.by.currentData() == "kind"
        desk.dialog.reject()
        over(visit)

    assert go([seeds], journey) == 0


def test_only_the_rows_of_a_form_are_shown(go, seeds):
    def journey(visit):
        visit.until_read()
        desk = Desk(visit)
        form = desk.dialog.form
        shown = {
            ".png": "what extent scale theme title subtitle by lanes elastic sources legend",
            ".pptx": "what theme title subtitle by lanes elastic sources legend",
            "briefing.pdf": "theme title notes",
            ".json": "",
            ".csv": "what by lanes",
            ".timelinejs.json": "what title by lanes sources",
        }
        every = {"start", "end", *" ".join(shown.values()).split()}
        for ending, rows in shown.items():
            desk.form(ending)
            assert {name for name in every if getattr(form, name).isVisible()} == set(rows.split())
        desk.dialog.reject()
        over(visit)

    assert go([seeds], journey) == 0


def test_all_that_takes_the_focus_has_a_name_and_is_reached_by_tab(go, seeds):
    def journey(visit):
        visit.until_read()
        desk = Desk(visit)
        desk.what("stretch")
        kinds = (QComboBox, QLineEdit, QPushButton, QToolButton, QAbstractItemView)
        parts = [
            part
            for part in desk.dialog.findChildren(QWidget)
            if part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert [part for part in parts if isinstance(part, kinds)]
        nameless = [part for part in parts if not (part.accessibleName() or getattr(part, "text", str)())]
        assert not nameless
        reached = set()
        desk.dialog.form.form.setFocus()
        for _ in range(len(parts) + 4):
            reached.add(desk.dialog.focusWidget())
            QTest.keyClick(desk.dialog.focusWidget(), Qt.Key.Key_Tab)
        assert [type(part).__name__ for part in parts if part not in reached] == []
        texts = [
            part.text() for part in desk.dialog.findChildren(QWidget) if isinstance(part, QLabel | QAbstractButton)
        ]
        letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
        assert len(letters) > 12
        assert len(set(letters)) == len(letters), "a letter leads to two places"
        QTest.keyClick(desk.dialog, Qt.Key.Key_Escape)
        assert visit.window.sharing.dialog is None
        over(visit)

    assert go([seeds], journey) == 0


def test_the_picture_goes_to_the_clipboard_as_bitmap_and_as_vectors(go, seeds):
    def journey(visit):
        visit.until_read()
        visit.session.show_only(Filter((Chip("actor", ("Meta",)),)))
        visit.press("Ctrl+Shift+C")
        visit.until(lambda: visit.window.sharing.copying is None)
        over(visit)
        data = QGuiApplication.clipboard().mimeData()
        assert data.hasImage()
        words = bytes(data.data("image/svg+xml").data()).decode()
        # It tells what the picture of an export tells: what it shows, from which sources, and what it leaves out.
        for told in (visit.session.project.found.title, "sources", "Shown: actor Meta", "S1", "filtered"):
            assert told in words
        QGuiApplication.clipboard().clear()

    assert go([seeds], journey) == 0
