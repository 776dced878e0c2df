"""The text rule of the project, encodings, and titles."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.readers.decoding import decode
from explorer.data.readers.text import heading
from explorer.errors import ReadError
from tests.naughty import NAUGHTY

WESTERN = "The naïve café in Zürich cost £5 – or €6 –, said “Müller”."


@pytest.mark.parametrize(
    ("text", "encoding", "taken", "guessed"),
    [
        (WESTERN, "utf-8", "utf-8", False),
        (WESTERN, "utf-8-sig", "utf-8-sig", False),
        (WESTERN, "utf-16", "utf-16", False),
        (WESTERN, "utf-32", "utf-32", False),
        (WESTERN, "cp1252", "cp1252", True),
        (WESTERN, "mac_roman", "mac_roman", True),
        ("Plain words then café.", "latin-1", "cp1252", True),
        ("東京は晴れです。会議は明日。", "shift_jis", "cp932", True),
        ("Москва сообщила о сделке.", "cp1251", "cp1251", True),
    ],
)
def test_an_encoding_is_taken_and_a_guess_is_marked(text, encoding, taken, guessed):
    found = decode(text.encode(encoding))
    assert (found.text, found.encoding, found.guessed) == (text, taken, guessed)


def test_utf_16_of_both_byte_orders_is_read_by_its_mark():
    for order, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
        assert decode(mark + WESTERN.encode(order)).text == WESTERN


def test_only_one_leading_mark_is_taken_away():
    assert decode(("\ufeff\ufeffWords\ufeff").encode()).text == "\ufeffWords\ufeff"


def test_line_ends_become_line_feeds_and_nothing_else_is_changed():
    text = "  # A\r\n\r\nb\rc\n\x0b d\u2028e\x85 f\u200b **g** \u202eh\n\n"
    assert decode(text.encode()).text == "  # A\n\nb\nc\n\x0b d\u2028e\x85 f\u200b **g** \u202eh\n\n"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"words\0and words",
        b"\xff\xfe\x00\xd8",
        b"\x7fELF" + bytes(range(256)) * 20,
        b"".join(hashlib.sha256(bytes([number])).digest() for number in range(100)),
        b"\x01\x02\x03\x04 text",
    ],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(ReadError):
        decode(data)


@given(st.text(st.characters(codec="utf-8")) | st.sampled_from(NAUGHTY))
def test_the_text_rule_holds_for_any_text(text):
    expected = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        found = decode(b"\xef\xbb\xbf" + text.encode())
    except ReadError:
        assert any(ord(sign) < 32 or 127 <= ord(sign) < 160 for sign in text)
    else:
        assert found.text == expected


@given(st.binary(max_size=300))
def test_no_bytes_give_more_than_a_text_or_a_refusal(data):
    try:
        found = decode(data)
    except ReadError:
        return
    assert "\r" not in found.text
    assert "\0" not in found.text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Harbour board buys a ferry\n\nThe board …", "Harbour board buys a ferry"),
        ("\n\n  What's Happening?\nMore.", "What's Happening?"),
        ("# A heading.\nMore.", "A heading."),
        ("## **Bold** move ##\nMore", "**Bold** move"),
        ("**Bold headline**\n\nMore", "Bold headline"),
        ("---\nHeadline\nMore", "Headline"),
        ("The board bought a ferry.\nMore.", ""),
        ("He said: “Yes.”\nMore", ""),
        ("Only one line", ""),
        ("x" * 500 + "\nMore", ""),
        ("", ""),
    ],
)
def test_a_title_is_the_first_line_that_looks_like_a_heading(text, title):
    assert heading(text) == title


def test_a_line_of_five_megabytes_is_read():
    text = "The board met again. " * 250_000
    assert decode(text.encode()).text == text
    assert decode((text + "é").encode("cp1252")).text == text + "é"
