"""Measures what Dateline promises in figures, each in a process of its own: build/bench.json and build/bench.md.

    bench.py                 all measures
    bench.py NAME …          only these

A measure is a function in tools/measures/ that returns rows; a later one is added to `MEASURES`.
"""

import importlib
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
# Name of the measure, its module below tools/measures and the function that returns its rows.
MEASURES = {
    "reading": ("reading", "reading"),
    "reopening": ("reading", "reopening"),
    "many": ("many", "many"),
    "times": ("reading", "times"),
    "frames": ("frames", "frames"),
    "window_frames": ("frames", "window_frames"),
    "first": ("frames", "first"),
    "filtering": ("frames", "filtering"),
    "glides": ("briefing", "glides"),
    "showing": ("briefing", "showing"),
    "memory": ("memory", "memory"),
    "tables": ("tables", "tables"),
    "exports": ("pictures", "exports"),
    "start": ("window", "start"),
    "stall": ("window", "stall"),
}


def main() -> int:
    asked = sys.argv[1:]
    if asked[:1] == ["--measure"]:
        return _measure(asked[1])
    unknown = [name for name in asked if name not in MEASURES]
    if unknown:
        print(f"There is no measure {', '.join(unknown)}; there are {', '.join(MEASURES)}.", file=sys.stderr)
        return 2
    rows: list[dict[str, object]] = []
    failed = []
    for name in asked or MEASURES:
        print(f"{name} …", flush=True)
        done = _run(name)
        if done is None:
            failed.append(name)
        else:
            rows += done
            print("".join(f"  {_line(row)}\n" for row in done), end="", flush=True)
    _write(rows, failed)
    print("Written: build/bench.json, build/bench.md")
    return 1 if failed else 0


def _run(name: str) -> list[dict[str, object]] | None:
    """The rows of one measure, from a fresh process; None when it broke (its own words stand on stderr)."""
    # Off screen, on a screen as large as that of the tests; a colon would end its path.
    screen = ROOT / "tests" / "screen.json"
    platform = f"offscreen:configfile={screen.as_posix().removeprefix(screen.drive)}"
    environment = os.environ | {"QT_QPA_PLATFORM": platform, "PYTHONHASHSEED": "0"}
    environment["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, __file__, "--measure", name]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, check=False)
    print(done.stderr, end="", file=sys.stderr)
    if done.returncode:
        return None
    rows: list[dict[str, object]] = json.loads(done.stdout.splitlines()[-1])
    return rows


def _measure(name: str) -> int:
    module, function = MEASURES[name]
    rows = getattr(importlib.import_module(f"tools.measures.{module}"), function)()
    print(json.dumps([row.told(name) for row in rows]))
    return 0


def _line(row: dict[str, object]) -> str:
    must = f", must be {row['must']}" if row["must"] else ""
    met = {True: " ✓", False: " ✗", None: ""}[row["met"]]  # type: ignore[index]  # a row's own three values
    return f"{row['what']}: {row['value']} {row['unit']}{must}{met}"


def _load() -> float | None:
    """How many processes wanted a processor in the last minute; None where the system does not tell."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None


def _write(rows: list[dict[str, object]], failed: list[str]) -> None:
    BUILD.mkdir(exist_ok=True)
    machine = {
        "processors": os.cpu_count(), "system": platform.system(), "python": platform.python_version(), "load": _load(),
    }  # fmt: skip
    told = {"machine": machine, "rows": rows, "broken": failed}
    (BUILD / "bench.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
    lines = [
        "# Measured",
        "",
        f"{machine['processors']} processors, {machine['system']}, Python {machine['python']}, off screen.",
        f"{machine['load']} processes on average wanted a processor in the last minute of it.",
        "",
        "| measure | value | must | aim | met | beside it |",
        "|---|---|---|---|---|---|",
    ]
    for row in rows:
        met = {True: "yes", False: "**no**", None: ""}[row["met"]]  # type: ignore[index]  # a row's own three values
        cells = (row["what"], f"{row['value']} {row['unit']}", row["must"], row["aim"], met, row["beside"])
        lines.append("| " + " | ".join(str(cell) for cell in cells) + " |")
    lines += [f"\nBroken: {name}" for name in failed]
    (BUILD / "bench.md").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
