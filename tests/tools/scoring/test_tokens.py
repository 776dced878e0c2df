"""Tokens written as print."""

from tools.scoring.tokens import lay_out


def written(text, **options):
    return lay_out([text.split()], **options).text


def test_punctuation_stands_where_print_puts_it():
    assert written("Apple 's chief ( 52 ) did n't sell , he said .") == "Apple's chief (52) didn't sell, he said."
    assert written('He said , " We know . " Then it cost $ 5 .') == 'He said, "We know." Then it cost $5.'


def test_hyphens_are_closed_only_where_the_tokeniser_cut_them():
    assert written("a 90 - day stay", hyphens_cut=True) == "a 90-day stay"
    assert written("two colors - black and white") == "two colors - black and white"


def test_places_lead_back_to_each_token():
    sentences = [["Rain", "fell", "."], ["It", "'s", "over", "!"]]
    laid = lay_out(sentences)
    assert laid.text == "Rain fell.\n\nIt's over!"
    assert [[laid.text[start:end] for start, end in sentence] for sentence in laid.places] == sentences


def test_a_quotation_mark_that_opens_the_text_stands_close():
    assert written('" Yes , " said Ann .') == '"Yes," said Ann.'
