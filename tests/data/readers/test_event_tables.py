"""The cells of event tables: any separator and encoding, typed cells, broken rows, hostile files."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from explorer.data.readers.tables.delimited import read_csv, unguarded
from explorer.data.readers.tables.names import ColumnsError, guesses, matched
from explorer.data.readers.tables.parquet import read_parquet
from explorer.data.readers.tables.read import read_sheet, table_path
from explorer.data.readers.tables.workbook import read_xlsx
from explorer.errors import ReadError
from explorer.export.tables import safe_cell
from tests.naughty import NAUGHTY


def sheet_of(text, **options):
    data = text.encode("utf-8") if isinstance(text, str) else text
    return read_csv(data, file="x.csv", **options)


def rows_of(sheet):
    names = [name for name in ("title", "start", "quote") if name in sheet.cells]
    columns = [sheet.texts(name).to_pylist() for name in names]
    return list(zip(sheet.numbers.tolist(), *columns, strict=True))


def workbook(*rows, title="Sheet"):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("between", [",", ";", "\t", "|"])
def test_cells_may_stand_between_commas_semicolons_tabs_or_bars(between):
    sheet = sheet_of(f'title{between}start\n"Vote{between} at last"{between}2025-06-13\n')
    assert rows_of(sheet) == [(2, f"Vote{between} at last", "2025-06-13")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_an_encoding_with_a_mark_or_in_utf_8_needs_no_guess(encoding):
    sheet = sheet_of("title,start\nCafé,2025\n".encode(encoding))
    assert rows_of(sheet) == [(2, "Café", "2025")]
    assert sheet.problems == ()


def test_another_encoding_is_guessed_and_told():
    sheet = sheet_of("title,start\nCafé à Genève,2025\n".encode("cp1252"))
    assert rows_of(sheet) == [(2, "Café à Genève", "2025")]
    assert "read as cp1252" in sheet.problems[0].sentence


def test_quoted_line_breaks_and_empty_lines_count_rows_as_a_spreadsheet_does():
    sheet = sheet_of('title,start,quote\r\nA,2025,"one\r\ntwo"\r\n\r\nB,2026,\r\n')
    told = [row for row in rows_of(sheet) if row[1]]
    assert told == [(2, "A", "2025", "one\r\ntwo"), (4, "B", "2026", "")]


def test_a_short_row_is_filled_and_a_long_one_told_with_its_number_and_the_remedy():
    sheet = sheet_of("title,start,quote\nA,2025\nB,2026,,\nC, D,2027,x\nE,2028,y\n")
    assert rows_of(sheet) == [(2, "A", "2025", ""), (3, "B", "2026", ""), (5, "E", "2028", "y")]
    (problem,) = sheet.problems
    assert problem.sentence == (
        "Row 4 of “x.csv” is not drawn: it has 4 cells where the head has 3; "
        "put quotation marks around a cell that holds “,”."
    )


@pytest.mark.parametrize("text", ['title,start\nA,2025\nB,"2026\nC,2027\n', 'title,start\nA,2025\n"B,2026\nC,2027\n'])
def test_a_quotation_mark_that_is_never_closed_hides_nothing_in_silence(text):
    sheet = sheet_of(text)
    assert rows_of(sheet)[0] == (2, "A", "2025")
    assert "Row 3" in sheet.problems[0].sentence
    assert "never closed" in sheet.problems[0].sentence


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n \n", "is empty"),
        (bytes(range(256)), "is not text"),
        (b"title,start\n", "no row below"),
        (b"title,start", "no row below"),
    ],
)
def test_what_is_no_table_is_told_in_a_sentence(data, words, tmp_path):
    (tmp_path / "x.csv").write_bytes(data)
    with pytest.raises(ReadError, match=words):
        read_sheet(tmp_path / "x.csv")


def test_a_table_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ReadError, match="there is no such file"):
        read_sheet(tmp_path / "nowhere.csv")


def test_other_names_are_told_with_those_that_are_there():
    with pytest.raises(ColumnsError, match="no column “title” and no column “start”; it has “Event”, “Date”") as told:
        sheet_of("Event,Date\nA,2025\n")
    assert told.value.names == ("Event", "Date")


def test_chosen_columns_stand_for_ours():
    sheet = read_csv(b"Event,Date,start\nA,2025,x\n", file="x.csv", chosen={"title": "Event", "start": "Date"})
    assert set(sheet.cells) == {"Event", "Date"}


def test_names_match_whatever_their_case_and_what_stands_between_words():
    assert matched([" Title", "START", "start latest", "EndEarliest"]) == {
        "title": " Title",
        "start": "START",
        "start_latest": "start latest",
        "end_earliest": "EndEarliest",
    }


def test_common_names_are_guessed_each_for_one_column():
    found = guesses(["Event", "Begin Date", "End Date", "Category", "Who", "Type", "Notes", "Link"])
    assert found == {
        "title": "Event",
        "start": "Begin Date",
        "end": "End Date",
        "lane": "Category",
        "actors": "Who",
        "kind": "Type",
        "quote": "Notes",
        "document": "Link",
    }


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8")) | st.sampled_from(NAUGHTY))
def test_a_guard_against_formulas_is_taken_away_exactly(text):
    clean = safe_cell(text).removeprefix("'") if safe_cell(text) != text else text
    assert unguarded(pa.array([safe_cell(clean)], pa.large_string()))[0].as_py() == clean


def test_two_columns_of_one_name_are_both_there():
    with pytest.raises(ColumnsError) as told:
        sheet_of("date,date\nA,2025\n")
    assert told.value.names == ("date", "date (2)")


def test_cells_of_a_workbook_come_as_iso_days_minutes_and_years():
    data = workbook(
        ["title", "start", "offset"],
        ["a day", date(2025, 6, 13), 12.0],
        ["a minute", datetime(2025, 6, 13, 10, 30), None],  # noqa: DTZ001  a spreadsheet knows no zones
        ["a year", 79, 1.5],
        [],
        ["text", "2025-06", True],
    )
    sheet = read_xlsx(data, file="x.xlsx")
    assert rows_of(sheet) == [
        (2, "a day", "2025-06-13"),
        (3, "a minute", "2025-06-13T10:30"),
        (4, "a year", "0079"),
        (6, "text", "2025-06"),
    ]
    assert sheet.texts("offset").to_pylist() == ["12", "", "1.5", "true"]


def test_the_sheet_named_events_goes_before_the_first():
    book = openpyxl.Workbook()
    book.active.append(["something else"])
    events = book.create_sheet("Events")
    events.append(["title", "start"])
    events.append(["A", "2025"])
    out = io.BytesIO()
    book.save(out)
    assert rows_of(read_xlsx(out.getvalue(), file="x.xlsx")) == [(2, "A", "2025")]


def test_a_formula_that_failed_is_told_and_left_out():
    sheet = read_xlsx(workbook(["title", "start", "quote"], ["A", "2025", "#N/A"]), file="x.xlsx")
    assert rows_of(sheet) == [(2, "A", "2025", "")]
    assert sheet.problems[0].sentence == "Row 2 of “x.xlsx”, column quote: #N/A is no value and was left out."


def repacked(data, part, change):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
SMALL = workbook(["title", "start"], ["A", "2025"])


@pytest.mark.parametrize(
    "data",
    [
        b"no zip at all",
        SMALL[: len(SMALL) // 2],
        repacked(SMALL, SHEET, lambda _: b"<worksheet"),
        repacked(SMALL, SHEET, lambda xml: b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + xml),
        repacked(SMALL, SHEET, lambda xml: xml + b" " * 300_000_000),
        repacked(SMALL, "xl/workbook.xml", lambda _: b"<workbook/>"),
    ],
    ids=["no zip", "cut off", "broken xml", "doctype", "bomb", "no sheets"],
)
def test_a_broken_or_hostile_workbook_is_refused_in_a_sentence(data):
    with pytest.raises(ReadError, match=r"“x\.xlsx” .*\.$"):
        read_xlsx(data, file="x.xlsx")


def test_a_lone_cell_at_the_far_corner_costs_nothing():
    book = openpyxl.Workbook()
    book.active.append(["title", "start"])
    book.active.append(["A", "2025"])
    book.active["XFD1048576"] = "far"
    out = io.BytesIO()
    book.save(out)
    assert rows_of(read_xlsx(out.getvalue(), file="x.xlsx"))[0] == (2, "A", "2025")


def test_columns_of_parquet_may_have_any_type(tmp_path):
    table = pa.table(
        {
            "title": pa.array(["A", "B"]).dictionary_encode(),
            "start": pa.array([date(2025, 6, 13), None]),
            "end": pa.array([1_750_000_000, None], pa.timestamp("s")),
            "actors": pa.array([["X", "Y"], []]),
            "weight": pa.array([0.25, None]),
            "offset": pa.array([3.0, None]),
        }
    )
    parquet.write_table(table, tmp_path / "x.parquet")
    sheet = read_parquet(tmp_path / "x.parquet", file="x.parquet")
    told = {name: sheet.texts(name).to_pylist() for name in sheet.cells}
    assert told == {
        "title": ["A", "B"],
        "start": ["2025-06-13", ""],
        "end": ["2025-06-15 15:06:40", ""],
        "actors": ["X;Y", ""],
        "weight": ["0.25", ""],
        "offset": ["3", ""],
    }
    assert [sheet.coded(name).at(0) for name in sheet.cells] == [column[0] for column in told.values()]
    assert [sheet.coded(name).at(1) for name in sheet.cells] == [column[1] for column in told.values()]


def test_a_broken_parquet_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "x.parquet").write_bytes(b"PAR1 and nothing more")
    with pytest.raises(ReadError, match=r"“x\.parquet” is no Parquet file"):
        read_parquet(tmp_path / "x.parquet", file="x.parquet")


def test_only_one_path_with_the_ending_of_a_table_is_one(tmp_path):
    (tmp_path / "folder.csv").mkdir()
    assert table_path([tmp_path / "a.CSV"]) == tmp_path / "a.CSV"
    assert table_path([tmp_path / "folder.csv"]) is None
    assert table_path([tmp_path / "a.csv", tmp_path / "b.csv"]) is None
    assert table_path([tmp_path / "a.txt"]) is None
