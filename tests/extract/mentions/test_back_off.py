"""Verbs without a frame tell a happening when they tell a deed of somebody or something definite."""

import pytest

from explorer.extract.frames import frames
from explorer.extract.mentions.happenings import happenings
from tests.extract.mentions.reading import drafts_in

TOLD = [
    # main clause, passive, conjunct
    ("The council of Norwich repainted the old bridge in May.", "repainted"),
    ("Firefighters pulled two children from the canal on Sunday.", "pulled"),
    ("The statue of Ada Lovelace was unbolted on Friday.", "unbolted"),
    ("Volunteers patched the roof and swept the square on Monday.", "swept"),
    # subordinate and relative clauses, participles
    ("Police cleared the square after a lorry rammed the fence.", "rammed"),
    ("Tom Hardwick, who chaired the inquiry in 2019, fell ill.", "chaired"),
    ("A storm crossed Denmark on Friday, uprooting hundreds of trees.", "uprooting"),
    ("The chapel, painted by Elena Rossi in 1902, burned down.", "painted"),
    # report and plan
    ("Anna Berg said the museum had shipped the statue to Oslo.", "shipped"),
    ("Volvo plans to repaint its ferries in June.", "repaint"),
    ("The council is to rename the square on Monday.", "rename"),
    # particles, objects with a direction, requests
    ("Engineers put the new bell into the tower on Tuesday.", "put"),
    ("Workers tore down the fence on Sunday.", "tore"),
    ("The mayor of Ghent asked the army for tents.", "asked"),
    # a frame that does not hold
    ("Tourists visited the old mill on Friday.", "visited"),
]
NOT_TOLD = [
    # states, judgements, what texts and figures do
    ("The bridge belongs to the city of Norwich.", "belongs"),
    ("The move underlines the weakness of the market.", "underlines"),
    ("The report contains ten chapters.", "contains"),
    ("The exit raised concerns about resilience.", "raised"),
    # general truths and kinds of people at large
    ("Ferries cross the strait in two hours.", "cross"),
    ("Companies will monitor these developments.", "monitor"),
    # wishes, advice, purposes
    ("Firms should repaint their ships.", "repaint"),
    ("The council met to repaint the bridge.", "repaint"),
    # what somebody says of himself in a quotation
    ('"We painted the fence twice last year," said Anna Berg.', "painted"),
    # plans that only place what is planned
    ("A fair planned for Friday was rained off in Leeds.", "planned"),
]


@pytest.mark.parametrize(("text", "word"), TOLD)
def test_a_deed_without_a_frame_is_told(text: str, word: str) -> None:
    assert word in _triggers(text)


@pytest.mark.parametrize(("text", "word"), NOT_TOLD)
def test_what_tells_no_deed_is_left_alone(text: str, word: str) -> None:
    assert word not in _triggers(text)


def test_each_verb_without_a_frame_merges_only_with_its_own_word() -> None:
    found = drafts_in("Volunteers patched the roof and swept the square on Monday.")
    assert [draft.group for draft in found] == ["patch", "sweep"]


def test_a_noun_and_the_verb_that_lets_it_happen_are_one() -> None:
    found = drafts_in("The trial of Carl Olsen began in Malmö on Monday.")
    assert [draft.frame for draft in found] == ["trial"]


def test_a_verb_that_only_says_how_a_deed_stands_is_no_deed_of_its_own() -> None:
    found = drafts_in("Peter Lund ruled out selling the club.")
    assert "action_rule" not in [draft.frame for draft in found]


def test_a_deed_with_a_frame_weighs_more_than_one_without() -> None:
    plain, framed = (drafts_in(text)[0] for text in ("Ada Holm patched the roof.", "Ada Holm resigned."))
    assert plain.salience < framed.salience


def test_the_word_lists_name_known_verbs_only_once() -> None:
    lists = happenings()
    assert lists.never & lists.alone == frozenset()
    assert lists.forecast <= lists.alone
    assert set(lists.kinds.values()).isdisjoint(frames().by_id.keys() - {"incident", "forecast"})


def _triggers(text: str) -> list[str]:
    return [text[draft.mention.trigger.start : draft.mention.trigger.end] for draft in drafts_in(text)]
