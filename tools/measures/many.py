"""How reading grows with the number of articles: time for each, and the memory of each process."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from explorer.data.readers.folder import read_documents
from explorer.extract.parsing import parse_document
from explorer.extract.pipeline import read_story
from tools.measures.articles import write_articles
from tools.measures.rows import Row

FEW, MANY = 10, 1000
_MB = 1024  # ru_maxrss counts KiB on Linux


def many() -> list[Row]:
    """Ten articles on one core, then a thousand on one core and on two processes, each in a process of its own."""
    few, alone, shared = (_child(number, processes) for number, processes in ((FEW, 1), (MANY, 1), (MANY, 2)))
    ratio = (alone["seconds"] / MANY) / (few["seconds"] / FEW)
    beside = f"{few['seconds'] * 1000 / FEW:.0f} ms at {FEW}, {alone['seconds'] * 1000 / MANY:.0f} ms at {MANY}"
    spread = f"{alone['seconds']:.0f} s on one, {shared['seconds']:.0f} s on two; {alone['words']:.0f} words"
    return [
        Row(f"time per article at {MANY:,} articles over that at {FEW}", ratio, "×", 1.5, beside=beside),
        Row(
            f"peak memory of the reading process, {MANY:,} articles",
            max(alone["own"], shared["own"]),
            "MB",
            400,
            beside=spread,
        ),
        Row("peak memory of the largest further process", shared["child"], "MB", 250),
        Row("two processes over one", alone["seconds"] / shared["seconds"], "× as fast", beside=spread),
    ]


def read_so_many(number: int, processes: int) -> None:
    """Read so many articles and tell seconds, words and peak memory (run by `many` in a process of its own)."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "articles")
        folder.mkdir()
        words = write_articles(folder, number)
        if processes == 1:
            parse_document(read_documents([folder]).documents[0])
        began = time.perf_counter()
        read_story([folder], processes=processes, cache=Path(place, "cache"))
        seconds = time.perf_counter() - began
    own, child = (resource.getrusage(who).ru_maxrss / _MB for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"seconds": seconds, "words": words, "own": own, "child": child}), flush=True)


def _child(number: int, processes: int) -> dict[str, float]:
    words = f"from tools.measures.many import read_so_many; read_so_many({number}, {processes})"
    # The children of a spawned process import its main module: a file, and not a text on the command line.
    with tempfile.TemporaryDirectory() as place:
        script = Path(place, "child.py")
        script.write_text(f"if __name__ == '__main__':\n    {words}\n", "utf-8")
        done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told
