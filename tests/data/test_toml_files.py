"""sources.toml and storylines.toml: what is broken is told with file, line, key and what was expected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.document import Published
from explorer.data.edtf import edtf_of, parse_published
from explorer.data.minutes import minute_of
from explorer.data.places import shipped
from explorer.data.project import Era
from explorer.data.sources_toml import published_text, read_sources, values_of, with_source
from explorer.data.storylines_toml import StorylineRule, read_storylines
from explorer.errors import ReadError


@pytest.fixture
def sources(tmp_path):
    def read(text):
        path = tmp_path / "sources.toml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        entries, problems = read_sources(path)
        return entries, [problem.sentence for problem in problems]

    return read


@pytest.fixture
def storylines(tmp_path):
    def read(text):
        path = tmp_path / "storylines.toml"
        path.write_text(text, "utf-8")
        rules, problems = read_storylines(path)
        return rules, [problem.sentence for problem in problems]

    return read


def test_no_file_is_no_problem(tmp_path):
    assert read_sources(tmp_path / "sources.toml") == ({}, ())
    assert read_storylines(tmp_path / "storylines.toml")[1] == ()


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ('"2025-06-13"', "2025-06-13"),
        ("2025-06-13", "2025-06-13"),
        ("2025-06-13T10:30:00", "2025-06-13T10:30"),
        ('"2025-06-13/2025-06-16"', "[2025-06-13..2025-06-16]"),
        ('"2025-06"', "2025-06"),
        ('""', None),
    ],
)
def test_a_date_may_be_a_text_or_a_date_of_toml(sources, written, edtf):
    entries, problems = sources(f'["a.txt"]\npublished = {written}\nbasis = "stated"')
    when = entries["a.txt"].published.when
    assert (edtf_of(when) if when else None) == edtf
    assert entries["a.txt"].published.basis == "stated"
    assert problems == []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('published = "13th June"', "sources.toml, line 3, key “published” of “a.txt”: “13th June” is no EDTF date"),
        ('published = "2025-02-30"', "sources.toml, line 3, key “published” of “a.txt”: There is no day 2025-02-30"),
        ("published = 2025", "sources.toml, line 3, key “published” of “a.txt”: a date in quotes"),
        ("title = 3", "sources.toml, line 3, key “title” of “a.txt”: a text in quotes was expected, not 3"),
        (
            'basis = "guessed"',
            "sources.toml, line 3, key “basis” of “a.txt”: one of stated, assigned, file was expected",
        ),
        ('titel = "T"', "sources.toml, line 3, key “titel” of “a.txt”: there is no such key; one of title,"),
    ],
)
def test_a_key_that_is_not_as_expected_is_told_and_the_rest_is_kept(sources, line, sentence):
    entries, problems = sources(f'["a.txt"]\npublisher = "P"\n{line}\n["b.txt"]\npublisher = "Q"')
    assert entries["a.txt"].publisher == "P"
    assert entries["b.txt"].publisher == "Q"
    (problem,) = problems
    assert problem.startswith(sentence)
    assert problem.endswith(".")


@pytest.mark.parametrize(
    ("broken", "line", "key"),
    [
        ("published 2025", 2, ""),
        ('publisher = "P', 2, "publisher"),
        ("publisher = P", 2, "publisher"),
        ('title = "a" "b"', 2, "title"),
        ("note = [1,", None, ""),
        ('"x" = "\\q"', 2, "x"),
    ],
)
def test_a_broken_table_is_told_with_its_line_and_the_others_are_read(sources, broken, line, key):
    entries, problems = sources(f'["a.txt"]\n{broken}\n["b.txt"]\npublisher = "Q"\n')
    assert entries["b.txt"].publisher == "Q"
    (problem,) = problems
    assert problem.startswith("sources.toml, line ")
    assert line is None or problem.startswith(f"sources.toml, line {line}")
    assert not key or f"key “{key}”" in problem
    assert 'a line such as published = "2025-06-13" was expected. The rest was read.' in problem


def test_a_table_written_twice_is_told(sources):
    _, problems = sources('["a.txt"]\ntitle = "A"\n["a.txt"]\ntitle = "B"')
    (problem,) = problems
    assert "line 3" in problem


def test_keys_under_no_file_are_told(sources):
    entries, problems = sources('publisher = "P"\n["a.txt"]\ntitle = "A"')
    assert entries["a.txt"].title == "A"
    assert problems[0].startswith("sources.toml, line 1, key “publisher”: this stands under no file")


def test_a_name_without_quotes_is_told(sources):
    entries, problems = sources('[a.txt]\ntitle = "A"')
    assert entries == {}
    assert problems == [
        'sources.toml, line 1: [a.txt] was left out; a file\'s name in quotes was expected, ["name.txt"].'
    ]


def test_inline_and_dotted_tables_are_tables(sources):
    entries, problems = sources('"a.txt" = { title = "A" }\n"b.txt".title = "B"')
    assert problems == []
    assert (entries["a.txt"].title, entries["b.txt"].title) == ("A", "B")


def test_brackets_inside_a_text_begin_no_table(sources):
    entries, problems = sources('["a.txt"]\nnote = """\n[1] first\n["b.txt"]\n"""\ntitle = "A"\n')
    assert problems == []
    assert list(entries) == ["a.txt"]
    assert (entries["a.txt"].title, entries["a.txt"].published.note) == ("A", '[1] first\n["b.txt"]')


@given(st.text(alphabet='[]"=\n.# atx', max_size=60))
def test_no_text_breaks_the_reading(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("toml") / "sources.toml"
    path.write_text(text)
    for read in (read_sources, read_storylines):
        _, problems = read(path)
        assert all(problem.sentence.endswith(".") and "\n" not in problem.sentence for problem in problems)


def test_storylines_are_read_in_their_order(storylines):
    rules, problems = storylines(
        'title = "T"\n[[storyline]]\nname = "A"\nactors = ["X", "Y"]\nkinds = ["layoffs"]\nwith = ["Z"]\n'
        'words = ["w"]\n'
        '[[storyline]]\nname = "B"\n[[era]]\nname = "E"\nfrom = "2025-06-12"\nto = 2025-06-30'
    )
    assert problems == []
    assert rules.title == "T"
    assert rules.rules == (
        StorylineRule("A", ("X", "Y"), ("layoffs",), ("Z",), ("w",)),
        StorylineRule("B"),
    )
    assert rules.eras == (Era("E", minute_of(2025, 6, 12), minute_of(2025, 7, 1)),)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ('[[storyline]]\nactors = ["X"]', "storylines.toml, line 1, key “name”: a name in quotes"),
        ('[[storyline]]\nname = "A"\nactors = "X"', "storylines.toml, line 3, key “actors”: a list of texts"),
        ('[[storyline]]\nname = "A"\nkinds = [1]', "storylines.toml, line 3, key “kinds”: a list of texts"),
        ('[[storyline]]\nname = "A"\nactor = ["X"]', "storylines.toml, line 3, key “actor”: there is no such key"),
        ('[[storyline]]\nname = "B"', "storylines.toml, line 2, key “name”: there is a storyline “B” above already"),
        ('[[era]]\nname = "E"\nfrom = "2025"', "storylines.toml, line 1, key “to”: a date in quotes"),
        ('[[era]]\nname = "E"\nfrom = "2025"\nto = "2024"', "storylines.toml, line 4, key “to”: an era ends after"),
        (
            '[[era]]\nname = "E"\nfrom = "then"\nto = "2024"',
            "storylines.toml, line 3, key “from”: “then” is no EDTF",
        ),
        ("[[eras]]\nx = 1", "storylines.toml, line 1, key “eras”: [[storyline]] or [[era]] was expected"),
    ],
)
def test_a_rule_that_is_not_as_expected_is_left_out_whole(storylines, table, sentence):
    good = '[[storyline]]\nname = "B"\nkinds = ["layoffs"]\n'
    at_the_end = "above already" in sentence
    rules, problems = storylines(good + table if at_the_end else f"{table}\n{good}")
    assert [rule.name for rule in rules.rules] == ["B"]
    assert rules.eras == ()
    assert problems[0].startswith(sentence.replace("line 2", "line 5") if at_the_end else sentence)


def test_a_title_that_is_no_text_is_told(storylines):
    rules, problems = storylines('title = 3\nname = "x"\n')
    assert rules.title == ""
    assert [problem.split(":")[0] for problem in problems] == [
        "storylines.toml, line 2, key “name”",
        "storylines.toml, line 1, key “title”",
    ]


def test_the_files_of_the_sample_story_are_whole():
    entries, problems = read_sources(shipped("seeds") / "sources.toml")
    assert len(entries) == 4
    assert problems == ()


WRITTEN = """# by hand
["b.txt"]
published = "2031-01-02" # of the print edition
note      = "kept"

