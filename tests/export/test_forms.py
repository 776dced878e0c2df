"""Every form of an export: as reviewed, the same twice, without traces, whole whatever the words."""

import io
import json
import re
import struct
import subprocess
import sys
from dataclasses import replace
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt
from pypdf import PdfReader

from explorer.data.event import Tension, TensionId
from explorer.data.minutes import minute_of
from explorer.data.story_json import read_story_json, story_json
from explorer.data.when import EventId
from explorer.errors import CancelledError, UsageError
from explorer.export.files import export_story
from explorer.export.options import ExportOptions, PageSize
from tests.builders import a_document, a_mention, a_story, an_event
from tests.export.reading import (
    SVG,
    html_in_words,
    page_of,
    parts_of,
    pdf_in_words,
    png_in_words,
    pptx_in_words,
    svg_in_words,
)
from tests.export.stories import ferry_story, naughty_story, worldly_story
from tests.naughty import NAUGHTY
from tests.timeline.stories import stories
from tools.measures.stories import a_large_story

STORY = ferry_story()
IN_WORDS = {
    "pdf": pdf_in_words,
    "svg": svg_in_words,
    "png": png_in_words,
    "pptx": pptx_in_words,
    "html": html_in_words,
    "ics": bytes.decode,
    "timelinejs.json": bytes.decode,
    "jsonld": bytes.decode,
}
PICTURES = ("png", "svg", "pdf", "pptx", "html")


def written(tmp_path, form, story=STORY, **wishes):
    target = tmp_path / f"story.{form}"
    export_story(story, target, ExportOptions(**wishes))
    return target.read_bytes()


@pytest.mark.parametrize("form", IN_WORDS)
def test_each_form_of_a_small_story_is_as_reviewed(form, tmp_path, qapp, reference):
    data = written(tmp_path, form)
    reference(f"export/ferry.{form}.txt", IN_WORDS[form](data).replace("\r\n", "\n"))


@pytest.mark.parametrize("form", IN_WORDS)
def test_the_same_story_gives_the_same_bytes_in_another_process(form, tmp_path, qapp):
    source, target = tmp_path / "story.json", tmp_path / f"again.{form}"
    source.write_bytes(story_json(STORY))
    command = [sys.executable, "-m", "explorer", "export", str(source), "-o", str(target)]
    subprocess.run(command, check=True, timeout=120)
    assert target.read_bytes() == written(tmp_path, form, read_story_json(source.read_bytes(), file="story.json"))


@pytest.mark.parametrize("form", PICTURES)
def test_a_picture_tells_nothing_of_the_machine_or_the_day(form, tmp_path, qapp, monkeypatch):
    monkeypatch.setenv("USER", "somebody-at-home")
    data = written(tmp_path, form)
    parts = parts_of(data).values() if form == "pptx" else [data]
    for part in parts:
        for trace in (b"somebody-at-home", str(tmp_path).encode(), b"/home/", b"/usr/", b"Steve Canny", b"Macintosh"):
            assert trace not in part


@pytest.mark.parametrize("form", ["svg", "pdf", "html", "pptx"])
def test_every_picture_counts_what_it_does_not_show_and_says_which_dates_are_assigned(form, tmp_path, qapp):
    words = IN_WORDS[form](written(tmp_path, form, sources=False))
    assert "5 of 6 events drawn" in words
    assert "not shown: 1 undated" in words.lower()
    assert "ublication date assigned" in words
    if form in ("svg", "pdf"):
        # No source has its number there: it goes by its title.
        assert "Publication date assigned by a person: “More on the ferry”" in words


@pytest.mark.parametrize("form", IN_WORDS)
def test_a_storyline_that_is_none_is_one_sentence(form, tmp_path, qapp):
    with pytest.raises(UsageError, match=r"There is no storyline “Nobody”; there are “The ferry”, “The union”\."):
        written(tmp_path, form, storylines=("Nobody",))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", ["svg", "pdf", "html", "pptx"])
def test_the_options_reach_every_form(form, tmp_path, qapp):
    wishes = {"title": "Mine & yours", "storylines": ("The union",), "theme": "dark", "elastic": False}
    words = IN_WORDS[form](written(tmp_path, form, **wishes))
    assert "Mine & yours" in words
    assert "The union will strike" in words
    assert "buys a ferry" not in words
    quiet = IN_WORDS[form](written(tmp_path, form, sources=False, legend=False))
    assert "Sources published" not in quiet
    assert "one moment" not in quiet
    assert "would strike in April" not in quiet


