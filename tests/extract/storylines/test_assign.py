"""Which lane an event belongs to, and why."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from explorer.data.event import Actor, Attribution, Event, Mention, MentionId
from explorer.data.passage import DocumentId, Passage
from explorer.data.places import shipped
from explorer.data.storylines_toml import StorylineRule, read_storylines
from explorer.data.when import EventId
from explorer.extract.storylines.assign import EVERYTHING_ELSE, assign


def an_event(
    name: str,
    *,
    kind: str = "statement",
    agents: Sequence[str] = (),
    others: Sequence[str] = (),
    quote: str = "",
    order: int = 0,
) -> Event:
    passage = Passage(DocumentId("d"), 0, len(quote))
    mention = Mention(MentionId(name), passage, quote, passage, "happened", "affirmed", Attribution(), inferred=False)
    return Event(
        id=EventId(name),
        title=name,
        label=name,
        kind=kind,
        status="happened",
        attribution=Attribution(),
        polarity="affirmed",
        weight=0.5,
        order=order,
        actors=(
            *(Actor(each, "agent", "organisation") for each in agents),
            *(Actor(each, "patient", "organisation") for each in others),
        ),
        mentions=(mention,),
    )


def lanes(events: Sequence[Event], rules: Sequence[StorylineRule] = ()) -> dict[str, list[str]]:
    return {line.name: list(line.events) for line in assign(events, rules)[1]}


def test_a_rule_asks_for_every_key_and_for_one_of_each_list() -> None:
    rule = StorylineRule(
        "Boats sold", actors=("Ahab", "Orbit"), kinds=("acquisition",), with_=("Pequod",), words=("sold", "bought")
    )
    taken = an_event("a", kind="acquisition", agents=["Orbit"], others=["Pequod"], quote="Orbit bought the Pequod")
    for other in (
        an_event("b", kind="launch", agents=["Orbit"], others=["Pequod"], quote="Orbit bought the Pequod"),
        an_event("c", kind="acquisition", agents=["Ishmael"], others=["Pequod"], quote="Ishmael bought the Pequod"),
        an_event("d", kind="acquisition", agents=["Orbit"], others=["Rachel"], quote="Orbit bought the Rachel"),
        an_event("e", kind="acquisition", agents=["Orbit"], others=["Pequod"], quote="Orbit unsold the Pequod"),
    ):
        assert lanes([taken, other], [rule]) == {"Boats sold": ["a"], EVERYTHING_ELSE: [other.id]}


def test_each_membership_says_why_in_words() -> None:
    rule = StorylineRule("Ties cut", actors=("Orbit",), kinds=("end_relation",))
    (event,), _ = assign([an_event("a", kind="end_relation", agents=["Orbit Holdings"])], [rule])
    assert event.storylines[0].why == "rule “Ties cut”: Orbit Holdings acts, the kind is end relation"


def test_lanes_stand_in_the_order_of_the_rules_and_an_event_may_be_in_several() -> None:
    rules = [StorylineRule("Second letters", words=("b",)), StorylineRule("All of Orbit", actors=("Orbit",))]
    event = an_event("a", agents=["Orbit"], quote="a b c")
    (found,), storylines = assign([event], rules)
    assert [line.name for line in storylines] == ["Second letters", "All of Orbit"]
    assert [each.storyline for each in found.storylines] == [line.id for line in storylines]


def test_a_folder_without_rules_gets_lanes_named_by_actor_and_matter() -> None:
    events = [an_event(f"s{n}", kind="personnel", agents=["Scale AI"]) for n in range(4)]
    events += [an_event(f"d{n}", kind="acquisition", agents=["Scale AI"]) for n in range(4)]
    events += [an_event(f"o{n}", kind="launch", agents=["Orbit"]) for n in range(3)]
    events += [an_event("lone", kind="award", agents=["Ishmael"])]
    assert lanes(events) == {
        "Scale AI: deals": ["d0", "d1", "d2", "d3"],
        "Scale AI: leadership": ["s0", "s1", "s2", "s3"],
        "Orbit": ["o0", "o1", "o2"],
        EVERYTHING_ELSE: ["lone"],
    }
    assert all(line.automatic for line in assign(events, [])[1])


def test_events_without_a_leading_actor_are_gathered_by_what_they_are() -> None:
    events = [an_event(f"q{n}", kind="disaster") for n in range(3)]
    assert lanes(events) == {"Disasters": ["q0", "q1", "q2"]}


def test_there_are_at_most_eight_automatic_lanes_and_the_rest() -> None:
    events = [an_event(f"{actor}{n}", agents=[actor]) for actor in "ABCDEFGHIJK" for n in range(2)]
    found = lanes(events)
    assert len(found) == 9
    assert len(found[EVERYTHING_ELSE]) == 6


def test_the_rules_of_the_sample_name_its_six_lanes_in_order() -> None:
    rules, problems = read_storylines(Path(shipped("seeds")) / "storylines.toml")
    assert problems == ()
    assert [rule.name for rule in rules.rules] == [
        "Meta buys in",
        "OpenAI winds down",
        "Google cuts contracts",
        "Executives leave",
        "Scale pivots to government",
        "Rivals and other clients",
    ]
    assert rules.title == "Scale AI after the Meta deal"


def test_what_has_no_lane_goes_to_one_of_somebody_who_takes_part() -> None:
    events = [an_event(f"o{n}", kind="launch", agents=["Orbit"]) for n in range(3)]
    guest = an_event("guest", kind="action", agents=["Ishmael"])
    events += [replace(guest, actors=(*guest.actors, Actor("Orbit", "other", "organisation")))]
    found, storylines = assign(events, [])
    assert [line.name for line in storylines] == ["Orbit"]
    assert found[-1].storylines[0].why == "Orbit takes part"


def test_a_kind_that_no_editor_has_a_word_for_names_no_lane() -> None:
    events = [an_event(f"q{n}", kind="action") for n in range(3)]
    assert list(lanes(events)) == [EVERYTHING_ELSE]
