"""The small stories of the tests are valid ones."""

from explorer.data.minutes import minute_of
from tests.builders import a_document, a_story, an_event


def test_an_event_is_dated_by_what_stands_behind_the_at_sign():
    event = an_event("peace @ 1918-11-11", actors=["Foch"], storylines=["War"])
    assert event.title == "peace"
    assert event.when.earliest == minute_of(1918, 11, 11)
    assert event.when.receipt
    assert not an_event("a rumour").when.dated


def test_every_quote_of_a_story_is_the_text_at_its_place():
    story = a_story("war @ 1914-07-28", an_event("peace @ 1918-11-11", storylines=["War"]), "a rumour")
    assert [event.title for event in story.events] == ["war", "peace", "a rumour"]
    assert [event.order for event in story.events] == [0, 1, 2]
    (document,) = story.documents
    for event in story.events:
        (mention,) = event.mentions
        assert document.quote(mention.passage) == mention.quote == event.title
    assert story.storylines[0].events == (story.events[1].id,)


def test_two_documents_of_the_same_text_have_the_same_id():
    assert a_document("x", file="a.txt").id == a_document("x", file="b.txt").id
