"""What is remembered; garbage is forgotten."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from explorer.ui.settings import Settings


@pytest.fixture
def store(tmp_path):
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_recent_folders_are_newest_first_and_each_once(store, tmp_path):
    settings = Settings(store)
    folders = [tmp_path / name for name in ("one", "two", "three")]
    for folder in folders:
        folder.mkdir()
        settings.opened(folder)
    settings.opened(folders[0])
    assert settings.recent() == (folders[0], folders[2], folders[1])
    folders[2].rmdir()
    assert settings.recent() == (folders[0], folders[1])
    settings.forget_recent()
    assert settings.recent() == ()


def test_no_more_than_eight_are_remembered(store, tmp_path):
    settings = Settings(store)
    for number in range(12):
        (tmp_path / str(number)).mkdir()
        settings.opened(tmp_path / str(number))
    assert len(settings.recent()) == 8
    assert settings.recent()[0].name == "11"


@pytest.mark.parametrize("garbage", [17, "", "\x00bad", ["", 3, None], b"\xff", "purple", {"a": 1}])
def test_garbage_is_taken_for_nothing(store, garbage):
    for key in ("recent", "look", "flags/table", "shapes/window"):
        store.setValue(key, garbage)
    settings = Settings(store)
    assert settings.recent() == ()
    assert settings.look() == "system"
    assert settings.flag("table", otherwise=True) is True
    assert settings.shape("window") is None


def test_what_is_kept_comes_back_from_disk(store):
    settings = Settings(store)
    settings.keep_look("dark")
    settings.keep_flag("table", value=True)
    settings.keep_shape("window", QByteArray(b"\x01\x02"))
    settings.flush()
    again = Settings(QSettings(store.fileName(), QSettings.Format.IniFormat))
    assert again.look() == "dark"
    assert again.flag("table", otherwise=False) is True
    assert again.shape("window") == QByteArray(b"\x01\x02")


def test_a_folder_that_cannot_exist_is_no_fault(store):
    settings = Settings(store)
    settings.opened(Path("/" + "x" * 5000))
    assert settings.recent() == ()