@pytest.mark.parametrize("form", ["pdf", "pptx"])
def test_only_the_stretch_asked_for_is_told(form, tmp_path, qapp):
    words = IN_WORDS[form](written(tmp_path, form, start=minute_of(2031, 3, 2), end=minute_of(2031, 3, 20)))
    assert "The board buys a ferry" in words
    assert "it would strike in April" not in words
    assert "1 out of view" in words or "2 out of view" in words


@pytest.mark.parametrize("form", ["pdf", "pptx"])
def test_a_cancelled_export_leaves_the_old_file(form, tmp_path, qapp):
    target = tmp_path / f"story.{form}"
    target.write_bytes(b"old")
    heard = []

    def stop(done, of, _what):
        heard.append((done, of))
        raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        export_story(STORY, target, told=stop)
    assert heard
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("form", [*IN_WORDS, "csv", "json"])
def test_a_full_disk_leaves_the_old_file(form, tmp_path, qapp, monkeypatch):
    target = tmp_path / f"story.{form}"
    target.write_bytes(b"old")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Exception, match="cannot be written: no space left on device"):
        export_story(STORY, target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_json_opens_again_as_the_same_story(tmp_path, qapp):
    for story in (STORY, naughty_story()):
        data = written(tmp_path, "json", story, storylines=("The union",), start=0)
        assert read_story_json(data, file="story.json") == story
        assert data == story_json(story)


@pytest.mark.parametrize("wish", [PageSize(200, 200), PageSize(3000, 300), PageSize(333, 1999)])
def test_a_png_has_exactly_the_pixels_asked_for(wish, tmp_path, qapp):
    for scale in (1.0, 1.5, 4.0):
        data = written(tmp_path, "png", size=wish, scale=scale)
        size = f"{round(wish.width * scale)}x{round(wish.height * scale)}"
        assert png_in_words(data) == f"{size} IHDR sRGB pHYs IDAT IEND\n"


def test_a_png_is_as_large_on_paper_whatever_type_it_has(tmp_path, qapp):
    for story in (STORY, a_large_story(300)):
        for scale, dots in ((1.0, 3780), (2.0, 7559)):
            data = written(tmp_path, "png", story, scale=scale)
            at = data.index(b"pHYs") + 4
            assert data[at : at + 9] == struct.pack(">IIB", dots, dots, 1)


def test_type_is_not_made_smaller_for_a_few_labels_more(tmp_path, qapp):
    crowd = written(tmp_path, "svg", a_large_story(5000)).decode()
    assert 'viewBox="0 0 1920 1080"' in crowd


def test_every_event_that_is_drawn_is_a_group_of_its_own_however_many_there_are(tmp_path, qapp):
    words = written(tmp_path, "svg", a_large_story(2000), size=PageSize(6000, 6000)).decode()
    drawn = int(re.search(r"([\d,]+) of 2,000 events drawn", words)[1].replace(",", ""))
    assert drawn > 1000
    assert len(re.findall(r'<g id="e\d+"><title>', words)) == drawn


def test_larger_pixels_have_larger_type(tmp_path, qapp):
    many = a_large_story(80)
    words = written(tmp_path, "svg", many, size=PageSize(3840, 2160)).decode()
    assert 'width="3840" height="2160" viewBox="0 0 1920 1080"' in words


def test_few_events_have_larger_type_and_each_still_has_its_label(tmp_path, qapp):
    words = written(tmp_path, "svg", size=PageSize(1920, 1080)).decode()
    assert 'viewBox="0 0 1190.4 669.6"' in words
    assert "5 of 6 events drawn" in words
    assert "without a label" not in words


@given(story=stories(most=30), linear=st.booleans())
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_story_makes_a_whole_file_of_any_form(story, linear, tmp_path_factory, qapp):
    place = tmp_path_factory.mktemp("any")
    for form, in_words in IN_WORDS.items():
        words = in_words(written(place, form, story, elastic=not linear))
        if form in ("pdf", "html", "svg", "pptx"):
            dated = sum(event.when.dated for event in story.events)
            assert f"of {len(story.events)} events" in words
            if form == "pdf":
                told = PdfReader(io.BytesIO((place / "story.pdf").read_bytes()))
                assert len(told.pages) >= 2 or not story.events
            if form == "pptx":
                assert words.count("slide ") >= 1 + (dated > 0)


# The strings that break software


@pytest.fixture(scope="module")
def naughty():
    return naughty_story()


@pytest.mark.parametrize("form", [*IN_WORDS, "csv", "json"])
def test_half_a_character_and_controls_break_no_form(form, tmp_path, qapp):
    words = "half \ud800 of it, \x00\x1b[31m \u202e\uffff\ufdd0 ]]> {{x}} \\r\\n"
    document = a_document(words, file="na\udcefve/\x01.txt", title=words, publisher=words, published="2031-03-10")
    event = an_event("x @ 2031-03-03", storylines=[words], actors=[words], mentions=(a_mention(document, words),))
    event = replace(event, id=EventId('e"<&\x02'), title=words, label=words)
    data = written(tmp_path, form, a_story(event, title=words, documents=(document,)))
    told = IN_WORDS.get(form, bytes.decode)(data)
    assert "\x1b" not in told
    # Data keep the text as it is.
    assert "\u202e" not in told or form not in (*PICTURES, "ics")


def test_no_string_breaks_a_pdf(naughty, tmp_path, qapp):
    reader = PdfReader(io.BytesIO(written(tmp_path, "pdf", naughty)), strict=True)
    text = "".join(page.extract_text() for page in reader.pages)
    assert "of 515 events" in text
    assert "<script>alert(123)</script>" in text.replace("\n", "")
    assert len(reader.outline) >= 2


def test_no_string_breaks_or_steers_an_svg(naughty, tmp_path, qapp):
    root = Xml.fromstring(written(tmp_path, "svg", naughty))  # noqa: S314 - we wrote it ourselves a moment ago
    kinds = {node.tag.removeprefix(SVG) for node in root.iter()}
    assert kinds <= {
        *("svg", "title", "defs", "g", "rect", "polygon", "polyline", "path", "circle", "text"),
        *("linearGradient", "stop", "clipPath", "style"),
    }
    rules = [node.text for node in root.iter(f"{SVG}style")]
    assert len(rules) == 1
    assert re.fullmatch(
        r"(?:\s*@font-face \{ [\w' ;:-]+ src: url\(data:font/woff;base64,[\w+/=]+\) [\w()' ;]+\}\s*)+", rules[0]
    )
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))


