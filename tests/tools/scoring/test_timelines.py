"""From findings to the timeline of one entity."""

import pytest

from explorer.data.edtf import parse_edtf
from explorer.data.minutes import DAY, parse_iso
from explorer.data.when import UNDATED, When, instant
from tests.builders import a_document, a_mention, a_story, an_event
from tools.eval_timelines import main
from tools.scoring.timeline_files import UNKNOWN, Entry
from tools.scoring.timelines import anchor_of, names_of, timeline_of

TEXT = "Ann Lee was born. Lee founded Acme Corp. Acme grew. Ann left."


def words_of(mention):
    return mention.quote.replace(" ", "_")


@pytest.mark.parametrize(
    ("entity", "names", "meant"),
    [
        ("Steve Jobs", ["Steve Jobs", "Apple", "Jobs"], ["Steve Jobs"]),
        ("Beatles Apple Corps", ["Apple Corps", "Apple", "The Beatles"], ["Apple Corps"]),
        ("the iTunes Store", ["iTunes Store UK", "iTunes"], ["iTunes Store UK"]),
        ("iPhone 3G", ["iPhone 3GS", "iPhone"], []),
        ("General Motors", ["GM", "General", "GMC"], ["GM"]),
        ("Acme Inc.", ["Acme Corp", "Acme Holdings", "Bigacme"], ["Acme Corp", "Acme Holdings"]),
        ("Acme", ["The", ""], []),
    ],
)
def test_names_that_mean_an_entity(entity, names, meant):
    assert names_of(entity, names) == set(meant)


def test_the_timeline_holds_the_events_of_the_entity_in_the_order_of_their_dates():
    document = a_document(TEXT, published="2001-05-02")
    events = [
        an_event("founded @ 1999-04", actors=["Ann Lee", "Acme"], mentions=(a_mention(document, "Lee founded"),)),
        an_event("born @ 1960", actors=["Ann Lee"], mentions=(a_mention(document, "Ann Lee was born"),)),
        an_event("grew @ 2000-01-01", actors=["Acme"], mentions=(a_mention(document, "Acme grew"),)),
        an_event("left", actors=["Ann Lee"], mentions=(a_mention(document, "Ann left"),)),
    ]
    found = a_story(*events, documents=[document])
    timeline = timeline_of(found, "Ann Lee", words_of)
    assert timeline.entries == (
        Entry(0, UNKNOWN, ("Ann_left",)),
        Entry(1, "1960", ("Ann_Lee_was_born",)),
        Entry(2, "1999-04", ("Lee_founded",)),
    )


def test_events_of_one_date_share_a_place_and_mentions_of_one_event_a_line():
    document = a_document(TEXT)
    both = (a_mention(document, "Ann Lee was born"), a_mention(document, "Lee founded"))
    found = a_story(
        an_event("one @ 1960-01-02", actors=["Ann Lee"], mentions=both),
        an_event("two @ 1960-01-02", actors=["Ann Lee"], mentions=(a_mention(document, "Ann left"),)),
        documents=[document],
    )
    told = timeline_of(found, "Ann Lee", words_of).entries
    assert told == (
        Entry(1, "1960-01-02", ("Ann_Lee_was_born", "Lee_founded")),
        Entry(1, "1960-01-02", ("Ann_left",)),
    )


def dated(when: When, *, published: str | None = "2001-05-02") -> str:
    document = a_document(TEXT, published=published)
    event = an_event("x", when=when, mentions=(a_mention(document, "Ann left"),))
    return anchor_of(event, {document.id: document})


def test_a_stated_date_is_written_as_finely_as_it_is_told():
    for text in ("1999-04-30", "1999-04", "1999"):
        assert dated(parse_edtf(text)) == text


def test_what_is_only_bounded_by_a_fresh_report_is_dated_by_the_report():
    report = parse_iso("2001-05-02")
    bounded = instant(report - 14 * DAY, report + DAY, basis="bounded")
    assert dated(bounded) == "2001-05-02"
    assert dated(bounded, published=None) == UNKNOWN
    assert dated(instant(None, report + DAY, basis="bounded")) == "2001-05-02"


def test_what_lies_far_back_or_beyond_the_report_has_no_date():
    report = parse_iso("2001-05-02")
    assert dated(instant(report - 900 * DAY, report + DAY, basis="bounded")) == UNKNOWN
    assert dated(instant(report + 3 * DAY, None, basis="bounded")) == UNKNOWN
    assert dated(UNDATED) == UNKNOWN


GOLD = "Acme\n1\t2007-01-10\t77-2-bought\n2\t2007-01-12\t77-3-sued\n"
TML = """<TimeML><DOCID>77</DOCID><DCT><TIMEX3 value="2007-01-12">2007-01-12</TIMEX3></DCT><TEXT>
<s id="1">January 12 , 2007</s><s id="2">Acme bought Initech for $ 5 billion on January 10 , 2007 .</s>
<s id="3">Initech 's founder Bob Jones sued Acme on Friday .</s></TEXT></TimeML>"""


def test_the_table_is_of_raw_text_from_articles_to_relations(tmp_path, capsys):
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "acme.txt").write_text(GOLD, "utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "77.tml").write_text(TML, "utf-8")
    out = tmp_path / "out"
    assert main([str(tmp_path / "articles"), str(tmp_path / "gold"), "--out", str(out)]) == 0
    # Both events with their dates, in their order: two anchors and one BEFORE, all right.
    assert "all                          3     3  100.00  100.00  100.00    100.00" in capsys.readouterr().out
    assert (out / "acme.txt").read_text("utf-8") == GOLD
    assert main([str(out), str(tmp_path / "gold")]) == 2
    assert "holds no .tml file" in capsys.readouterr().err
