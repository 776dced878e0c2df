"""What Qt does not write into a PDF: bookmarks, links, the language, and spaces that are copied as spaces."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    Fit,
    FloatObject,
    NameObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from explorer.data.when import EventId
from explorer.export.evidence import Evidence
from explorer.export.notes import NotePage
from explorer.export.pages import Leaf
from explorer.paint.picture import Sheet
from explorer.paint.truetype import FACES, widths_of
from explorer.timeline.steps import Rect

_POINTS = 72 / 96
# Of the characters that share a glyph Qt names the lowest, where a reader would copy another.
_LOWEST = {"\t": " ", "ʼ": "’", "ʻ": "‘"}
_RANGE = re.compile(rb"<([0-9A-F]{4})> <[0-9A-F]{4}> \[([^\]]*)\]")
_LIST = re.compile(rb"\[[^\]]*\]")
_ONE = re.compile(rb"<([0-9A-F]{4,6})>")
# Ligatures, and the forms that letters take beside others: who copies or searches means the letters themselves.
_FORMS = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something stands in the document: the page from 0 and its box in the pixels of that page's sheet."""

    page: int
    box: Rect


def bound(
    data: bytes,
    title: str,
    leaves: Sequence[Leaf],
    notes: Sequence[NotePage],
    sheets: Sequence[Sheet],
    evidence: Evidence,
) -> bytes:
    """The pages with what Qt does not write: bookmarks, links, language."""
    writer = _in_order_of_pages(PdfReader(io.BytesIO(data)))
    _mark_pages(writer, leaves, notes, sheets, evidence)
    _link(writer, leaves, notes, sheets, evidence)
    _mend_fonts(writer)
    return _finished(writer, title, outlined=len(sheets) > 1)


def bound_slides(data: bytes, title: str, names: Sequence[tuple[str, int]]) -> bytes:
    """A PDF of slides with a bookmark for each of these names and pages (from 0)."""
    writer = _in_order_of_pages(PdfReader(io.BytesIO(data)))
    for name, page in names:
        writer.add_outline_item(title=name, page_number=page, fit=Fit.fit())
    _mend_fonts(writer)
    return _finished(writer, title, outlined=len(names) > 1)


def _finished(writer: PdfWriter, title: str, *, outlined: bool) -> bytes:
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject("en")
    root[NameObject("/PageMode")] = NameObject("/UseOutlines" if outlined else "/UseNone")
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(value=True)}
    )
    writer.metadata = {"/Title": title, "/Creator": "Dateline", "/Producer": "Dateline (Qt, pypdf)"}
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _mark_pages(
    writer: PdfWriter,
    leaves: Sequence[Leaf],
    notes: Sequence[NotePage],
    sheets: Sequence[Sheet],
    evidence: Evidence,
) -> None:
    """A bookmark for each storyline's picture and another for its notes."""
    pictures = _pictures(leaves)
    above = writer.add_outline_item(title="Timeline", page_number=0, fit=Fit.fit())
    for lane in evidence.lanes:
        if lane in pictures:
            place = pictures[lane]
            writer.add_outline_item(title=lane, page_number=place.page, parent=above, fit=_top(place, sheets))
    if not notes:
        return
    places = [
        _Place(len(leaves) + number, page.lanes[lane]) for number, page in enumerate(notes) for lane in page.lanes
    ]
    names = [lane for page in notes for lane in page.lanes]
    below = writer.add_outline_item(title="Quotes and sources", page_number=len(leaves), fit=Fit.fit())
    for lane, place in zip(names, places, strict=True):
        writer.add_outline_item(title=lane, page_number=place.page, parent=below, fit=_top(place, sheets))


def _pictures(leaves: Sequence[Leaf]) -> dict[str, _Place]:
    """Where each storyline is drawn: on its own page, or as a lane of the overview."""
    found: dict[str, _Place] = {}
    for number, leaf in enumerate(leaves):
        for band in leaf.scene.lanes:
            if band.name not in found or (leaves[found[band.name].page].overview and not leaf.overview):
                found[band.name] = _Place(number, band.rect)
    return found


