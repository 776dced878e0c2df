"""A scene as a PNG or as a PDF page, in memory; the same scene gives the same bytes."""

import re
from uuid import NAMESPACE_URL, uuid5

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from explorer.errors import WriteError
from explorer.paint.drawer import draw_scene
from explorer.paint.fonts import load_fonts
from explorer.paint.theme import Theme
from explorer.timeline.drawn import Scene

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


def png_of_scene(scene: Scene, theme: Theme, *, scale: float = 1.0) -> bytes:
    """The scene as PNG, `scale` (1–4) times its pixels; 96 dots an inch at scale 1. No text, no names in it."""
    image = image_of(scene, theme, scale=scale)
    dots = round(_PIXELS_PER_INCH * scale / _MM_PER_INCH * 1000)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    written = image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know paths only
    buffer.close()
    if not written:
        raise WriteError("The picture cannot be made into a PNG.")
    return bytes(kept.data())


def pdf_of_scene(scene: Scene, theme: Theme, *, title: str, scale: float = 1.0) -> bytes:
    """The scene as a PDF of one page of its size times `scale` (96 pixels an inch): vectors, embedded fonts, text."""
    load_fonts()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_DOTS_PER_INCH)
    writer.setTitle(title)
    writer.setCreator(_CREATOR)
    writer.setDocumentId(QUuid(str(uuid5(NAMESPACE_URL, f"dateline:{title}:{len(scene.steps)}"))))
    writer.setDocumentXmpMetadata(QByteArray(_xmp(title).encode()))
    millimetres = [side * scale / _PIXELS_PER_INCH * _MM_PER_INCH for side in scene.size]
    page = QPageSize(QSizeF(*millimetres), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    try:
        zoom = _PDF_DOTS_PER_INCH / _PIXELS_PER_INCH * scale
        painter.scale(zoom, zoom)
        draw_scene(painter, scene, theme)
    finally:
        painter.end()
    buffer.close()
    # Of the same length, so that every offset in the file stays true.
    return _PDF_DATE.sub(lambda found: (b"/%b ()" % found[1]).ljust(len(found[0])), bytes(kept.data()))


def _xmp(title: str) -> str:
    """What a PDF says of itself: its title and nothing of the machine."""
    safe = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>'
        f'<rdf:li xml:lang="x-default">{safe}</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>\n'
        '<?xpacket end="w"?>'
    )
