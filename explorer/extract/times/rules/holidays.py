"""Rules for plain holidays: Christmas, Thanksgiving, Easter and the like."""

from collections.abc import Callable
from typing import Final

from explorer.data.minutes import DAY, days_in_month, minute_of, weekday
from explorer.extract.times.hits import Hit, Rule
from explorer.extract.times.outlook import outlook
from explorer.extract.times.readings import Now, Reading
from explorer.extract.times.stretches import Stretch, day_of

_DayOf = Callable[[int], int]


def _fixed(month: int, day: int) -> _DayOf:
    return lambda year: minute_of(year, month, day)


def _nth(month: int, number: int, day: int) -> _DayOf:
    """The nth weekday (Monday 0) of a month; the last one for -1."""

    def find(year: int) -> int:
        if number < 0:
            last = minute_of(year, month, days_in_month(year, month))
            return last - (weekday(last) - day) % 7 * DAY
        first = minute_of(year, month)
        return first + ((day - weekday(first)) % 7 + 7 * (number - 1)) * DAY

    return find


def easter(year: int) -> int:
    """Easter Sunday of a Gregorian year (Meeus, Jones and Butcher: the anonymous algorithm), in minutes."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    shift = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * shift) // 451
    month, day = divmod(epact + shift - 7 * correction + 114, 31)
    return minute_of(year, month, day + 1)


def _from_easter(days: int) -> _DayOf:
    return lambda year: easter(year) + days * DAY


HOLIDAYS: Final[dict[str, _DayOf]] = {
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "new year s day": _fixed(1, 1),
    "new year s": _fixed(1, 1),
    "new year s eve": _fixed(12, 31),
    "boxing day": _fixed(12, 26),
    "halloween": _fixed(10, 31),
    "valentine s day": _fixed(2, 14),
    "independence day": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "july fourth": _fixed(7, 4),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "may day": _fixed(5, 1),
    "juneteenth": _fixed(6, 19),
    "bastille day": _fixed(7, 14),
    "thanksgiving": _nth(11, 4, 3),
    "thanksgiving day": _nth(11, 4, 3),
    "labor day": _nth(9, 1, 0),
    "labour day": _nth(9, 1, 0),
    "memorial day": _nth(5, -1, 0),
    "columbus day": _nth(10, 2, 0),
    "mother s day": _nth(5, 2, 6),
    "father s day": _nth(6, 3, 6),
    "election day": lambda year: _nth(11, 1, 0)(year) + DAY,
    "black friday": lambda year: _nth(11, 4, 3)(year) + DAY,
    "easter": easter,
    "easter sunday": easter,
    "easter monday": _from_easter(1),
    "good friday": _from_easter(-2),
    "palm sunday": _from_easter(-7),
    "ash wednesday": _from_easter(-46),
}


def holiday(hit: Hit, now: Now) -> Reading | None:
    """A holiday: of the year said, else the one that last, next or the tense points to."""
    if not hit.line.pieces[hit.at("k")].capital:
        return None
    words = [word for word in hit.words("k") if word not in ("'", "’", "‘")]
    day = HOLIDAYS[" ".join(words)]
    if hit.has("y"):
        stretch = day_of(day(int(hit.low("y"))))
        return Reading("DATE", stretch.value, stretch=stretch)
    if hit.line.word(hit.end).tag[:2] == "NN" and hit.line.word(hit.end - 1).tag[:2] == "NN" and not hit.has("which"):
        return None
    days = [day_of(day(now.year + shift)) for shift in (-1, 0, 1)]
    chosen = _chosen(hit, now, days)
    return Reading(
        "DATE",
        chosen.value,
        stretch=chosen,
        anchor="published",
        needs=True,
        masked=f"XXXX-{chosen.value[5:]}",
        note="the nearest one that fits the tense",
    )


def _chosen(hit: Hit, now: Now, days: list[Stretch]) -> Stretch:
    which = hit.low("which")
    if which == "this":
        return days[1]
    view = {"last": "back", "past": "back", "next": "ahead", "coming": "ahead"}.get(which) or outlook(
        hit.line, hit.start
    )
    if view == "ahead":
        return next(day for day in days if day.start >= now.day)
    if view == "back" or which:
        return next(day for day in reversed(days) if day.start <= now.day)
    return min(days, key=lambda day: abs(day.start - now.day))


_NAMES = (
    "christmas (day | eve)? | new year APOS s (day | eve)? | boxing day | halloween | valentine APOS s day"
    " | independence day | fourth of july | july fourth | veterans day | armistice day | may day | juneteenth"
    " | bastille day | thanksgiving day? | labor day | labour day | memorial day | columbus day | mother APOS s day"
    " | father APOS s day | election day | black friday | easter (sunday | monday)? | good friday | palm sunday"
    " | ash wednesday"
)
RULES = (
    Rule(
        "holiday",
        "HOLIDAY",
        f"<which:last | this | next | past | coming>? <k:{_NAMES}> (','? <y:YEARNUM>)?",
        holiday,
        6,
    ),
)
