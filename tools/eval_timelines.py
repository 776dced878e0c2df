"""Scores timelines of entities: `python -m tools.eval_timelines ARTICLES GOLD [--out FOLDER] [--json FILE]`.

ARTICLES holds .tml files (tokenised, with a creation time), GOLD a timeline for each entity as in SemEval-2015 task 4
(Minard et al. 2015, track A: from raw text). The articles are written as plain text into a passing folder, with their
dates in sources.toml, and read as Dateline reads any folder; the tags of the .tml files are not used. The measure is
temporal awareness (UzZaman and Allen 2011), counted over all entities, with time anchors (the main track, of whose runs
the best had 7.85) and for the ordering alone.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from explorer.data.event import Mention
from explorer.data.project import Findings
from explorer.extract.pipeline import read_story
from tools.scoring.temporal import Awareness
from tools.scoring.timeline_files import Timeline, micro, read_timelines, score_timeline
from tools.scoring.timelines import timeline_of
from tools.scoring.tml import Article, read_article, write_story

HEAD = f"{'entity':<24}{'gold':>6}{'told':>6}{'P':>8}{'R':>8}{'F1':>8}{'order F1':>10}"


def read_articles(folder: Path) -> list[Article]:
    """All .tml files of a folder, by their names."""
    return [read_article(path) for path in sorted(folder.glob("*.tml")) if not path.name.startswith(".")]


def found_in(articles: Sequence[Article]) -> Findings:
    """What Dateline finds in the plain text of the articles; no cache, so that a figure is of the code that stands."""
    with tempfile.TemporaryDirectory(prefix="timelines-") as passing:
        story, cache = Path(passing) / "story", Path(passing) / "cache"
        story.mkdir()
        write_story(articles, story)
        return read_story([story], processes=1, cache=cache)


def naming(findings: Findings, articles: Sequence[Article]) -> Callable[[Mention], str | None]:
    """From a mention to the document-sentence-word of its trigger."""
    by_file = {article.file: article for article in articles}
    files = {document.id: (document.file, *document.also) for document in findings.documents}

    def name_of(mention: Mention) -> str | None:
        article = next((by_file[file] for file in files[mention.trigger.document] if file in by_file), None)
        return article.word_id(mention.trigger.start, mention.trigger.end) if article else None

    return name_of


def timelines_of(findings: Findings, articles: Sequence[Article], gold: Mapping[str, Timeline]) -> dict[str, Timeline]:
    """A timeline for each entity of gold, by the same file names."""
    name_of = naming(findings, articles)
    return {file: timeline_of(findings, timeline.entity, name_of) for file, timeline in gold.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; 2 when a folder holds nothing to read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, help="write the timelines found into this folder")
    parser.add_argument("--json", type=Path, help="write the scores to this file too")
    given = parser.parse_args(arguments)
    articles, gold = read_articles(given.articles), read_timelines(given.gold)
    if not articles or not gold:
        empty = f"{given.gold} holds no timeline (.txt)" if articles else f"{given.articles} holds no .tml file"
        print(f"{empty}.", file=sys.stderr)
        return 2
    found = timelines_of(found_in(articles), articles, gold)
    if given.out:
        given.out.mkdir(parents=True, exist_ok=True)
        for file, timeline in found.items():
            (given.out / file).write_text(str(timeline), "utf-8")
    scores = {
        file: (score_timeline(gold[file], timeline), score_timeline(gold[file], timeline, anchors=False))
        for file, timeline in found.items()
    }
    total = micro(score for score, _ in scores.values()), micro(score for _, score in scores.values())
    print(HEAD)
    for file, (score, order) in scores.items():
        print(_row(gold[file].entity, score, order))
    print(_row("all", *total))
    if given.json:
        rows = {gold[file].entity: pair for file, pair in scores.items()} | {"all": total}
        given.json.write_text(json.dumps({name: _numbers(*pair) for name, pair in rows.items()}, indent=1), "utf-8")
    return 0


def _row(name: str, score: Awareness, order: Awareness) -> str:
    shares = "".join(f"{100 * share:>8.2f}" for share in (score.precision, score.recall, score.f1))
    return f"{name[:23]:<24}{score.gold:>6}{score.told:>6}{shares}{100 * order.f1:>10.2f}"


def _numbers(score: Awareness, order: Awareness) -> dict[str, float]:
    shares = {"precision": score.precision, "recall": score.recall, "f1": score.f1, "order_f1": order.f1}
    return {name: round(100 * share, 2) for name, share in shares.items()}


if __name__ == "__main__":
    sys.exit(main())
