"""From the facts of all documents to the findings: merge, date, name, sort into lanes, compare."""

from collections.abc import Sequence

from explorer.data.project import Findings
from explorer.data.readers.folder import Reading
from explorer.extract.coverage import coverage_of, unused_of
from explorer.extract.dating.solve import date_events
from explorer.extract.draft import DocumentFacts
from explorer.extract.events import event_of
from explorer.extract.merging.merge import merge
from explorer.extract.storylines.assign import assign
from explorer.extract.tensions.find import find_tensions


def findings_of(reading: Reading, facts: Sequence[DocumentFacts]) -> Findings:
    """All that the documents of a folder tell together; `facts` may come in any order."""
    documents = {document.id: document for document in reading.documents}
    place = {document.id: number for number, document in enumerate(reading.documents)}
    in_order = sorted(facts, key=lambda each: place[each.document])
    drafts = merge(in_order, reading.documents)
    dating = date_events(drafts, in_order, reading.documents)
    found = [event_of(draft, dating.whens[draft.id], dating.order[draft.id], documents) for draft in drafts]
    found.sort(key=lambda event: (event.order, event.id))
    events, storylines = assign(found, reading.rules.rules)
    return Findings(
        title=reading.title,
        documents=reading.documents,
        events=events,
        relations=dating.relations,
        storylines=storylines,
        tensions=find_tensions(events, drafts, in_order, dating.clashes, reading.documents),
        time_expressions=tuple(time.expression for each in in_order for time in each.times.times),
        anchored=dating.anchored,
        unused=unused_of(in_order),
        problems=reading.problems,
        eras=reading.rules.eras,
        coverage=coverage_of(in_order, events),
    )
