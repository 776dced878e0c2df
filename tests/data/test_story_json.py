"""A story goes out as JSON and comes back as it was."""

import json
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.data import event as events
from explorer.data.document import Document, Problem, Published
from explorer.data.event import (
    Actor,
    Amount,
    Attribution,
    Event,
    Membership,
    Mention,
    Relation,
    Storyline,
    Tension,
    Turn,
    Unused,
    Witnesses,
)
from explorer.data.expression import AnchoredTime, AnchorRelation, TimeExpression, TimexType
from explorer.data.minutes import DAY, minute_of
from explorer.data.passage import DocumentId, Passage
from explorer.data.project import Coverage, Era, Findings
from explorer.data.story_json import read_story_json, story_json
from explorer.data.when import BOUNDS, GRAINS, UNDATED, EventId, Reason, When, instant
from explorer.errors import ReadError
from tests.builders import a_document, a_story, an_event
from tests.naughty import NAUGHTY

texts = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(NAUGHTY)
ids = st.text("abcdef0123456789", min_size=1, max_size=6)
numbers = st.floats(allow_nan=False, allow_infinity=False, width=64)


def one_of(kind):
    return st.sampled_from(get_args(kind))


passages = st.builds(
    lambda document, start, length: Passage(DocumentId(document), start, start + length),
    ids,
    st.integers(0, 999),
    st.integers(0, 99),
)
attributions = st.builds(Attribution, one_of(events.AttributionKind), texts)
reasons = st.builds(Reason, st.sampled_from(BOUNDS), ids, texts, passages | st.none(), ids | st.none())
bounds = st.none() | st.integers(minute_of(-9999), minute_of(20000))


@st.composite
def whens(draw):
    grain = draw(st.sampled_from(GRAINS))
    step = 1 if grain in ("minute", "hour") else DAY
    low, high, low_end, high_end = (
        None if bound is None else bound // step * step for bound in (draw(bounds) for _ in range(4))
    )
    flags = {"instant": draw(st.booleans()), "approximate": draw(st.booleans()), "uncertain": draw(st.booleans())}
    basis = draw(st.sampled_from(["stated", "derived", "bounded", "unknown"]))
    return When(low, high, low_end, high_end, grain=grain, basis=basis, receipt=(draw(reasons),), **flags)


mentions = st.builds(
    lambda name, passage, quote, trigger, **facts: Mention(
        name, passage, quote, Passage(passage.document, trigger, trigger + 3), **facts
    ),
    ids,
    passages,
    texts,
    st.integers(0, 99),
    status=st.sampled_from(events.STATUSES),
    polarity=one_of(events.Polarity),
    attribution=attributions,
    inferred=st.booleans(),
)
stories_events = st.builds(
    Event,
    id=ids,
    title=texts,
    label=texts,
    kind=ids,
    status=st.sampled_from(events.STATUSES),
    attribution=attributions,
    polarity=one_of(events.Polarity),
    weight=st.floats(0, 1),
    order=st.integers(0, 10**6),
    actors=st.tuples(st.builds(Actor, texts, one_of(events.Role), one_of(events.ActorType), st.booleans())),
    amounts=st.tuples(st.builds(Amount, texts, numbers, texts, st.booleans(), passages)),
    when=whens(),
    history=st.tuples(st.builds(Turn, st.sampled_from(events.STATUSES), ids)),
    storylines=st.tuples(st.builds(Membership, ids, texts)),
    sources=st.builds(Witnesses, st.integers(0, 9), st.integers(0, 9)),
    mentions=st.tuples(mentions),
    merged_because=st.tuples(texts),
)


@st.composite
def publisheds(draw):
    if draw(st.booleans()):
        return Published(None, draw(st.sampled_from(["unknown", "assigned"])), draw(texts))
    start = draw(st.integers(minute_of(1), minute_of(2100))) // DAY * DAY
    width = draw(st.sampled_from([2, 3, 40])) * DAY
    when = instant(start, start + width, approximate=draw(st.booleans()))
    when = replace(when, uncertain=draw(st.booleans()))
    return Published(when, "stated", draw(texts), draw(passages | st.none()))


documents = st.builds(
    Document,
    id=ids,
    file=texts,
    text=texts,
    sha256=ids,
    encoding=st.sampled_from(["utf-8", "cp1252"]),
    title=texts,
    publisher=texts,
    origin=texts,
    published=publisheds(),
    also=st.tuples(texts),
)


