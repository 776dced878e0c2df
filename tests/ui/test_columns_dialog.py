"""The dialog that asks which column is which: guesses, what is needed, what it tells."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from explorer.data.readers.tables.names import COLUMNS
from explorer.ui.columns_dialog import ColumnsDialog


def test_every_column_of_ours_has_a_choice_with_a_name_of_its_own(qtbot):
    dialog = ColumnsDialog("x.csv", ("Event", "Begin Date"))
    qtbot.addWidget(dialog)
    assert tuple(dialog.choices) == COLUMNS
    assert len({box.accessibleName() for box in dialog.choices.values()}) == len(COLUMNS)


def test_without_a_title_and_a_start_nothing_can_be_opened(qtbot):
    dialog = ColumnsDialog("x.csv", ("A", "B"))
    qtbot.addWidget(dialog)
    assert dialog.columns == {}
    assert not dialog.go_button.isEnabled()
    dialog.choices["title"].setCurrentIndex(2)
    assert not dialog.go_button.isEnabled()
    dialog.choices["start"].setCurrentIndex(1)
    assert dialog.go_button.isEnabled()


def test_what_is_chosen_is_told_with_the_names_of_the_file(qtbot):
    dialog = ColumnsDialog("x.csv", ("Name & co", "Day", "Group"))
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.chosen) as told:
        QTest.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    assert told.args == [{"title": "Name & co", "start": "Day", "lane": "Group"}]
