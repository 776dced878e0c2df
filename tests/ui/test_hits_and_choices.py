"""Search and chips, as values."""

from explorer.timeline.filter import Chip, Filter
from explorer.timeline.table import table_of
from explorer.ui.choices import chip_of, choices, switched, with_text, with_values, without
from explorer.ui.hits import Hit, hits, row_hits, rows_of_hits
from tests.timeline.many import many_events


def test_search_finds_titles_actors_and_texts_whatever_their_case(story, place):
    found = hits(story, "ida  LUND")
    assert [hit.event for hit in found if hit.passage is None] == ["leaves", "line"]
    assert Hit("leaves", place(story, 1, "Ida Lund has left").__class__("d2", 21, 29)) in found
    assert Hit(None, place(story, 1, "Ida Lund")) in found


def test_search_takes_signs_literally_and_nothing_finds_nothing(story):
    assert hits(story, ".*") == ()
    assert hits(story, "   ") == ()


def test_a_passage_belongs_to_the_shortest_mention_that_holds_it(story, place):
    found = hits(story, "12 million euros")
    assert Hit("bought", place(story, 0, "12 million euros")) in found


def test_choices_count_their_events(story):
    table = table_of(story)
    assert [(choice.text, choice.count) for choice in choices(table, "status")] == [
        ("happened", 3),
        ("planned", 2),
        ("denied", 1),
        ("ongoing", 1),
    ]
    assert [choice.text for choice in choices(table, "storyline")] == ["The board", "The sea"]
    assert [choice.text for choice in choices(table, "source")] == [
        "S1  Harbour board buys a ferry",
        "S2  Ida Lund steps down",
    ]
    assert choices(table, "actor")[0].text == "Harbour board"


def test_a_chip_that_is_switched_off_is_kept(story):
    table = table_of(story)
    chosen = with_values(Filter(), "status", ("denied",))
    chip = chip_of(chosen, "status")
    off = switched(chosen, chip, on=False)
    assert off.mask(table).all()
    assert chip_of(off, "status").values == ("denied",)
    assert without(off, chip_of(off, "status")) == Filter()


def test_values_replace_those_before_and_none_takes_the_chip_out():
    chosen = with_values(with_values(Filter(), "kind", ("launch",)), "kind", ("legal", "launch"))
    assert chosen.chips == (Chip("kind", ("legal", "launch")),)
    assert with_values(chosen, "kind", ()) == Filter()


def test_every_text_has_its_own_chip_and_none_twice():
    chosen = with_text(with_text(with_text(Filter(), "ferry"), "board"), "ferry")
    assert [chip.values for chip in chosen.chips] == [("board",), ("ferry",)]


def test_the_rows_of_hits_are_those_of_their_events_each_once(story):
    table = table_of(story)
    rows = rows_of_hits(hits(story, "ferry"), table)
    assert rows.tolist() == list(dict.fromkeys(rows.tolist()))
    assert {table.id_of(row) for row in rows.tolist()} == {hit.event for hit in hits(story, "ferry")} - {None}


def test_hits_of_an_opened_table_know_their_rows_without_a_search_for_their_ids():
    table = many_events(400)
    found = row_hits(table, "ferry")
    assert len(found) > 10
    assert [table.id_of(hit.row) for hit in found] == [hit.event for hit in found]
    assert rows_of_hits(found, table).tolist() == [hit.row for hit in found]
