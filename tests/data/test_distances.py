"""How far apart two events stand, in words that keep the doubt of their bounds."""

import pytest

from explorer.data.distances import distance_between, distance_in_words
from explorer.data.minutes import minute_of
from explorer.data.when import UNDATED, instant, period, whole


def _minute(text):
    return None if text is None else minute_of(*(int(part) for part in text.split("-")))


def _at(first, after, **facts):
    return instant(_minute(first), _minute(after), **facts)


def _lasts(*bounds):
    first, begun, ends, ended = (_minute(bound) for bound in bounds)
    return period((first, begun), (ends, ended))


TENTH = _at("2025-06-10", "2025-06-11")


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (TENTH, _at("2025-06-15", "2025-06-16"), "5 days"),
        (TENTH, _at("2025-06-27", "2025-06-28"), "17 days"),
        (TENTH, _at("2025-07-27", "2025-07-28"), "about 7 weeks"),
        (TENTH, _at("2027-06-27", "2027-06-28"), "about 2 years"),
        (TENTH, TENTH, "the same day"),
        (_at("2025-06-10", "2025-06-15"), _at("2025-06-17", "2025-06-20"), "3 to 9 days"),
        (_at("2025-06-10", "2025-06-15"), _at("2025-06-14", "2025-06-20"), "up to 9 days"),
        (_at("2025-06-10", "2025-06-20"), _at("2025-06-12", "2025-06-17"), "at most 7 days, in either order"),
        (_at("2025-04-10", "2025-04-15"), _at("2025-06-08", "2025-06-15"), "about 2 months"),
        (TENTH, _at("2025-06-17", None), "at least 7 days"),
        (_at("2025-06-01", None), TENTH, "at most 9 days"),
        (TENTH, UNDATED, "an unknown time"),
        (_at("2024-01-01", "2025-01-01", grain="year"), _at("2031-01-01", "2032-01-01", grain="year"), "about 7 years"),
        (TENTH, _at("2025-06-14", "2025-10-11"), "4 days to 4 months"),
        (TENTH, _at("2025-07-20", "2025-10-11"), "40 days to 4 months"),
        (TENTH, _at("2025-08-09", "2025-09-25"), "2 to 3½ months"),
        (TENTH, _at("2025-08-09", "2025-09-24"), "2 to 3½ months"),
        # A tenth away is near enough, more is not: 33 and 34 days for a month, 50 and 52 for a month and a half.
        (TENTH, _at("2025-07-13", "2025-09-11"), "1 to 3 months"),
        (TENTH, _at("2025-07-14", "2025-09-11"), "34 days to 3 months"),
        (TENTH, _at("2025-07-30", "2025-10-11"), "1½ to 4 months"),
        (TENTH, _at("2025-08-01", "2025-10-11"), "52 days to 4 months"),
        # 45 days are the most that are told in days.
        (TENTH, _at("2025-06-20", "2025-07-26"), "10 to 45 days"),
        (TENTH, _at("2025-06-20", "2025-07-27"), "10 days to 1½ months"),
        (TENTH, _at("2026-08-10", "2035-06-11"), "14 months to 10 years"),
        (TENTH, _at("2025-06-28", None), "at least 18 days"),
        (TENTH, _at("2027-06-10", "2032-12-11"), "2 to 7½ years"),
    ],
)
def test_the_distance_of_two_moments_is_told_with_its_doubt(one, other, words):
    assert distance_in_words(distance_between(one, other)) == words


def test_clock_times_are_told_in_minutes_and_hours():
    noon, later = minute_of(2025, 6, 10) + 720, minute_of(2025, 6, 10) + 765
    one, other = instant(noon, noon + 1, grain="minute"), instant(later, later + 1, grain="minute")
    assert distance_in_words(distance_between(one, other)) == "45 minutes"


def test_between_periods_that_do_not_meet_the_gap_is_measured_and_otherwise_their_starts():
    first = whole(_minute("2025-06-01"), _minute("2025-06-06"), grain="day")
    second = whole(_minute("2025-06-10"), _minute("2025-06-21"), grain="day")
    over = whole(_minute("2025-06-03"), _minute("2025-06-21"), grain="day")
    apart, together = distance_between(first, second), distance_between(first, over)
    assert (apart.ends, distance_in_words(apart)) == ("gap", "5 days")
    assert (together.ends, distance_in_words(together)) == ("starts", "2 days")
    assert distance_between(second, first).turned
    assert distance_between(second, first).least == apart.least


def test_a_distance_is_the_same_whichever_event_is_asked_first():
    late, vague = _at("2025-06-17", "2025-06-20"), _lasts("2025-06-01", "2025-06-05", "2025-06-12", None)
    for one, other in ((TENTH, late), (TENTH, vague), (vague, late), (TENTH, _at(None, "2025-05-01"))):
        forth, back = distance_between(one, other), distance_between(other, one)
        assert distance_in_words(forth) == distance_in_words(back)
        assert forth.turned != back.turned
