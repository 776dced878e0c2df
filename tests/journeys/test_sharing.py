"""A person takes the timeline elsewhere."""

import json

from PySide6.QtGui import QGuiApplication, QImage

from explorer.export.files import FORMS
from explorer.ui.export_dialog import DATA, PICTURES, ExportDialog


def _dialog(visit, command):
    visit.window.commands[command].trigger()
    return next(dialog for dialog in visit.window.findChildren(ExportDialog) if dialog.isVisible())


def _exported(visit, target, *, picture=True, what="whole"):
    dialog = _dialog(visit, "export" if picture else "export_data")
    dialog.form.setCurrentIndex(dialog.form.findData(target.suffix))
    dialog.what.setCurrentIndex(dialog.what.findData(what))
    dialog.wished.emit(dialog.wish(target))
    dialog.close()
    assert target.name in visit.parts.status.said.text()
    return target.read_bytes()


def test_the_picture_and_the_data_are_written_from_the_menu(go, seeds, tmp_path):
    def journey(visit):
        visit.until_read()
        found = visit.session.project.found
        assert QImage.fromData(_exported(visit, tmp_path / "a.png")).width() == 1920
        svg = _exported(visit, tmp_path / "a.svg").decode()
        assert svg.startswith(("<?xml", "<svg"))
        assert found.storylines[0].name in svg
        assert _exported(visit, tmp_path / "a.pdf").startswith(b"%PDF")
        told = json.loads(_exported(visit, tmp_path / "a.json", picture=False))
        assert len(told["events"]) == len(found.events)
        assert _exported(visit, tmp_path / "a.csv", picture=False).count(b"\n") >= len(found.events)

    assert go([seeds], journey) == 0


def test_the_dialog_offers_every_form_that_export_writes(go, seeds, tmp_path):
    def journey(visit):
        visit.until_read()
        assert {*PICTURES, *DATA} == set(FORMS)
        assert b"VCALENDAR" in _exported(visit, tmp_path / "a.ics", picture=False)
        assert b"TextQuoteSelector" in _exported(visit, tmp_path / "a.jsonld", picture=False)
        dialog = _dialog(visit, "export_data")
        dialog.form.setCurrentIndex(dialog.form.findData(".timelinejs.json"))
        dialog.wished.emit(dialog.wish(tmp_path / "a.timelinejs.json"))
        dialog.close()
        assert json.loads((tmp_path / "a.timelinejs.json").read_bytes())["events"]

    assert go([seeds], journey) == 0


def test_a_target_that_cannot_be_written_is_told_in_one_sentence(go, seeds, tmp_path):
    def journey(visit):
        visit.until_read()
        dialog = _dialog(visit, "export")
        dialog.wished.emit(dialog.wish(tmp_path / "nowhere" / "a.svg"))
        dialog.close()
        assert "a.svg" in visit.parts.notice.text
        assert "there is no folder" in visit.parts.notice.text

    assert go([seeds], journey) == 0


def test_the_picture_goes_to_the_clipboard_as_bitmap_and_as_vectors(go, seeds):
    def journey(visit):
        visit.until_read()
        visit.press("Ctrl+Shift+C")
        data = QGuiApplication.clipboard().mimeData()
        assert data.hasImage()
        assert b"<svg" in bytes(data.data("image/svg+xml").data())
        QGuiApplication.clipboard().clear()

    assert go([seeds], journey) == 0
