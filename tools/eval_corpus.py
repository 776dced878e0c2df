"""Scores the pipeline on reviewed articles: `python -m tools.eval_corpus FOLDER [--wrong] [--all-dates] [--json FILE]`.

FOLDER holds articles/*.txt, published.toml and gold.json (the form of the seeds' reviewed events, with `level`, `agent`
and `disagreements`). Articles whose text states its date get none from outside, unless --all-dates. --wrong lists what
is wrong, sentence by sentence: leave it off for articles that nobody who edits the rules may see. The measures are told
in tools/scoring/events.py.
"""

import argparse
import json
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

from explorer.data.edtf import edtf_of
from explorer.data.project import Findings
from explorer.extract.pipeline import read_story
from tools.scoring.event_gold import Gold, GoldError, read_gold, sources_of
from tools.scoring.events import Tally, score

MEASURES = ("precision", "core", "extra", "participants", "agent", "actors", "status", "mentions", "when", "wording")
COUNTS = ("split", "mixed")
HEAD = f"{'article':<26}" + "".join(f"{name[:7]:>8}" for name in (*MEASURES, *COUNTS))


def found_in(folder: Path, *, all_dates: bool) -> Findings:
    """What Dateline finds in the articles of a folder; no cache, so that a figure is of the code that stands."""
    with tempfile.TemporaryDirectory(prefix="corpus-") as passing:
        story = Path(passing) / "story"
        story.mkdir()
        for path in sorted((folder / "articles").glob("*.txt")):
            (story / path.name).write_bytes(path.read_bytes())
        (story / "sources.toml").write_text(sources_of(folder / "published.toml", all_dates=all_dates), "utf-8")
        return read_story([story], processes=1, cache=Path(passing) / "cache")


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; 2 when the folder does not hold what is needed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list what is wrong")
    parser.add_argument("--all-dates", action="store_true", help="give every date of published.toml to the program")
    parser.add_argument("--json", type=Path, help="write the scores to this file too")
    given = parser.parse_args(arguments)
    try:
        gold = read_gold(given.folder / "gold.json")
        findings = found_in(given.folder, all_dates=given.all_dates)
    except (FileNotFoundError, GoldError) as error:
        print(f"{given.folder}: {error}", file=sys.stderr)
        return 2
    rows = scores_of(findings, gold)
    print(HEAD)
    for name, tally in rows.items():
        print(_row(name, tally))
    total = rows["all"]
    print(f"\nevents {len(findings.events)}; offsets wrong {_offset_errors(findings)}")
    print(_published(findings, given.folder))
    if gold.disagreements:
        print(f"disagreements told by a tension {total.right['disagreements']} of {total.all['disagreements']}")
    if given.wrong:
        print(*score(findings, gold).wrong, sep="\n")
    if given.json:
        told = {name: _numbers(tally) for name, tally in rows.items()}
        given.json.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    return 0


def scores_of(findings: Findings, gold: Gold) -> dict[str, Tally]:
    """The tally of each article, by file, and that of `all`."""
    files = sorted(document.file.rsplit("/", 1)[-1] for document in findings.documents)
    return {file: score(findings, gold, file=file).tally for file in files} | {"all": score(findings, gold).tally}


def _row(name: str, tally: Tally) -> str:
    shares = "".join(f"{share:>8.3f}" if (share := tally.share(each)) is not None else f"{'–':>8}" for each in MEASURES)
    return f"{name[:25]:<26}{shares}" + "".join(f"{tally.right[each]:>8}" for each in COUNTS)


def _offset_errors(findings: Findings) -> int:
    """Mentions whose quote is not the text at their place."""
    documents = {document.id: document for document in findings.documents}
    mentions = [mention for event in findings.events for mention in event.mentions]
    return sum(documents[each.passage.document].quote(each.passage) != each.quote for each in mentions)


def _published(findings: Findings, folder: Path) -> str:
    """Of the articles that state their date, how many were dated so."""
    facts = tomllib.loads((folder / "published.toml").read_text("utf-8"))
    stated = {file: str(fact.get("published")) for file, fact in facts.items() if fact.get("stated")}
    read = {
        document.file.rsplit("/", 1)[-1]: edtf_of(document.published.when)
        for document in findings.documents
        if document.published.when is not None and document.published.basis == "stated"
    }
    right = sum(read.get(file) == date for file, date in stated.items())
    more = len(read.keys() - stated.keys())
    return f"stated publication dates read {right} of {len(stated)}, others read as stated {more}"


def _numbers(tally: Tally) -> dict[str, list[int]]:
    return {measure: [tally.right[measure], tally.all[measure]] for measure in tally.all}


if __name__ == "__main__":
    sys.exit(main())
