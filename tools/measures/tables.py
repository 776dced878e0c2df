"""How soon an event table of a million rows is open, and drawn: CSV and Parquet, each in a process of its own."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv
from pyarrow import parquet

from explorer.data.minutes import DAY, day_text, minute_of
from tools.measures.rows import Row, median

ROWS = 1_000_000
_RUNS = 3
_DAYS = 3650
_LANES = 8
_WORDS = np.array(["board", "buys", "ferry", "harbour", "storm", "opens", "second", "line", "sinks", "leaves", "plans"])


def tables() -> list[Row]:
    """From the start of a process to the event table, and to its first frame in the window; files in the disk cache."""
    rows = []
    with tempfile.TemporaryDirectory() as place:
        for name, write in (("Parquet", parquet.write_table), ("CSV", arrow_csv.write_csv)):
            file = Path(place, f"events.{name.lower()}")
            write(synthetic(ROWS), file)
            size = f"{file.stat().st_size / 1e6:.0f} MB; median of {_RUNS}"
            what = f"{ROWS:,} rows of {name}"
            opened = [_child(f"open_alone({str(file)!r})", place) for _ in range(_RUNS)]
            took, unit, beside = _told(opened, size, "the reading process")
            rows.append(Row(f"{what} to an event table", took, unit, beside=beside))
            drawn = [_child(f"open_in_window({str(file)!r})", place) for _ in range(_RUNS)]
            took, unit, beside = _told(drawn, size, "the window's process")
            rows.append(Row(f"{what} to the first frame", took, unit, 5, 2, beside=beside))
    return rows


def _told(runs: list[tuple[float, float, float]], size: str, whose: str) -> tuple[float, str, str]:
    """The median of the runs, its unit, and what stands beside it."""
    took, peak, busy = ([run[part] for run in runs] for part in range(3))
    return median(took), "s", f"{size}; {whose}: {median(busy):.1f} s of the processor, at most {max(peak):.0f} MB"


def synthetic(number: int) -> pa.Table:
    """60 % instants, 30 % periods, 10 % vague ones, in eight lanes over ten years, titles of 40 characters; seeded."""
    chance = np.random.default_rng(number)
    first = minute_of(2020)
    days = pa.array([day_text(first + day * DAY) for day in range(_DAYS + 400)])
    start = chance.integers(0, _DAYS, number)
    kind = chance.random(number)
    end = start + chance.integers(1, 200, number)
    late = start + 10
    words = _WORDS[chance.integers(0, len(_WORDS), (number, 6))]
    nothing = pa.scalar(None, pa.string())
    lasting, vague = pa.array((kind >= 0.6) & (kind < 0.9)), pa.array(kind >= 0.9)
    columns = {
        "id": pa.array([f"e{row}" for row in range(number)]),
        "title": pa.array([" ".join(row)[:40].ljust(40, "n") for row in words.tolist()]),
        "start": days.take(pa.array(start)),
        "start_latest": pc.if_else(vague, days.take(pa.array(late)), nothing),
        "end": pc.if_else(lasting, days.take(pa.array(end)), nothing),
        "lane": _drawn(chance, [f"Lane {lane}" for lane in range(_LANES)], number),
        "actors": _drawn(chance, ["Town; Board", "Board", "Yard; Town", "Ida Lund"], number),
        "source": _drawn(chance, [f"Courier {day}" for day in range(40)], number),
    }
    return pa.table(columns)


def _drawn(chance: np.random.Generator, names: list[str], number: int) -> pa.Array:
    return pa.array(names).take(pa.array(chance.integers(0, len(names), number)))


def _child(call: str, home: str) -> tuple[float, float, float]:
    """Seconds from the start of its process to the end of a call, its peak memory in MB, its processor's seconds."""
    began = time.time()
    command = [sys.executable, "-c", f"from tools.measures.opened import *; {call}"]
    places = {"HOME": home, "XDG_CACHE_HOME": f"{home}/cache", "XDG_CONFIG_HOME": f"{home}/config"}
    done = subprocess.run(command, env=os.environ | places, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    ended, peak, busy = (float(part) for part in done.stdout.split()[-3:])
    return ended - began, peak, busy
