"""Names over the whole project: who is meant by "Scale", "Giri" or "MSL", and of what type each name is.

One-shot entity tags are not to be trusted: the same name is a place here and a person there. Each document yields
small evidence, the table counts it over all of them, joins the forms of one name and votes on its type, and `mark`
then finds every occurrence, tagged or not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from explorer.data.event import ActorType
from explorer.extract import name_sightings
from explorer.extract.name_forms import Form, Surface, join_forms, plain
from explorer.extract.name_words import name_words
from explorer.extract.parsing import Parse, Word

NameEvidence = name_sightings.NameEvidence


def collect_names(parse: Parse) -> NameEvidence:
    """What one document tells about names: small and made of plain values, to travel between processes."""
    return name_sightings.collect_names(parse)


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something named, by its canonical form; or `nameless`: "police", "the driver", in plain words."""

    name: str
    type: ActorType
    nameless: bool = False


class Marked(NamedTuple):
    """An occurrence of a name in a sentence: half-open word indices, and whom it may mean, the likeliest first."""

    first: int
    end: int
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class NameTable:
    """All names of a project, by every form in which they are written.

    `descriptions` leads from a phrase ("search giant") to the names that the project describes so; `shortened` holds
    the forms that stand for a longer name.
    """

    forms: Mapping[Form, tuple[Name, ...]]
    shortened: frozenset[Form]
    descriptions: Mapping[str, tuple[Name, ...]]
    longest: int

    @classmethod
    def build(cls, evidences: Iterable[NameEvidence]) -> "NameTable":
        """Count the evidence of all documents; the order of the documents does not matter."""
        collected = sorted(evidences, key=lambda evidence: evidence.document)
        surfaces = _surfaces(collected)
        joined = join_forms(
            surfaces,
            (pair for evidence in collected for pair in evidence.short_forms),
            _always_taken_up(collected),
        )
        shown = {surface.form: surface.shown for surface in surfaces}
        types = _types(surfaces, joined)
        same = name_words().same
        names = {form: Name(same.get(shown[form], shown[form]), types[form]) for form in types}
        forms = {form: tuple(names[target] for target in targets) for form, targets in joined.items()}
        bare = _surnames(names, forms)
        forms |= bare
        described: defaultdict[str, Counter[Name]] = defaultdict(Counter)
        for evidence in collected:
            for phrase, form in evidence.descriptions:
                for name in forms.get(form, ())[:1]:
                    described[phrase][name] += 1
        return cls(
            forms=forms,
            shortened=frozenset(form for form, targets in joined.items() if targets != (form,)) | frozenset(bare),
            descriptions={
                phrase: tuple(sorted(counts, key=lambda name: (-counts[name], name.name)))
                for phrase, counts in sorted(described.items())
            },
            longest=max(map(len, forms), default=0),
        )

    def mark(self, words: Sequence[Word]) -> list[Marked]:
        """Every occurrence of a known name in a sentence, in its order, the longest form first, none overlapping."""
        texts = [plain(word.text) for word in words]
        marked: list[Marked] = []
        index = 0
        while index < len(texts):
            end = self._longest_at(texts, words, index)
            if end > index:
                marked.append(Marked(index, end, self.forms[tuple(texts[index:end])]))
                index = end
            else:
                index += 1
        return marked

    def _longest_at(self, texts: Sequence[str], words: Sequence[Word], index: int) -> int:
        """The end of the longest known form that begins at a word, or the word's own index."""
        if texts[index].islower() and not any(map(str.isdigit, texts[index])):
            return index
        for end in range(min(index + self.longest, len(texts)), index, -1):
            form = tuple(texts[index:end])
            if form in self.forms and (end - index > 1 or self._stands_alone(form, words, index)):
                return end
        return index

    def _stands_alone(self, form: Form, words: Sequence[Word], index: int) -> bool:
        """Whether a single word is the name here, and no verb and no part of an unknown longer name."""
        word = words[index]
        proper = word.tag in ("NNP", "NNPS")
        if index == 0 and form in self.shortened and word.pos in ("NOUN", "PROPN", "VERB", "ADJ", "INTJ"):
            return True
        if not proper and not word.ent and (index == 0 or word.pos not in ("NOUN", "PROPN", "ADJ")):
            return index == 0 and word.tag == "NN" and word.dep in ("nsubj", "poss", "compound")
        if form in self.shortened and proper and self.forms[form][0].type == "person":
            return not self._unknown_first_name(words, index)
        return True

    def _unknown_first_name(self, words: Sequence[Word], index: int) -> bool:
        """Whether the word before is a first name that belongs to nobody in the table ("Carlos" before "Wang")."""
        if index == 0 or words[index - 1].tag != "NNP" or words[index - 1].ent not in ("PERSON", ""):
            return False
        before = plain(words[index - 1].text)
        lists = name_words()
        return before not in lists.titles and before not in lists.not_names and (before,) not in self.forms


