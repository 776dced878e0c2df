"""What the inspector says, as lines."""

from explorer.data.minutes import DAY, minute_of
from explorer.data.when import Reason, instant, period
from explorer.ui.lines import (
    Line,
    actor_lines,
    amount_lines,
    history_lines,
    membership_lines,
    neighbour_lines,
    receipt_lines,
    tension_lines,
)
from explorer.ui.phrases import attribution_in_words, head_in_words, published_in_words, sources_in_words


def _event(story, name):
    return next(event for event in story.events if event.id == name)


def test_one_reason_for_both_bounds_is_one_line_and_leads_to_its_words(story, place):
    lines = receipt_lines(_event(story, "storm").when)
    assert lines == [Line("“3 March 2031”", lead="on", passage=place(story, 0, "3 March 2031"))]


def test_the_receipt_tells_lower_and_upper_bounds_apart(story):
    lines = receipt_lines(_event(story, "bought").when)
    assert [line.lead for line in lines] == ["from", "by"]
    assert lines[0].event == "storm"
    assert not lines[1].leads


def test_a_receipt_calls_a_document_by_its_short_name():
    day = minute_of(2031, 1, 1)
    when = instant(day, day + DAY).with_receipt(Reason("latest", "r", "“Ida Lund steps down” tells it as done"))
    assert [line.text for line in receipt_lines(when, {"Ida Lund steps down": "S2"})] == ["S2 tells it as done"]


def test_an_event_says_why_it_stands_in_its_storylines(story):
    names = {line.id: line.name for line in story.storylines}
    event = next(event for event in story.events if event.storylines)
    lines = membership_lines(event, names)
    assert [line.text for line in lines] == [f"{names[each.storyline]}: {each.why}" for each in event.storylines]


def test_a_period_says_which_end_a_reason_explains():
    day = minute_of(2031, 1, 1)
    when = period((day, day + DAY), (day + DAY, None)).with_receipt(
        Reason("earliest", "r", "it began then"), Reason("earliest_end", "r", "it still went on")
    )
    assert [line.lead for line in receipt_lines(when)] == ["starts from", "lasts to"]
    assert receipt_lines(instant(day, day + DAY)) == []


def test_the_tensions_of_an_event_open_their_documents(story):
    (line,) = tension_lines(story.tensions, _event(story, "bought"))
    assert line.sign == "triangle"
    assert line.tension is story.tensions[0]
    assert tension_lines(story.tensions, _event(story, "storm")) == []


def test_actors_and_amounts_stand_in_the_articles_words(story):
    assert [(line.lead, line.text) for line in actor_lines(_event(story, "leaves"))] == [
        ("acts", "Ida Lund"),
        ("acts", "Harbour board"),
    ]
    amounts = amount_lines(_event(story, "bought"))
    assert [line.text for line in amounts] == ["12 million euros", "14 million euros"]
    assert all(line.passage is not None for line in amounts)


def test_neighbours_come_by_relation_first_then_by_order(story):
    lines = neighbour_lines(story, _event(story, "bought"))
    assert [line.event for line in lines] == ["storm", "protest", "leaves", "line"]
    assert lines[0].text == "Before: A storm sinks the old ferry, 3 March 2031"
    assert lines[2].text.startswith("After: Ida Lund leaves")


def test_an_event_that_never_changed_has_no_history(story):
    assert history_lines(_event(story, "bought")) == []


def test_phrases_say_who_says_so_and_when_it_came_out(story):
    bought = _event(story, "bought")
    assert attribution_in_words(bought.attribution) == "reported by the Coast Courier"
    assert sources_in_words(bought.sources) == "1 independent of 2 sources"
    assert published_in_words(story.documents[0]) == "published about 21 March 2031 · date assigned"
    assert head_in_words(story.documents[1]) == "published 20 April 2031 · date stated"
