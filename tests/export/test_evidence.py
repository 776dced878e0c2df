"""What an export says of an event: whole sentences with their passages marked, each once."""

import io
import json
from dataclasses import replace

from pptx import Presentation

from explorer.export.evidence import evidence_of, plain
from explorer.export.files import written
from explorer.export.opened import findings_told
from explorer.export.options import ExportOptions, Wish
from explorer.timeline.table import table_of
from tests.builders import a_document, a_mention, a_story, an_event
from tests.export.reading import html_in_words, pdf_in_words
from tests.export.stories import ferry_story

TEXT = "The U.S. board, which met on Monday, bought a ferry and sold a tug. Nobody was asked."


def story(*passages, text=TEXT):
    document = a_document(text, file="a.txt", title="A ferry")
    mentions = tuple(a_mention(document, words) for words in passages)
    return a_story(an_event("It buys @ 2031-03-03", mentions=mentions), documents=(document,))


def sayings(*passages, text=TEXT):
    (entry,) = evidence_of(story(*passages, text=text)).entries
    return entry.sayings


def test_a_quote_is_its_whole_sentence_with_the_passage_marked():
    (saying,) = sayings("bought a ferry")
    assert saying.words == "The U.S. board, which met on Monday, bought a ferry and sold a tug."
    assert [words for words, marked in saying.runs if marked] == ["bought a ferry"]
    assert plain(saying.cited).startswith("“The U.S. board, which")


def test_a_sentence_with_two_passages_is_told_once_and_both_are_marked():
    (saying,) = sayings("bought a ferry", "sold a tug")
    assert [words for words, marked in saying.runs if marked] == ["bought a ferry", "sold a tug"]
    (overlapping,) = sayings("bought a ferry and sold", "ferry and sold a tug")
    assert "".join(words for words, marked in overlapping.runs if marked) == "bought a ferry and sold a tug"
    assert len(sayings("bought a ferry", "Nobody was asked")) == 2


def test_of_a_sentence_without_end_what_stands_near_its_passage_is_told():
    (saying,) = sayings("bought a ferry", text="The board bought a ferry " + "and so forth " * 400)
    assert saying.words.startswith("The board bought a ferry")
    assert saying.words.endswith("…")
    assert 300 < len(saying.words) < 500


def test_an_opened_table_has_its_quotes_as_they_are_given():
    table = table_of(ferry_story())
    for entry in evidence_of(findings_told(table)).entries:
        assert all(len(saying.runs) < 2 for saying in entry.sayings)


def test_the_passage_is_marked_in_every_form_that_can(qapp):
    found = story("bought a ferry")
    slides = json.loads(written(found, Wish(".timelinejs.json")))["events"]
    assert "which met on Monday, <b>bought a ferry</b> and sold a tug." in slides[0]["text"]["text"]
    deck = Presentation(io.BytesIO(written(found, Wish(".pptx"))))
    runs = [run for one in deck.slides[1].notes_slide.notes_text_frame.paragraphs for run in one.runs]
    assert [run.text for run in runs if run.font.bold] == ["bought a ferry"]
    assert "<mark>bought a ferry</mark>" in written(found, Wish(".html")).decode()
    assert "which met on Monday" in html_in_words(written(found, Wish(".html")))
    assert "which met on Monday" in pdf_in_words(written(found, Wish(".pdf")))
    calendar = written(found, Wish(".ics")).decode().replace("\r\n ", "")
    assert "which met on Monday\\, bought a ferry and sold a tug." in calendar


def test_markup_in_a_sentence_is_escaped_where_it_would_be_read():
    found = story("bought <b>a ferry</b>", text="The board & co <i>bought <b>a ferry</b>.")
    slides = json.loads(written(found, Wish(".timelinejs.json")))["events"]
    assert "The board &amp; co &lt;i&gt;<b>bought &lt;b&gt;a ferry&lt;/b&gt;</b>." in slides[0]["text"]["text"]


def test_the_columns_of_a_table_keep_the_exact_passage():
    found = story("bought a ferry")
    lines = written(found, Wish(".csv")).decode().splitlines()
    row = dict(zip(lines[0].split(","), lines[1].split(","), strict=True))
    assert row["quote"] == "bought a ferry"
    assert int(row["offset"]) == TEXT.index("bought")


def test_calendars_and_other_programs_get_the_lanes_that_were_chosen():
    told = ferry_story()
    told = replace(told, events=tuple(replace(event, kind="launch") for event in told.events))
    options = ExportOptions(lanes_by="kind")
    slides = json.loads(written(told, Wish(".timelinejs.json", options)))["events"]
    assert {slide["group"] for slide in slides} == {"Launch"}
    assert "CATEGORIES:Launch" in written(told, Wish(".ics", options)).decode()
    assert '"value": "Launch"' in written(told, Wish(".jsonld", options)).decode()
