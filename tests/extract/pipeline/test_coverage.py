"""What was not used is kept and counted."""

from dataclasses import replace

from explorer.data.event import Unused
from explorer.data.project import Coverage
from explorer.data.when import UNDATED
from explorer.extract.coverage import coverage_of, unused_of
from explorer.extract.draft import Leftover
from explorer.extract.events import event_of
from explorer.extract.merging.merge import merge
from tests.extract.drafting import a_document, a_draft, at, facts_of

DOCUMENT = a_document("In May Orbit bought Larkspur. In June it rained. Nobody knows July.")


def test_dated_sentences_with_an_event_are_counted_as_used() -> None:
    bought = a_draft(DOCUMENT, "Orbit bought Larkspur", "bought", agents=["Orbit"], patients=["Larkspur"])
    sentences = tuple(
        at(DOCUMENT, each) for each in ("In May Orbit bought Larkspur.", "In June it rained.", "Nobody knows July.")
    )
    facts = replace(facts_of(DOCUMENT, bought), dated_sentences=sentences)
    (draft,) = merge([facts], [DOCUMENT])
    event = event_of(draft, UNDATED, 0, {DOCUMENT.id: DOCUMENT})
    assert coverage_of([facts], [event]) == ((DOCUMENT.id, Coverage(dated_sentences=3, used=1)),)


def test_each_leftover_is_told_once_with_its_first_reason() -> None:
    rained, knows = at(DOCUMENT, "In June it rained."), at(DOCUMENT, "Nobody knows July.")
    left = (Leftover(knows, "opinion"), Leftover(rained, "unclear_actor"), Leftover(rained, "no_event"))
    facts = replace(facts_of(DOCUMENT), leftovers=left)
    assert unused_of([facts]) == (Unused(rained, "unclear_actor"), Unused(knows, "opinion"))
