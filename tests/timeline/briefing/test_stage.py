"""A slide on any screen: every word is whole, nothing stands on anything else, and what is not shown is counted."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.data.briefing import Quoted, Slide, quoted_of
from explorer.data.minutes import DAY
from explorer.data.project import Findings
from explorer.timeline.briefing.glide import Glide
from explorer.timeline.briefing.script import Prompter
from explorer.timeline.briefing.stage import Stage, stage_of
from explorer.timeline.marks import core_of
from explorer.timeline.steps import TEXT_STYLES, Rect, Size, Text
from explorer.timeline.table import table_of
from explorer.timeline.text import drawable, estimated_width
from tests.builders import a_document, a_story, an_event
from tests.timeline.stories import START, stories

SEARCH = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
SCREENS = st.sampled_from([Size(1920, 1080), Size(1280, 720), Size(3840, 2160), Size(1024, 768), Size(800, 1200)])
WORDS = st.sampled_from(
    [
        "",
        "A ferry.",
        "The board of the harbour bought the ferry Alma for 12 million euros. " * 4,
        "条約に署名した" * 30,
        "x" * 400,
    ]
)
LONGEST = "They said so, and then they said it once more. " * 60

TEXT = (
    "The board bought the ferry Alma. Ida Lund stepped down. The town will open a second line. "
    "A storm sank the old ferry. Per Holm leads the board."
)


def a_harbour_story() -> Findings:
    document = a_document(TEXT, file="harbour.txt", published="2031-06-01", publisher="Coast Courier")
    return a_story(
        an_event("A storm sank the old ferry @ 2030-11-03", weight=0.6, storylines=["The ferry"]),
        an_event("The board bought the ferry Alma @ 2031-03-10", weight=0.9, storylines=["The ferry"]),
        an_event("Ida Lund stepped down @ 2031-03-20", weight=0.5, storylines=["The board"]),
        an_event("Per Holm leads the board", weight=0.2, storylines=["The board"]),
        an_event("The town will open a second line @ 2032", weight=0.4, status="planned", storylines=["The ferry"]),
        documents=[document],
    )


def staged(found: Findings, slide: Slide, size: tuple[float, float] = (1920, 1080)) -> Stage:
    table = table_of(found)
    return stage_of(table, Prompter(found, table).script(slide), size=size, number=3, of=8, text_width=estimated_width)


def texts(stage: Stage) -> list[Text]:
    return [step for step in stage.steps if isinstance(step, Text)]


def said(stage: Stage) -> str:
    return " ".join(text.text for text in texts(stage))


def box_of(text: Text) -> Rect:
    """The ink of a text: from the top of its capitals to the foot of its descenders."""
    size = TEXT_STYLES[text.style].size
    return Rect(text.left, text.y - size * 0.72, text.width, size * 0.94)


def overlap(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 1e-6 and down > 1e-6


@st.composite
def slides(draw: st.DrawFn, found: Findings) -> Slide:
    chosen = draw(st.lists(st.sampled_from(found.events), max_size=9, unique=True)) if found.events else []
    told = [quoted for event in chosen if (quoted := quoted_of(event, found)) is not None]
    told += [Quoted("Nobody says so", "nowhere.txt")] * draw(st.integers(0, 3))
    start = draw(st.none() | st.integers(-50, 50).map(lambda days: START + days * 30 * DAY))
    length = draw(st.none() | st.integers(1, 400).map(lambda days: days * DAY))
    quote = draw(WORDS)
    return Slide(
        name=draw(WORDS.filter(bool)),
        start=start,
        end=None if length is None else (start or START) + length,
        lanes=tuple(draw(st.lists(st.sampled_from([*(line.name for line in found.storylines), "None"]), max_size=2))),
        events=tuple(told),
        say=draw(WORDS),
        quote=Quoted(quote, "0.txt") if quote else None,
    )


@st.composite
def shown(draw: st.DrawFn) -> tuple[Findings, Slide, Stage]:
    found = draw(stories(most=15))
    slide = draw(slides(found))
    return found, slide, staged(found, slide, draw(SCREENS))


@SEARCH
@given(shown())
def test_every_text_stands_on_the_screen_and_none_on_another(made):
    _, _, stage = made
    boxes = [(text.text, box_of(text)) for text in texts(stage)]
    for words, box in boxes:
        assert box.x >= -0.01, words
        assert box.right <= stage.room.width + 0.01, words
        assert box.y >= 0, words
        assert box.bottom <= stage.room.height, words
    for (words, one), (others, other) in combinations(boxes, 2):
        assert not overlap(one, other), (words, others)


@SEARCH
@given(shown())
def test_no_label_stands_on_the_mark_of_another_event_and_all_marks_stand_in_the_picture(made):
    _, _, stage = made
    for one in stage.figures:
        for other in stage.figures:
            if other.place is not None and one is not other:
                assert not overlap(one.label_box, core_of(other.place)), one.words
        if one.place is not None:
            assert stage.plot.y <= core_of(one.place).y
            assert core_of(one.place).bottom <= stage.plot.bottom + 1e-6


@SEARCH
@given(shown())
def test_title_sentence_and_quote_are_whole(made):
    _, slide, stage = made
    everything = "".join(text.text for text in texts(stage)).replace(" ", "")
    for words in (slide.name, slide.say, slide.quote.quote if slide.quote else ""):
        assert drawable("".join(words.split())) in everything


@SEARCH
@given(shown())
def test_every_event_is_shown_or_counted(made):
    found, _, stage = made
    assert len(stage.figures) + stage.not_shown.all == len(found.events)


def test_the_smallest_type_has_28_pixels_at_1080_lines_and_grows_with_the_screen():
    slide = Slide("The ferry", say="It was bought.", quote=Quoted("The board bought the ferry Alma.", "harbour.txt"))
    for height, least in ((1080, 28.0), (2160, 56.0), (720, 18.6)):
        stage = staged(a_harbour_story(), slide, (height * 16 / 9, height))
        assert min(TEXT_STYLES[text.style].size for text in texts(stage)) * stage.zoom >= least


def test_a_very_long_quote_takes_smaller_type_but_stays_whole():
    stage = staged(a_harbour_story(), Slide("The ferry", quote=Quoted(LONGEST, "harbour.txt")))
    assert "".join(LONGEST.split()) in said(stage).replace(" ", "")
    assert stage.zoom < 2.5


def test_highlighted_events_have_their_lanes_colour_and_the_others_of_their_storyline_are_grey():
    found = a_harbour_story()
    slide = Slide("The ferry", lanes=("The ferry",), events=(Quoted("The board bought the ferry Alma", "harbour.txt"),))
    stage = staged(found, replace(slide, start=START, end=START + 50 * 365 * DAY))
    looks = {figure.words: (figure.colour, figure.ink) for figure in stage.figures}
    assert looks["The board bought the ferry Alma"] == ("blue", "ink")
    assert looks["A storm sank the old ferry"] == ("faint", "dim")
    assert "Ida Lund stepped down" not in looks
    assert stage.not_shown.in_words() == "not shown: 2 in other storylines"


def test_the_source_line_tells_who_when_and_how_many_and_the_foot_which_slide():
    quote = Quoted("The board bought the ferry Alma.", "harbour.txt")
    stage = staged(a_harbour_story(), Slide("The ferry", quote=quote))
    assert "S1 · Coast Courier · 1 June 2031 (date assigned) · 1 article" in said(stage)
    assert "3 / 8" in said(stage)


def test_words_that_no_reading_has_are_shown_as_missing():
    lost = Quoted("The mayor sailed away", "harbour.txt")
    stage = staged(
        a_harbour_story(), Slide("The ferry", events=(lost,), quote=Quoted("She never said so.", "harbour.txt"))
    )
    assert "Not in this reading: “The mayor sailed away” (harbour.txt)" in said(stage)
    assert "S1 · Coast Courier · 1 June 2031 (date assigned) · not found in this reading" in said(stage)


def test_a_highlighted_event_without_a_date_is_told_so():
    stage = staged(a_harbour_story(), Slide("The board", events=(Quoted("Per Holm leads the board", "harbour.txt"),)))
    assert "Per Holm leads the board · no date" in said(stage)


def test_a_click_finds_the_event_under_the_pointer():
    stage = staged(a_harbour_story(), Slide("The ferry"))
    figure = stage.figures[0]
    box = figure.label_box
    assert stage.event_at((box.x + 5) * stage.zoom, (box.y + 5) * stage.zoom) == figure.event
    assert stage.event_at(2.0, 2.0) is None


@pytest.fixture
def glide() -> Glide:
    found = a_harbour_story()
    return Glide(staged(found, Slide("All")), staged(found, Slide("At sea", lanes=("The ferry",))))


def test_on_the_way_an_event_of_both_slides_stands_between_its_places(glide):
    before = {figure.event: figure for figure in glide.before.figures}
    both = [(before[figure.event], figure) for figure in glide.after.figures if figure.event in before]
    assert both
    for one, other in both:
        half = one.between(other, 0.5)
        assert half.place.y == pytest.approx((one.place.y + other.place.y) / 2)
        assert half.left == pytest.approx((one.left + other.left) / 2)


def test_what_leaves_fades_out_and_then_what_comes_fades_in(glide):
    def opacity(words: str, part: float) -> float:
        layers = [layer for layer in glide.at(part) for step in layer.steps if getattr(step, "text", "") == words]
        return layers[0].opacity if layers else 0.0

    assert [opacity("Ida Lund stepped down", part) for part in (0.0, 0.25, 0.5, 1.0)] == [1.0, 0.5, 0.0, 0.0]
    assert [opacity("At sea", part) for part in (0.0, 0.25, 0.75, 1.0)] == [0.0, 0.0, 0.5, 1.0]
    assert opacity("3 / 8", 0.5) == 1.0


def test_the_way_ends_where_the_next_slide_stands(glide):
    (layer,) = glide.at(1.0)
    assert (layer.opacity, layer.zoom, layer.steps) == (1.0, glide.after.zoom, glide.after.steps)