# the second
["a.txt"]
title = "A title"
mine = 3
"""


def test_a_date_is_set_and_comments_order_and_other_keys_stay():
    text = with_source(WRITTEN, "b.txt", {"published": "2031-02-03", "basis": "assigned", "publisher": 'The "Post"'})
    assert text.splitlines()[:4] == [
        "# by hand",
        '["b.txt"]',
        'published = "2031-02-03" # of the print edition',
        'note      = "kept"',
    ]
    assert 'basis = "assigned"' in text
    assert 'publisher = "The \\"Post\\""' in text
    assert text.endswith(WRITTEN.split("# the second")[1])


def test_a_file_without_an_entry_gets_one_and_loses_it_when_nothing_is_left():
    text = with_source(WRITTEN, "sub/c.d.txt", {"title": "New", "published": ""})
    assert text == WRITTEN + '\n["sub/c.d.txt"]\ntitle = "New"\n'
    assert "c.d" not in with_source(text, "sub/c.d.txt", {"title": ""})
    assert with_source("", "c.txt", {"title": ""}) == ""


def test_line_ends_stay_as_they_are_and_composed_names_are_found():
    text = with_source('["caf\u0065\u0301.txt"]\r\ntitle = "x"\r\n', "caf\u00e9.txt", {"published": "2031"})
    assert text == '["caf\u0065\u0301.txt"]\r\ntitle = "x"\r\npublished = "2031"\r\n'


@pytest.mark.parametrize("text", ["published = = 3", '"a.txt" = 3\n'])
def test_what_is_no_toml_or_no_entry_is_not_written_to(text):
    with pytest.raises(ReadError, match="nothing was written"):
        with_source(text, "a.txt", {"title": "x"})


@pytest.mark.parametrize("written", ["2031-02-03", "2031-02-03/2031-02-09", "2031", "2031-02~", "[..2031-02-03]"])
def test_what_is_written_reads_as_the_same_date(tmp_path, written):
    when = parse_published(written)
    path = tmp_path / "sources.toml"
    path.write_text(with_source("", "a.txt", {"published": published_text(when), "basis": "assigned"}), "utf-8")
    entries, problems = read_sources(path)
    assert problems == ()
    assert entries["a.txt"].published == Published(when, "assigned")
    assert values_of(entries["a.txt"]) == {"title": "", "publisher": "", "published": written, "basis": "assigned"}
