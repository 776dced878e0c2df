"""briefing.toml is read as it is written, and what is broken in it is told with its line and key."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.briefing import Briefing, Quoted, Slide
from explorer.data.briefing_toml import briefing_text, read_briefing
from explorer.data.minutes import minute_of

A_SLIDE = Slide(
    name="The board buys a ferry",
    start=minute_of(2031, 3, 1),
    end=minute_of(2031, 5, 1),
    lanes=("The ferry", "The board"),
    events=(Quoted("has bought the ferry “Alma”", "a/harbour.txt"), Quoted("a storm", "a/harbour.txt")),
    say="Ida Lund steps down.",
    quote=Quoted("The board bought the “Alma” for 14 million euros.", "b/town.txt"),
    notes="Pause here.\nThen go on.",
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"])).map(str.strip)
QUOTES = st.builds(Quoted, TEXTS, TEXTS)
MINUTES = st.integers(minute_of(1), minute_of(9000))


def written(folder: Path, text: str) -> Path:
    path = folder / "briefing.toml"
    path.write_bytes(text.encode())
    return path


def test_a_written_briefing_is_read_as_the_same_slides(tmp_path: Path) -> None:
    briefing = Briefing((A_SLIDE, Slide("Only a name")))
    text = briefing_text(briefing)
    assert read_briefing(written(tmp_path, text)) == (briefing, ())
    assert 'from = "2031-03-01"\nto = "2031-04-30"\n' in text


@given(
    st.lists(
        st.builds(
            Slide,
            name=TEXTS.filter(bool),
            start=st.none() | MINUTES,
            lanes=st.lists(TEXTS, max_size=2).map(tuple),
            events=st.lists(QUOTES, max_size=3).map(tuple),
            say=TEXTS,
            quote=st.none() | QUOTES,
            notes=TEXTS,
        ),
        max_size=3,
    )
)
def test_any_texts_come_back(tmp_path_factory: pytest.TempPathFactory, slides: list[Slide]) -> None:
    briefing = Briefing(tuple(slides))
    path = written(tmp_path_factory.mktemp("briefing"), briefing_text(briefing))
    assert read_briefing(path) == (briefing, ())


def test_no_file_is_an_empty_briefing(tmp_path: Path) -> None:
    assert read_briefing(tmp_path / "briefing.toml") == (Briefing(), ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[slide]]\nname = "A"\nsay = 3\n', "briefing.toml, line 3, key “say”: a text in quotes was expected, not 3."),
        ('[[slide]]\nnane = "A"\n', "briefing.toml, line 2, key “nane”: there is no such key; one of name, from, to,"),
        ('[[slide]]\nsay = "A"\n', "briefing.toml, line 1, key “name”: a slide needs a name"),
        ('[[slide]]\nname = "A"\nfrom = "soon"\n', "briefing.toml, line 3, key “from”: "),
        (
            '[[slide]]\nname = "A"\nfrom = "2031"\nto = "2030"\n',
            "key “to”: a slide's stretch ends after its beginning.",
        ),
        ('[[slide]]\nname = "A"\nevents = ["x"]\n', "line 3, key “events”: a list of { quote"),
        ('[[slide]]\nname = "A"\nquote = "x"\n', "line 3, key “quote”: { quote"),
        ('[[slide]]\nname = "A"\nlanes = "x"\n', "line 3, key “lanes”: names of storylines"),
        ('[[slyde]]\nname = "A"\n', "key “slyde”: [[slide]] was expected here."),
        ('title = "A"\n', "line 1, key “title”: [[slide]] was expected here."),
        ('[[slide]]\nname = "A\n', "briefing.toml, line 2, key “name”: this is not TOML"),
    ],
)
def test_what_is_broken_is_told_with_its_line_and_key(tmp_path: Path, text: str, told: str) -> None:
    good = '[[slide]]\nname = "Good"\n'
    briefing, problems = read_briefing(written(tmp_path, text + "\n" + good))
    assert [problem.file for problem in problems] == ["briefing.toml"]
    assert told in problems[0].sentence
    assert [slide.name for slide in briefing.slides] in (["Good"], [])
