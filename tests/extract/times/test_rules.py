"""Each rule of the time grammar reads its own examples and keeps quiet in others."""

import pytest

from explorer.extract.times.grammar import atoms, compounds
from tests.extract.times.reading import corpus, read

RULES = corpus("rules.toml")
YES = [(rule, line) for rule, entry in RULES.items() for line in entry["yes"]]
NO = [(rule, sentence) for rule, entry in RULES.items() for sentence in entry["no"]]


def test_every_rule_has_examples_for_and_against_it():
    ids = [rule.id for rule in (*atoms(), *compounds.RULES)]
    assert len(ids) == len(set(ids))
    assert sorted(ids) == sorted(RULES)
    # What does not stand alone (an age, a clock told again in another zone) is read so that nothing else is.
    silent = {rule.id for rule in atoms() if not rule.alone}
    assert all(len(entry["yes"]) >= 2 or rule in silent for rule, entry in RULES.items())
    assert all(len(entry["no"]) >= 2 for entry in RULES.values())


@pytest.mark.parametrize(("rule", "line"), YES, ids=[f"{rule}: {line}" for rule, line in YES])
def test_a_rule_reads_its_words_with_their_value(rule, line):
    marked, value = line.split(" | ")
    before, inside = marked.split("[")
    words, after = inside.split("]")
    found = {item.expression.passage.start: item.expression for item in read(before + words + after).times}
    assert len(before) in found, f"nothing found there, only {[item.text for item in found.values()]}"
    expression = found[len(before)]
    assert (expression.text, expression.value, expression.rule) == (words, value, rule)


@pytest.mark.parametrize(("rule", "sentence"), NO, ids=[f"{rule}: {line}" for rule, line in NO])
def test_a_rule_keeps_quiet_where_its_words_mean_something_else(rule, sentence):
    assert [item.expression.text for item in read(sentence).times if item.expression.rule == rule] == []


def test_ages_are_no_times():
    for sentence in ("A 44-year-old man fell.", "He is 37 years old.", "The six-year-old boy ran."):
        assert read(sentence).times == ()
