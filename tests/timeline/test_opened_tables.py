"""Opened event tables: what the cells mean, what is told of rows that cannot be read, and there and back again."""

import re
import unicodedata
from dataclasses import fields, replace

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.data.edtf import parse_edtf
from explorer.data.event import Storyline, StorylineId, Witnesses
from explorer.data.minutes import DAY, FIRST_YEAR, LAST_YEAR, day_text, minute_of, minute_text
from explorer.data.readers.tables.delimited import read_csv
from explorer.data.readers.tables.names import complete
from explorer.data.readers.tables.sheet import Words
from explorer.data.when import GRAINS, When
from explorer.errors import ReadError
from explorer.export.evidence import evidence_of
from explorer.export.files import export_story
from explorer.export.opened import findings_told
from explorer.export.options import ExportOptions
from explorer.export.shown import about
from explorer.export.told import file_in_words
from explorer.timeline.columns import Coded, Listing
from explorer.timeline.opened.dates import dates_in
from explorer.timeline.opened.faults import MOST_TOLD, stretches
from explorer.timeline.opened.rows import open_table, table_from
from explorer.timeline.rows import findings_from, part_of
from explorer.timeline.strings import Texts
from explorer.timeline.table import Places, table_of
from explorer.timeline.told import event_of
from tests.builders import a_document, a_story, an_event
from tests.naughty import NAUGHTY

FIRST, LAST = minute_of(FIRST_YEAR), minute_of(LAST_YEAR)


def opened(text):
    sheet = read_csv(text.encode("utf-8"), file="x.csv")
    return table_from(sheet.named(complete("x.csv", list(sheet.cells))), story="x")


def when(**cells):
    names, row = ",".join(("title", *cells)), ",".join(("A", *(f'"{cell}"' for cell in cells.values())))
    table = opened(f"{names}\n{row}\n").table
    return table.when_of(0)


def sentences(found):
    return [problem.sentence for problem in found.problems]


# Dates


@settings(deadline=None)
@given(
    st.integers(FIRST, LAST).map(day_text)
    | st.integers(FIRST, LAST).map(minute_text)
    | st.integers(FIRST, LAST).map(lambda minute: day_text(minute)[:-3])
    | st.sampled_from(["1918", "2025-06~", "[2025-06-12..2025-06-16]", "2025-06-13/..", "-0043-03-15", "2024-02-29"])
)
def test_a_date_means_in_a_column_what_it_means_alone(text):
    alone = parse_edtf(text)
    dates = dates_in(Words(pa.array([text], pa.large_string()), np.zeros(1, dtype=np.int32)))
    bounds = [dates.earliest[0], dates.latest[0], dates.earliest_end[0], dates.latest_end[0]]
    open_ones = (np.iinfo(np.int64).min, np.iinfo(np.int64).max)
    assert [None if bound in open_ones else int(bound) for bound in bounds] == list(alone.bounds)
    assert (GRAINS[dates.grain[0]], bool(dates.instant[0])) == (alone.grain, alone.instant)
    assert (bool(dates.approximate[0]), bool(dates.uncertain[0])) == (alone.approximate, alone.uncertain)
    assert not dates.wrong


@pytest.mark.parametrize("text", ["2025-06-31", "2023-02-29", "2025-13", "2025-06-13T24:00", "13 June", "06/13/2025"])
def test_what_is_no_date_is_told(text):
    found = opened(f"title,start\nA,{text}\nB,2025\n")
    assert list(found.table.title) == ["B"]
    (sentence,) = sentences(found.found)
    assert sentence.startswith("Row 2 of “x.csv” is not drawn, column start: ")


def test_a_start_alone_is_one_edtf_date():
    assert when(start="2025-06") == replace(parse_edtf("2025-06"), basis="stated")
    assert when(start="2025-06-13/2025-06-16") == replace(parse_edtf("2025-06-13/2025-06-16"), basis="stated")
    assert when(start="2025-06-13 10:30") == replace(parse_edtf("2025-06-13T10:30"), basis="stated")


def test_a_start_and_an_end_make_a_period():
    assert when(start="2025-06-13", end="2025-06-16").bounds == parse_edtf("2025-06-13/2025-06-16").bounds
    assert when(start="2025-06-13", end="..").bounds == parse_edtf("2025-06-13/..").bounds
    assert when(start="", end="2025-06-16").bounds == parse_edtf("../2025-06-16").bounds
    assert when(start="2025-06-13", end="2025-06-13") == when(start="2025-06-13")


