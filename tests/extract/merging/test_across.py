"""Deeds that are told by different words, and deeds that only look alike."""

from explorer.extract.draft import MentionDraft
from explorer.extract.merging.families import kin
from explorer.extract.merging.merge import merge
from tests.extract.drafting import a_document, a_draft, an_amount, facts_of


def merged(text: str, *made: dict[str, object]) -> list[list[str]]:
    document = a_document(text)
    drafts: list[MentionDraft] = [a_draft(document, **each) for each in made]  # type: ignore[arg-type]
    events = merge([facts_of(document, *drafts)], [document])
    return [[draft.lemma for draft in event.drafts] for event in events]


def test_kin_words_are_no_synonyms_of_everything() -> None:
    assert kin("capsiz", "overturn")
    assert not kin("capsiz", "resign")


def test_kin_words_join_where_people_and_things_agree() -> None:
    text = "The boat of Tom Jobs capsized in the river. He shouted. The boat of Tom Jobs overturned at noon."
    one = {"quote": "boat of Tom Jobs capsized in the river", "trigger": "capsized", "lemma": "capsize"}
    two = {"quote": "boat of Tom Jobs overturned at noon", "trigger": "overturned", "lemma": "overturn"}
    kinds = ({"kind": "disaster"}, {"kind": "movement_overturn"})
    told = [{**each, **kind, "agents": ["Tom Jobs"]} for each, kind in zip((one, two), kinds, strict=True)]
    assert merged(text, *told) == [["capsize", "overturn"]]
    told[1]["agents"] = ["Ann Cook"]
    assert merged(text, *told) == [["capsize"], ["overturn"]]


def test_a_verb_that_only_brings_another_about_tells_the_same_event() -> None:
    text = "Kestrel was forced to lower its prices in October."
    force = {"quote": text[:-1], "trigger": "forced", "lemma": "force", "kind": "action_force", "patients": ["Kestrel"]}
    lower = {"quote": text[:-1], "trigger": "lower", "kind": "price", "agents": ["Kestrel"]}
    assert merged(text, force, lower) == [["force", "lower"]]


def test_two_finite_verbs_of_one_sentence_tell_two_events() -> None:
    text = "Kestrel's shares, which jumped on Tuesday, rose on Wednesday."
    jump = {"quote": text[:-1], "trigger": "jumped", "lemma": "jump", "kind": "growth", "others": ["Kestrel"]}
    rise = {"quote": text[:-1], "trigger": "rose", "lemma": "rise", "kind": "growth", "others": ["Kestrel"]}
    assert merged(text, jump, rise) == [["jump"], ["rise"]]


def test_whoever_is_counted_is_nobody_who_is_named() -> None:
    text = "At least 17 people were killed in the flood. Tom Jobs was killed by a falling tree."
    document = a_document(text)
    many = a_draft(
        document,
        "At least 17 people were killed in the flood",
        "killed",
        lemma="kill",
        kind="casualties",
        amounts=[an_amount(document, "17 people", 17, "people")],
    )
    one = a_draft(document, "Tom Jobs was killed", "killed", lemma="kill", kind="casualties", patients=["Tom Jobs"])
    assert len(merge([facts_of(document, many, one)], [document])) == 2