def test_a_triangle_on_a_slide_stands_close_before_its_words_and_not_on_them(tmp_path, qapp):
    story = a_story(
        an_event("The board will go on to buy ferries for years @ 2031-06-01/2031-12-01"),
        an_event("It opens @ 2031-01-03"),
    )
    event = story.events[0]
    tension = Tension(TensionId("t"), "status", (event.id,), tuple(one.passage for one in event.mentions), "Why.")
    deck = Presentation(io.BytesIO(written(tmp_path, "pptx", replace(story, tensions=(tension,)))))
    group = next(shape for shape in deck.slides[1].shapes if shape.name.endswith(event.title))
    words = next(shape for shape in group.shapes if shape.has_text_frame and event.title[:9] in shape.text_frame.text)
    triangle = next(shape for shape in group.shapes if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM)
    begins = words.left + words.width * (1 - 1.08 / 1.15)  # in Arial; the box is wider
    assert triangle.left + triangle.width <= begins + 1
    assert begins - (triangle.left + triangle.width) < words.height


def test_no_string_breaks_slides(naughty, tmp_path, qapp):
    deck = Presentation(io.BytesIO(written(tmp_path, "pptx", naughty)))
    assert len(deck.slides) > len(naughty.storylines)
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    assert NAUGHTY.count("<script>alert(123)</script>") <= notes.count("<script>alert(123)</script>")
    for name, part in parts_of(written(tmp_path, "pptx", naughty)).items():
        if name.endswith((".xml", ".rels")):
            Xml.fromstring(part)  # noqa: S314 - we wrote it ourselves a moment ago


def test_no_string_runs_in_a_page_or_fetches_anything(naughty, tmp_path, qapp):
    page = page_of(written(tmp_path, "html", naughty))
    assert page.elements["script"] == 2
    allowed = {
        *("html", "head", "meta", "title", "style", "body", "header", "button", "p", "figure", "aside", "script"),
        *("h2", "details", "summary", "small", "div", "blockquote", "span", "mark", "dl", "dt", "dd"),
        *("svg", "defs", "g", "rect", "polygon", "polyline", "path", "circle", "text", "lineargradient", "stop"),
        *("clippath", "bdi"),
    }
    assert set(page.elements) <= allowed
    assert len(json.loads(page.data)["marks"]) > 100