def test_a_latest_start_widens_an_instant():
    found = when(start="2025-06-12", start_latest="2025-06-16")
    assert found.instant
    assert found.bounds == parse_edtf("[2025-06-12..2025-06-16]").bounds


def test_without_any_date_an_event_is_undated_not_lost():
    assert when(start="", status="planned") == When()


def test_an_end_before_its_start_is_told():
    found = opened("title,start,end\nA,2025-06-16,2025-06-13\nB,2025,\n")
    (sentence,) = sentences(found.found)
    assert sentence == (
        "Row 2 of “x.csv” is not drawn, column end: it ends before it begins (start 2025-06-16, end 2025-06-13); "
        "write the earlier date first."
    )


# Other columns


def test_rows_stand_in_the_order_of_time_and_lanes_in_that_of_the_file():
    found = opened("title,start,lane,actors\nB,2026,Sea; Town,X;Y\nA,2025,Board,Y\nC,,Sea,\n")
    assert list(found.table.title) == ["A", "B", "C"]
    assert found.table.order.tolist() == [0, 1, 2]
    assert found.table.storylines.names == ("Sea", "Town", "Board")
    assert [line.name for line in found.found.storylines] == ["Sea", "Town", "Board"]
    assert event_of(found.table, 1).storylines[1].storyline == "Town"
    assert [actor.name for actor in event_of(found.table, 1).actors] == ["X", "Y"]


def test_a_name_twice_in_a_cell_counts_once():
    found = opened("title,start,lane,source\nA,2025,Sea; ;Sea;Town; Sea,S;S\n")
    assert found.table.storylines.of(0) == ("Sea", "Town")
    assert found.table.sources.tolist() == [1]


def test_an_unknown_status_is_told_and_the_event_drawn():
    found = opened("title,start,status\nA,2025,Planned\nB,2026,maybe\nC,2027,\n")
    assert [found.table.status.of(row) for row in range(3)] == ["planned", "happened", "happened"]
    (sentence,) = sentences(found.found)
    assert sentence.startswith("Row 3 of “x.csv”, column status: “maybe” is no status")


def test_a_doubled_id_is_told_and_both_events_are_there():
    found = opened("id,title,start\na,A,2025\na,B,2026\n,C,2027\n")
    assert list(found.table.id) == ["a", "a (3)", "row 4"]
    assert sentences(found.found) == [
        "Row 3 of “x.csv”, column id: “a” is the id of another row already; this event is “a (3)” here."
    ]


def test_a_row_without_a_title_is_told_and_an_empty_one_is_nothing():
    found = opened("title,start\n,2025\n,\nA,2025\n")
    assert sentences(found.found) == ["Row 2 of “x.csv” is not drawn, column title: it is empty; name the event."]


def test_of_very_many_broken_rows_the_rest_is_counted_with_its_numbers():
    found = opened("title,start\n" + "A,when?\n" * (MOST_TOLD + 20) + "B,2025\n")
    assert len(found.found.problems) == MOST_TOLD + 1
    assert sentences(found.found)[-1] == (
        "20 more rows of “x.csv” are not drawn for what stands in their column start: 52 – 71."
    )
    assert stretches(np.array([9, 2, 3, 4, 7])) == "2 – 4, 7, 9"


def test_a_table_of_which_no_row_can_be_drawn_is_refused_with_the_first_reason():
    with pytest.raises(ReadError, match=r"has no event that can be drawn\. Row 2 .* “soon” is no EDTF date"):
        opened("title,start\nA,soon\n")


def test_sources_are_numbered_by_publication_and_tell_when_an_event_was_known():
    found = opened(
        "title,start,source,source_published\nA,2025,Post;News,2025-03-02;2025-03-01\nB,2026,Gazette,\nC,2027,Post,soon\n"
    )
    assert [(one.name, one.title) for one in found.table.witnesses] == [
        ("S1", "News"),
        ("S2", "Post"),
        ("S3", "Gazette"),
    ]
    assert found.table.known[0] == minute_of(2025, 3, 1)
    assert found.table.documents.of(0) == ("Post", "News")
    assert [sentence[:40] for sentence in sentences(found.found)] == []


