"""Scores merging on ECB+ with gold mentions: `python -m tools.eval_coreference DATA [--topics 1-35] [--json FILE]`.

DATA is the release's folder: `ECB+/<topic>/*.xml` and `ECBplus_coreference_sentences.csv`. Develop on topics 1–35;
36–45 are the test, to be scored and never looked at. The measures are those of the CoNLL shared task, over all topics
at once, groups of one included. Rows: every mention alone, one group for each lemma, one for each lemma in a cluster of
articles, and what explorer.extract.merging makes of drafts that hold the gold trigger: with participants by simple
means, and, with --extracted, with all that the extractor itself says where it finds a mention at the same trigger.
--keep FILE puts the drafts aside (minutes to make) and takes them from there the next time: merging alone is run again.
"""

import argparse
import json
import pickle
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.data.document import Document
from explorer.extract.draft import DocumentFacts
from explorer.extract.mentions.find import find_mentions
from explorer.extract.merging.documents import cluster_documents
from explorer.extract.merging.merge import merge
from explorer.extract.names import NameTable, collect_names
from explorer.extract.parsing import parse_document
from explorer.extract.times.grammar import find_times
from tools.scoring.coreference import Conll, Group, Score, conll, groups_of
from tools.scoring.ecbplus import EcbDocument, read_ecbplus
from tools.scoring.gold_drafts import documents_of, gold_facts, with_found

Grouping = Callable[[Sequence[DocumentFacts], Sequence[Document]], list[Group]]
HEAD = f"{'grouping':<28}{'groups':>8}{'MUC':>8}{'B3':>8}{'CEAFe':>8}{'CoNLL':>8}"


def alone(facts: Sequence[DocumentFacts], documents: Sequence[Document]) -> list[Group]:
    """Every mention an event of its own."""
    return [frozenset([draft.mention.id]) for each in facts for draft in each.drafts]


def by_lemma(facts: Sequence[DocumentFacts], documents: Sequence[Document]) -> list[Group]:
    """One event for each lemma of a trigger."""
    return groups_of((draft.mention.id, draft.lemma) for each in facts for draft in each.drafts)


def by_lemma_in_clusters(facts: Sequence[DocumentFacts], documents: Sequence[Document]) -> list[Group]:
    """One event for each lemma in a cluster of articles."""
    clusters = cluster_documents([document.text for document in documents])
    cluster_of = {documents[index].id: number for number, cluster in enumerate(clusters) for index in cluster}
    return groups_of(
        (draft.mention.id, (cluster_of[each.document], draft.lemma)) for each in facts for draft in each.drafts
    )


def by_merging(facts: Sequence[DocumentFacts], documents: Sequence[Document]) -> list[Group]:
    """The events that Dateline makes."""
    return [frozenset(draft.mention.id for draft in event.drafts) for event in merge(facts, documents)]


GROUPINGS: dict[str, Grouping] = {
    "each alone": alone,
    "lemma": by_lemma,
    "lemma, clusters of articles": by_lemma_in_clusters,
    "merging": by_merging,
}


@dataclass(frozen=True, slots=True)
class Drafted:
    """Articles as documents, and their drafts: by simple means, and with what the extractor says (empty: not asked)."""

    documents: tuple[Document, ...]
    simple: tuple[DocumentFacts, ...]
    extracted: tuple[DocumentFacts, ...] = ()


def draft_articles(articles: Sequence[EcbDocument], *, extracted: bool) -> Drafted:
    """Parse all articles and draft their gold mentions."""
    documents = documents_of(articles)
    parses = [parse_document(document) for document in documents]
    names = NameTable.build([collect_names(parse) for parse in parses])
    simple = gold_facts(articles, documents, parses, names)
    if not extracted:
        return Drafted(tuple(documents), tuple(simple))
    merged = []
    for document, parse, facts in zip(documents, parses, simple, strict=True):
        times = find_times(document.text, parse.sentences, None)
        merged.append(with_found(facts, find_mentions(document, parse, names, times)))
    return Drafted(tuple(documents), tuple(simple), tuple(merged))


def score_articles(articles: Sequence[EcbDocument], drafted: Drafted) -> dict[str, tuple[int, Conll]]:
    """For each way of grouping, its number of groups and its scores."""
    key = groups_of((mention.id, mention.event) for article in articles for mention in article.mentions)
    answers = {name: grouping(drafted.simple, drafted.documents) for name, grouping in GROUPINGS.items()}
    if drafted.extracted:
        answers["merging, as extracted"] = by_merging(drafted.extracted, drafted.documents)
    return {name: (len(answer), conll(key, answer)) for name, answer in answers.items()}


def topics_of(text: str) -> set[int]:
    """The topics of "1-35" or "1,3,5-7"; ValueError for anything else."""
    found: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; 2 when the corpus is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--topics", type=topics_of, default=topics_of("1-35"), help="such as 1-35 (the default) or 1,3")
    parser.add_argument("--extracted", action="store_true", help="also with what the extractor says at each trigger")
    parser.add_argument("--keep", type=Path, help="keep the drafts in this file, which only you write")
    parser.add_argument("--json", type=Path, help="write the scores to this file too")
    given = parser.parse_args(arguments)
    try:
        articles = read_ecbplus(given.data, given.topics)
    except FileNotFoundError as error:
        print(f"{error.filename} is not there: DATA is the folder of the ECB+ release.", file=sys.stderr)
        return 2
    if not any(article.mentions for article in articles):
        print(f"{given.data} holds no articles of these topics.", file=sys.stderr)
        return 2
    mentions = [mention for article in articles for mention in article.mentions]
    scores = score_articles(articles, _kept(given.keep, articles, extracted=given.extracted))
    print(f"{len(articles)} articles, {len(mentions)} mentions, {len({mention.event for mention in mentions})} events")
    print(HEAD)
    for name, (groups, score) in scores.items():
        print(
            f"{name:<28}{groups:>8}{score.muc.f1:>8.3f}{score.b_cubed.f1:>8.3f}{score.ceaf_e.f1:>8.3f}{score.f1:>8.3f}"
        )
    if given.json:
        told = {name: {"groups": groups, **_numbers(score)} for name, (groups, score) in scores.items()}
        given.json.write_text(json.dumps({"mentions": len(mentions), "groupings": told}, indent=1) + "\n", "utf-8")
    return 0


def _kept(path: Path | None, articles: Sequence[EcbDocument], *, extracted: bool) -> Drafted:
    """The drafts that an earlier run left for the same articles, or new ones, left there."""
    if path is not None and path.exists():
        found: Drafted = pickle.loads(path.read_bytes())  # noqa: S301  # the caller's own file
        same = [document.text for document in found.documents] == [article.text for article in articles]
        if same and bool(found.extracted) >= extracted:
            return found
    drafted = draft_articles(articles, extracted=extracted)
    if path is not None:
        path.write_bytes(pickle.dumps(drafted))
    return drafted


def _numbers(score: Conll) -> dict[str, object]:
    def three(one: Score) -> list[float]:
        return [round(value, 4) for value in (one.precision, one.recall, one.f1)]

    return {
        "conll": round(score.f1, 4),
        "muc": three(score.muc),
        "b_cubed": three(score.b_cubed),
        "ceaf_e": three(score.ceaf_e),
    }


if __name__ == "__main__":
    sys.exit(main())