def _link(
    writer: PdfWriter,
    leaves: Sequence[Leaf],
    notes: Sequence[NotePage],
    sheets: Sequence[Sheet],
    evidence: Evidence,
) -> None:
    """A click on an event leads to its note, one on the note's head back to the picture."""
    numbers = evidence.numbers
    told = {n: _Place(len(leaves) + page, box) for page, one in enumerate(notes) for n, box in one.places.items()}
    drawn: dict[EventId, _Place] = {}
    for page, leaf in enumerate(leaves if notes else ()):
        for mark in leaf.scene.marks:
            number = numbers.get(mark.event)
            if mark.echo or number not in told:
                continue
            box = mark.core if mark.label is None else mark.label
            drawn[mark.event] = _Place(page, box)
            _leads(writer, _Place(page, box), told[number], sheets)
    for event, place in drawn.items():
        _leads(writer, told[numbers[event]], place, sheets)


def _leads(writer: PdfWriter, start: _Place, end: _Place, sheets: Sequence[Sheet]) -> None:
    sheet = sheets[start.page]
    unit = sheet.scale * _POINTS
    bottom = sheet.size.height
    box = start.box
    rect = (box.x * unit, (bottom - box.bottom) * unit, box.right * unit, (bottom - box.y) * unit)
    link = Link(rect=rect, border=[0, 0, 0], target_page_index=end.page, fit=_top(end, sheets))
    writer.add_annotation(start.page, link)


def _top(place: _Place, sheets: Sequence[Sheet]) -> Fit:
    """The place at the top of what is shown, at the zoom that the reader has."""
    sheet = sheets[place.page]
    return Fit.xyz(left=0, top=(sheet.size.height - place.box.y + 12.0) * sheet.scale * _POINTS, zoom=None)


def _in_order_of_pages(reader: PdfReader) -> PdfWriter:
    """The same document with its objects in the order in which the pages lead to them: the same in every process."""
    writer = PdfWriter()
    for page in reader.pages:
        writer.add_page(page)
    told = reader.root_object.get("/Metadata")
    if told is not None:
        writer.root_object[NameObject("/Metadata")] = told.clone(writer)
    return writer


def _mend_fonts(writer: PdfWriter) -> None:
    """Let every font tell the characters that were meant, for what is copied must be the quote; number the subsets."""
    mended: dict[int, str] = {}
    for page in writer.pages:
        for reference in _dictionary(_dictionary(page["/Resources"]).get("/Font")).values():
            if reference.idnum in mended:
                continue
            mended[reference.idnum] = _tag(len(mended))
            font = _dictionary(reference)
            characters = _mend_texts(font)
            for descendant in font.get("/DescendantFonts", []):
                held = _dictionary(descendant)
                descriptor = _dictionary(held["/FontDescriptor"])
                name = str(descriptor["/FontName"]).rsplit("+", 1)[-1]
                descriptor[NameObject("/FontName")] = NameObject(f"/{mended[reference.idnum]}+{name}")
                _mend_widths(held, name, characters)


def _mend_texts(font: DictionaryObject) -> dict[int, str]:
    """Mend the table of characters; the character of each glyph of the subset."""
    stream = font["/ToUnicode"].get_object() if "/ToUnicode" in font else None
    if not isinstance(stream, StreamObject):
        return {}
    words = _LIST.sub(lambda listed: _ONE.sub(_meant, listed[0]), stream.get_data())
    stream.set_data(words)
    found = {}
    for first, listed in _RANGE.findall(words):
        for place, character in enumerate(re.findall(rb"<([0-9A-F]+)>", listed), int(first, 16)):
            found[place] = bytes.fromhex(character.decode()).decode("utf-16-be", "replace")
    return found


def _mend_widths(font: DictionaryObject, name: str, characters: dict[int, str]) -> None:
    """The widths of the app's own fonts: Qt gives “ that of ‘, and readers then see a space after it."""
    face = next((face for face in FACES if face == name), None)
    table = font.get("/W")
    if face is None or not isinstance(table, ArrayObject) or len(table) != 2 or not isinstance(table[1], ArrayObject):
        return
    told = widths_of(face, "".join(characters.values()))
    for glyph, character in characters.items():
        if character in told and glyph < len(table[1]):
            table[1][glyph] = FloatObject(round(told[character]))


def _meant(found: re.Match[bytes]) -> bytes:
    """The characters that a glyph stands for, in UTF-16 as a CMap must write them."""
    character = chr(int(found[1], 16))
    if _FORMS.match(character):
        character = normalize("NFKC", character).strip() or character
    return b"<" + _LOWEST.get(character, character).encode("utf-16-be").hex().upper().encode() + b">"


def _dictionary(held: PdfObject | None) -> DictionaryObject:
    found = held.get_object() if held is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _tag(number: int) -> str:
    """The tag of a font's subset by its place in the document."""
    high, low = divmod(number, 26)
    return f"QAAA{chr(65 + high % 26)}{chr(65 + low)}"
