"""ECB+ files as documents, mentions and events, on a made-up corpus of two articles."""

import pytest

from explorer.extract.draft import DocumentFacts, TimesFound
from explorer.extract.names import NameTable, collect_names
from explorer.extract.parsing import parse_document
from tools.eval_coreference import main, topics_of
from tools.scoring.ecbplus import read_ecbplus
from tools.scoring.gold_drafts import documents_of, gold_facts, with_found

FIRST = ["http : / / x", "Acme Corp. bought Initech for $ 5 billion .", "Police arrested him ."]
SECOND = ["Initech was bought by Acme Corp. on Monday .", "The purchase surprised analysts ."]


def an_article(folder, name, sentences, actions, relations):
    """`actions` are (id, tag, sentence, word …), `relations` XML."""
    ids, tokens = {}, []
    for number, sentence in enumerate(sentences):
        for place, word in enumerate(sentence.split()):
            ids[number, place] = len(ids) + 1
            tokens.append(f'<token t_id="{len(ids)}" sentence="{number}" number="{place}">{word}</token>')
    marks = []
    for m_id, tag, sentence, *places in actions:
        anchors = "".join(f'<token_anchor t_id="{ids[sentence, place]}"/>' for place in places)
        marks.append(f'<{tag} m_id="{m_id}">{anchors}</{tag}>')
    marks.append('<ACTION_OCCURRENCE m_id="90" RELATED_TO="" TAG_DESCRIPTOR="t" instance_id="ACT1"/>')
    path = folder / "ECB+" / name.split("_")[0] / f"{name}.xml"
    path.parent.mkdir(parents=True, exist_ok=True)
    body = f"<Markables>{''.join(marks)}</Markables><Relations>{relations}</Relations>"
    path.write_text(f"<Document>{''.join(tokens)}{body}</Document>", "utf-8")


@pytest.fixture
def corpus(tmp_path):
    bought = '<CROSS_DOC_COREF r_id="1" note="ACT1"><source m_id="1"/>{}<target m_id="90"/></CROSS_DOC_COREF>'
    an_article(
        tmp_path,
        "3_1ecbplus",
        FIRST,
        [(1, "ACTION_OCCURRENCE", 1, 2), (2, "ACTION_OCCURRENCE", 2, 1), (3, "HUMAN_PART_PER", 2, 0)],
        bought.format(""),
    )
    an_article(
        tmp_path,
        "3_1ecb",
        SECOND,
        [(1, "ACTION_OCCURRENCE", 0, 2), (2, "NEG_ACTION_OCCURRENCE", 1, 1), (3, "ACTION_STATE", 1, 2)],
        bought.format('<source m_id="2"/>'),
    )
    (tmp_path / "ECBplus_coreference_sentences.csv").write_text(
        "Topic,File,Sentence Number\n3,1ecbplus,1\n3,1ecb,0\n3,1ecb,1\n", "utf-8"
    )
    return tmp_path


def test_mentions_of_the_listed_sentences_are_read_with_their_events(corpus):
    second, first = read_ecbplus(corpus, {3})
    assert (second.name, first.name) == ("3_1ecb", "3_1ecbplus")
    assert first.text == "Acme Corp. bought Initech for $5 billion.\n\nPolice arrested him."  # without the address
    # The arrest stands in a sentence that is not listed.
    assert [(first.text[each.start : each.end], each.event) for each in first.mentions] == [("bought", "ACT1")]
    assert [(second.text[each.start : each.end], each.event) for each in second.mentions] == [
        ("bought", "ACT1"),
        ("purchase", "ACT1"),
        ("surprised", "3_1ecb/3"),
    ]
    assert read_ecbplus(corpus, {4}) == []


def test_drafts_hold_the_trigger_its_lemma_and_who_takes_part(corpus):
    articles = read_ecbplus(corpus, {3})
    documents = documents_of(articles)
    parses = [parse_document(document) for document in documents]
    names = NameTable.build([collect_names(parse) for parse in parses])
    drafts = [draft for facts in gold_facts(articles, documents, parses, names) for draft in facts.drafts]
    passive, noun, _, active = drafts
    assert (passive.lemma, active.lemma, noun.nominal) == ("buy", "buy", True)
    for draft in (passive, active):
        assert {(who.role, who.name.split()[0]) for who in draft.participants} == {
            ("agent", "Acme"),
            ("patient", "Initech"),
        }
    assert {draft.mention.id for draft in drafts} == {each.id for article in articles for each in article.mentions}


def test_what_the_extractor_says_at_the_same_trigger_is_taken_under_the_gold_id(corpus):
    articles = read_ecbplus(corpus, {3})
    documents = documents_of(articles)
    parses = [parse_document(document) for document in documents]
    names = NameTable.build([collect_names(parse) for parse in parses])
    facts = gold_facts(articles, documents, parses, names)[0]
    other = DocumentFacts(facts.document, None, TimesFound(), facts.drafts[:1], (), (), ())
    found = [draft.mention.id for draft in with_found(facts, other).drafts]
    assert found == [draft.mention.id for draft in facts.drafts]


def test_the_table_holds_every_way_of_grouping(corpus, capsys, tmp_path):
    kept = tmp_path / "drafts"
    for _ in range(2):  # the second time from the drafts that were kept
        assert main([str(corpus), "--topics", "3", "--extracted", "--keep", str(kept)]) == 0
        told = capsys.readouterr().out
        assert "2 articles, 4 mentions, 2 events" in told
        # Lemmas: buy, buy | purchase | surprise: of the three in ACT1 one is alone. MUC: 1 of 2 links, none wrong.
        assert "lemma                              3   0.667" in told
        assert "merging, as extracted" in told
    assert main([str(corpus / "ECB+")]) == 2
    assert "is not there" in capsys.readouterr().err


def test_topics_are_numbers_and_stretches():
    assert topics_of("1,3-5") == {1, 3, 4, 5}
