"""What is in an exported file, as text for the reviewed references, read as far as can be by other libraries."""

import io
import json
import re
import struct
import zipfile
from collections import Counter
from html.parser import HTMLParser
from xml.etree import ElementTree as Xml

from pptx import Presentation
from pypdf import PdfReader

SVG = "{http://www.w3.org/2000/svg}"


def pdf_in_words(data: bytes) -> str:
    """Metadata, bookmarks with their pages, and for each page its texts and how many places it leads to."""
    reader = PdfReader(io.BytesIO(data))
    lines = [f"language {reader.root_object['/Lang']}"]
    lines += [f"{key} {value}" for key, value in sorted((reader.metadata or {}).items())]
    lines += _bookmarks(reader, reader.outline, 0)
    for number, page in enumerate(reader.pages, 1):
        lines.append(f"page {number}: {len(page.annotations or [])} links")
        lines.append(page.extract_text())
    return "\n".join(lines) + "\n"


def _bookmarks(reader: PdfReader, outline, depth: int) -> list[str]:
    lines = []
    for item in outline:
        if isinstance(item, list):
            lines += _bookmarks(reader, item, depth + 1)
        else:
            lines.append(f"{'  ' * depth}bookmark “{item.title}” page {reader.get_destination_page_number(item) + 1}")
    return lines


def pptx_in_words(data: bytes) -> str:
    """For each slide its title, how many shapes of each kind, the texts, the names of its groups, and its notes."""
    deck = Presentation(io.BytesIO(data))
    lines = [f"{deck.slide_width}x{deck.slide_height} “{deck.core_properties.title}”"]
    for number, slide in enumerate(deck.slides, 1):
        shapes = list(_all_shapes(slide.shapes))
        kinds = Counter(str(shape.shape_type).split(" ")[0].split(".")[-1] for shape in shapes)
        lines.append(f"slide {number} “{slide.shapes.title.text_frame.text}” {dict(sorted(kinds.items()))}")
        lines += [f"  group “{shape.name}”" for shape in shapes if shape.shape_type == 6]
        lines += [
            f"  text “{shape.text_frame.text}”" for shape in shapes if shape.has_text_frame and shape.text_frame.text
        ]
        lines += [f"  note {line}" for line in slide.notes_slide.notes_text_frame.text.split("\n")]
    return "\n".join(lines) + "\n"


def _all_shapes(shapes):
    for shape in shapes:
        yield shape
        if shape.shape_type == 6:
            yield from _all_shapes(shape.shapes)


def svg_in_words(data: bytes) -> str:
    """Its size, and the events and texts in their order."""
    root = Xml.fromstring(data)  # noqa: S314 - we wrote it ourselves a moment ago
    lines = [f"{root.get('width')}x{root.get('height')} {root.get('viewBox')}"]
    for node in root.iter():
        if node.tag == SVG + "title":
            lines.append(f"title “{node.text}”")
        if node.tag == SVG + "text":
            lines.append(f"text “{node.text}”")
        if node.tag == SVG + "g" and node.get("id"):
            lines.append(f"group {node.get('id')}")
    return "\n".join(lines) + "\n"


def png_in_words(data: bytes) -> str:
    """Its size and the kinds of its chunks."""
    width, height = struct.unpack_from(">II", data, 16)
    kinds, at = [], 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kinds.append(data[at + 4 : at + 8].decode())
        at += length + 12
    return f"{width}x{height} {' '.join(dict.fromkeys(kinds))}\n"


class _Page(HTMLParser):
    """Collects what a browser would see: texts, scripts by kind, and elements that could fetch something."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.data = ""
        self.script = ""
        self.policy = ""
        self.elements: Counter[str] = Counter()
        self._inside: list[str] = []

    def handle_starttag(self, tag, attributes) -> None:
        self.elements[tag] += 1
        given = dict(attributes)
        assert not [name for name in given if name.startswith("on")], "an element has a handler of its own"
        self.policy = self.policy or (given.get("content", "") if "http-equiv" in given else "")
        if tag not in ("meta", "br", "link", "img", "input"):
            self._inside.append("data" if given.get("type") == "application/json" else tag)

    def handle_endtag(self, tag) -> None:
        while self._inside and self._inside.pop() not in (tag, "data" if tag == "script" else tag):
            pass

    def handle_data(self, data) -> None:
        inside = self._inside[-1] if self._inside else ""
        if inside == "data":
            self.data += data
        elif inside == "script":
            self.script += data
        elif inside != "style" and data.strip():
            self.lines.append(f"{inside} “{data.strip()}”")


def page_of(data: bytes) -> _Page:
    """The page as parsed."""
    page = _Page()
    page.feed(data.decode("utf-8"))
    return page


def html_in_words(data: bytes) -> str:
    """The policy without its digest, the texts, and the scene's data without its numbers."""
    page = page_of(data)
    scene = json.loads(page.data)
    marks = [f"mark {mark['n']} {'with' if 'label' in mark else 'without'} a label" for mark in scene["marks"]]
    lines = [re.sub(r"sha256-[^']+", "sha256-…", page.policy), f"counts “{scene['counts']}”", *marks, *page.lines]
    return "\n".join(lines) + "\n"


def parts_of(package: bytes) -> dict[str, bytes]:
    """The files of a ZIP package."""
    with zipfile.ZipFile(io.BytesIO(package)) as read:
        return {name: read.read(name) for name in read.namelist()}
