"""Whether a bare weekday or month has been or is to come, by what the sentence says around it."""

import pytest

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
    "The market reopens on [Monday].": "2025-06-16",
}
BACK = {
    "It would be the biggest strike since [Monday].": "2025-06-09",
    "The march began as planned on [Saturday].": "2025-06-07",
    "The drill was held as previously planned [Saturday].": "2025-06-07",
    "Three men may have been killed on [Tuesday].": "2025-06-10",
    "The firm failed to make a payment due [Monday].": "2025-06-09",
    "The first guests to arrive on [Tuesday] were students.": "2025-06-10",
    "He was the third man to be arrested on [Tuesday].": "2025-06-10",
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


def _value(line):
    before, rest = line.split("[")
    words, after = rest.split("]")
    found = {item.expression.passage.start: item.expression for item in read(before + words + after).times}
    assert found[len(before)].text == words
    return found[len(before)].value
