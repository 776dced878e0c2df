"""Scores what data it finds: `python -m tools.evaluate [FOLDER …]`; writes build/eval.json. Behind `make eval DATA=…`.

The project's own reviewed articles and time expressions are always scored. A FOLDER may be: .tml files with TIMEX3 tags
(times); `articles/` of .tml with `gold/` of .txt (timelines of entities, SemEval-2015 task 4); the release of ECB+
(merging); `articles/` of .txt with `gold.json` (events). What it is, is seen from what it holds, also one folder deep.
"""

import argparse
import contextlib
import io
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tools import eval_coreference, eval_corpus, eval_timelines, eval_times

ROOT = Path(__file__).resolve().parent.parent
OWN = tuple(ROOT / "tests" / "corpus" / name for name in ("agency", "newsroom", "times"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints one table for each set of data; 2 when a folder holds nothing that can be scored."""
    parser = argparse.ArgumentParser(description="Scores the finding of times, events, merging and timelines.")
    parser.add_argument("folders", nargs="*", type=Path)
    asked = parser.parse_args(arguments)
    scores: dict[str, object] = {}
    failed = 0
    for folder in (*OWN, *asked.folders):
        sets = list(_sets(folder))
        if not sets:
            print(f"{folder} holds no data that can be scored: see the head of tools/evaluate.py.", file=sys.stderr)
            failed = 2
        for name, run in sets:
            print(f"\n{name}")
            scores[name] = run()
    target = ROOT / "build" / "eval.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(scores, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"\nAll scores stand in {target.relative_to(ROOT)}.")
    return failed


def _sets(folder: Path, *, deeper: bool = True) -> Iterator[tuple[str, Callable[[], object]]]:
    """The sets of data in a folder, each with its name and what scores it."""
    name = folder.name
    if (folder / "gold.json").is_file() and (folder / "articles").is_dir():
        yield f"events: {name}", lambda: _written(eval_corpus.main, str(folder))
    elif any((folder / "gold").glob("*.txt")) and any((folder / "articles").glob("*.tml")):
        yield (
            f"timelines: {name}",
            lambda: _written(eval_timelines.main, str(folder / "articles"), str(folder / "gold")),
        )
    elif (folder / "ECBplus_coreference_sentences.csv").is_file():
        for topics in ("1-35", "36-45"):
            yield f"merging: {name}, topics {topics}", _merging(folder, topics)
    elif any(folder.glob("*.tml")):
        yield f"times: {name}", lambda: _printed(str(folder))
    elif (folder / "vague.toml").is_file():
        yield f"times of our own: {name}", lambda: eval_times.main([str(folder)])
    elif deeper and folder.is_dir():
        for inner in sorted(path for path in folder.iterdir() if path.is_dir()):
            yield from _sets(inner, deeper=False)


def _merging(folder: Path, topics: str) -> Callable[[], object]:
    return lambda: _written(eval_coreference.main, str(folder), "--topics", topics)


def _written(run: Callable[[Sequence[str]], int], *arguments: str) -> object:
    """Runs a scorer that prints its table and writes its numbers to a file; the numbers."""
    with tempfile.TemporaryDirectory(prefix="eval-") as passing:
        target = Path(passing) / "scores.json"
        code = run([*arguments, "--json", str(target)])
        return json.loads(target.read_text("utf-8")) if target.exists() else {"failed": code}


def _printed(folder: str) -> object:
    """Runs the scorer of times twice over one folder: for a person, and for the file."""
    eval_times.main([folder])
    answer = io.StringIO()
    with contextlib.redirect_stdout(answer):
        eval_times.main([folder, "--json"])
    return json.loads(answer.getvalue())


if __name__ == "__main__":
    sys.exit(main())
