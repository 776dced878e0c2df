"""What is chosen in the export dialog as a value: remembered as text, and a wish of the session as it is."""

import json
from dataclasses import replace

import pytest

from explorer.data.briefing import Briefing
from explorer.data.when import EventId
from explorer.errors import UsageError
from explorer.export.options import PAPERS, PageSize
from explorer.timeline.filter import Chip, Filter
from explorer.timeline.listings import ELSE
from explorer.timeline.table import table_of
from explorer.ui.exporting.choice import Choice, choice_as_json, choice_from
from explorer.ui.exporting.memory import Last, Memory
from explorer.ui.exporting.wishes import lane_choices, story_of, wish_of
from explorer.ui.pieces import Collected, columns_of, pieces_of
from explorer.ui.session import Session

ANOTHER = Choice(form=".pdf", what="stretch", start=5, end=9, paper="a3", scale=3, theme="dark", title="Mine",
                 hidden=("a", "b"), lanes_by="kind", elastic=False, legend=False)  # fmt: skip


@pytest.fixture
def session(qapp, story):
    made = Session()
    made.learn(story)
    return made


def wish(session, **chosen):
    return wish_of(replace(Choice(), **chosen), session, Briefing())


def test_a_choice_comes_back_from_its_text():
    assert choice_from(json.loads(json.dumps(choice_as_json(ANOTHER)))) == ANOTHER


@pytest.mark.parametrize("told", [None, 3, [], {}, {"form": ".exe", "what": 1, "width": 3, "scale": 9, "hidden": [1],
                                                   "title": None, "start": True, "elastic": "yes"}])  # fmt: skip
def test_what_is_damaged_is_as_at_first(told):
    assert choice_from(told) == Choice()


def test_another_story_takes_the_form_but_not_the_title_the_lanes_and_the_days():
    other = ANOTHER.for_another_story()
    assert (other.form, other.paper, other.theme) == (".pdf", "a3", "dark")
    assert replace(ANOTHER, what="view").for_another_story().what == "whole"
    assert (other.title, other.hidden, other.what, other.start) == (None, None, "whole", None)


def test_each_form_has_a_size_of_its_own():
    assert Choice(form=".pdf").page == PAPERS["a4"]
    assert Choice(form=".png", size="custom", width=800, height=600).page == PageSize(800, 600)
    assert Choice(form=".html").page is None
    assert Choice(form=".html", web="4k").page == PageSize(3840, 2160)
    assert Choice(form=".pptx").page is None
    assert Choice(form=".csv").page is None


def test_the_whole_story_carries_nothing_of_the_view_but_the_colours_of_its_storylines(session):
    session.show_only(Filter((Chip("kind", ("launch",)),)))
    session.arrange(session.view.arrangement.coloured("sea", "rose").hiding("board", on=True))
    options = wish(session).options
    assert (options.chips, options.start, options.end) == ((), None, None)
    assert options.arrangement.colours == (("sea", "rose"),)
    assert options.arrangement.hidden == ()


def test_the_view_carries_its_stretch_chips_arrangement_and_day(session):
    session.show_only(Filter((Chip("kind", ("launch",)), Chip("status", ("planned",), on=False))))
    session.arrange(session.view.arrangement.hiding("board", on=True))
    session.look_at(replace(session.view, as_known_on=1_068_000_000, start=10.4, end=99.6))
    options = wish(session, what="view").options
    assert (options.start, options.end, options.known_on) == (10, 100, 1_068_000_000)
    assert options.chips == (Chip("kind", ("launch",)),)
    assert options.arrangement.hidden == ("board",)
    # Ticking a lane says more than the view.
    assert wish(session, what="view", hidden=("sea",)).options.arrangement.hidden == ("sea",)


def test_the_selection_is_its_event_and_what_is_tied_to_it(session):
    with pytest.raises(UsageError, match="Select an event first"):
        wish(session, what="selection")
    session.select(EventId("storm"))
    options = wish(session, what="selection").options
    assert options.chips == (Chip("event", ("storm", "bought")),)
    assert options.selected == "storm"
    assert [tie.kind for tie in options.ties] == ["before"]


def test_dismissed_tensions_are_said_to_the_press(session):
    tension = session.tensions[0]
    session.judge(tension, "dismissed")
    assert wish(session).dismissed == (tension.id,)


def test_only_lanes_with_an_event_can_be_ticked(session):
    lanes = lane_choices(session.table, "storyline")
    assert [(lane.name, lane.events) for lane in lanes] == [("The board", 4), ("The sea", 3)]
    assert lane_choices(session.table, "actor")[-1].key == ELSE


def test_the_last_export_is_kept_and_damage_forgotten(tmp_path):
    class Kept:
        text = ""

        def export(self):
            return self.text

        def keep_export(self, told):
            self.text = told

    memory = Memory(Kept())
    assert memory.last is None
    last = Last("/here", tmp_path / "a.pdf", ANOTHER)
    memory.keep(last)
    assert memory.last == last
    for damage in ("{", "[]", '{"story": "x", "target": "a\\u0000b"}', '{"story": 1}'):
        memory._settings.text = damage
        assert memory.last is None


def test_a_story_goes_through_a_pipe_in_pieces_and_comes_out_the_same(session):
    collected = Collected()
    assert all(collected.take(piece) for piece in pieces_of(session.project.found))
    assert collected.found == session.project.found == story_of(session)
    table = table_of(session.project.found)
    collected = Collected()
    assert all(collected.take(piece) for piece in columns_of(table))
    assert list(collected.table.id) == list(table.id)
    assert not collected.take(("story", "table"))
