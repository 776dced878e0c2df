"""EDTF in and out, with the PyPI library `edtf` as an oracle for what both read."""

from contextlib import suppress

import edtf as oracle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.data.edtf import bound_text, edtf_of, parse_bound, parse_edtf, parse_published
from explorer.data.minutes import DAY, FIRST_YEAR, LAST_YEAR, civil, day_text, days_in_month, minute_of
from explorer.data.when import GRAINS, UNDATED, When, instant, period, whole
from explorer.errors import UsageError


def bounds(text):
    """The four inclusive bounds that a text is read as, as files write them."""
    when = parse_edtf(text)
    return tuple(
        bound_text(bound, upper=upper, grain=when.grain)
        for bound, upper in zip(when.bounds, (False, True, False, True), strict=True)
    )


@pytest.mark.parametrize(
    ("text", "first", "last", "grain"),
    [
        ("2025-06-13", "2025-06-13", "2025-06-13", "day"),
        ("2025-06", "2025-06-01", "2025-06-30", "month"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("-0043", "-0043-01-01", "-0043-12-31", "year"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15", "day"),
        ("Y12000", "Y12000-01-01", "Y12000-12-31", "year"),
        ("Y-12000", "Y-12000-01-01", "Y-12000-12-31", "year"),
        ("Y17E3", "Y17000-01-01", "Y17000-12-31", "year"),
        ("Y12000-06-13", "Y12000-06-13", "Y12000-06-13", "day"),
        ("198X", "1980-01-01", "1989-12-31", "decade"),
        ("19XX", "1900-01-01", "1999-12-31", "century"),
        ("-004X", "-0049-01-01", "-0040-12-31", "decade"),
        ("1950S2", "1900-01-01", "1999-12-31", "century"),
        ("2004-XX", "2004-01-01", "2004-12-31", "month"),
        ("1985-04-XX", "1985-04-01", "1985-04-30", "day"),
        ("1985-04-1X", "1985-04-10", "1985-04-19", "day"),
        ("1985-04-3X", "1985-04-30", "1985-04-30", "day"),
        ("156X-12-25", "1560-12-25", "1569-12-25", "day"),
        ("2025-21", "2025-03-01", "2025-05-31", "season"),
        ("2025-24", "2025-12-01", "2026-02-28", "season"),
        ("2025-30", "2025-12-01", "2026-02-28", "season"),
        ("2025-34", "2025-04-01", "2025-06-30", "quarter"),
        ("2025-41", "2025-07-01", "2025-12-31", "quarter"),
        ("2025-06-13T10:30", "2025-06-13T10:30", "2025-06-13T10:30", "minute"),
        ("2025-06-13T10:30:59.5+02:00", "2025-06-13T10:30", "2025-06-13T10:30", "minute"),
        ("[2025-06-12..2025-06-16]", "2025-06-12", "2025-06-16", "day"),
        ("[..2025-06-16]", None, "2025-06-16", "day"),
        ("[2025-06-12..]", "2025-06-12", None, "day"),
        ("[1667,1668, 1670..1672]", "1667-01-01", "1672-12-31", "year"),
    ],
)
def test_an_instant_is_read_with_its_bounds_and_its_grain(text, first, last, grain):
    when = parse_edtf(text)
    assert when.instant
    assert when.grain == grain
    assert when.basis == "stated"
    assert bounds(text) == (first, last, first, last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-06-10/2025-07-04", ("2025-06-10", "2025-06-10", "2025-07-04", "2025-07-04")),
        ("2024/2025-06", ("2024-01-01", "2024-12-31", "2025-06-01", "2025-06-30")),
        ("2025-03-01/..", ("2025-03-01", "2025-03-01", "2025-03-01", None)),
        ("2025-03-01/", ("2025-03-01", "2025-03-01", None, None)),
        ("../2025-07-04", (None, "2025-07-04", "2025-07-04", "2025-07-04")),
        ("/2025-07-04", (None, None, "2025-07-04", "2025-07-04")),
        ("{2025,2026}", ("2025-01-01", "2025-01-01", "2026-12-31", "2026-12-31")),
    ],
)
def test_an_interval_is_a_period_that_begins_in_the_first_and_ends_in_the_second(text, expected):
    assert not parse_edtf(text).instant
    assert bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2025-06~", True, False),
        ("2025-06?", False, True),
        ("2025%", True, True),
        ("2004-06-~11", True, False),
        ("2004?-06-11", False, True),
        ("2025-06-13T10:30~", True, False),
        ("1984~/2004-06", True, False),
        ("[2025-06-12?..2025-06-16]", False, True),
    ],
)
def test_doubt_is_read_wherever_it_stands(text, approximate, uncertain):
    when = parse_edtf(text)
    assert (when.approximate, when.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize("text", ["", "  ", "..", "/", "../.."])
def test_nothing_said_is_undated(text):
    if text == "..":
        with pytest.raises(UsageError):
            parse_edtf(text)
    else:
        assert parse_edtf(text) == UNDATED


@pytest.mark.parametrize(
    "text",
    [
        *("2025-13", "2025-06-31", "2025-02-29", "2025-00", "13 June 2025", "yesterday", "2025/2026/2027", "[", "[]"),
        *("[..]", "{}", "2025-06-13T24:00", "2025-06T10:30", "202", "20255", "2025-6-1", "٢٠٢٥", "2025-06-13\n14"),
        *("2026/2025", "[2026..2025]", "Y9E9", "Y999999", "-0000", "[[2025]]", "2025~~", "1" * 5000, "2025-1X-4X"),
    ],
)
def test_what_is_no_date_gets_one_sentence(text):
    with pytest.raises(UsageError) as told:
        parse_edtf(text)
    assert str(told.value).endswith(".")
    assert "\n" not in str(told.value).replace(text, "")


def test_a_document_comes_out_at_one_moment():
    when = parse_published("2025-06-13/2025-06-16")
    assert when.instant
    assert edtf_of(when) == "[2025-06-13..2025-06-16]"
    assert edtf_of(parse_published("2025-06")) == "2025-06"
    assert edtf_of(parse_published("2025-06-13/..")) == "[2025-06-13..]"
    assert edtf_of(parse_published("../2025-06-13")) == "[..2025-06-13]"


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (UNDATED, ""),
        (instant(minute_of(2025, 6, 12), minute_of(2025, 6, 17)), "[2025-06-12..2025-06-16]"),
        (instant(minute_of(2025, 6, 1), minute_of(2025, 7, 1), grain="month"), "2025-06"),
        (whole(minute_of(2025, 6, 1), minute_of(2025, 7, 1), grain="month"), "2025-06"),
        (whole(minute_of(2024), minute_of(2025), grain="year"), "2024"),
        (whole(minute_of(2025, 6, 13), minute_of(2025, 6, 14), grain="day"), "2025-06-13"),
        (whole(minute_of(2025, 6, 9), minute_of(2025, 6, 16), grain="week"), "2025-06-09/2025-06-15"),
        (
            period((minute_of(2024, 10, 1), minute_of(2025, 3, 1)), (minute_of(2025, 6, 18), minute_of(2025, 6, 19))),
            "2024-10-01~/2025-06-18",
        ),
        (period((minute_of(2025, 3, 1), minute_of(2025, 3, 2)), (minute_of(2025, 6, 1), None)), "2025-03-01/.."),
        (period((minute_of(2025, 3, 1), minute_of(2025, 3, 2)), (None, None)), "2025-03-01/"),
        (period((None, minute_of(2025, 3, 2)), (None, minute_of(2025, 7, 5))), "../2025-07-04~"),
    ],
)
def test_the_summary_is_as_the_design_says(when, text):
    assert edtf_of(when) == text


