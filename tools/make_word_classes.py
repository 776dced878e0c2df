"""Writes resources/word_classes.txt from WordNet 3.0: `python -m tools.make_word_classes FOLDER`.

FOLDER holds WordNet's index, data and cntlist.rev files (Debian's package wordnet-base: usr/share/wordnet). A word
stands in the class (WordNet's lexicographer file) that most of its tagged uses belong to; where nothing was tagged, in
that of its first sense. Of nouns only those for doings and for things that one can touch are kept.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from explorer.data.places import shipped

NUMBERS = {4: "act", 7: "attribute", 9: "cognition", 10: "communication", 11: "event", 12: "feeling", 16: "motive"}
NUMBERS |= {19: "phenomenon", 22: "process", 23: "quantity", 24: "relation", 25: "shape", 26: "state", 28: "time"}
NUMBERS |= {29: "body", 30: "change", 31: "cognition", 32: "communication"}
NUMBERS |= {33: "competition", 34: "consumption", 35: "contact", 36: "creation", 37: "emotion", 38: "motion"}
NUMBERS |= {39: "perception", 40: "possession", 41: "social", 42: "stative", 43: "weather"}
DOINGS = ("act", "event", "phenomenon", "process")
ABSTRACT = ("attribute", "cognition", "feeling", "motive", "relation", "shape", "state", "time")
_FIRST_SENSE = 0.5
# Nouns as rare as this in running words (shares of 10 ** (-55 / 10) and less) are left out: news does without them.
_RARE = 55

HEAD = """\
# What kind of deed a verb tells; which nouns name doings, or what one cannot touch. Each line: a class, its words.
# Made by tools/make_word_classes.py from WordNet 3.0 (George A. Miller and others, Princeton University). Its licence:
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Permission to use, copy, modify and
# distribute this software and database and its documentation for any purpose and without fee or royalty is hereby
# granted, provided that you agree to comply with the following copyright notice and statements, including the
# disclaimer, and that the same appear on ALL copies of the software, database and documentation, including
# modifications that you make for internal use or for distribution.
# THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES,
# EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES
# OF MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR
# DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS.
# The name of Princeton University or Princeton may not be used in advertising or publicity pertaining to distribution
# of the software and/or database. Title to copyright in this software, database and any associated documentation shall
# at all times remain with Princeton University and LICENSEE agrees to preserve same.
"""


def classes_of(folder: Path, part: str) -> dict[str, str]:
    """The class of every single word of a part of speech ("verb", "noun"), by lemma."""
    numbers = _files_of_synsets(folder / f"data.{part}")
    counts = _counts(folder / "cntlist.rev")
    kind = {"noun": 1, "verb": 2}[part]
    found: dict[str, str] = {}
    for line in _lines(folder / f"index.{part}"):
        fields = line.split()
        lemma, synsets = fields[0], fields[-int(fields[2]) :]
        if "_" in lemma or not lemma[0].isalpha() or "." in lemma:
            continue
        shares: defaultdict[str, float] = defaultdict(float)
        for place, synset in enumerate(synsets):
            number = numbers[synset]
            tagged = counts.get((lemma, kind, number, place + 1), 0)
            shares[NUMBERS.get(number, "")] += tagged + (_FIRST_SENSE if place == 0 else 0)
        found[lemma] = max(shares, key=lambda name: shares[name])
    return found


def _lines(path: Path) -> Iterable[str]:
    return (line for line in path.read_text("utf-8").splitlines() if not line.startswith("  "))


def _files_of_synsets(path: Path) -> dict[str, int]:
    """The number of the lexicographer file of each synset, by its offset."""
    return {line[:8]: int(line[9:11]) for line in _lines(path)}


def _counts(path: Path) -> dict[tuple[str, int, int, int], int]:
    """Tagged uses by lemma, part of speech, lexicographer file and sense number."""
    found = {}
    for line in path.read_text("utf-8").splitlines():
        key, sense, count = line.split()
        lemma, rest = key.split("%")
        kind, number = rest.split(":")[:2]
        found[lemma, int(kind), int(number), int(sense)] = int(count)
    return found


def table(verbs: Mapping[str, str], nouns: Mapping[str, str], common: frozenset[str]) -> str:
    """The text of the resource."""
    lists: defaultdict[str, list[str]] = defaultdict(list)
    for lemma, name in verbs.items():
        lists[f"verb.{name}"].append(lemma)
    for lemma, name in nouns.items():
        if lemma in common and name in DOINGS + ABSTRACT:
            lists["noun.doing" if name in DOINGS else "noun.abstract"].append(lemma)
    return HEAD + "".join(f"{name} {' '.join(sorted(words))}\n" for name, words in sorted(lists.items()))


def _common_words() -> frozenset[str]:
    lines = (shipped("resources") / "word_frequencies.txt").read_text("utf-8").splitlines()
    rows = [line.split(" ") for line in lines if not line.startswith("#")]
    return frozenset(word for value, *words in rows if int(value) < _RARE for word in words)


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the file; returns 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args(arguments)
    text = table(classes_of(given.folder, "verb"), classes_of(given.folder, "noun"), _common_words())
    (shipped("resources") / "word_classes.txt").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
