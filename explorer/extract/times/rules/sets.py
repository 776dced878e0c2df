"""Rules for what comes again and again: daily, every week, each July, twice a year, Tuesday nights."""

from explorer.extract.times.counts import Count, count_of, duration_value
from explorer.extract.times.hits import Hit, Rule
from explorer.extract.times.lexicon import FREQUENCIES, MONTHS, PLURAL_PARTS, SEASONS, WEEKDAYS
from explorer.extract.times.readings import Now, Reading
from explorer.extract.times.rules.lengths import unit_of


def again(value: str, mod: str | None = None) -> Reading:
    """A set with this value."""
    return Reading("SET", value, mod)


def frequency(hit: Hit, now: Now) -> Reading | None:
    """“daily”, “annually”."""
    word = hit.low("f")
    tag = hit.line.word(hit.end).tag
    if word in ("annual", "quarterly", "yearly") and (word == "annual" or tag[:2] in ("NN", "JJ") or tag == "CD"):
        return None
    if _newspaper(hit):
        return None
    return again(FREQUENCIES[word])


def _newspaper(hit: Hit) -> bool:
    """Whether the word names a paper (“the Communist Party daily Granma”, “a Turkish daily reported”)."""
    word, following = hit.line.word(hit.start), hit.line.word(hit.end)
    led = hit.line.word(hit.start - 1)
    return hit.end - hit.start == 1 and (
        (following.tag in ("NNP", "NNPS") and led.tag[:2] in ("NN", "JJ", "DT"))
        or (word.tag in ("NN", "NNP") and led.tag in ("JJ", "NNP", "DT", "NN") and following.tag[:2] != "NN")
    )


def every(hit: Hit, now: Now) -> Reading | None:
    """“every day”, “each month”, “every two years”."""
    count = count_of([word for word in hit.words("n") if word not in ("other",)]) if hit.has("n") else count_of(["a"])
    if count is None:
        return None
    unit = unit_of(hit.low("u"))
    if hit.has("other"):
        count = Count(2, 2)
    return again(duration_value(count, unit))


def every_name(hit: Hit, now: Now) -> Reading | None:
    """“every Monday”, “each July”, “every summer”, “Tuesdays”, “Tuesday nights”."""
    name = hit.words("k")[0]
    part = PLURAL_PARTS.get(
        hit.low("p"), {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}.get(hit.low("p"), "")
    )
    if name in WEEKDAYS:
        if not hit.line.pieces[hit.at("k")].capital:
            return None
        return again(f"XXXX-WXX-{WEEKDAYS[name] + 1}{'T' + part if part else ''}")
    if name in MONTHS:
        return again(f"XXXX-{MONTHS[name]:02d}")
    return again(f"XXXX-{SEASONS[name]}")


def every_part(hit: Hit, now: Now) -> Reading | None:
    """“every morning”, “each night”."""
    return again("XXXX-XX-XXT" + {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}[hit.low("p")])


def rate(hit: Hit, now: Now) -> Reading | None:
    """“twice a year”, “three times per week”: the unit only."""
    unit = unit_of(hit.low("u"))
    return again(duration_value(Count(1, 1), unit))


def weekends(hit: Hit, now: Now) -> Reading | None:
    """“on weekends”."""
    return again("XXXX-WXX-WE")


RULES = (
    Rule("weekends", "SETK", "(on | at | during) <x:weekends>", weekends, 3),
    Rule("frequency", "SETK", "<f:FREQ>", frequency),
    Rule("every", "SETK", "(every | each) (<other:other>)? (<n:@PLAIN>)? (single)? <u:UNIT | UNITS>", every, 3),
    Rule("every-name", "SETK", "(every | each) <k:WDAY | MON | SEASONW> (<p:PART>)?", every_name, 3),
    Rule("every-part", "SETK", "(every | each) <p:morning | afternoon | evening | night>", every_part, 4),
    Rule(
        "weekdays",
        "SETK",
        "<k:mondays | tuesdays | wednesdays | thursdays | fridays | saturdays | sundays>",
        every_name,
        3,
    ),
    Rule("weekday-parts", "SETK", "<k:WDAY> <p:PARTS>", every_name, 4),
    Rule("rate", "SETK", "(once | twice | times) <x:(a | an | per | each | every) <u:UNIT>>", rate, 5),
)
