"""The words of the time grammar: which classes a word belongs to, and what numbers and names stand for."""

from typing import Final

from explorer.extract.times.words import listed

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon", "mondays"),
            ("tuesday", "tue", "tues", "tuesdays"),
            ("wednesday", "wed", "weds", "wednesdays"),
            ("thursday", "thu", "thur", "thurs", "thursdays"),
            ("friday", "fri", "fridays"),
            ("saturday", "sat", "saturdays"),
            ("sunday", "sun", "sundays"),
        )
    )
    for name in names
}
SEASONS: Final = {
    "spring": "SP",
    "springtime": "SP",
    "summer": "SU",
    "summertime": "SU",
    "autumn": "FA",
    "fall": "FA",
    "winter": "WI",
    "wintertime": "WI",
    "springs": "SP",
    "summers": "SU",
    "autumns": "FA",
    "winters": "WI",
}
# Unit names are TIMEX3's letters; Q and WE are ours until a value is written.
UNITS: Final = {
    "second": "S",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "NI",
    "week": "W",
    "fortnight": "FN",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "millennium": "L",
}
PLURAL_UNITS: Final = {
    "seconds": "S",
    "minutes": "TM",
    "hours": "TH",
    "days": "D",
    "nights": "NI",
    "weeks": "W",
    "fortnights": "FN",
    "weekends": "WE",
    "months": "M",
    "quarters": "Q",
    "years": "Y",
    "decades": "E",
    "centuries": "C",
    "millennia": "L",
    "millenniums": "L",
    "mins": "TM",
    "hrs": "TH",
    "yrs": "Y",
}
ONES: Final = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS: Final = {
    word: (number + 2) * 10
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
} | {"thirtieth": 30}
DECADES: Final = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
PARTS: Final = {
    "morning": "MO",
    "forenoon": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "overnight": "NI",
    "dawn": "MO",
    "dusk": "EV",
}
PLURAL_PARTS: Final = {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"}
FREQUENCIES: Final = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annually": "P1Y",
    "annual": "P1Y",
    "biennially": "P2Y",
    "semiannually": "P6M",
}
VAGUE_COUNTS: Final = frozenset({"few", "several", "many", "some", "numerous", "countless", "various"})
ZONES: Final = listed(
    "est edt cst cdt mst mdt pst pdt gmt utc bst cet cest et pt ct ist jst aest eastern pacific central"
)

_WHOLE: Final = frozenset({"march", "april", "may", "june", "july"})

CLASSES: Final[dict[str, frozenset[str]]] = {
    "MON": frozenset(MONTHS),
    "WDAY": frozenset(WEEKDAYS),
    "SEASONW": frozenset(SEASONS),
    "MONABBR": frozenset(name for name in MONTHS if len(name) <= 4 and name not in _WHOLE),
    "WDABBR": frozenset(name for name in WEEKDAYS if len(name) <= 5),
    "UNIT": frozenset(UNITS),
    "UNITS": frozenset(PLURAL_UNITS),
    "ONE": frozenset(ONES),
    "TEN": frozenset(TENS),
    "SCALE": frozenset(SCALES),
    "ORD": frozenset(ORDINALS),
    "DECADEW": frozenset(DECADES),
    "PART": frozenset(PARTS),
    "PARTS": frozenset(PLURAL_PARTS),
    "FREQ": frozenset(FREQUENCIES),
    "VAGUE": VAGUE_COUNTS,
    "ZONE": ZONES,
    "DASH": frozenset({"-", "–", "—", "‑"}),
    "APOS": frozenset({"'", "’", "‘"}),
    "MERIDIAN": frozenset({"am", "pm"}),
    "POSS": frozenset({"its", "their", "his", "her", "our", "my", "your"}),
    "DET": frozenset({"the", "a", "an", "this", "that", "these", "those"}),
}
