"""Temporal awareness on graphs small enough to be worked out by hand."""

import itertools

import pytest

from tools.scoring.temporal import Awareness, Link, TemporalGraph, awareness


def before(*names: str) -> list[Link]:
    return [Link(one, two, "BEFORE") for one, two in itertools.pairwise(names)]


def equal(one: str, two: str) -> Link:
    return Link(one, two, "SIMULTANEOUS")


def test_what_a_chain_implies_is_told_and_nothing_else():
    graph = TemporalGraph.of([*before("a", "b", "c"), equal("c", "d"), *before("d", "e")])
    assert graph.tells(Link("a", "e", "BEFORE"))
    assert graph.tells(equal("d", "c"))
    assert not graph.tells(Link("e", "a", "BEFORE"))
    assert not graph.tells(equal("a", "b"))
    assert not graph.tells(Link("a", "stranger", "BEFORE"))


def test_classes_that_are_joined_late_take_over_what_stands_around_both():
    graph = TemporalGraph.of([*before("a", "b"), *before("x", "y", "z"), equal("b", "y")])
    assert graph.tells(Link("a", "z", "BEFORE"))
    assert graph.tells(Link("x", "b", "BEFORE"))
    assert not graph.tells(Link("a", "x", "BEFORE"))


def test_a_relation_that_the_others_imply_is_not_in_the_reduced_list():
    links = [*before("a", "b", "c"), Link("a", "c", "BEFORE")]
    assert TemporalGraph.of(links).reduced == links[:2]
    assert TemporalGraph.of([equal("a", "t"), equal("b", "t"), equal("a", "b")]).reduced == [
        equal("a", "t"),
        equal("b", "t"),
    ]


def test_a_relation_that_is_ruled_out_is_counted_but_moves_nothing():
    graph = TemporalGraph.of([*before("a", "b"), equal("a", "b"), *before("b", "a"), *before("b", "c")])
    assert len(graph.reduced) == 4
    assert graph.tells(equal("a", "b"))  # stated
    assert graph.tells(Link("a", "c", "BEFORE"))
    assert not graph.tells(Link("c", "a", "BEFORE"))


def test_a_graph_against_itself_is_right_whether_or_not_it_contradicts_itself():
    for links in (before("a", "b", "c"), [*before("a", "b", "a"), equal("a", "b")]):
        assert awareness(links, links).f1 == 1


def test_a_chain_without_its_middle_is_precise_and_recalls_nothing_of_the_middle():
    # Gold a<b<c<d (three relations). The system a<c<d: both follow from gold; of gold's three only c<d is told.
    score = awareness(before("a", "b", "c", "d"), before("a", "c", "d"))
    assert score == Awareness(right=2, told=2, found=1, gold=3)
    assert score.f1 == pytest.approx(2 * 1 * (1 / 3) / (4 / 3))


def test_a_reversed_pair_costs_both_ways():
    # The system says b<a<c; a<c follows from gold, b<a does not. Of gold's a<b, b<c the system tells b<c.
    assert awareness(before("a", "b", "c"), before("b", "a", "c")) == Awareness(right=1, told=2, found=1, gold=2)


def test_nothing_told_scores_nothing():
    assert awareness(before("a", "b"), []).f1 == 0
    assert awareness([], before("a", "b")).f1 == 0