# There and back


def a_rich_story():
    papers = [
        a_document("Here it says: peace. War.", file="b/1.txt", title="One; two", published="2025-06-13/2025-06-16"),
        a_document("It says: peace.", file="a/2.txt", title="One, two", published="2025-07-01", basis="stated"),
        a_document("Nothing more of peace", file="c.txt", title="=Three"),
    ]
    events = [
        an_event("peace @ 1918-11-11", actors=["Town", "=Board"], storylines=["Sea", "Land"]),
        an_event("War @ 2025-03-01/..", storylines=["Land"], status="ongoing", weight=0.123456789),
        an_event("within a month @ 2025-06", storylines=["Sea"], attribution="Ida Lund"),
        an_event("one of some days @ [2025-06-12..2025-06-16]", status="denied", kind="legal"),
        an_event("by then @ [..2025-06-16]", status="planned"),
        an_event("from then @ [2025-06-16..]"),
        an_event("open before @ ../2025-06-16"),
        an_event("Caesar dies @ -0043-03-15?"),
        an_event("far off @ Y12000-01-01/Y12001-06-30"),
        an_event("to the minute @ 2025-06-13T00:00"),
        an_event("half past ten @ 2025-06-13T10:30/2025-06-13T12:00"),
        an_event("about @ 2025-06-13~/2025-07~"),
        an_event("whole year @ 2024", sources=Witnesses(0, 0)),
        an_event("undated", status="forecast"),
        an_event("'=1+1 | “quoted”, with; all\tthings @ 2025-06-13"),
        an_event("早 中 عربي हिन्दी @ 2025-06-13", label="中"),
    ]
    # The bounds of a period may be open or wide on both sides, and equal on both sides without being an instant.
    odd = When(None, 100 * DAY, 50 * DAY, None, instant=False, basis="bounded")
    same = When(0, 30 * DAY, 0, 30 * DAY, instant=False, grain="month", basis="derived")
    events += [an_event("odd", when=odd), an_event("lasts within", when=same)]
    story = a_story(*events, documents=papers, title="x")
    lines = [Storyline(StorylineId("s-never"), "Never", automatic=False, events=()), *story.storylines]
    return replace(story, storylines=tuple(reversed(lines)))


def told(table, name):
    column = getattr(table, name)
    rows = range(len(table))
    match column:
        case Texts():
            return list(column)
        case Listing():
            return [[column.titles[code] for code in column.codes_of(row)] for row in rows]
        case Coded() if name == "storyline_why":
            return [column.of(at) for at in range(len(column.codes))]
        case Coded():
            return [column.of(row) for row in rows]
        case Places():
            return [(column.files.of(row), int(column.offsets[row])) for row in rows]
        case np.ndarray():
            return column.tolist()
        case _:
            return column


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_an_exported_table_opens_again_as_the_same_table(ending, tmp_path):
    before = table_of(a_rich_story())
    export_story(a_rich_story(), tmp_path / f"x.{ending}")
    found = open_table(tmp_path / f"x.{ending}")
    after = found.table
    assert found.found.problems == ()
    differing = [field.name for field in fields(before) if told(before, field.name) != told(after, field.name)]
    assert differing == ["witnesses"]
    assert [after.when_of(row) for row in range(len(after))] == [before.when_of(row) for row in range(len(before))]
    one, other = ([(s.name, s.basis, s.earliest, s.latest) for s in table.witnesses] for table in (before, after))
    assert one == other
    assert [source.title for source in after.witnesses] == ["One, two", "One, two (2)", "=Three"]
    # And what was opened writes the very same file.
    export_story(after, tmp_path / f"again.{ending}")
    first, second = ((tmp_path / f"{name}.{ending}").read_bytes() for name in ("x", "again"))
    assert first == second or ending == "xlsx"  # only the sheet of sources knew their houses


_BOUND = st.none() | st.integers(-60_000, 4_000_000).map(lambda day: day * DAY)


