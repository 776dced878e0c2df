"""Which written forms name the same: "Scale" and "Scale AI", "Giri" and "Deepika Giri", "ECB" and its long name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from explorer.data.event import ActorType
from explorer.extract.name_words import name_words

Form = tuple[str, ...]

_SMALL = frozenset({"of", "the", "for", "and", "&", "on", "in", "de", "la", "du", "des", "to"})


@dataclass(frozen=True, slots=True)
class Surface:
    """A written form: its tokens, how it is shown, how often it stands in the project, and its voted type.

    `titled`: it is written as a person's name beside a title or a role.
    """

    form: Form
    shown: str
    count: int
    type: ActorType
    titled: bool = False


def plain(text: str) -> str:
    """A token with straight quotes and hyphens, so that one name is one form."""
    return text.replace("’", "'").replace("‘", "'").replace("‐", "-").replace("‑", "-")


def squeezed(form: Form) -> str:
    """A form without legal suffixes, spaces, full stops, hyphens and case: equal for "Open AI" and "OpenAI"."""
    parts = [part for part in form if part not in _LEGAL] or list(form)
    return "".join(character for character in "".join(parts).casefold() if character.isalnum())


_LEGAL = frozenset(
    {"Inc", "Inc.", "Corp", "Corp.", "Corporation", "Co", "Co.", "Ltd", "Ltd.", "Limited", "LLC", "LLP", "PLC", "plc"}
    | {"AG", "SE", "SA", "S.A.", "NV", "N.V.", "GmbH", "BV", "AB", "ASA", "Oyj", "SpA", ".", ","}
)


# A name that stands so many times as often as a longer one is no short form of it: "Apple" and "Apple Stores".
_RARELY_SHORTENED = 20


def join_forms(
    surfaces: Sequence[Surface], short_forms: Iterable[tuple[Form, Form]], taken_up: Iterable[tuple[Form, Form]] = ()
) -> dict[Form, tuple[Form, ...]]:
    """For every form the canonical forms that it may stand for, the likeliest first; most have exactly one.

    `short_forms` are pairs that a text introduces in brackets, `taken_up` beginnings of a name told before.
    """
    ranked = sorted(
        surfaces, key=lambda surface: (_shouted(surface.form), -surface.count, -len(surface.form), surface.form)
    )
    leaders = _leaders_of_equal_forms(ranked)
    _follow_untitled(leaders)
    _follow_misspellings(ranked, leaders)
    explicit = _explicit_short_forms(short_forms, leaders)
    chosen: dict[Form, tuple[Form, ...]] = {}
    full = [surface for surface in ranked if leaders[surface.form] == surface.form]
    index = _index(full)
    begun = _beginnings(full, taken_up, leaders)
    for surface in full:
        targets = explicit.get(surface.form) or _longer_names(surface, index) or begun.get(surface.form, ())
        chosen[surface.form] = tuple(targets) or (surface.form,)
    return {form: _final(leader, chosen) for form, leader in leaders.items()}


def _shouted(form: Form) -> bool:
    """Whether a form is a longer word in capitals only, as datelines write a town."""
    return all(part.isupper() for part in form) and max(map(len, form)) > 3


def _final(leader: Form, chosen: Mapping[Form, tuple[Form, ...]]) -> tuple[Form, ...]:
    """The canonical forms at the end of the chain, at most three steps on."""
    targets = chosen[leader]
    for _ in range(3):
        further = tuple(dict.fromkeys(last for target in targets for last in chosen.get(target, (target,))))
        if further == targets:
            break
        targets = further
    return targets


def _leaders_of_equal_forms(ranked: Sequence[Surface]) -> dict[Form, Form]:
    """Forms that differ only in case, spaces, stops and legal suffix follow the most frequent one."""
    first: dict[tuple[str, bool], Form] = {}
    leaders: dict[Form, Form] = {}
    for surface in ranked:
        listed = name_words().same.get(surface.shown)
        key = ("same:" + listed, True) if listed else (squeezed(surface.form), surface.type == "person")
        leaders[surface.form] = first.setdefault(key, surface.form)
    return leaders


def _follow_untitled(leaders: dict[Form, Form]) -> None:
    """A name with a title before it follows the name without: "CEO Jane Doe"."""
    titles = name_words().titles
    for form in leaders:
        if len(form) > 2 and form[0] in titles and form[1:] in leaders:
            leaders[form] = leaders[form[1:]]


def _follow_misspellings(ranked: Sequence[Surface], leaders: dict[Form, Form]) -> None:
    """Persons with one surname and nearly one first name, and long names one letter apart, follow the more frequent."""
    by_surname: defaultdict[str, list[Surface]] = defaultdict(list)
    for surface in ranked:
        if surface.type == "person" and len(surface.form) >= 2 and leaders[surface.form] == surface.form:
            for other in by_surname[surface.form[-1]]:
                if _same_first_name(surface.form[0], other.form[0]):
                    leaders[surface.form] = other.form
                    break
            else:
                by_surname[surface.form[-1]].append(surface)
    long = [surface for surface in ranked if leaders[surface.form] == surface.form and len(squeezed(surface.form)) >= 9]
    kept: defaultdict[tuple[str, int], list[Surface]] = defaultdict(list)
    for surface in long:
        key = (surface.form[0][:1], len(surface.form))
        for other in kept[key]:
            if other.type == surface.type and _one_letter_apart(surface.form, other.form):
                leaders[surface.form] = other.form
                break
        else:
            kept[key].append(surface)
    for form, leader in leaders.items():
        leaders[form] = leaders.get(leader, leader)


def _same_first_name(one: str, other: str) -> bool:
    """Whether two first names are one, spelt otherwise (Alexandr, Alexander) or as an initial (A.)."""
    if len(one.rstrip(".")) == 1 or len(other.rstrip(".")) == 1:
        return one[:1] == other[:1]
    return one[:2] == other[:2] and JaroWinkler.similarity(one, other) >= 0.93


def _one_letter_apart(one: Form, other: Form) -> bool:
    """Whether a letter is missing, added or swapped; figures must agree (iPhone 3, iPhone 4)."""
    left, right = " ".join(one), " ".join(other)
    if any(a != b and (any(map(str.isdigit, a)) or any(map(str.isdigit, b))) for a, b in zip(one, other, strict=True)):
        return False
    return DamerauLevenshtein.distance(left, right, score_cutoff=1) <= 1


def _explicit_short_forms(pairs: Iterable[tuple[Form, Form]], leaders: Mapping[Form, Form]) -> dict[Form, list[Form]]:
    """Short forms that a text introduces in brackets, by their leaders."""
    found: defaultdict[Form, list[Form]] = defaultdict(list)
    for short, long in sorted(set(pairs)):
        short_leader, long_leader = leaders.get(short, short), leaders.get(long, long)
        if short_leader != long_leader and long_leader in leaders and long_leader not in found[short_leader]:
            found[short_leader].append(long_leader)
    return dict(found)


def _beginnings(
    full: Sequence[Surface], pairs: Iterable[tuple[Form, Form]], leaders: Mapping[Form, Form]
) -> dict[Form, tuple[Form, ...]]:
    """The houses whose name an article tells first in full and then by its beginning, where only one begins so."""
    by_form = {surface.form: surface for surface in full}
    found: defaultdict[Form, set[Form]] = defaultdict(set)
    for short, long in pairs:
        one, other = by_form.get(leaders.get(short, short)), by_form.get(leaders.get(long, long))
        if one is None or other is None or one.type != "organisation" or other.type not in ("organisation", "other"):
            continue
        if other.count * _RARELY_SHORTENED >= one.count:
            found[one.form].add(other.form)
    return {form: tuple(longer) for form, longer in found.items() if len(longer) == 1}


@dataclass(frozen=True, slots=True)
class _Index:
    """Longer names by what a text may call them in short."""

    by_start: defaultdict[Form, list[Surface]]
    by_prefix: defaultdict[Form, list[Surface]]
    by_surname: defaultdict[str, list[Surface]]
    by_first_name: defaultdict[str, list[Surface]]
    by_initials: defaultdict[str, list[Surface]]
    by_last_word: defaultdict[str, list[Surface]]


def _index(full: Sequence[Surface]) -> _Index:
    words = name_words()
    index = _Index(
        defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list)
    )
    for surface in full:
        form = surface.form
        if len(form) < 2:
            continue
        if surface.type == "person":
            index.by_surname[form[-1].lower()].append(surface)
            if len(form) > 2:
                index.by_surname[" ".join(form[-2:]).lower()].append(surface)
            index.by_first_name[form[0]].append(surface)
            continue
        if form[0] in words.organisation_prefixes:
            index.by_prefix[form[1:]].append(surface)
        for cut in range(1, len(form)):
            if all(part in words.droppable_suffixes for part in form[cut:]):
                index.by_start[form[:cut]].append(surface)
                break
        initials = "".join(part[0] for part in form if part not in _SMALL)
        if len(initials) >= 3 and initials.isupper():
            index.by_initials[initials].append(surface)
        if form[-1] in words.organisation_suffixes:
            index.by_last_word[form[-1]].append(surface)
    return index


def _longer_names(surface: Surface, index: _Index) -> list[Form]:
    """The longer names that a form may stand for, the most frequent first."""
    form = surface.form
    if longer := index.by_prefix.get(form, []):
        return [other.form for other in longer]
    if longer := index.by_start.get(form, []):
        often = [other.form for other in longer if other.count * _RARELY_SHORTENED >= surface.count]
        return [] if surface.type == "place" else often
    if len(form) == 2:
        longer = index.by_surname.get(" ".join(form).lower(), []) if surface.type == "person" else []
        return [other.form for other in longer]
    if len(form) != 1:
        return []
    word = form[0]
    longer = index.by_surname.get(word.lower(), [])
    if not longer and surface.type != "place":
        longer = index.by_initials.get(word.replace(".", ""), [])
    longer = longer or index.by_last_word.get(word, [])
    if not longer and surface.type in ("person", "other"):
        longer = index.by_first_name.get(word, [])
    return [other.form for other in longer]