# Two names that stand side by side are parted when each stands alone so many times as often.
_SIDE_BY_SIDE = 3


def _surnames(names: Mapping[Form, Name], forms: Mapping[Form, object]) -> dict[Form, tuple[Name, ...]]:
    """The surnames of persons where the tagger never saw them alone."""
    found: defaultdict[Form, list[Name]] = defaultdict(list)
    for form, name in sorted(names.items()):
        surname = form[-1:]
        if name.type == "person" and len(form) > 1 and surname not in forms and len(form[-1]) > 3:
            found[surname].append(name)
    return {form: tuple(known) for form, known in found.items()}


def _always_taken_up(evidences: Sequence[NameEvidence]) -> list[tuple[Form, Form]]:
    """The pairs of a beginning and its name that hold in each document where the beginning stands."""
    pairs = Counter(pair for evidence in evidences for pair in evidence.taken_up)
    documents = Counter(sighting.form for evidence in evidences for sighting in evidence.sightings)
    return [pair for pair, times in sorted(pairs.items()) if times == documents[pair[0]]]


def _surfaces(evidences: Sequence[NameEvidence]) -> list[Surface]:
    """The forms that are names indeed, each with the type that its own occurrences vote for."""
    count: Counter[Form] = Counter()
    firm: Counter[Form] = Counter()
    votes: defaultdict[Form, Counter[str]] = defaultdict(Counter)
    shown: dict[Form, str] = {}
    common: set[Form] = set()
    for evidence in evidences:
        for sighting in evidence.sightings:
            count[sighting.form] += sighting.count
            firm[sighting.form] += sighting.firm
            votes[sighting.form].update(dict(sighting.votes))
            shown.setdefault(sighting.form, sighting.shown)
            if sighting.common:
                common.add(sighting.form)
    kept = []
    surnames = {form[-1] for form in count if len(form) > 1}
    for form in sorted(count):
        tagged = any(tag not in ("", "SPEAKS", "WHERE", "SITE", "THING") for tag in votes[form])
        known = len(form) == 1 and form[0] in surnames and form not in common
        joined = (_hyphenated(form, count) and not votes[form]["ACTS"]) or _side_by_side(form, count)
        if _is_name(form, firm=firm[form] + known, common=form in common, tagged=tagged) and not joined:
            kept.append(Surface(form, shown[form], count[form], _type_of(form, votes[form]), _is_titled(votes[form])))
    return kept


def _is_titled(votes: Mapping[str, int]) -> bool:
    """Whether a title or a role stands beside a form that the tagger takes for a person's."""
    return votes.get("PERSON", 0) > 0 and votes.get("TITLE", 0) > 0


def _is_name(form: Form, *, firm: int, common: bool, tagged: bool) -> bool:
    """Whether a form that looked like a name is one: not a common word that only began sentences."""
    if len(form) == 1 and (form[0] in name_words().not_names or len(form[0]) < 2 or len(form[0]) > 40):
        return False
    if len(form) > 8 or form[-1].lower().removesuffix("s") in name_words().role_nouns:
        return False
    if len(form) > 1:
        return True
    if common:
        return firm > 0 and (tagged or firm > 1)
    return firm > 0 or tagged


def _side_by_side(form: Form, count: Mapping[Form, int]) -> bool:
    """Whether a form is two names of several words that each stand alone far more often ("Orbit Inc. Jane Doe")."""
    often = _SIDE_BY_SIDE * count[form]
    return any(count.get(form[:cut], 0) >= often <= count.get(form[cut:], 0) for cut in range(2, len(form) - 1))


def _hyphenated(form: Form, count: Mapping[Form, int]) -> bool:
    """Whether a form is two names joined by a hyphen that each stand alone elsewhere ("Meta-Scale")."""
    if "-" not in form or len(form) < 3:
        return False
    cut = form.index("-")
    return count.get(form[:cut], 0) > 0 and count.get(form[cut + 1 :], 0) > 0


