"""Along the relations of events, with the sentence that says which was followed."""

from dataclasses import replace

import pytest

from explorer.data.event import Relation, Tension, TensionId
from explorer.timeline.ties import Tie
from explorer.ui.relations import Relations, relation_in_words
from explorer.ui.session import Session


@pytest.fixture
def session(qapp, story):
    more = (Relation("storm", "leaves", "before"), Relation("line", "trips", "same_plan"))
    tension = Tension(TensionId("t2"), "opposed", ("bought", "leaves"), story.tensions[0].passages, "one or the other")
    session = Session()
    session.learn(
        replace(story, relations=(*story.relations, *story.relations, *more), tensions=(*story.tensions, tension))
    )
    return session


@pytest.fixture
def relations(session):
    return Relations(session)


def test_relations_and_tensions_of_an_event_stand_once_each_the_earliest_event_first(relations):
    assert relations.of("storm") == (Tie("storm", "bought", "before"), Tie("storm", "leaves", "before"))
    assert relations.of("leaves") == (Tie("storm", "leaves", "before"), Tie("bought", "leaves", "tension"))
    assert relations.of("protest") == ()
    assert relations.of(None) == ()


def test_a_dismissed_tension_is_no_relation(session, relations):
    session.judge(next(tension for tension in session.tensions if tension.id == "t2"), "dismissed")
    assert relations.of("leaves") == (Tie("storm", "leaves", "before"),)
    session.bring_back()
    assert len(relations.of("leaves")) == 2


def test_the_way_goes_on_to_later_events_and_back_as_it_came(session, relations):
    session.select("storm")
    said = relations.follow(1)
    assert session.selection.event == "bought"
    assert (
        said == "“The harbour board buys the ferry “Alma” for 12…” comes after “A storm sinks the old ferry” (1 of 2)"
    )
    assert "is in tension with" in relations.follow(1)
    assert session.selection.event == "leaves"
    relations.follow(-1)
    assert session.selection.event == "bought"
    relations.follow(-1)
    assert session.selection.event == "storm"
    assert "No relation leads" in relations.follow(-1)
    assert session.selection.event == "storm"


def test_the_other_relations_of_the_event_before_are_reached_in_turn(session, relations):
    session.select("storm")
    relations.follow(1)
    assert "(2 of 2)" in relations.follow_other()
    assert session.selection.event == "leaves"
    relations.follow_other()
    assert session.selection.event == "bought"


def test_what_is_selected_otherwise_begins_another_way(session, relations):
    session.select("storm")
    relations.follow(1)
    session.select("leaves")
    relations.follow(-1)
    assert session.selection.event == "bought"


def test_without_a_selection_nothing_is_followed(session, relations):
    assert "Select an event" in relations.follow(1)
    assert session.selection.event is None


def test_a_relation_is_told_from_either_end():
    tie = Tie("a", "b", "during")
    assert relation_in_words(tie, "a") == "happens during"
    assert relation_in_words(tie, "b") == "lasts while"
    assert relation_in_words(Tie("a", "b", "before"), "a") == "comes before"
    assert relation_in_words(Tie("a", "b", "same_plan"), "a") == "is the same plan as"
