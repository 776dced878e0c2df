"""Names over a project: forms joined, types voted, every occurrence found."""

import pickle

import pytest

from explorer.extract.names import NameTable, collect_names
from explorer.extract.parsing import Parse, parse_document
from tests.extract.mentions.reading import document_of


def parses(*texts: str) -> list[Parse]:
    return [parse_document(document_of(text, f"d{number}")) for number, text in enumerate(texts)]


def table_of(*texts: str) -> NameTable:
    return NameTable.build([collect_names(parse) for parse in parses(*texts)])


def names_in(text: str, *others: str) -> list[str]:
    """The canonical names marked in the first text, with a table over all texts."""
    table = table_of(text, *others)
    return [mark.names[0].name for sentence in parses(text)[0].sentences for mark in table.mark(sentence.words)]


def type_of(name: str, *texts: str) -> str:
    return table_of(*texts).forms[tuple(name.split())][0].type


@pytest.mark.parametrize(
    ("text", "elsewhere", "expected"),
    [
        ("Shares of Scale rose.", "The startup Scale AI grew. Meta backed Scale AI.", ["Scale AI"]),
        ("The rest is up to Giri now.", "Deepika Giri of Gartner agreed. “No,” said Deepika Giri.", ["Deepika Giri"]),
        ("Critics of Alexander Wang spoke.", "Alexandr Wang left. We saw Alexandr Wang go.", ["Alexandr Wang"]),
        ("A spokesman for Apple Inc. spoke.", "The phone of Apple sold well. We like Apple.", ["Apple"]),
        ("Staff at MSL cheered.", "Meta Superintelligence Labs (MSL) opened.", ["Meta Superintelligence Labs"]),
        ("The Open AI office closed.", "Staff of OpenAI left OpenAI.", ["OpenAI"]),
    ],
)
def test_forms_of_one_name_are_joined_over_the_project(text: str, elsewhere: str, expected: list[str]) -> None:
    assert names_in(text, elsewhere) == expected


def test_a_name_is_no_short_form_of_one_that_hardly_ever_stands() -> None:
    texts = ("The stores of Orbit opened. " * 25, "Orbit Stores closed.")
    assert names_in("Staff at Orbit cheered.", *texts) == ["Orbit"]


def test_a_name_with_a_title_and_two_names_side_by_side_are_no_names_of_their_own() -> None:
    texts = ("Jane Doe left Orbit Holdings. " * 9, "Orbit Holdings Jane Doe spoke. We met CEO Jane Doe there.")
    assert set(names_in("CEO Jane Doe spoke.", *texts)) == {"Jane Doe"}
    assert set(names_in("Then Orbit Holdings Jane Doe spoke.", *texts)) == {"Orbit Holdings", "Jane Doe"}


def test_a_longer_name_that_only_begins_alike_is_somebody_else() -> None:
    texts = ("Staff of Meta left.", "Meta Superintelligence Labs opened. It is run by Meta Superintelligence Labs.")
    assert names_in(*texts) == ["Meta"]


def test_a_first_name_that_nobody_bears_keeps_the_surname_apart() -> None:
    assert "Alexandr Wang" not in names_in("We met Carlos Wang there.", "Alexandr Wang left. Alexandr Wang spoke.")


def test_days_months_and_common_words_are_no_names() -> None:
    assert names_in("On Monday, in March, Analysts met. Police came.") == []


@pytest.mark.parametrize(
    ("name", "expected", "texts"),
    [
        ("Northwind Bank", "organisation", ("Northwind Bank closed.",)),
        ("Deepika Giri", "person", ("Analyst Deepika Giri spoke.",)),
        ("Peru", "place", ("Peru signed the treaty.",)),
        ("Breadline", "organisation", ("Northgate bought its rival Breadline. It likes the rival Breadline.",)),
        ("Odesa", "place", ("Missiles fell near Odesa. A house in Odesa burned.",)),
    ],
)
def test_the_majority_and_general_rules_give_a_type(name: str, expected: str, texts: tuple[str, ...]) -> None:
    assert type_of(name, *texts) == expected


def test_a_description_leads_to_its_name() -> None:
    described = table_of("The search giant Google grew.").descriptions
    assert [name.name for name in described["search giant"]] == ["Google"]


def test_the_order_of_documents_does_not_matter() -> None:
    texts = ("Scale AI grew.", "Shares of Scale rose. Meta Labs (ML) opened.", "The startup Scale AI hired.")
    evidence = [collect_names(parse) for parse in parses(*texts)]
    assert NameTable.build(evidence) == NameTable.build(reversed(evidence))


def test_evidence_and_table_travel_between_processes() -> None:
    evidence = [collect_names(parse) for parse in parses("Meta bought Scale AI.")]
    table = NameTable.build(evidence)
    assert pickle.loads(pickle.dumps((evidence, table))) == (evidence, table)  # noqa: S301 -- our own bytes
