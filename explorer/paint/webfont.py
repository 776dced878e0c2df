"""The app's fonts for a web page: a WOFF file of the glyphs that a text needs, and no more.

The glyphs that are not needed are emptied, so that no number of a glyph changes; tables that only layout of
ligatures or hinting wants are left out. Formats: OpenType 1.9 (glyf, loca, cmap 4 and 12), W3C WOFF 1.0.
"""

import struct
from zlib import compress

from explorer.paint.truetype import Face, glyphs_of, tables_of

_KEPT = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")
_WORDS, _MORE, _SCALE, _TWO_SCALES, _MATRIX = 0x1, 0x20, 0x8, 0x40, 0x80


def webfont_of(face: Face, text: str) -> bytes:
    """A face as WOFF with the glyphs of the characters of a text."""
    tables = dict(tables_of(face))
    offsets = _loca(tables)
    glyphs = {0, *glyphs_of(tables["cmap"], text).values()}
    whole = _with_parts(tables["glyf"], offsets, glyphs)
    tables["glyf"], tables["loca"] = _emptied(tables["glyf"], offsets, whole)
    head = bytearray(tables["head"])
    struct.pack_into(">h", head, 50, 1)  # loca counts bytes
    tables["head"] = bytes(head)
    # Names of glyphs are for editors of fonts.
    tables["post"] = struct.pack(">I", 0x00030000) + tables["post"][4:32]
    return _woff({name: tables[name] for name in _KEPT if name in tables})


def _loca(tables: dict[str, bytes]) -> tuple[int, ...]:
    """Where each glyph begins in `glyf`, and where the last one ends."""
    (long,) = struct.unpack_from(">h", tables["head"], 50)
    loca = tables["loca"]
    if long:
        return struct.unpack(f">{len(loca) // 4}I", loca)
    return tuple(2 * half for half in struct.unpack(f">{len(loca) // 2}H", loca))


def _with_parts(glyf: bytes, offsets: tuple[int, ...], glyphs: set[int]) -> set[int]:
    """The glyphs and those of which they are made ("é" of "e" and an accent)."""
    whole: set[int] = set()
    waiting = [glyph for glyph in glyphs if glyph < len(offsets) - 1]
    while waiting:
        glyph = waiting.pop()
        if glyph not in whole:
            whole.add(glyph)
            waiting += _parts(glyf[offsets[glyph] : offsets[glyph + 1]])
    return whole


def _parts(glyph: bytes) -> list[int]:
    if len(glyph) < 10 or struct.unpack_from(">h", glyph)[0] >= 0:
        return []
    parts, at, flags = [], 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">HH", glyph, at)
        parts.append(part)
        at += 4 + (4 if flags & _WORDS else 2)
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
    return parts


def _emptied(glyf: bytes, offsets: tuple[int, ...], kept: set[int]) -> tuple[bytes, bytes]:
    """`glyf` and `loca` in which only these glyphs have an outline."""
    outlines, places = bytearray(), [0]
    for glyph in range(len(offsets) - 1):
        if glyph in kept:
            outlines += glyf[offsets[glyph] : offsets[glyph + 1]]
            outlines += b"\0" * (-len(outlines) % 4)
        places.append(len(outlines))
    return bytes(outlines), struct.pack(f">{len(places)}I", *places)


def _woff(tables: dict[str, bytes]) -> bytes:
    directory, body = bytearray(), bytearray()
    first = 44 + 20 * len(tables)
    for tag, table in sorted(tables.items()):
        packed = compress(table, 9)
        packed = table if len(packed) >= len(table) else packed
        directory += struct.pack(
            ">4sIIII", tag.encode("latin-1"), first + len(body), len(packed), len(table), _checksum(tag, table)
        )
        body += packed + b"\0" * (-len(packed) % 4)
    plain = 12 + 16 * len(tables) + sum(len(table) + -len(table) % 4 for table in tables.values())
    header = struct.pack(
        ">IIIHHIHHIIIII", 0x774F4646, 0x00010000, first + len(body), len(tables), 0, plain, 1, 0, 0, 0, 0, 0, 0
    )
    return header + bytes(directory) + bytes(body)


def _checksum(tag: str, table: bytes) -> int:
    """The sum of its words; that of `head` leaves its own adjustment out."""
    if tag == "head":
        table = table[:8] + b"\0\0\0\0" + table[12:]
    padded = table + b"\0" * (-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
