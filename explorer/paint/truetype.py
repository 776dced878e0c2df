"""What stands in the files of the app's fonts: tables, glyphs of characters, widths (OpenType 1.9)."""

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

import font_source_sans_pro
import font_source_serif_pro

Face = Literal["SourceSansPro-Regular", "SourceSansPro-Semibold", "SourceSerifPro-Regular"]
FACES: tuple[Face, ...] = get_args(Face)


@cache
def tables_of(face: Face) -> MappingProxyType[str, bytes]:
    """The tables of a face by their tags."""
    package = font_source_serif_pro if "Serif" in face else font_source_sans_pro
    data = (Path(package.font_directory) / f"{face}.ttf").read_bytes()
    (number,) = struct.unpack_from(">H", data, 4)
    found = {}
    for at in range(12, 12 + 16 * number, 16):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, at)
        found[tag.decode("latin-1")] = data[offset : offset + length]
    return MappingProxyType(found)


def widths_of(face: Face, text: str) -> dict[str, float]:
    """How far each character of a text moves on, in thousandths of its size; those that the face lacks are left out."""
    tables = tables_of(face)
    (unit,) = struct.unpack_from(">H", tables["head"], 18)
    (measured,) = struct.unpack_from(">H", tables["hhea"], 34)
    widths = {}
    for character, glyph in glyphs_of(tables["cmap"], text).items():
        (width,) = struct.unpack_from(">H", tables["hmtx"], 4 * min(glyph, measured - 1))
        widths[character] = width * 1000 / unit
    return widths


def glyphs_of(cmap: bytes, text: str) -> dict[str, int]:
    """The glyphs of the characters that a `cmap` table has, by its subtables of format 12, else 4."""
    (number,) = struct.unpack_from(">H", cmap, 2)
    places = {struct.unpack_from(">I", cmap, 8 + 8 * one)[0] for one in range(number)}
    formats = {struct.unpack_from(">H", cmap, place)[0]: place for place in sorted(places, reverse=True)}
    characters = sorted(map(ord, set(text)))
    found = _of_groups(cmap, formats[12], characters) if 12 in formats else _of_segments(cmap, formats[4], characters)
    return {chr(character): glyph for character, glyph in found if glyph}


def _of_groups(cmap: bytes, at: int, characters: list[int]) -> Iterator[tuple[int, int]]:
    (groups,) = struct.unpack_from(">I", cmap, at + 12)
    for group in range(groups):
        first, last, glyph = struct.unpack_from(">III", cmap, at + 16 + 12 * group)
        yield from ((character, glyph + character - first) for character in characters if first <= character <= last)


def _of_segments(cmap: bytes, at: int, characters: list[int]) -> Iterator[tuple[int, int]]:
    (double,) = struct.unpack_from(">H", cmap, at + 6)
    ends = at + 14
    starts, deltas, ranges = ends + double + 2, ends + 2 * double + 2, ends + 3 * double + 2
    for segment in range(0, double, 2):
        (last,) = struct.unpack_from(">H", cmap, ends + segment)
        first, delta, offset = (struct.unpack_from(">H", cmap, part + segment)[0] for part in (starts, deltas, ranges))
        for character in characters:
            if first <= character <= last:
                place = ranges + segment + offset + 2 * (character - first)
                glyph = struct.unpack_from(">H", cmap, place)[0] if offset else character
                yield character, (glyph + delta) & 0xFFFF if glyph or not offset else 0