@st.composite
def stories(draw):
    documents_of = (draw(documents),)
    return Findings(
        title=draw(texts),
        documents=documents_of,
        events=(draw(stories_events),),
        relations=(draw(st.builds(Relation, ids, ids, one_of(events.RelationKind), passages | st.none())),),
        storylines=(draw(st.builds(Storyline, ids, texts, automatic=st.booleans(), events=st.tuples(ids))),),
        tensions=(
            draw(st.builds(Tension, ids, one_of(events.TensionKind), st.tuples(ids), st.tuples(passages), texts)),
        ),
        time_expressions=(
            draw(st.builds(TimeExpression, passages, texts, one_of(TimexType), texts, st.none() | ids, whens(), ids)),
        ),
        anchored=(
            draw(st.builds(AnchoredTime, passages, texts, one_of(AnchorRelation), ids | st.none(), whens(), ids)),
        ),
        unused=(draw(st.builds(Unused, passages, one_of(events.UnusedReason))),),
        problems=(draw(st.builds(Problem, texts, texts)),),
        eras=draw(st.sampled_from([(), (Era("War", minute_of(1914, 7, 28), minute_of(1918, 11, 12)),)])),
        coverage=tuple((document.id, Coverage(draw(st.integers(0, 9)), 1)) for document in documents_of),
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(stories())
def test_a_story_comes_back_as_it_was(story):
    assert read_story_json(story_json(story), file="x.json") == story


def test_no_string_breaks_the_json():
    told = [replace(an_event("x"), id=f"e{number}", title=text, label=text) for number, text in enumerate(NAUGHTY)]
    story = a_story(*told, documents=[a_document("\n".join(NAUGHTY), title=text) for text in NAUGHTY[:50]])
    assert read_story_json(story_json(story), file="x.json") == story


def test_half_a_surrogate_pair_comes_back():
    story = a_story(replace(an_event("x"), title="\ud83d and \ude00"), documents=[a_document("x")])
    assert read_story_json(story_json(story), file="x.json") == story


def test_the_json_has_the_keys_of_the_design():
    story = a_story(an_event("peace @ [1918-11-09..1918-11-11]", actors=["Foch"], storylines=["War"]))
    told = json.loads(story_json(story))
    assert list(told) == sorted(told)
    assert set(told) == {
        "format",
        "version",
        "title",
        "documents",
        "events",
        "relations",
        "storylines",
        "tensions",
        "time_expressions",
        "anchored",
        "unused",
        "problems",
    }
    (event,) = told["events"]
    assert set(event) == {
        "id",
        "title",
        "label",
        "kind",
        "status",
        "attribution",
        "polarity",
        "weight",
        "order",
        "actors",
        "amounts",
        "when",
        "history",
        "storylines",
        "sources",
        "mentions",
        "merged_because",
    }
    assert {key: event["when"][key] for key in event["when"] if key != "receipt"} == {
        "edtf": "[1918-11-09..1918-11-11]",
        "earliest": "1918-11-09",
        "latest": "1918-11-11",
        "earliest_end": "1918-11-09",
        "latest_end": "1918-11-11",
        "mark": "1918-11-10",
        "instant": True,
        "grain": "day",
        "approximate": False,
        "uncertain": False,
        "basis": "stated",
    }
    assert set(event["when"]["receipt"][0]) == {"bound", "rule", "reason", "passage", "event"}
    (document,) = told["documents"]
    assert set(document) == {
        "id",
        "file",
        "also",
        "title",
        "publisher",
        "origin",
        "published",
        "text",
        "sha256",
        "encoding",
        "characters",
        "coverage",
    }
    assert document["published"] == {
        "edtf": "2025-06-13",
        "earliest": "2025-06-13",
        "latest": "2025-06-13",
        "basis": "assigned",
        "note": "",
    }
    assert set(event["mentions"][0]) == {
        "id",
        "document",
        "start",
        "end",
        "quote",
        "trigger",
        "status",
        "polarity",
        "attribution",
        "inferred",
    }


def test_an_undated_event_has_four_nulls():
    told = json.loads(story_json(a_story(replace(an_event("x"), when=UNDATED))))
    when = told["events"][0]["when"]
    assert [when[bound] for bound in (*BOUNDS, "mark")] == [None] * 5
    assert (when["edtf"], when["basis"], when["receipt"]) == ("", "unknown", [])


def test_times_of_day_and_far_years_are_written_as_the_design_says():
    story = a_story("a @ 2025-06-13T10:30", "b @ -0043-03-15", "c @ Y12000")
    written = {event["title"]: event["when"] for event in json.loads(story_json(story))["events"]}
    assert written["a"]["latest"] == written["a"]["mark"] == "2025-06-13T10:30"
    assert written["b"]["earliest"] == "-0043-03-15"
    assert written["c"]["latest"] == "Y12000-12-31"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda told: told.pop("events"), "events"),
        (lambda told: told.update(events=3), "events"),
        (lambda told: told["events"][0].update(status="perhaps"), "events[0].status"),
        (lambda told: told["events"][0]["when"].update(earliest="soon"), "events[0].when.earliest"),
        (lambda told: told["events"][0].update(order=True), "events[0].order"),
        (lambda told: told["events"][0]["mentions"][0].update(start=9999), "events[0].mentions[0]"),
        (lambda told: told["documents"][0]["published"].update(edtf="someday"), "documents[0].published.edtf"),
        (lambda told: told["documents"][0].update(text=None), "documents[0].text"),
    ],
)
def test_a_json_that_is_not_as_expected_is_told_with_its_place(change, place):
    told = json.loads(story_json(a_story("peace @ 1918-11-11")))
    change(told)
    with pytest.raises(ReadError) as error:
        read_story_json(json.dumps(told).encode(), file="x.json")
    assert "“x.json”" in str(error.value)
    assert f"at {place}," in str(error.value)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"format": "dateline-events"}', b"[" * 100_000, b'{"format": NaN}'],
)
def test_what_is_no_story_is_refused_in_a_sentence(data):
    with pytest.raises(ReadError, match=r"x\.json”.*\.$"):
        read_story_json(data, file="x.json")


def test_another_version_is_told():
    told = json.loads(story_json(a_story())) | {"version": 2}
    with pytest.raises(ReadError, match="another version"):
        read_story_json(json.dumps(told).encode(), file="x.json")


def test_an_event_id_is_a_plain_text():
    assert json.loads(story_json(a_story("peace @ 1918")))["events"][0]["id"] == EventId("e-peace")
