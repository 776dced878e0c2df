"""The commands: no key twice, every one in a menu, names for all that takes the focus."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel

from explorer.ui.actions import COMMANDS, Actions, keys_in_words
from explorer.ui.dialogs import KeysDialog


def test_no_key_is_given_twice():
    keys = Counter(QKeySequence(key).toString() for command in COMMANDS for key in command.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_no_command_is_named_twice_and_every_key_can_be_pressed():
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for command in COMMANDS:
        for key in command.keys:
            assert not QKeySequence(key).isEmpty(), f"{command.id}: {key}"


@pytest.mark.parametrize(
    ("command", "key"),
    [
        ("fit", "0"),
        ("elastic", "E"),
        ("frame", "F"),
        ("zoom_in", "W"),
        ("zoom_out", "S"),
        ("pan_left", "A"),
        ("pan_right", "D"),
        ("back", "Alt+Left"),
        ("forward", "Alt+Right"),
        ("search", "Ctrl+F"),
        ("keys", "?"),
        ("copy_picture", "Ctrl+Shift+C"),
        ("export", "Ctrl+Shift+E"),
        ("export_again", "Ctrl+E"),
        ("to_source", "Return"),
        ("preview", "Space"),
        ("let_go", "Escape"),
    ],
)
def test_the_keys_are_those_of_the_design(qapp, command, key):
    actions = Actions()
    shortcuts = [sequence.toString() for sequence in actions[command].shortcuts()]
    assert QKeySequence(key).toString() in shortcuts


def test_the_page_of_keys_names_every_key(qtbot):
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {keys_in_words(command) for command in COMMANDS if command.keys} <= shown