_WEIGHTS: Mapping[str, tuple[ActorType, float]] = {
    "PERSON": ("person", 1.0),
    "TITLE": ("person", 2.0),
    "SPEAKS": ("person", 0.5),
    "ORG": ("organisation", 1.0),
    "ACTS": ("organisation", 0.4),
    "WHERE": ("place", 1.6),
    "KIND": ("organisation", 1.5),
    "SITE": ("place", 2.0),
    "THING": ("other", 3.0),
    "GPE": ("place", 1.0),
    "LOC": ("place", 1.0),
    "FAC": ("place", 0.8),
    "NORP": ("other", 1.0),
    "PRODUCT": ("other", 0.9),
    "WORK_OF_ART": ("other", 0.5),
    "EVENT": ("other", 0.8),
    "LAW": ("other", 0.8),
    # A name that the tagger did not see is most often a company's.
    "": ("organisation", 0.2),
}
_ORDER: tuple[ActorType, ...] = ("organisation", "person", "place", "other")


_CONTESTS = frozenset(
    {"Tour", "Cup", "Open", "Games", "Olympics", "Championship", "Championships", "Prix", "Festival"}
    | {"Marathon", "Rally", "Classic", "Clásica", "Vuelta", "Giro", "Biennale", "Fair", "Derby", "Regatta"}
    | {"Trophy", "Prize", "Award", "Act", "Treaty", "Accord", "Agreement", "Protocol", "Convention", "Phase"}
    | {"Operation"}
)
# These name a contest or a law only at a name's end: "Open Roads" is none.
_ALSO_PLAIN = frozenset({"Open", "Classic", "Fair", "Phase", "Act", "Games", "Prize"})


def _type_of(form: Form, votes: Mapping[str, int]) -> ActorType:
    """The type that votes and the form of the name itself speak for."""
    lists = name_words()
    joined = " ".join(form)
    if joined in lists.places or name_words().same.get(joined) in lists.places:
        return "place"
    scores: dict[ActorType, float] = dict.fromkeys(_ORDER, 0.0)
    for tag, times in sorted(votes.items()):
        actor_type, weight = _WEIGHTS.get(tag, ("other", 0.2))
        scores[actor_type] += weight * times
    total = sum(votes.values())
    if joined in lists.media or (len(form) > 1 and form[-1] in lists.organisation_suffixes):
        scores["organisation"] += 2 * total
    if len(form) > 1 and form[0] in lists.organisation_prefixes:
        scores["organisation"] += 2 * total
    if votes.get("KIND") and not votes.get("TITLE"):
        scores["organisation"] += 0.5 * total
    contest = form[-1] in _CONTESTS or (_CONTESTS - _ALSO_PLAIN) & set(form)
    if contest and form[-1] not in lists.organisation_suffixes:
        scores["other"] += 2 * total
    given = form[0] in lists.given_names or form[0] in lists.female_names
    if len(form) > 1 and given and form[-1] not in lists.organisation_suffixes:
        scores["person"] += 1.5 * total
    if any(character.isdigit() for character in form[-1]) and form[-1] not in ("3M", "7-Eleven"):
        scores["other"] += 2 * total
    return min(_ORDER, key=lambda actor_type: (-scores[actor_type], _ORDER.index(actor_type)))


def _types(surfaces: Sequence[Surface], joined: Mapping[Form, tuple[Form, ...]]) -> dict[Form, ActorType]:
    """The type of every canonical form: the vote of all its forms, those of several words counting double."""
    scores: defaultdict[Form, Counter[ActorType]] = defaultdict(Counter)
    by_form = {surface.form: surface for surface in surfaces}
    for surface in surfaces:
        targets = joined[surface.form]
        weight = (2 if len(surface.form) > 1 else 1) * surface.count
        for target in targets:
            scores[target][surface.type] += weight
    return {target: _told_type(target, counts, by_form) for target, counts in sorted(scores.items())}


def _told_type(target: Form, counts: Mapping[ActorType, int], by_form: Mapping[Form, Surface]) -> ActorType:
    """The type of a canonical form: what its own words say for certain, else the vote of all its forms."""
    lists = name_words()
    own = by_form[target].type
    if own == "place" and " ".join(target) in lists.places:
        return "place"
    first_named = target[0] in lists.given_names or target[0] in lists.female_names
    if len(target) > 1 and own == "person" and (first_named or by_form[target].titled):
        return "person"
    if len(target) > 1 and own == "organisation" and target[-1] in lists.organisation_suffixes:
        return "organisation"
    return min(_ORDER, key=lambda actor_type: (-counts[actor_type], _ORDER.index(actor_type)))
