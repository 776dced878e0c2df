"""Every test: Qt off screen, a borrowed home, nothing left over; references that can be written anew."""

import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest
from hypothesis import settings

# A landing must not hang on luck: there the same examples are drawn every time, on a developer's machine new ones.
settings.register_profile("landing", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("landing")


# Before the first import of Qt: without a display the process would end (docs/decisions/0001).
# The screen that is none is as large as a person's; its path without a drive, for a colon ends it.
SCREEN = Path(__file__).parent / "screen.json"
OFFSCREEN = f"offscreen:configfile={SCREEN.as_posix().removeprefix(SCREEN.drive)}"
os.environ["QT_QPA_PLATFORM"] = os.environ.get("DATELINE_TEST_PLATFORM", OFFSCREEN)

REFERENCES = Path(__file__).parent / "references"
SECONDS_TO_END = 10.0


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-references", action="store_true", help="write the reference files anew, to be reviewed")
    parser.addoption("--proof", action="store_true", help="a test whose program is missing fails instead of skipping")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("needs_program"):
        missing = [name for name in marker.args if shutil.which(name) is None]
        if missing and item.config.getoption("--proof"):
            pytest.fail(f"{', '.join(missing)} is not installed; `make proof` installs it.")
        if missing:
            pytest.skip(f"{', '.join(missing)} is not installed; `make proof` installs it and runs this test")


@pytest.fixture(scope="session")
def _shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def borrowed_home(tmp_path_factory: pytest.TempPathFactory, _shared_cache: Path, monkeypatch) -> Path:
    """A home of one test. The cache alone is shared by a run: what is in it must change no answer."""
    home = tmp_path_factory.mktemp("home")
    places = {"HOME": home, "USERPROFILE": home, "XDG_CACHE_HOME": _shared_cache}
    places |= {name: home / name.lower() for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    for name, place in places.items():
        monkeypatch.setenv(name, str(place))
    # Other machines' wishes change no test.
    for name in ("QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "QT_FONT_DPI", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    _borrow_settings(home / "settings")
    return home


def _borrow_settings(folder: Path) -> None:
    if "PySide6.QtCore" not in sys.modules:
        return
    from PySide6.QtCore import QSettings  # noqa: PLC0415 - only where a test has Qt already

    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for form in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
        for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
            QSettings.setPath(form, scope, str(folder))


@pytest.fixture(autouse=True)
def nothing_left_over(request: pytest.FixtureRequest) -> Iterator[None]:
    """No test leaves a window, a thread or a process behind."""
    threads = set(threading.enumerate())
    processes = _children()
    yield
    if "qapp" in request.fixturenames:
        _no_window_is_left()
    for process in active_children():
        process.join(SECONDS_TO_END)
    for thread in set(threading.enumerate()) - threads:
        thread.join(SECONDS_TO_END)
    assert not [thread.name for thread in threading.enumerate() if thread not in threads], "a thread is left"
    assert _children() <= processes, "a process is left"


def _no_window_is_left() -> None:
    from PySide6.QtCore import QThreadPool  # noqa: PLC0415 - only where a test has Qt already
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    assert QThreadPool.globalInstance().waitForDone(int(SECONDS_TO_END * 1000)), "work is left in the thread pool"
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    names = [widget.objectName() or type(widget).__name__ for widget in left]
    for widget in left:
        widget.close()
        widget.deleteLater()
    assert not names, "a window is left open"


def _children() -> set[int]:
    """The processes that this one started and that are not done; where the system does not tell, those we know of."""
    listing = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    try:
        pids = {int(pid) for pid in listing.read_text().split()}
    except OSError:
        return {process.pid for process in active_children() if process.pid is not None}
    return {pid for pid in pids if _counts(pid)}


def _counts(pid: int) -> bool:
    """Whether a child is one of ours at work: the tracker of multiprocessing lives as long as the run."""
    try:
        line = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return bool(line) and b"resource_tracker" not in line


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """Compares an output with its reviewed file below tests/references; `--update-references` writes it."""

    def compare(name: str, content: str | bytes) -> None:
        path = REFERENCES / name
        written = content.encode() if isinstance(content, str) else content
        if request.config.getoption("--update-references"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written)
            return
        assert path.exists(), f"{name} has no reference yet: run with --update-references and review it"
        if isinstance(content, str):
            assert content == path.read_text("utf-8")
        else:
            assert written == path.read_bytes()

    return compare
