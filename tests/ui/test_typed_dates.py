"""A typed date is read the same on every day; what depends on today is refused."""

import pytest

from explorer.data.edtf import parse_published
from explorer.data.words import when_in_words
from explorer.errors import UsageError
from explorer.ui.dates.reader import DateReader
from explorer.ui.dates.typed import read_typed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("14 June 2025", "14 June 2025"),
        ("Jun 14th, 2025", "14 June 2025"),
        ("June 2025", "June 2025"),
        ("2025", "2025"),
        ("2025-06-12/2025-06-16", "12 – 16 June 2025"),
        ("12 – 16 June 2025", "12 – 16 June 2025"),
        ("30 May to 2 June 2025", "30 May – 2 June 2025"),
        ("Dec 2024 – Jan 2025", "December 2024 – January 2025"),
        ("13/11/2025", "13 November 2025"),
        ("Fri, 13 Jun 2025 10:30:00 +0200", "13 June 2025, 10:30"),
    ],
)
def test_a_date_is_read_as_a_person_writes_it(text, words):
    typed = read_typed(text)
    assert when_in_words(typed.when) == words
    assert typed.note == ""
    assert typed.when.instant


def test_an_ambiguous_date_says_how_it_was_read():
    typed = read_typed("10/11/2025")
    assert when_in_words(typed.when) == "11 October 2025"
    assert typed.note.startswith("read with the month first")


def test_about_is_kept():
    assert read_typed("about 14 June 2025").when.approximate


@pytest.mark.parametrize("text", ["yesterday", "last week", "3 days ago", "Monday", "now", "in 2 days", "Monday 2025"])
def test_what_depends_on_today_is_refused(text):
    with pytest.raises(UsageError, match="depends on the day on which it is read"):
        read_typed(text)


@pytest.mark.parametrize("text", ["14 June", "29 Feb"])
def test_a_date_without_a_year_is_refused(text):
    with pytest.raises(UsageError, match="has no year"):
        read_typed(text)


@pytest.mark.parametrize("text", ["soonish", "June 31 2025", "16 - 12 June 2025", "x" * 500, "le 14 juin 2025"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(UsageError):
        read_typed(text)


def test_the_reader_answers_edtf_at_once_and_words_from_its_process(qtbot, never_blocked):
    reader = DateReader()
    told = []
    reader.answered.connect(lambda *answer: told.append(answer))
    reader.ask("2025-06")
    assert told[0][1].when == parse_published("2025-06")
    reader.ask("14 June 2025")
    reader.ask("yesterday")
    qtbot.waitUntil(lambda: len(told) == 3, timeout=30_000)
    assert told[1][0] == "14 June 2025"
    assert when_in_words(told[1][1].when) == "14 June 2025"
    assert told[2][1] is None
    assert "depends on the day" in told[2][2]
    reader.close()
