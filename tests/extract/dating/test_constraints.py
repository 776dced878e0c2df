"""Difference constraints: tightest bounds, their facts, and what gives way when facts clash."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.extract.dating.constraints import Fact, Limit, Moment, Strength, at_least, at_most, solve

A, B, C = Moment("start", "a"), Moment("start", "b"), Moment("start", "c")


def fact(*limits: Limit, strength: Strength = Strength.STATED, place: tuple[int, int] = (0, 0), name: str = "") -> Fact:
    return Fact(limits, strength, name or "rule", name or f"because of {limits}", place)


def test_bounds_travel_along_a_chain_and_name_its_facts() -> None:
    dated = fact(at_least(A, 100), at_most(A, 200), name="a is dated")
    after = fact(Limit(B, A, 0), name="b is not before a")
    soon = fact(Limit(A, B, 50), name="b is soon after a")
    found = solve([dated, after, soon])
    assert (found.first[B], found.last[B]) == (100, 250)
    assert [each.rule for each in found.why_first[B]] == ["b is not before a", "a is dated"]
    assert [each.rule for each in found.why_last[B]] == ["b is soon after a", "a is dated"]
    assert found.clashes == ()


def test_what_nothing_bounds_stays_open() -> None:
    found = solve([fact(at_least(A, 100)), fact(Limit(C, B, 0))])
    assert A not in found.last
    assert B not in found.first
    assert C not in found.last


def test_of_facts_that_clash_the_weakest_is_set_aside() -> None:
    early = fact(at_most(A, 100), name="by 100")
    late = fact(at_least(A, 200), strength=Strength.VAGUE, name="after 200, vaguely")
    found = solve([late, early])
    assert [clash.set_aside.rule for clash in found.clashes] == ["after 200, vaguely"]
    assert {each.rule for each in found.clashes[0].facts} == {"by 100", "after 200, vaguely"}
    assert found.last[A] == 100
    assert A not in found.first


def test_of_equally_strong_facts_the_later_told_is_set_aside() -> None:
    first, second = fact(at_most(A, 1), place=(0, 5)), fact(at_least(A, 2), place=(1, 0))
    assert solve([first, second]).clashes[0].set_aside == second
    assert solve([second, first]).clashes[0].set_aside == second


def test_a_clash_without_any_date_is_found() -> None:
    found = solve([fact(Limit(A, B, -1)), fact(Limit(B, A, -1), strength=Strength.INFERRED)])
    assert len(found.clashes) == 1
    assert found.clashes[0].set_aside.strength is Strength.INFERRED


MOMENTS = st.sampled_from([Moment("start", name) for name in "abcdef"])


@given(st.lists(st.tuples(MOMENTS, MOMENTS, st.integers(-50, 50)), max_size=24))
def test_the_facts_kept_never_clash(limits: list[tuple[Moment, Moment, int]]) -> None:
    facts = [fact(Limit(*each), place=(0, number)) for number, each in enumerate(limits) if each[0] != each[1]]
    found = solve([*facts, fact(at_least(A, 0), at_most(A, 1000), strength=Strength.GIVEN)])
    assert solve(found.kept).clashes == ()
    assert len(found.kept) + len(found.clashes) == len(facts) + 1
    assert all(found.first[moment] <= found.last[moment] for moment in found.first if moment in found.last)
