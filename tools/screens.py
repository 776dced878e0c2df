"""Takes the pictures of the window that stand in the README, off screen, into docs/.

    python tools/screens.py

The sample story is read from seeds/; the million events are made up, the same at each run.
"""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SCREEN = ROOT / "tests" / "screen.json"
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREEN.as_posix().removeprefix(SCREEN.drive)}"

import numpy as np  # noqa: E402 - after the path is set
import pyarrow as pa  # noqa: E402
from pyarrow import parquet  # noqa: E402
from PySide6.QtCore import QDeadlineTimer, QRect, QSettings  # noqa: E402
from PySide6.QtGui import QImage, QPixmap  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from explorer.data.minutes import DAY, day_text, minute_of  # noqa: E402
from explorer.data.when import EventId  # noqa: E402
from explorer.paint.picture import image_of  # noqa: E402
from explorer.ui.exporting.dialog import ExportDialog  # noqa: E402
from explorer.ui.settings import Settings  # noqa: E402
from explorer.ui.window import Window  # noqa: E402

DOCS = ROOT / "docs"
MOST = 1_000_000
_STARTED: list[Path] = []
_LANES = {
    "Harbour": ("The harbour board", "The pilots’ guild", "The ferry company"),
    "Town hall": ("The mayor", "The council", "The town clerk"),
    "Courts": ("The district court", "The prosecutor", "A former director"),
    "Business": ("The shipyard", "The cannery", "A Bergen fund"),
    "Unions": ("The dockers’ union", "The teachers’ union", "The drivers’ union"),
    "Schools": ("The upper school", "The college", "The school board"),
}
_VERBS = ("opens", "sells", "buys", "closes", "plans", "reviews", "repairs", "rejects", "defends", "postpones")
_OBJECTS = ("the old quay", "the second line", "a new ferry", "the night service", "the budget", "the fish market")


def main() -> int:
    app = QApplication([])
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_CACHE_HOME"] = place
        with _window(app, ROOT / "seeds", 1680, 1050) as window:
            _relations(app, window)
            _doubt(window)
            _dialog(app, window)
        with _window(app, ROOT / "seeds", 1600, 900) as window:
            _dark(app, window)
        with _window(app, ROOT / "seeds", 1600, 900) as window:
            _known(app, window)
        with _window(app, _million(Path(place)), 1600, 900) as window:
            _keep(window.grab(), "million")
    return 0


@contextmanager
def _window(app: QApplication, path: Path, width: int, height: int) -> Iterator[Window]:
    # Each has settings of its own, which are those of a first start.
    store = QSettings(str(Path(os.environ["XDG_CACHE_HOME"], f"{len(_STARTED)}.ini")), QSettings.Format.IniFormat)
    _STARTED.append(path)
    window = Window(Settings(store))
    window.look.choose("light")
    window.show()
    window.resize(width, height)
    window.open([path])
    _until(app, lambda: not window.jobs.busy and bool(window.parts.canvas.scene.marks))
    window.resize(width, height)
    _rest(app)
    yield window
    window.closing.agree()
    window.deleteLater()
    _rest(app)


def _relations(app: QApplication, window: Window) -> None:
    """The event of a tension that has the most relations."""
    found = window.session.project.found
    many = Counter(end for relation in found.relations for end in (relation.start, relation.end))
    torn = {event for tension in found.tensions for event in tension.events}
    _select(app, window, max(sorted(torn), key=lambda event: many[event]))
    _keep(window.grab(), "window")
    window.session.select(None)


def _doubt(window: Window) -> None:
    """The canvas from its second lane, at twice its size."""
    canvas = window.parts.canvas
    scene = canvas.scene
    top, bottom = scene.lanes[1].rect.y, scene.lanes[5].rect.bottom
    image = image_of(scene, window.look.theme, scale=2.0)
    _keep(image.copy(QRect(0, round(2 * top), round(2 * scene.plot.right), round(2 * (bottom - top)))), "doubt")


def _dialog(app: QApplication, window: Window) -> None:
    window.commands["export"].trigger()
    _rest(app, 3000)
    dialog = window.findChild(ExportDialog)
    dialog.file.setText("~/Reports/Scale AI in June.png")
    _keep(dialog.grab(), "export")
    dialog.close()


def _dark(app: QApplication, window: Window) -> None:
    window.look.choose("dark")
    window.commands["show_activity"].setChecked(True)
    table = window.session.table
    _rest(app)
    _select(app, window, table.id_of(int(np.argmax(table.weight))))
    _keep(window.grab(), "dark")


def _known(app: QApplication, window: Window) -> None:
    """Lanes by source, on the day of the second publication."""
    window.session.look_at(replace(window.session.view, lanes_by="source"))
    _rest(app)
    knowing = window.parts.canvas.knowing
    knowing.toggle()
    knowing.step(1, window.parts.canvas.scene.scale)
    _rest(app)
    _keep(window.grab(), "known")


def _select(app: QApplication, window: Window, event: EventId) -> None:
    window.session.select(event)
    window.parts.source.article.setFocus()
    _rest(app)


def _million(place: Path) -> Path:
    """A table of ten years of a town, half of it in bursts."""
    chance = np.random.default_rng(7)
    days = 3650
    lane, name = chance.integers(0, len(_LANES), MOST), np.array(list(_LANES))
    subject = np.array(list(_LANES.values()))[lane, chance.integers(0, 3, MOST)]
    verb, thing = (np.array(words)[chance.integers(0, len(words), MOST)] for words in (_VERBS, _OBJECTS))
    title = np.char.add(np.char.add(np.char.add(subject, " "), np.char.add(verb, " ")), thing)
    bursts = chance.integers(100, days - 200, 9)[chance.integers(0, 9, MOST)] + chance.exponential(45, MOST)
    start = np.where(
        chance.random(MOST) < 0.45, bursts.astype(np.int64).clip(0, days - 1), chance.integers(0, days, MOST)
    )
    kind = chance.random(MOST)
    lasts = np.where((kind > 0.6) & (kind < 0.85), chance.integers(5, 300, MOST), 0)
    first = minute_of(2021)
    texts = pa.array([day_text(first + day * DAY) for day in range(days + 400)])
    columns = {
        "title": pa.array(title.tolist()),
        "start": texts.take(pa.array(start)),
        "start_latest": texts.take(pa.array(start + np.where(kind >= 0.85, 14, 0))),
        "end": texts.take(pa.array(start + lasts + np.where(kind >= 0.85, 14, 0))),
        "lane": pa.array(name[lane].tolist()),
        "status": pa.array(np.where(kind > 0.93, "planned", "happened").tolist()),
    }
    target = place / "Norvik, ten years.parquet"
    parquet.write_table(pa.table(columns), target)
    return target


def _rest(app: QApplication, milliseconds: int = 1500) -> None:
    """Let the window do what it has begun."""
    over = QDeadlineTimer(milliseconds)
    _until(app, over.hasExpired)


def _until(app: QApplication, holds: Callable[[], bool]) -> None:
    while not holds():
        app.processEvents()


def _keep(picture: QPixmap | QImage, name: str) -> None:
    picture.save(str(DOCS / f"{name}.png"))
    print(f"docs/{name}.png: {picture.width()} × {picture.height()}")


if __name__ == "__main__":
    sys.exit(main())
