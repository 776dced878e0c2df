"""Whether a bare weekday or month has been or is to come, by what the sentence says around it."""

import pytest

from explorer.data.minutes import DAY, minute_of
from explorer.data.when import instant
from tests.extract.times.reading import read

# All count from Friday, 13 June 2025.
AHEAD = {
    "Traders are awaiting [Monday]'s report.": "2025-06-16",
    "Stocks hardly moved ahead of [Monday]'s report.": "2025-06-16",
    "The airline said it had scheduled a news conference for [Tuesday].": "2025-06-17",
    "The union has called a strike for [Thursday].": "2025-06-19",
    "Farmers planned a rally in the capital on [Sunday].": "2025-06-15",
    "The mayor has scheduled a news conference [Monday] to explain the plan.": "2025-06-16",
    "Lawyers have asked the court to rule by [Wednesday].": "2025-06-18",
    "The funeral is on [Monday].": "2025-06-16",
    "She is due in court on [Tuesday].": "2025-06-17",
    "The king is to be buried on [Thursday].": "2025-06-19",
    "The figures are expected to be released [Tuesday].": "2025-06-17",
    "The fare rise is effective [Monday].": "2025-06-16",
    "He was named chairman, effective [Jan. 1].": "2026-01-01",
    "Oil for [January] delivery fell.": "2026-01",
    "The chairman retires on [July 1].": "2025-07-01",
    "The market reopens on [Monday].": "2025-06-16",
    "The storm was forecast to make landfall [early Tuesday].": "2025-06-17",
    "Experts said the storm could make landfall [late Monday].": "2025-06-16",
    "Schools will be closed [Monday], officials said.": "2025-06-16",
    "The airline canceled flights for Monday and [Tuesday].": "2025-06-17",
    "The government wants the law passed by [Monday].": "2025-06-16",
    "With the deadline looming on [Monday], talks went on.": "2025-06-16",
    "Talks went on to avert a strike set to begin on [Monday].": "2025-06-16",
    "[Monday]'s figures are expected to show growth.": "2025-06-16",
    "His party hopes to win [Sunday]'s election.": "2025-06-15",
    "If the vote fails on [Sunday], he will resign.": "2025-06-15",
    "Unless a deal is reached by [Monday], the firm will fail.": "2025-06-16",
    "Ahead of the vote on [Sunday], he toured the country.": "2025-06-15",
    "The firm, which reports results on [Tuesday], is in debt.": "2025-06-17",
    "The report, to be published on [Monday], says so.": "2025-06-16",
    "The firm has put off the launch until [September].": "2025-09",
    "The court froze the accounts until [November].": "2025-11",
}
BACK = {
    "It would be the biggest strike since [Monday].": "2025-06-09",
    "The march began as planned on [Saturday].": "2025-06-07",
    "The drill was held as previously planned [Saturday].": "2025-06-07",
    "Three men may have been killed on [Tuesday].": "2025-06-10",
    "The firm failed to make a payment due [Monday].": "2025-06-09",
    "The first guests to arrive on [Tuesday] were students.": "2025-06-10",
    "He was the third man to be arrested on [Tuesday].": "2025-06-10",
    "Iran said in [December] it would hold war games.": "2024-12",
    "He was head of the bank until [September].": "2024-09",
    "She ran the port until [October].": "2024-10",
    "She was elected in [July].": "2024-07",
    "The captain could not be reached on [Wednesday].": "2025-06-11",
    "Shots could be heard on [Wednesday].": "2025-06-11",
    "Neither of them could be located [Wednesday].": "2025-06-11",
    "Markets will react to [Monday]'s decision.": "2025-06-09",
    "The attack on [Monday] is expected to hurt tourism.": "2025-06-09",
    "On [Monday] the company scheduled a vote.": "2025-06-09",
    "The bank holds $3 billion as of [Monday].": "2025-06-09",
    "The man killed on [Monday] will be buried.": "2025-06-09",
    "The firm said on [Monday] that it could cut jobs.": "2025-06-09",
    "The rally had been scheduled for [Tuesday].": "2025-06-10",
    "The bridge is the third that fell on [Tuesday].": "2025-06-10",
    "Shares closed on Wednesday below [the previous Friday]'s price.": "2025-06-06",
}


@pytest.mark.parametrize(("line", "value"), AHEAD.items(), ids=AHEAD)
def test_what_is_awaited_planned_or_due_lies_ahead(line, value):
    assert _value(line) == value


@pytest.mark.parametrize(("line", "value"), BACK.items(), ids=BACK)
def test_what_was_done_lies_back_whatever_else_was_planned(line, value):
    assert _value(line) == value


def test_a_clock_goes_by_the_day_of_its_story_and_not_by_one_compared_with():
    text = "It was the worst day since December 1, 2008. At 0800 GMT, London was down."
    assert [item.expression.value for item in read(text).times] == ["2008-12-01", "2025-06-13T08:00"]
    text = "The limit was raised on June 2, hours before the midnight deadline. She spoke shortly before 2 p.m."
    assert [item.expression.value for item in read(text).times][-1] == "2025-06-02T14:00"


def test_a_quarter_only_compared_with_is_not_the_one_that_accounts_speak_of():
    text = "Profit rose in the first quarter after a flat fourth quarter. It was lower than a year ago."
    assert [item.expression.value for item in read(text).times] == ["2025-Q1", "2024-Q4", "2024-Q1"]


def test_the_previous_month_is_that_of_a_month_and_not_of_a_year():
    text = "Sales in May were lower than in 2023, after a rise in the previous month."
    assert [item.expression.value for item in read(text).times] == ["2025-05", "2023", "2025-04"]


def test_early_in_a_year_the_account_of_the_full_year_is_that_of_the_last_one():
    january, june = minute_of(2025, 1, 20), minute_of(2025, 6, 13)
    for day, value in ((january, "2024"), (june, "2025")):
        found = read("For the full year it sold 375 jets.", instant(day, day + DAY)).times
        assert [item.expression.value for item in found] == [value]
    rising = read("For the year, shares are up.", instant(january, january + DAY)).times
    assert [item.expression.value for item in rising] == ["2025"]


def _value(line):
    before, rest = line.split("[")
    words, after = rest.split("]")
    found = {item.expression.passage.start: item.expression for item in read(before + words + after).times}
    assert found[len(before)].text == words
    return found[len(before)].value
