"""A scene as a PNG or as a PDF page, in memory; the same scene gives the same bytes."""

import re
import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5
from zlib import crc32

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from explorer.errors import WriteError
from explorer.paint.drawer import draw_scene, draw_steps
from explorer.paint.fonts import load_fonts
from explorer.paint.theme import Theme
from explorer.timeline.drawn import Scene
from explorer.timeline.steps import Size, Step

_PDF_DOTS_PER_INCH = 1200
_PIXELS_PER_INCH = 96
_MM_PER_INCH = 25.4
_CREATOR = "Dateline"
# The day of writing is nobody's business and would make every file different.
_PDF_DATE = re.compile(rb"/(CreationDate|ModDate) \([^)]*\)")


def image_of(scene: Scene, theme: Theme, *, scale: float = 1.0) -> QImage:
    """The scene as an image of size times `scale` pixels, rounded."""
    load_fonts()
    width, height = (max(1, round(side * scale)) for side in scene.size)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise WriteError(
            f"There is no memory for a picture of {width}x{height} pixels; choose a smaller size or scale."
        )
    image.fill(theme.colour("background"))
    painter = QPainter(image)
    try:
        painter.scale(scale, scale)
        draw_scene(painter, scene, theme)
    finally:
        painter.end()
    return image


def png_of_scene(scene: Scene, theme: Theme, *, scale: float = 1.0, density: float | None = None) -> bytes:
    """The scene as PNG, `scale` times its pixels, with no text and no names in it.

    `density` times 96 are the dots of an inch; without it the scale.
    """
    image = image_of(scene, theme, scale=scale)
    dots = round(_PIXELS_PER_INCH * (density or scale) / _MM_PER_INCH * 1000)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    written = image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know paths only
    buffer.close()
    if not written:
        raise WriteError("The picture cannot be made into a PNG.")
    return _told_as_srgb(bytes(kept.data()))


def _told_as_srgb(png: bytes) -> bytes:
    """A PNG with nothing but its pixels, their size in inches, and that its colours are sRGB (PNG 3, 11.3.2.5)."""
    chunks = list(_chunks(png))
    kept = [one for kind, one in chunks if kind in (b"IHDR", b"PLTE", b"tRNS", b"pHYs", b"IDAT", b"IEND")]
    kind, perceptual = b"sRGB", b"\0"
    told = struct.pack(">I", len(perceptual)) + kind + perceptual + struct.pack(">I", crc32(kind + perceptual))
    return png[:8] + kept[0] + told + b"".join(kept[1:])


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG, each with its kind."""
    at = 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at : at + length + 12]
        at += length + 12


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a document: its steps on `size` pixels, drawn `scale` times as large."""

    size: Size
    steps: tuple[Step, ...]
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as rows of 32 bits a pixel, without a gap between them: 0xffRRGGBB in the order of this machine."""

    width: int
    height: int
    data: bytes


def pixels_of(sheet: Sheet, theme: Theme, *, width: int) -> Pixels:
    """A page as a picture so many pixels wide."""
    load_fonts()
    zoom = width / sheet.size.width
    image = QImage(width, max(1, round(sheet.size.height * zoom)), QImage.Format.Format_RGB32)
    image.fill(theme.colour("background"))
    painter = QPainter(image)
    try:
        painter.scale(zoom, zoom)
        draw_steps(painter, sheet.steps, theme)
    finally:
        painter.end()
    return Pixels(image.width(), image.height(), bytes(image.constBits()))


def pdf_of_scene(scene: Scene, theme: Theme, *, title: str, scale: float = 1.0) -> bytes:
    """The scene as a PDF of one page of its size times `scale` (96 pixels an inch): vectors, embedded fonts, text."""
    return pdf_of_sheets([Sheet(scene.size, scene.steps, scale)], theme, title=title)


def pdf_of_sheets(
    sheets: Sequence[Sheet], theme: Theme, *, title: str, drawn: Callable[[int], None] | None = None
) -> bytes:
    """A PDF with a page for each of these sheets, at least one; `drawn` is told how many are done.

    The order of its fonts, and the tags of their subsets, are those of a hash with a seed of this process: see
    `export.binding`, which puts them in the order of the pages.
    """
    load_fonts()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_DOTS_PER_INCH)
    writer.setTitle(title)
    writer.setCreator(_CREATOR)
    steps = sum(len(sheet.steps) for sheet in sheets)
    writer.setDocumentId(QUuid(str(uuid5(NAMESPACE_URL, f"dateline:{title}:{steps}"))))
    writer.setDocumentXmpMetadata(QByteArray(_xmp(title).encode()))
    writer.setPageLayout(_layout(sheets[0]))
    painter = QPainter(writer)
    try:
        for number, sheet in enumerate(sheets):
            if number:
                writer.setPageLayout(_layout(sheet))
                writer.newPage()
            painter.save()
            zoom = _PDF_DOTS_PER_INCH / _PIXELS_PER_INCH * sheet.scale
            painter.scale(zoom, zoom)
            draw_steps(painter, sheet.steps, theme)
            painter.restore()
            if drawn is not None:
                drawn(number + 1)
    finally:
        painter.end()
    buffer.close()
    # Of the same length, so that every offset in the file stays true.
    return _PDF_DATE.sub(lambda found: (b"/%b ()" % found[1]).ljust(len(found[0])), bytes(kept.data()))


def _layout(sheet: Sheet) -> QPageLayout:
    millimetres = [side * sheet.scale / _PIXELS_PER_INCH * _MM_PER_INCH for side in sheet.size]
    page = QPageSize(QSizeF(*millimetres), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def _xmp(title: str) -> str:
    """What a PDF says of itself: its title and nothing of the machine."""
    safe = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>'
        f'<rdf:li xml:lang="x-default">{safe}</rdf:li></rdf:Alt></dc:title>'
        "<dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language><dc:format>application/pdf</dc:format>"
        f'</rdf:Description><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f"<xmp:CreatorTool>{_CREATOR}</xmp:CreatorTool></rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    )
