"""The bounds of vague, relative and event-anchored expressions, and their receipts."""

import pytest

from explorer.data.minutes import DAY, minute_of
from explorer.data.when import UNDATED, instant, whole
from tests.extract.times.reading import PUBLISHED, corpus, days, read

VAGUE = corpus("vague.toml")
ANCHORED = corpus("anchored.toml")
DAYS_IN_JUNE = instant(minute_of(2025, 6, 12), minute_of(2025, 6, 17))


def _unmarked(line):
    before, inside = line.split("[")
    words, after = inside.split("]")
    return before + words + after, len(before), len(before) + len(words)


def _entry(line, published):
    sentence, start, end = _unmarked(line)
    found = read(sentence, published).times
    return next(item for item in found if start <= item.expression.passage.start < end)


def test_the_corpus_is_as_large_as_it_was_promised():
    assert sum(len(entries) for entries in (*VAGUE.values(), ANCHORED["anchor"])) >= 200


@pytest.mark.parametrize("entry", VAGUE["on"], ids=lambda entry: entry["sentence"])
def test_an_expression_gives_its_bounds_from_a_known_day(entry):
    when = _entry(entry["sentence"], PUBLISHED).expression.when
    assert [bound or "" for bound in days(when)] == entry["bounds"]
    assert (not when.instant, when.basis) == (entry["lasts"], entry["basis"])


@pytest.mark.parametrize("entry", VAGUE["between"], ids=lambda entry: entry["sentence"])
def test_an_expression_gives_wider_bounds_from_a_day_known_within_five(entry):
    when = _entry(entry["sentence"], DAYS_IN_JUNE).expression.when
    assert [bound or "" for bound in days(when)] == entry["bounds"]
    assert (not when.instant, when.basis) == (entry["lasts"], entry["basis"])


@pytest.mark.parametrize("entry", [*VAGUE["on"], *VAGUE["between"]], ids=lambda entry: entry["sentence"])
def test_bounds_are_in_order_and_every_line_of_a_receipt_quotes_its_words(entry):
    for published in (PUBLISHED, DAYS_IN_JUNE, None):
        when = _entry(entry["sentence"], published).expression.when
        for low, high in ((when.earliest, when.latest), (when.earliest_end, when.latest_end)):
            assert low is None or high is None or low < high
        assert when.receipt
        sentence, _, _ = _unmarked(entry["sentence"])
        for reason in when.receipt:
            assert f"“{sentence[reason.passage.start : reason.passage.end]}”" in reason.reason
            assert reason.reason.endswith(".")


@pytest.mark.parametrize("entry", ANCHORED["anchor"], ids=lambda entry: entry["sentence"])
def test_an_anchored_expression_names_the_other_event(entry):
    sentence, start, end = _unmarked(entry["sentence"])
    (anchor,) = read(sentence).anchors
    assert (anchor.words.start, anchor.words.end) == (start, end)
    assert sentence[anchor.anchor.start : anchor.anchor.end] == entry["anchor"]
    assert anchor.relation == entry["relation"]
    apart = ["" if minutes is None else round(minutes / DAY, 2) for minutes in (anchor.low, anchor.high)]
    assert apart == [bound if bound == "" else round(bound, 2) for bound in entry["apart"]]


@pytest.mark.parametrize("entry", ANCHORED["no_anchor"], ids=lambda entry: entry["sentence"])
def test_what_names_no_event_is_no_anchor(entry):
    assert read(entry["sentence"]).anchors == ()


def test_without_a_publication_date_a_relative_expression_is_undated_and_says_so():
    for sentence in ("She resigned yesterday.", "Sales fell last year.", "It recently opened.", "He left on Monday."):
        (found,) = read(sentence, None).times
        when = found.expression.when
        assert when.bounds == UNDATED.bounds
        assert when.basis == "unknown"
        assert "which is not known" in when.receipt[0].reason
        assert "20" not in found.expression.value


def test_without_a_publication_date_what_is_stated_still_counts():
    (found,) = read("It opened on June 3, 2024.", None).times
    assert days(found.expression.when)[:2] == ["2024-06-03", "2024-06-03"]


def test_a_receipt_says_how_the_publication_date_is_known():
    from explorer.extract.times.grammar import find_times  # noqa: PLC0415
    from tests.extract.times.reading import sentences_of  # noqa: PLC0415

    text = "Sales fell last year."
    (found,) = find_times(text, sentences_of(text), PUBLISHED, published_basis="assigned").times
    assert found.expression.when.receipt[0].reason == (
        "“last year” counted from the publication date, 13 June 2025 (assigned): the year before."
    )


def test_a_publication_known_at_one_end_only_bounds_one_end_only():
    known_last = instant(None, minute_of(2025, 6, 14))
    (found,) = read("She resigned yesterday.", known_last).times
    assert days(found.expression.when) == [None, "2025-06-12", None, "2025-06-12"]


def test_a_publication_that_is_a_month_makes_yesterday_a_month_wide():
    june = whole(minute_of(2025, 6), minute_of(2025, 7), grain="month")
    published = instant(june.earliest, june.latest_end, grain="month")
    (found,) = read("She resigned yesterday.", published).times
    assert days(found.expression.when)[:2] == ["2025-05-31", "2025-06-29"]


def test_a_numeric_date_that_can_be_read_in_three_ways_keeps_them_all():
    (found,) = read("It was signed on 10/11/12.").times
    when = found.expression.when
    assert when.uncertain
    assert days(when)[:2] == ["2010-11-12", "2012-11-10"]
    assert when.receipt[0].reason == (
        "“10/11/12” is read as 11 October 2012, a guess: it could also be 10 November 2012 or 12 November 2010."
    )


def test_a_numeric_date_follows_the_order_that_the_document_shows_elsewhere():
    first, second = read("It was signed on 10/11/2012. It was sealed on 25/11/2012.").times
    assert (first.expression.value, second.expression.value) == ("2012-11-10", "2012-11-25")
    assert not first.expression.when.uncertain


def test_both_ends_of_a_stretch_get_the_when_of_the_whole():
    first, second = read("The factory ran from March 1950 to June 1987.").times
    assert first.expression.when == second.expression.when
    assert days(first.expression.when) == ["1950-03-01", "1950-03-31", "1987-06-01", "1987-06-30"]


def test_the_signal_and_its_words_stand_beside_the_expression():
    text = "The debt must be paid by the end of 2026."
    (found,) = read(text).times
    assert found.signal == "by"
    assert text[found.words.start : found.words.end] == "by the end of 2026"
    assert found.expression.text == "the end of 2026"
