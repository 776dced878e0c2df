"""The one formatter of dates for people."""

import locale

import pytest

from explorer.data.edtf import parse_edtf
from explorer.data.minutes import DAY, HOUR, minute_of
from explorer.data.when import UNDATED, When, instant, period, whole
from explorer.data.words import about_in_words, day_in_words, span_in_words, stretch_in_words, when_in_words

JUNE_13 = minute_of(2025, 6, 13)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "undated"),
        ("2025-06-13", "13 June 2025"),
        ("2025-06", "June 2025"),
        ("2024", "2024"),
        ("198X", "1980s"),
        ("19XX", "1900 – 1999"),
        ("-0043", "44 BCE"),
        ("-0043-03-15", "15 March 44 BCE"),
        ("0079-08-24", "24 August 79 CE"),
        ("[-0049..-0043]", "50 – 44 BCE"),
        ("[-0043..0014]", "44 BCE – 14 CE"),
        ("Y12000", "12000"),
        ("2025-06-13T10:30", "13 June 2025, 10:30"),
        ("[2025-06-13T10:00..2025-06-13T10:59]", "13 June 2025, 10:00 – 11:00"),
        ("[2025-06-13T22:00..2025-06-13T23:59]", "13 June 2025, 22:00 – 24:00"),
        ("[2025-06-12..2025-06-16]", "12 – 16 June 2025"),
        ("[2025-06-10..2025-07-04]", "10 June – 4 July 2025"),
        ("[2024-12-28..2025-01-03]", "28 December 2024 – 3 January 2025"),
        ("[2025-06-01..2025-07-31]", "June – July 2025"),
        ("[2024-12-01..2025-01-31]", "December 2024 – January 2025"),
        ("[2024..2026]", "2024 – 2026"),
        ("2025-21", "March – May 2025"),
        ("[..2025-06-16]", "by 16 June 2025"),
        ("[..2032]", "by 2032"),
        ("[2025-06-12..]", "12 June 2025 or later"),
        ("2025-06~", "about June 2025"),
        ("2025-06-13?", "13 June 2025, uncertain"),
        ("2025%", "about 2025, uncertain"),
        ("[..2025-06-16~]", "by about 16 June 2025"),
        ("2025-06-10/2025-07-04", "10 June – 4 July 2025"),
        ("2025-03/2025-06", "March – June 2025"),
        ("2025-03-01/..", "since 1 March 2025"),
        ("2025-03-01/", "since 1 March 2025"),
        ("2025-03/..", "since March 2025"),
        ("2025-03~/..", "since about March 2025"),
        ("../2025-07-04", "until 4 July 2025"),
        ("/2025-07-04", "until 4 July 2025"),
        ("2024/2026-02-01", "2024 – 1 February 2026"),
    ],
)
def test_a_date_reads_as_an_editor_writes_it(text, words):
    assert when_in_words(parse_edtf(text)) == words


def days(first, last):
    """The pair of bounds from a day of June 2025 to another, both inclusive (30 + n is July)."""
    june = minute_of(2025, 6, 1)
    return (june + (first - 1) * DAY, june + last * DAY)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (period(days(8, 12), days(34, 34)), "from about 10 June 2025 to 4 July 2025"),
        (period(days(10, 10), days(32, 36)), "from 10 June 2025 to about 4 July 2025"),
        (period(days(8, 12), days(32, 36)), "from about 10 June 2025 to about 4 July 2025"),
        (period(days(1, 20), days(1, 20)), "within 1 – 20 June 2025"),
        (
            period((minute_of(2024, 10, 1), minute_of(2025, 4, 1)), days(12, 18)),
            "starts October 2024 – March 2025, ends about 15 June 2025",
        ),
        (period(days(8, 12), (days(13, 13)[0], None)), "from about 10 June 2025 until 13 June 2025 or later"),
        (period(days(10, 10), (None, days(34, 34)[1])), "from 10 June 2025 until 4 July 2025 at the latest"),
        (period((None, days(10, 10)[1]), (days(10, 10)[0], None)), "since 10 June 2025 or earlier"),
        (period((days(10, 10)[0], None), (None, None)), "from 10 June 2025 or later"),
        (period(days(1, 40), (days(1, 1)[0], None)), "starts 1 June – 10 July 2025"),
        (period(days(1, 40), (days(50, 50)[0], None)), "starts 1 June – 10 July 2025, ends 20 July 2025 or later"),
        (When(*days(1, 40), None, None, instant=False, approximate=True), "starts about 1 June – 10 July 2025"),
        (period((None, None), days(1, 40)), "ends 1 June – 10 July 2025"),
        (whole(minute_of(2024), minute_of(2025), grain="year"), "2024"),
        (whole(minute_of(2025, 6, 9), minute_of(2025, 6, 16), grain="week"), "9 – 15 June 2025"),
        (whole(minute_of(1980), minute_of(1990), grain="decade"), "1980s"),
        (When(*days(10, 10), *days(34, 34), instant=False, approximate=True), "about 10 June – 4 July 2025"),
    ],
)
def test_a_period_tells_the_doubt_of_each_end(when, words):
    assert when_in_words(when) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (instant(*days(12, 16)), "about 14 June"),
        (instant(*days(1, 14)), "about 7 June"),
        (instant(*days(1, 15)), ""),
        (instant(*days(12, 12)), ""),
        (instant(None, JUNE_13), ""),
        (period(days(10, 10), days(14, 14)), ""),
        (instant(minute_of(2024, 12, 29), minute_of(2025, 1, 3)), "about 31 December 2024"),
        (UNDATED, ""),
    ],
)
def test_about_is_said_only_where_the_bounds_are_two_to_fourteen_days_wide(when, words):
    assert about_in_words(when) == words


def test_about_can_carry_its_year():
    assert about_in_words(instant(*days(12, 16)), with_year=True) == "about 14 June 2025"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (1, "1 minute"),
        (59, "59 minutes"),
        (HOUR, "1 hour"),
        (5 * HOUR, "5 hours"),
        (DAY, "1 day"),
        (3 * DAY, "3 days"),
        (13 * DAY, "13 days"),
        (14 * DAY, "2 weeks"),
        (45 * DAY, "6 weeks"),
        (61 * DAY, "2 months"),
        (274 * DAY, "9 months"),
        (365 * DAY, "1 year"),
        (500 * DAY, "16 months"),
        (3 * 365 * DAY, "3 years"),
        (2000 * 365 * DAY + 500 * DAY, "2,000 years"),
    ],
)
def test_a_length_is_rounded_to_what_one_says(length, words):
    assert stretch_in_words(JUNE_13, JUNE_13 + length) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (minute_of(2024), minute_of(2033), "2024 – 2032"),
        (minute_of(2024, 1, 15), minute_of(2033), "Jan 2024 – 2032"),
        (minute_of(2024, 1, 15), minute_of(2025, 9, 2), "Jan 2024 – Sep 2025"),
        (minute_of(2025, 1, 15), minute_of(2025, 9, 2), "Jan – Sep 2025"),
        (JUNE_13, JUNE_13 + 4 * DAY, "13 – 16 Jun 2025"),
        (JUNE_13, JUNE_13 + 1, "13 Jun 2025"),
        (minute_of(-43, 3, 15), minute_of(14, 8, 20), "44 BCE – 14 CE"),
    ],
)
def test_the_span_of_a_story_is_short(start, end, words):
    assert span_in_words(start, end) == words


def test_no_locale_changes_a_word():
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, "C")
        assert day_in_words(JUNE_13) == "13 June 2025"
    finally:
        locale.setlocale(locale.LC_TIME, before)
