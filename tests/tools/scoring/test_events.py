"""Found events against reviewed ones: small cases whose right answer is worked out by hand."""

import json
from dataclasses import replace

import pytest

from explorer.data.edtf import parse_edtf
from explorer.data.event import Actor, Tension, TensionId
from explorer.data.minutes import DAY, parse_iso
from explorer.data.when import instant
from tests.builders import a_document, a_mention, a_story, an_event
from tools.scoring.event_gold import GoldError, read_gold, sources_of
from tools.scoring.events import same_name, score, when_right

TEXT = "Acme bought Initech in May. Ann Lee left Acme. It rained, some say. Acme may sell Hooli."
ACME = Actor("Acme", "agent", "organisation")
INITECH = Actor("Initech", "patient", "organisation")


def span(words, **more):
    start = TEXT.index(words)
    return {"document": "a.txt", "start": start, "end": start + len(words)} | more


def trigger(word):
    return [[TEXT.index(word), TEXT.index(word) + len(word)]]


BOUGHT = {
    "id": "E1",
    "title": "Acme buys Initech",
    "level": "core",
    "actors": ["Acme", "Initech"],
    "agent": "Acme",
    "status": "happened",
    "when": ["2001-05-01", "2001-05-31"],
    "mentions": [span("Acme bought Initech in May", triggers=trigger("bought"), status="occurred", when="in May")],
}
LEFT = {
    "id": "E2",
    "title": "Ann Lee leaves Acme",
    "level": "extra",
    "actors": ["Ann Lee", "Acme"],
    "agent": None,
    "when": None,
    "mentions": [span("Ann Lee left Acme", triggers=trigger("left"), status="occurred", when=None)],
}
NEUTRAL = span("It rained, some say")


def gold_of(tmp_path, *events, neutral=(NEUTRAL,), disagreements=()):
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({"events": events, "neutral": neutral, "disagreements": disagreements}), "utf-8")
    return read_gold(path)


DOCUMENT = a_document(TEXT, file="a.txt", published="2001-06-02")


def found(words, mark, *actors, **facts):
    """An event told by these words, whose trigger is `mark`."""
    mention = a_mention(DOCUMENT, words)
    start = TEXT.index(mark)
    mention = replace(mention, trigger=replace(mention.trigger, start=start, end=start + len(mark)))
    return an_event(words, actors=actors, mentions=(mention,), **facts)


def story(*events, **facts):
    return a_story(*events, documents=[DOCUMENT], **facts)


def shares(report, *measures):
    return [report.tally.share(measure) for measure in measures]


def test_what_is_right_in_every_respect_scores_one(tmp_path):
    event = found("Acme bought Initech in May", "bought", ACME, INITECH, when=parse_edtf("2001-05"))
    report = score(story(event), gold_of(tmp_path, BOUGHT))
    assert (
        shares(report, "precision", "core", "participants", "agent", "actors", "status", "mentions", "when") == [1] * 8
    )
    assert shares(report, "split", "mixed", "extra") == [0, 0, None]
    assert report.wrong == ()


def test_an_event_on_no_passage_is_wrong_and_one_on_a_neutral_passage_counts_neither_way(tmp_path):
    sold = found("Acme may sell Hooli", "sell", ACME)
    rained = found("It rained", "rained")
    report = score(story(sold, rained), gold_of(tmp_path, BOUGHT))
    assert (report.tally.right["precision"], report.tally.all["precision"]) == (0, 1)
    assert report.wrong == ("WRONG Acme may sell Hooli | Acme may sell Hooli", "MISSED core E1 Acme buys Initech")


def test_essential_and_other_events_are_counted_apart(tmp_path):
    report = score(story(found("Ann Lee left Acme", "left")), gold_of(tmp_path, BOUGHT, LEFT))
    assert shares(report, "core", "extra") == [0, 1]


@pytest.mark.parametrize(
    ("actors", "right"),
    [
        ([ACME, INITECH], True),
        ([Actor("Acme Corp", "agent", "organisation"), INITECH], True),  # substring either way
        ([Actor("Acme", "other", "organisation"), INITECH], False),  # gold's agent does not act
        ([ACME], False),  # one is missing
        ([ACME, INITECH, Actor("Hooli", "other", "organisation")], False),  # one too many
        ([ACME, INITECH, Actor("London", "other", "place")], True),  # a place is nobody
    ],
)
def test_participants_are_right_when_all_are_named_the_agent_acts_and_nobody_else(tmp_path, actors, right):
    event = found("Acme bought Initech in May", "bought", *actors)
    assert score(story(event), gold_of(tmp_path, BOUGHT)).tally.share("participants") == right


def test_a_split_and_a_mix_are_told(tmp_path):
    one = found("Acme bought Initech", "bought", ACME)
    two = found("bought Initech in May", "bought", ACME)
    report = score(story(one, two), gold_of(tmp_path, BOUGHT))
    assert report.tally.right["split"] == 1
    both = replace(one, mentions=(*one.mentions, *found("Ann Lee left Acme", "left").mentions))
    report = score(story(both), gold_of(tmp_path, BOUGHT, LEFT))
    assert (report.tally.right["mixed"], report.tally.right["split"]) == (1, 0)


