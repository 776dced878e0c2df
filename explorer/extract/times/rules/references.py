"""Rules for words that only point: now, currently, recently, in the past, soon, the future."""

from typing import Final

from explorer.data.minutes import DAY
from explorer.extract.times.hits import Hit, Rule
from explorer.extract.times.outlook import outlook
from explorer.extract.times.readings import Now, Reading, Reference
from explorer.extract.times.stretches import Stretch
from explorer.extract.times.vague import VAGUE

_VALUES: Final[dict[Reference, str]] = {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}


def pointing(now: Now, reference: Reference, row: str) -> Reading:
    """A word that points to about now, before or after publication, as wide as its row of the table says."""
    low, high = VAGUE.word(row)
    if reference == "past":
        stretch = Stretch(now.day - high, now.day + DAY - low, "day", "")
        note = "at most as long before as the table of vague widths says"
    elif reference == "future":
        stretch = Stretch(now.day + low, now.day + DAY + high, "day", "")
        note = "at most as long after as the table of vague widths says"
    else:
        stretch = Stretch(now.day - high, now.day + DAY, "day", "")
        note = "about then, as the table of vague widths says"
    value = _VALUES[reference]
    return Reading(
        "DATE",
        value,
        stretch=stretch,
        anchor="published",
        needs=True,
        masked=value,
        vague=row,
        reference=reference,
        note=note,
        approximate=True,
    )


def present(hit: Hit, now: Now) -> Reading | None:
    """“now”, “currently”, “at present”, “right now”."""
    return pointing(now, "present", "currently" if "current" in hit.low("x") or hit.has("c") else "now")


def present_days(hit: Hit, now: Now) -> Reading | None:
    """“these days”, “nowadays”."""
    return pointing(now, "present", "these_days")


def current(hit: Hit, now: Now) -> Reading | None:
    """“current” before a noun that is no unit of time."""
    if hit.line.word(hit.start).tag[:2] != "JJ":
        return None
    return pointing(now, "present", "currently")


def recently(hit: Hit, now: Now) -> Reading | None:
    """“recently”, “lately”, “newly” is left out: it is manner."""
    return pointing(now, "past", "lately" if "lately" in hit.words("w") else "recently")


def recent(hit: Hit, now: Now) -> Reading | None:
    """“recent” before a noun; “the most recent” ranks and does not date."""
    if hit.line.low(hit.start - 1) == "most":
        return None
    return pointing(now, "past", "recent")


def the_past(hit: Hit, now: Now) -> Reading | None:
    """“the past”, “in the past”: not before a noun."""
    after = hit.line.word(hit.end).tag
    if after[:2] in ("NN", "JJ", "CD") and hit.line.low(hit.end) not in ("'", "’"):
        return None
    return pointing(now, "past", "recent_past" if hit.has("recent") else "past")


def soon(hit: Hit, now: Now) -> Reading | None:
    """“soon”, but not “as soon as”, “soon after”, nor what soon happened long ago."""
    if outlook(hit.line, hit.start) == "back":
        return None
    if hit.line.low(hit.start - 1) in ("as", "too") or hit.line.low(hit.end) in ("after", "afterwards", "as"):
        return None
    return pointing(now, "future", "soon")


def one_day(hit: Hit, now: Now) -> Reading | None:
    """“will one day be”, “could one day”: some time to come."""
    return pointing(now, "future", "future") if hit.line.low(hit.start - 1) in _MODALS else None


_MODALS: Final = frozenset({"will", "would", "could", "may", "might", "can", "should", "to"})


def later_date(hit: Hit, now: Now) -> Reading | None:
    """“a later date”."""
    return pointing(now, "future", "later")


def future(hit: Hit, now: Now) -> Reading | None:
    """“the future”, “the near future”, “future” before a noun."""
    return pointing(now, "future", "near" if hit.has("near") else "future")


RULES = (
    Rule("now", "REF", "(right)? now", present),
    Rule("currently", "REF", "<c:currently | presently>", present),
    Rule(
        "at-present",
        "REF",
        "(at)? <x:(the)? present (time)?>",
        lambda hit, now: present(hit, now) if hit.line.low(hit.start) == "at" else None,
    ),
    Rule("the-moment", "REF", "at <x:(the | this) (present | current)? moment>", present),
    Rule("these-days", "REF", "these days | nowadays", present_days, 2),
    Rule("current", "REF", "current", current),
    Rule("recently", "REF", "(more | most | very | only)? <w:recently | lately>", recently),
    Rule("recent", "REF", "recent", recent),
    Rule("the-past", "REF", "the (<recent:recent> | distant)? past", the_past, 1),
    Rule("soon", "REF", "(very)? soon", soon),
    Rule("future", "REF", "the (<near:near | immediate | foreseeable | distant>)? future", future),
    Rule("one-day", "REF", "one day", one_day, 3),
    Rule("later-date", "REF", "(a | some) (later | future) (date | time | point)", later_date),
    Rule(
        "some-day",
        "REF",
        "someday | (the)? short term | (the)? long term",
        lambda hit, now: future(hit, now) if hit.line.low(hit.start) in ("the", "someday") else None,
    ),
)
