"""Timelines of SemEval-2015 task 4 as relations: the examples are worked out by hand."""

import pytest

from tools.scoring.temporal import Awareness, Link
from tools.scoring.timeline_files import links_of, micro, parse_timeline, read_timelines, score_timeline

GOLD = """Ann Smith
0\tXXXX-XX-XX\t7-9-smiled
1\t1990\t7-2-born
2\t2008-03-XX\t7-3-hired\t8-4-hiring
2\t2008-03-XX\t8-5-paid
3\tXXXX-XX-XX\t8-6-left
"""


def test_a_line_is_a_place_a_date_and_the_mentions_of_one_event():
    timeline = parse_timeline(GOLD)
    assert timeline.entity == "Ann Smith"
    assert timeline.entries[2].mentions == ("7-3-hired", "8-4-hiring")
    assert str(timeline) == GOLD


def test_relations_are_anchors_and_the_order_of_neighbours_without_events_of_no_place():
    links = links_of(parse_timeline(GOLD))
    assert links == [
        Link("7-2-born#1", "time 1990", "SIMULTANEOUS"),
        Link("7-3-hired#1", "time 2008-03", "SIMULTANEOUS"),
        Link("8-4-hiring#1", "time 2008-03", "SIMULTANEOUS"),
        Link("8-5-paid#1", "time 2008-03", "SIMULTANEOUS"),
        Link("8-6-left#1", "time XXXX", "SIMULTANEOUS"),
        Link("7-2-born#1", "7-3-hired#1", "BEFORE"),
        Link("7-3-hired#1", "8-4-hiring#1", "SIMULTANEOUS"),
        Link("8-4-hiring#1", "8-5-paid#1", "SIMULTANEOUS"),
        Link("8-5-paid#1", "8-6-left#1", "BEFORE"),
    ]
    assert links_of(parse_timeline(GOLD), anchors=False) == links[5:]


def test_lines_may_stand_in_any_order_and_ten_comes_after_nine():
    text = "X\n10\t2001\ta\n9\t2000\tb\n"
    assert links_of(parse_timeline(text), anchors=False) == [Link("b#1", "a#1", "BEFORE")]


def test_gold_against_itself_is_wholly_right():
    gold = parse_timeline(GOLD)
    # Five anchors and two BEFORE; both SIMULTANEOUS follow from the anchors.
    assert score_timeline(gold, gold) == Awareness(7, 7, 7, 7)


def test_half_of_gold_is_precise_and_recalls_what_it_holds():
    # Left are born and left: two anchors and born<left, all of which gold tells. Of gold's seven relations
    # the half tells its two anchors; born<hired and paid<left need events that it lacks.
    half = parse_timeline("Ann Smith\n1\t1990\t7-2-born\n3\tXXXX-XX-XX\t8-6-left\n")
    assert score_timeline(parse_timeline(GOLD), half) == Awareness(right=3, told=3, found=2, gold=7)


def test_a_wrong_date_costs_its_anchor_but_not_the_order():
    # The system dates born 1991: born-1991 is wrong, born<hired and hired-2008-03 are right.
    system = parse_timeline("Ann Smith\n1\t1991\t7-2-born\n2\t2008-03\t7-3-hired\n")
    assert score_timeline(parse_timeline(GOLD), system) == Awareness(right=2, told=3, found=2, gold=7)
    alone = score_timeline(parse_timeline(GOLD), system, anchors=False)
    assert alone == Awareness(right=1, told=1, found=1, gold=4)


def test_an_id_that_stands_twice_is_two_events():
    gold = parse_timeline("X\n1\t2000\ta\n2\t2001\ta\n")
    once = parse_timeline("X\n1\t2000\ta\n")
    assert score_timeline(gold, once) == Awareness(right=1, told=1, found=1, gold=3)


def test_the_score_of_many_entities_counts_relations_and_not_entities():
    total = micro([Awareness(1, 1, 1, 1), Awareness(0, 9, 0, 3)])
    assert (total.precision, total.recall) == (0.1, 0.25)
    assert total.f1 == pytest.approx(2 * 0.1 * 0.25 / 0.35)


def test_a_folder_is_read_by_the_names_of_its_files(tmp_path):
    (tmp_path / "ann.txt").write_text(GOLD, "utf-8")
    assert read_timelines(tmp_path)["ann.txt"].entity == "Ann Smith"
