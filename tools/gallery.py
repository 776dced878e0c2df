"""Writes the sample story in every form to docs/gallery, and pictures of what other programs make of it.

    python tools/gallery.py

Needs the programs of `make proof`: Chromium, LibreOffice, pdftoppm.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QPoint  # noqa: E402 - after the path is set
from PySide6.QtGui import QColor, QImage, QPainter  # noqa: E402

from explorer.export.files import export_story  # noqa: E402
from explorer.export.options import ExportOptions, PageSize  # noqa: E402
from explorer.extract.pipeline import read_story  # noqa: E402
from explorer.paint.fonts import start_application  # noqa: E402
from tests.export.browser import Browser  # noqa: E402

GALLERY = ROOT / "docs" / "gallery"
FORMS = ("png", "svg", "pdf", "pptx", "html", "ics", "json", "timelinejs.json", "jsonld", "csv")
_GAP = 12


def main() -> int:
    missing = [name for name in ("chromium", "soffice", "pdftoppm") if shutil.which(name) is None]
    if missing:
        print(f"{', '.join(missing)} is not installed; `make proof` installs it.", file=sys.stderr)
        return 1
    start_application()
    GALLERY.mkdir(parents=True, exist_ok=True)
    story = read_story([ROOT / "seeds"])
    for form in FORMS:
        size = PageSize(1600, 900) if form in ("png", "svg") else None
        export_story(story, GALLERY / f"sample.{form}", ExportOptions(size=size))
    with tempfile.TemporaryDirectory() as place:
        _pages(Path(place))
        _slides(Path(place))
        _page(Path(place))
    for file in sorted(GALLERY.iterdir()):
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size / 1000:.0f} kB")
    return 0


def _pages(place: Path) -> None:
    """The first two pages of the PDF, side by side."""
    subprocess.run(["pdftoppm", "-r", "66", "-l", "2", "-png", GALLERY / "sample.pdf", place / "page"], check=True)
    _beside(sorted(place.glob("page*.png")), GALLERY / "pages.png")


def _slides(place: Path) -> None:
    """The overview and the first storyline, as LibreOffice shows them."""
    office = ["soffice", f"-env:UserInstallation={(place / 'office').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*office, "--outdir", place, GALLERY / "sample.pptx"], check=True, capture_output=True)
    subprocess.run(["pdftoppm", "-r", "56", "-l", "2", "-png", place / "sample.pdf", place / "slide"], check=True)
    _beside(sorted(place.glob("slide*.png")), GALLERY / "slides.png")


def _page(place: Path) -> None:
    """The HTML page in Chromium, its second event chosen."""
    with Browser(place) as browser:
        browser.open(GALLERY / "sample.html")
        browser.click("g[data-n='2'] text")
        (GALLERY / "page.png").write_bytes(browser.screenshot())


def _beside(files: list[Path], target: Path) -> None:
    images = [QImage(str(file)) for file in files]
    width = sum(image.width() for image in images) + _GAP * (len(images) - 1)
    sheet = QImage(width, max(image.height() for image in images), QImage.Format.Format_RGB32)
    sheet.fill(QColor("#d8d5ce"))
    painter = QPainter(sheet)
    left = 0
    for image in images:
        painter.drawImage(QPoint(left, 0), image)
        left += image.width() + _GAP
    painter.end()
    sheet.save(str(target))


if __name__ == "__main__":
    sys.exit(main())