def test_one_passage_of_two_events_is_no_mix_and_its_trigger_decides(tmp_path):
    wide = LEFT | {"mentions": [span("Acme bought Initech in May. Ann Lee left Acme", triggers=trigger("left"))]}
    event = found("Acme bought Initech in May", "bought", ACME)
    report = score(story(event), gold_of(tmp_path, BOUGHT, wide))
    assert report.tally.right["mixed"] == 0
    assert shares(report, "core", "extra") == [1, 0]


def test_the_status_of_the_event_and_of_its_mentions_are_two_measures(tmp_path):
    event = found("Acme bought Initech in May", "bought", ACME, status="planned")
    assert shares(score(story(event), gold_of(tmp_path, BOUGHT)), "status", "mentions") == [0, 1]
    no_status = {key: value for key, value in BOUGHT.items() if key != "status"}
    assert score(story(event), gold_of(tmp_path, no_status)).tally.all["status"] == 1  # that of its mentions


GOLD_DAYS = ("2001-05-01", "2001-05-31")


@pytest.mark.parametrize(
    ("date", "right"),
    [
        ("2001-05", True),
        ("2001-05-31", True),
        ("2001-06-01", False),
        ("2001", False),  # 365 days are wider than 100
        ("2001-04-01/2001-06-30", True),
        ("", False),
        ("2001-05/..", True),  # its start is known
        ("[2001-05-01..]", False),
    ],
)
def test_a_when_must_meet_golds_days_and_not_be_much_wider(date, right):
    assert when_right(an_event(f"x @ {date}"), GOLD_DAYS) is right


def test_the_end_of_a_plan_may_stay_open_and_days_are_half_open_inside():
    assert when_right(an_event("x @ [2001-05-01..]", status="planned"), GOLD_DAYS)
    may = parse_iso("2001-05-01")
    assert not when_right(an_event("x", when=instant(may - 2 * DAY, may)), GOLD_DAYS)
    assert when_right(an_event("x", when=instant(may - 2 * DAY, may + DAY)), GOLD_DAYS)


def test_golds_words_of_time_must_be_in_the_receipt(tmp_path):
    event = found("Acme bought Initech in May", "bought", ACME)
    report = score(story(event), gold_of(tmp_path, BOUGHT))
    assert report.tally.share("wording") == 0
    passage = replace(event.mentions[0].passage, start=TEXT.index("May"), end=TEXT.index("May") + 3)
    reason = replace(parse_when_reason(), passage=passage)
    cited = replace(event, when=replace(event.when, receipt=(reason,)))
    assert score(story(cited), gold_of(tmp_path, BOUGHT)).tally.share("wording") == 1


def parse_when_reason():
    return an_event("x @ 2001-05").when.receipt[0]


def test_a_disagreement_is_told_by_a_tension_that_touches_two_of_its_events(tmp_path):
    gold = gold_of(tmp_path, BOUGHT, LEFT, disagreements=[{"id": "D1", "events": ["E1", "E2"]}, ["E1", "E9"]])
    one = found("Acme bought Initech in May", "bought", ACME)
    two = found("Ann Lee left Acme", "left")
    tension = Tension(TensionId("t"), "date", (one.id, two.id), (), "They differ.")
    report = score(story(one, two, tensions=(tension,)), gold)
    assert (report.tally.right["disagreements"], report.tally.all["disagreements"]) == (1, 2)


def test_scores_of_one_article_hold_only_what_it_tells(tmp_path):
    event = found("Acme bought Initech in May", "bought", ACME)
    gold = gold_of(tmp_path, BOUGHT)
    assert score(story(event), gold, file="a.txt").tally.share("core") == 1
    assert score(story(event), gold, file="b.txt").tally.share("core") is None


def test_names_are_the_same_when_one_holds_the_other():
    assert same_name("Scale AI", "scale ai, Inc")
    assert not same_name("Scale AI", "")
    assert not same_name("Meta", "Mercor")


def test_a_missing_key_is_told(tmp_path):
    with pytest.raises(GoldError, match="actors"):
        gold_of(tmp_path, {"id": "E1", "mentions": []})


def test_articles_that_state_their_date_get_none_from_outside(tmp_path):
    path = tmp_path / "published.toml"
    path.write_text(
        '["a.txt"]\npublished = "2001-06-02"\nstated = true\npublisher = "P"\n["b.txt"]\npublished = 2002-01-01\n'
    )
    assert sources_of(path, all_dates=False) == (
        '["a.txt"]\npublisher = "P"\n\n["b.txt"]\npublished = "2002-01-01"\nbasis = "assigned"\n'
    )
    assert '"2001-06-02"' in sources_of(path, all_dates=True)