def test_no_string_breaks_a_calendar(naughty, tmp_path):
    calendar = Calendar.from_ical(written(tmp_path, "ics", naughty))
    events = calendar.walk("VEVENT")
    assert len(events) == len(NAUGHTY)
    assert not [event for event in events if event.errors]
    assert {type(event["DTSTART"].dt).__name__ for event in events} == {"date"}


def test_no_string_breaks_json_and_markup_is_escaped_where_it_would_be_read(naughty, tmp_path):
    slides = json.loads(written(tmp_path, "timelinejs.json", naughty))["events"]
    assert len(slides) == len(NAUGHTY)
    assert not [slide for slide in slides if "<script" in json.dumps(slide).lower()]
    assert not [slide for slide in slides if "<" in slide["text"]["headline"]]
    items = json.loads(written(tmp_path, "jsonld", naughty))["items"]
    texts = {document.id: document.text for document in naughty.documents}
    assert [item["target"]["selector"][1]["exact"] for item in items] == list(NAUGHTY)
    assert len(texts) == len({item["target"]["source"]["id"] for item in items})


def _shapes(shapes):
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _shapes(shape.shapes)


def test_what_goes_on_beyond_a_slide_ends_at_its_frame_with_its_arrow(tmp_path, qapp):
    story = a_story(
        an_event("The probe goes on @ 2031-03-02/..", status="planned"),
        an_event("It opens @ 2031-01-03"),
        an_event("It closes @ 2031-03-03"),
    )
    deck = Presentation(io.BytesIO(written(tmp_path, "pptx", story)))
    for slide in deck.slides:
        group = next(shape for shape in slide.shapes if shape.name.endswith("The probe goes on"))
        frame = max(shape.left + shape.width for shape in slide.shapes if shape.shape_type != MSO_SHAPE_TYPE.GROUP)
        arrow = max(
            (shape for shape in group.shapes if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM), key=lambda it: it.left
        )
        assert frame - Pt(3) <= arrow.left + arrow.width <= group.left + group.width <= frame


def test_slides_list_the_undated_with_their_sources_and_invent_no_axis_for_them(tmp_path, qapp):
    story = a_story(
        an_event("It opens @ 2031-01-03", storylines=["The ferry"]),
        *(an_event(f"Nobody knows when {number}", storylines=["The ferry"]) for number in range(70)),
    )
    deck = Presentation(io.BytesIO(written(tmp_path, "pptx", story)))
    texts = [
        [shape.text_frame.text for shape in _shapes(slide.shapes) if shape.has_text_frame] for slide in deck.slides
    ]
    lists = [said for said in texts if any(words.startswith("Without a date") for words in said)]
    assert len(lists) > 1
    listed = [words for said in lists for words in said if "Nobody knows when" in words]
    assert len(set(listed)) == 70
    assert not any(word.startswith("2000") for said in lists for word in said)
    assert not any(words.startswith("0 of ") for said in texts for words in said)
    assert any("70 undated: listed on the last pages" in words for said in texts for words in said)


def test_the_type_of_a_slide_can_be_read_from_afar(tmp_path, qapp):
    for story in (STORY, a_large_story(120)):
        deck = Presentation(io.BytesIO(written(tmp_path, "pptx", story)))
        frames = [shape.text_frame for slide in deck.slides for shape in _shapes(slide.shapes) if shape.has_text_frame]
        sizes = [run.font.size.pt for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]
        assert min(sizes) >= 9
        assert sorted(sizes)[len(sizes) // 20] >= 10


def test_what_runs_from_right_to_left_says_so_on_a_slide(tmp_path, qapp):
    deck = Presentation(io.BytesIO(written(tmp_path, "pptx", worldly_story())))
    frames = [shape.text_frame for slide in deck.slides for shape in _shapes(slide.shapes) if shape.has_text_frame]
    said = {frame.text: frame.paragraphs[0]._p.pPr for frame in frames if frame.text}
    backwards = {text for text, pr in said.items() if pr is not None and pr.get("rtl") == "1"}
    assert any("اجتماع" in text for text in backwards)
    assert not any("Zażółć" in text for text in backwards)
