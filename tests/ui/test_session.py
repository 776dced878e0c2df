"""The session: one owner, one signal for each change, and a history of views."""

from dataclasses import replace

import pytest

from explorer.data.project import Edits, SourceEdit
from explorer.timeline.filter import Chip, Filter
from explorer.ui.session import NOTHING, Selection, Session


@pytest.fixture
def session(qapp, story):
    session = Session()
    session.learn(story)
    return session


def test_a_story_that_is_learnt_is_unfiltered_and_stands_at_its_opening_view(session, story):
    assert session.project.found is story
    assert session.selection == NOTHING
    assert session.filter == Filter()
    assert len(session.table) == 7
    assert session.shown.all()
    assert not session.can_go_back()


def test_selecting_what_is_selected_sends_no_signal(session, qtbot):
    with qtbot.waitSignal(session.selection_changed):
        session.select("bought")
    with qtbot.assertNotEmitted(session.selection_changed):
        session.select("bought")


def test_an_event_that_is_not_in_the_story_cannot_be_selected(session):
    session.select("nothing like it")
    assert session.selection.event is None


def test_filtering_says_which_rows_are_shown(session, qtbot):
    only_denied = Filter((Chip("status", ("denied",)),))
    with qtbot.waitSignal(session.filter_changed):
        session.show_only(only_denied)
    assert [session.table.id_of(row) for row in session.shown.nonzero()[0]] == ["denial"]
    with qtbot.assertNotEmitted(session.filter_changed):
        session.show_only(only_denied)


def test_a_filter_does_not_take_the_selection_away(session):
    session.select("bought")
    session.show_only(Filter((Chip("status", ("denied",)),)))
    assert session.selection == Selection("bought")


def test_views_jumped_to_are_steps_of_the_history(session):
    opening = session.view
    near = replace(opening, start=opening.start + 1000)
    far = replace(opening, end=opening.end + 5000)
    session.jump_to(near)
    session.jump_to(far)
    session.go_back()
    assert session.view == near
    session.go_back()
    assert session.view == opening
    assert not session.can_go_back()
    session.go_forward()
    session.go_forward()
    assert session.view == far
    assert not session.can_go_forward()


def test_a_pan_of_many_moves_is_one_step_back(session):
    opening = session.view
    for step in range(1, 20):
        session.look_at(replace(opening, start=opening.start + step))
    session.go_back()
    assert session.view == opening


def test_a_new_view_after_going_back_forgets_what_lay_ahead(session):
    opening = session.view
    session.jump_to(replace(opening, start=opening.start + 1000))
    session.go_back()
    other = replace(opening, start=opening.start + 7)
    session.jump_to(other)
    session.go_forward()
    assert session.view == other


def test_an_edit_can_be_undone_and_keeps_what_was_found_and_filtered(session, story):
    session.show_only(Filter((Chip("status", ("happened",)),)))
    edits = Edits((SourceEdit(story.documents[0].id, title="Another"),))
    titled = replace(story, documents=(replace(story.documents[0], title="Another"), story.documents[1]))
    session.edit("Give a date", edits, found=titled)
    assert session.project.edits == edits
    assert session.undo.undoText() == "Give a date"
    assert session.project.found.documents[0].title == "Another"
    assert session.project.found.documents[1] is story.documents[1]
    session.undo.undo()
    assert session.project.edits == Edits()
    assert session.project.found is story
    assert session.filter.chips


def test_documents_are_called_s1_and_s2(session, story):
    assert [session.source_name(document.id) for document in story.documents] == ["S1", "S2"]
    assert session.source_name("elsewhere") == "?"