YEARS = st.integers(-9999, 9999)


@st.composite
def edtf_days(draw):
    year, month = draw(YEARS), draw(st.integers(1, 12))
    return minute_of(year, month, draw(st.integers(1, days_in_month(year, month))))


@st.composite
def whens(draw):
    grain = draw(st.sampled_from(GRAINS))
    step = 1 if grain in ("minute", "hour") else DAY
    start = draw(edtf_days()) + draw(st.integers(0, DAY - 1)) // step * step
    widths = [draw(st.integers(1, 400)) * step for _ in range(3)]
    at = [start, start + widths[0], start + widths[0] + widths[1], start + sum(widths)]
    opened = [None if draw(st.integers(0, 4)) == 0 else bound for bound in at]
    flags = {"approximate": draw(st.booleans()), "uncertain": draw(st.booleans())}
    if draw(st.booleans()):
        return When(opened[0], opened[1], opened[0], opened[1], grain=grain, basis="derived", **flags)
    return When(*opened, instant=False, grain=grain, basis="derived", **flags)


@given(whens())
def test_the_summary_of_an_instant_holds_its_bounds(when):
    if when.instant and when.dated:
        read = parse_edtf(edtf_of(when))
        assert read.bounds == when.bounds
        if not edtf_of(when).startswith("["):
            assert (read.approximate, read.uncertain) == (when.approximate, when.uncertain)


