"""The sentences of an event over the picture: whole, on the screen, the rest counted."""

import pytest

from explorer.timeline.briefing.card import Card, Saying, lay_out_card
from explorer.timeline.steps import Size, Text
from explorer.timeline.text import estimated_width

LONG = "The board bought the ferry, and the town looked on while the old one sank. " * 40


def said(card: Card, size: Size) -> tuple[str, list[Text], float, int]:
    picture = lay_out_card(card, size=size, text_width=estimated_width)
    texts = [step for step in picture.steps if isinstance(step, Text)]
    return " ".join(text.text for text in texts), texts, picture.zoom, picture.left_out


@pytest.mark.parametrize("size", [Size(1920, 1080), Size(1280, 720), Size(800, 1200)])
@pytest.mark.parametrize("sentence", ["It sank.", LONG])
def test_the_first_sentence_is_whole_and_what_has_no_room_is_counted(size, sentence):
    sayings = tuple(Saying(f"{number} {sentence}", f"S{number}") for number in range(20))
    words, texts, zoom, left_out = said(Card("A ferry", "1 June 2031 · happened", "blue", sayings), size)
    assert f"“0 {sentence.strip()}”" in words
    assert f"Esc returns · {left_out} more" in words
    assert words.count("“") == 20 - left_out
    for text in texts:
        assert text.left + text.width <= size.width / zoom
        assert text.y <= size.height / zoom


def test_an_event_that_nobody_tells_shows_its_facts():
    words, *_ = said(Card("A ferry", "undated · planned", "blue", ()), Size(1920, 1080))
    assert words == "A ferry undated · planned Esc returns"