@settings(deadline=None)
@given(bounds=st.lists(st.tuples(_BOUND, _BOUND, _BOUND, _BOUND, st.booleans(), st.booleans()), min_size=1, max_size=8))
def test_any_when_comes_back(bounds, tmp_path_factory):
    events = [an_event(f"e{number}", when=_possible(*one)) for number, one in enumerate(bounds)]
    before = table_of(a_story(*events))
    target = tmp_path_factory.mktemp("whens") / "x.csv"
    export_story(before, target)
    after = open_table(target).table
    assert [after.when_of(row) for row in range(len(after))] == [before.when_of(row) for row in range(len(before))]
    assert after.mark.tolist() == before.mark.tolist()


def _possible(earliest, latest, earliest_end, latest_end, instant, approximate):
    """A when with these bounds, put in an order that a when can have."""
    if earliest is not None and latest is not None and earliest >= latest:
        earliest, latest = latest, earliest + DAY
    if earliest_end is not None and latest_end is not None and earliest_end >= latest_end:
        earliest_end, latest_end = latest_end, earliest_end + DAY
    if instant:
        earliest_end, latest_end = earliest, latest
    elif earliest is not None and latest_end is not None and earliest >= latest_end:
        latest_end = None
    found = When(earliest, latest, earliest_end, latest_end, instant=instant, approximate=approximate)
    return replace(found, basis="derived") if found.dated else When(approximate=approximate)


def test_a_part_of_a_table_has_its_rows_and_nothing_else():
    table = table_of(a_rich_story())
    rows = np.array([3, 0, 7])
    part = part_of(table, rows)
    for name in ("id", "title", "quote", "storylines", "actors", "documents", "status", "mark", "places"):
        assert told(part, name) == [told(table, name)[row] for row in rows], name
    assert [event_of(part, at) for at in range(3)] == [event_of(table, row) for row in rows]


def test_a_table_as_findings_has_every_event_in_its_storylines():
    found = findings_from(opened("id,title,start,lane\na,A,2025,Sea\nb,B,2026,Sea;Town\n").table)
    assert [event.id for event in found.events] == ["a", "b"]
    assert [(line.name, line.events) for line in found.storylines] == [("Sea", ("a", "b")), ("Town", ("b",))]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_naughty_strings_go_through_every_table(ending, tmp_path):
    texts = [text for text in NAUGHTY if text.strip()]
    events = [replace(an_event("x"), id=f"e{number}", title=text) for number, text in enumerate(texts)]
    before = table_of(replace(a_story("x"), events=tuple(events)))
    export_story(before, tmp_path / f"x.{ending}")
    found = open_table(tmp_path / f"x.{ending}")
    assert found.found.problems == ()
    assert list(found.table.title) == [_cleaned(text, ending) for text in texts]


def _cleaned(text, ending):
    """What a table may keep of a text: white space around it goes, and a form without controls has none."""
    if ending == "csv":
        text = "".join("\ufffd" if unicodedata.category(sign) == "Cc" and sign not in "\t\n" else sign for sign in text)
    if ending == "xlsx":
        text = re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", "\ufffd", text)
    return text.strip()


def test_a_row_that_does_not_tell_who_says_so_has_nobody_put_into_its_mouth():
    table = opened("title,start,attribution\nA,2031,\nB,2031,said\n").table
    assert [table.attribution.of(row) for row in (0, 1)] == ["", "said"]
    assert event_of(table, 0).attribution.kind == "asserted"
    assert evidence_of(findings_told(table)).entries[0].facts == "happened · 0 sources"
    assert "said by a person" in evidence_of(findings_told(table)).entries[1].facts


def test_rows_that_cannot_be_read_and_columns_that_are_not_taken_up_are_told_in_what_is_exported():
    found = opened("title,start,link,weight\nA,2025-03-01,x,50\nB,soon,x,20\n,2025-03-03,x,7\nC,2025-03-05,x,80\n")
    assert (found.table.unread, found.table.unused) == (2, ("link", "weight"))
    # Weights that are none of ours are not taken for the heaviest.
    assert set(found.table.weight) == {0.5}
    assert "“link”, “weight”" in found.found.problems[0].sentence
    told = dict(about(found.table, ExportOptions()))
    assert (told["not read"], told["columns not taken up"]) == ("2 rows could not be read", "link, weight")
    for form in (".svg", ".csv", ".pdf"):
        assert file_in_words(found.table, form, ExportOptions()).endswith("2 rows could not be read")