@given(whens())
def test_the_summary_of_a_period_holds_its_hull(when):
    if not when.instant and None not in when.bounds:
        read = parse_edtf(edtf_of(when))
        assert (read.earliest, read.latest_end) == (when.earliest, when.latest_end)


@given(whens())
def test_a_summary_reads_as_itself(when):
    if None not in when.bounds:
        text = edtf_of(parse_edtf(edtf_of(when)))
        assert edtf_of(parse_edtf(text)) == text


@given(whens())
def test_every_bound_comes_back_from_its_text(when):
    for bound, upper in zip(when.bounds, (False, True, False, True), strict=True):
        assert parse_bound(bound_text(bound, upper=upper, grain=when.grain), upper=upper) == bound


@pytest.mark.parametrize("text", ["2025-06", "2025", "[2025-06-13..]", "2025-06-13~", "soon"])
def test_a_bound_is_a_day_or_a_minute_and_nothing_else(text):
    with pytest.raises(UsageError, match="no"):
        parse_bound(text, upper=True)


@st.composite
def common_edtf(draw):
    """Texts that our reader and the oracle both read: no winter (it ends theirs in December), no open ends."""
    year = draw(st.integers(1, 9998))
    month = draw(st.integers(1, 12))
    day = draw(st.integers(1, days_in_month(year, month)))
    return draw(
        st.sampled_from(
            [
                f"{year:04d}",
                f"{year:04d}-{month:02d}",
                f"{year:04d}-{month:02d}-{day:02d}",
                f"{year:04d}"[:3] + "X",
                f"{year:04d}"[:2] + "XX",
                f"{year:04d}-{month:02d}-XX",
                f"{year:04d}-{21 + month % 3}",
                f"{year:04d}-{33 + month % 4}",
                f"{year:04d}-{month:02d}/{year + 1:04d}",
                f"[{year:04d}-{month:02d}-{day:02d}..{year + 1:04d}-{month:02d}-28]",
                f"-{year:04d}",
                f"Y{year + 10000}",
            ]
        )
    )


@settings(max_examples=60, deadline=None)
@given(common_edtf())
def test_the_library_of_others_reads_the_same_bounds(text):
    theirs = oracle.parse_edtf(text)
    ours = parse_edtf(text)
    first, last = civil(ours.earliest), civil(ours.latest_end - 1)
    assert first[:3] == tuple(theirs.lower_strict()[:3])
    assert last[:3] == tuple(theirs.upper_strict()[:3])


@settings(max_examples=40, deadline=None)
@given(whens())
def test_what_we_write_of_days_the_library_of_others_reads(when):
    text = edtf_of(when)
    if text and None not in when.bounds and not any(sign in text for sign in "TY"):
        assert oracle.parse_edtf(text) is not None


@given(st.text(alphabet="0123456789X-/~?%[]{}.,TYESZ:+ ", max_size=40))
def test_no_text_is_more_than_a_date_or_one_sentence(text):
    with suppress(UsageError):
        when = parse_edtf(text)
        assert all(FIRST_YEAR <= civil(bound).year <= LAST_YEAR for bound in when.bounds if bound is not None)
        if when.instant and when.dated:
            assert parse_edtf(edtf_of(when)).bounds == when.bounds


def test_day_texts_of_the_calendar_are_edtf():
    for minute in (minute_of(2025, 6, 13), minute_of(-43, 3, 15), minute_of(12000), minute_of(-12000)):
        assert parse_edtf(day_text(minute)).earliest == minute
