"""Tokenised articles as plain text, and the way back to a sentence and a word."""

from explorer.data.readers.folder import read_documents
from tools.scoring.tml import read_article, write_story

TML = """<?xml version='1.0' encoding='utf-8'?>
<TimeML><DOCID>77</DOCID>
<DCT><TIMEX3 functionInDocument="CREATION_TIME" tid="t0" type="DATE" value="2007-01-12">2007-01-12</TIMEX3></DCT>
<EXTRAINFO>Ann "the Ant" sues</EXTRAINFO>
<TEXT><s id="1">January 12 , 2007</s>
<s id="2">Ann <EVENT eid="e1">sued</EVENT> Bob 's firm , and <EVENT eid="e2">set</EVENT>
 up her own .</s></TEXT>
</TimeML>"""


def an_article(folder):
    path = folder / "77-ann.tml"
    path.write_text(TML, "utf-8")
    return read_article(path)


def test_sentences_become_paragraphs_without_tags(tmp_path):
    article = an_article(tmp_path)
    assert article.text == "January 12, 2007\n\nAnn sued Bob's firm, and set up her own."
    assert (article.number, article.published, article.title) == ("77", "2007-01-12", 'Ann "the Ant" sues')


def test_a_place_leads_back_to_its_sentence_and_words(tmp_path):
    article = an_article(tmp_path)
    at = article.text.index
    assert article.word_id(at("sued"), at("sued") + 4) == "77-2-sued"
    assert article.word_id(at("set up"), at("set up") + 6) == "77-2-set_up"
    assert article.word_id(at("\n\n"), at("\n\n") + 1) is None


def test_the_folder_that_is_written_is_read_with_its_dates(tmp_path):
    article = an_article(tmp_path)
    story = tmp_path / "story"
    story.mkdir()
    write_story([article], story)
    reading = read_documents([story])
    assert reading.problems == ()
    (document,) = reading.documents
    assert (document.file, document.title, document.published.basis) == ("77.txt", 'Ann "the Ant" sues', "assigned")
    assert document.text.startswith(article.text)
