"""What one document tells about names: small evidence that the project's name table counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from explorer.data.passage import DocumentId
from explorer.extract.name_forms import Form, plain
from explorer.extract.name_votes import ENTITY_TYPES, KIND_NOUNS, votes_of
from explorer.extract.name_words import name_words
from explorer.extract.parsing import Parse, Sentence, Word


@dataclass(frozen=True, slots=True)
class Sighting:
    """A written form in one document: how often it got each vote.

    A vote is an OntoNotes entity type, "TITLE" (a person's title or role stands beside it), "SPEAKS" (it says
    something), "WHERE" (it stands where a place does), "ACTS" (it owns or does something), "KIND" ("startup X",
    "rivals such as X"), "SITE" ("the X bridge", a dateline), "THING" ("the vaccine X") or "".
    `firm` counts the places where a capital is no rule of the sentence's beginning;
    `common` says that the word also stands there in lower case.
    """

    form: Form
    shown: str
    votes: tuple[tuple[str, int], ...]
    count: int
    firm: int
    common: bool


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """The sightings of one document, short forms that it introduces, and phrases that describe a name.

    `taken_up`: forms that begin or end a longer one which the body tells first ("Halvorsen", after "Halvorsen Marine").
    """

    document: DocumentId
    sightings: tuple[Sighting, ...]
    short_forms: tuple[tuple[Form, Form], ...]
    descriptions: tuple[tuple[str, Form], ...]
    taken_up: tuple[tuple[Form, Form], ...] = ()


_JOINS = frozenset({"of", "the", "for", "and", "&", "de", "la", "-", "du", "van", "von", "der", "bin", "al", "–"})


_CALENDAR = frozenset(
    {"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"}
    | {"January", "February", "July", "September", "October", "November", "December"}
    | {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
)


def collect_names(parse: Parse) -> NameEvidence:
    """The evidence of one document; it holds no text but the names."""
    votes: dict[Form, Counter[str]] = {}
    shown: dict[Form, str] = {}
    count: Counter[Form] = Counter()
    firm: Counter[Form] = Counter()
    short_forms: dict[tuple[Form, Form], None] = {}
    descriptions: dict[tuple[str, Form], None] = {}
    body: list[Form] = []
    for sentence in parse.sentences:
        if sentence.kind == "boilerplate":
            continue
        before: tuple[int, int] | None = None
        for first, end, titled in name_stretches(sentence.words):
            form = form_of(sentence.words, first, end)
            shown.setdefault(form, show(sentence.words, first, end))
            count[form] += 1
            if sentence.kind != "heading":
                body.append(form)
            firm[form] += _is_firm(sentence, first)
            votes.setdefault(form, Counter()).update(votes_of(sentence.words, first, end, titled=titled))
            if before and _in_brackets_after(sentence.words, before[1], first, end):
                short_forms[form, form_of(sentence.words, *before)] = None
            if described := _description(sentence.words, first):
                descriptions[described, form] = None
            before = first, end
    lower = {word.text for sentence in parse.sentences for word in sentence.words if word.text.islower()}
    sightings = tuple(
        Sighting(form, shown[form], tuple(sorted(votes[form].items())), count[form], firm[form], _common(form, lower))
        for form in sorted(count)
    )
    return NameEvidence(parse.document, sightings, tuple(short_forms), tuple(descriptions), tuple(_taken_up(body)))


def _taken_up(body: Iterable[Form]) -> Iterator[tuple[Form, Form]]:
    """Each form of the body that begins or ends just one longer form, which was told before it."""
    told = list(dict.fromkeys(body))
    for number, short in enumerate(told):
        longer = [
            form for form in told if len(form) > len(short) and short in (form[: len(short)], _ending(form, short))
        ]
        if len(longer) == 1 and longer[0] in told[:number]:
            yield short, longer[0]


def _ending(form: Form, short: Form) -> Form:
    """The end of a name as long as a shorter one; nothing where a small word stands before it ("Bank of England")."""
    before = form[len(form) - len(short) - 1]
    return () if before.lower() in _JOINS or before == "'" else form[-len(short) :]


def _common(form: Form, lower: set[str]) -> bool:
    return len(form) == 1 and form[0].lower() in lower


def form_of(words: Sequence[Word], first: int, end: int) -> Form:
    """The tokens of a name with plain quotes and hyphens."""
    return tuple(plain(word.text) for word in words[first:end])


def show(words: Sequence[Word], first: int, end: int) -> str:
    """A name as it stands in the text, with single spaces."""
    parts: list[str] = []
    for word, following in zip(words[first:end], [*words[first + 1 : end], None], strict=True):
        parts.append(plain(word.text))
        if following is not None and following.start > word.end:
            parts.append(" ")
    return "".join(parts)


def name_stretches(words: Sequence[Word]) -> Iterator[tuple[int, int, bool]]:
    """Half-open stretches of words that look like names, and whether a person's title stands before them."""
    index = 0
    while index < len(words):
        if not _looks_like_name(words, index):
            index += 1
            continue
        end = index + 1
        while end < len(words):
            if _looks_like_name(words, end):
                end += 1
            elif _owns_a_body(words, end):
                end += 2
            elif _joins(words, end):
                end += 1 if _looks_like_name(words, end + 1) else 2
            else:
                break
        yield from _parts(words, index, end)
        index = end


def _looks_like_name(words: Sequence[Word], index: int) -> bool:
    """Whether a word is written and tagged as (part of) a name."""
    if index >= len(words):
        return False
    word = words[index]
    if word.text.rstrip(".") in _CALENDAR and word.ent != "PERSON":
        return False
    if word.text.islower() or not any(map(str.isalpha, word.text)) or word.tag in ("POS", "PRP", "DT", "IN"):
        counted = word.tag == "CD" and index > 0 and word.ent in ("ORG", "PRODUCT") and words[index - 1].tag == "NNP"
        return counted and words[min(index + 1, len(words) - 1)].text not in ("-", "–", "%", ".")
    if word.tag in ("NNP", "NNPS") or _inner_capital(word):
        return True
    capital = word.text[0].isupper()
    return capital and word.ent in ENTITY_TYPES and word.ent != "NORP" and word.tag in ("NN", "NNS", "JJ", "VBG", "FW")


def _inner_capital(word: Word) -> bool:
    """Whether a noun is written like "xAI" or "iPhone"."""
    return word.pos == "NOUN" and word.text[0].islower() and any(map(str.isupper, word.text[1:3]))


def _joins(words: Sequence[Word], index: int) -> bool:
    """Whether a small word holds two parts of one name together: the tagger took both sides for one entity."""
    word = words[index]
    if word.text.lower() not in _JOINS or not word.ent or word.ent not in ENTITY_TYPES:
        return False
    if word.text in ("-", "–") and words[index - 1].end < word.start:
        return False  # a dateline's dash
    further = index + 1
    if further < len(words) and words[further].text.lower() in ("the", "de", "la") and words[further].ent == word.ent:
        further += 1
    if not _looks_like_name(words, further):
        return False
    if word.text.lower() == "and" and not any(
        before.text.lower() == "of" for before in words[max(0, index - 4) : index]
    ):
        return False
    return words[index - 1].ent == word.ent == words[further].ent


def _owns_a_body(words: Sequence[Word], index: int) -> bool:
    """Whether a plural's apostrophe stands inside a body's name: "the Coaches' Guild"."""
    if plain(words[index].text) != "'" or not words[index - 1].text.endswith("s"):
        return False
    body = words[index + 1].text if index + 1 < len(words) else ""
    return body in _BODIES and words[index - 1].tag in ("NNS", "NNPS", "NNP")


_BODIES = frozenset(
    {"Guild", "Union", "Association", "Federation", "League", "Party", "Institute", "Society", "Alliance"}
)


def _parts(words: Sequence[Word], first: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """A stretch cut at titles: "Acme CEO Jane Doe" holds two names."""
    lists = name_words()
    start, titled = first, False
    for index in range(first, end):
        if words[index].text not in lists.titles or index + 1 >= end:
            continue
        following = words[index + 1].text
        if index and words[index - 1].text.lower() in lists.organisation_nouns:
            continue  # "the campaign group Justice Today"
        if following in lists.organisation_suffixes or following.lower() in _JOINS or words[end - 1].ent == "ORG":
            continue
        if words[index + 1].text not in lists.titles:
            before = _before_titles(words, start, index)
            # "Economy Minister X" names no economy.
            if words[before].text not in ("Minister", "Secretary") or words[start].ent in ("GPE", "NORP", "PERSON"):
                yield from _trimmed(words, start, before, titled=titled)
            start, titled = index + 1, True
    yield from _trimmed(words, start, end, titled=titled)


def _before_titles(words: Sequence[Word], first: int, end: int) -> int:
    while end > first and words[end - 1].text in name_words().titles:
        end -= 1
    return end


def _trimmed(words: Sequence[Word], first: int, end: int, *, titled: bool) -> Iterator[tuple[int, int, bool]]:
    """A name without an article before it; nothing when it is a weekday, a nationality or the like."""
    not_names = name_words().not_names
    while first < end and words[first].text.lower() in ("the", "a", "an"):
        first += 1
    if end - first > 1 and words[end - 1].text in ("CEO", "President", "Chairman"):
        end -= 1
    if first == 0 and end > 2 and words[0].text.lower() in name_words().role_nouns and _is_persons(words[end - 1]):
        first, titled = 1, True  # "Striker Emeka Dovrin tore a ligament"
    if (
        end - first > 2
        and words[first].text in _COMPATRIOTS
        and words[end - 1].text not in name_words().organisation_suffixes
    ):
        first += 1
    if first < end and not all(word.text in not_names for word in words[first:end]):
        yield first, end, titled


def _is_persons(last: Word) -> bool:
    """Whether a name's last word may be a surname."""
    return last.text not in name_words().organisation_suffixes and last.text.lower() not in KIND_NOUNS


_COMPATRIOTS = frozenset(
    {
        "Spaniard",
        "Dane",
        "Swede",
        "Finn",
        "Pole",
        "Turk",
        "Briton",
        "Scot",
        "Frenchman",
        "Englishman",
        "Dutchman",
        "Serb",
    }
    | {"Irishman", "Scotsman", "Welshman", "Frenchwoman", "Englishwoman", "Dutchwoman", "Croat", "Icelander", "Slovene"}
    | {
        "Norwegian",
        "Italian",
        "German",
        "Belgian",
        "Austrian",
        "Brazilian",
        "Argentine",
        "Kenyan",
        "Ethiopian",
        "Czech",
    }
)


def _is_firm(sentence: Sentence, first: int) -> bool:
    """Whether the capital is the name's own: not the first word, or with a capital inside, and not in a heading."""
    inner = any(map(str.isupper, sentence.words[first].text[1:]))
    return inner or (first > 0 and sentence.kind != "heading" and sentence.words[first - 1].text not in "\"'“‘(:")


def _in_brackets_after(words: Sequence[Word], before_end: int, first: int, end: int) -> bool:
    """Whether a short form in capitals stands in brackets right after a longer name."""
    return (
        first == before_end + 1
        and end < len(words)
        and words[before_end].text == "("
        and words[end].text == ")"
        and end - first == 1
        and words[first].text[:2].isupper()
    )


def _description(words: Sequence[Word], first: int) -> str:
    """The nouns right before a name that say what it is: "search giant", "chipmaker"; "" when there are none."""
    start = first
    while (
        start > 0 and first - start < 3 and words[start - 1].tag in ("NN", "JJ", "HYPH") and _is_lower(words[start - 1])
    ):
        start -= 1
    lists = name_words()
    nouns = KIND_NOUNS | lists.person_nouns
    if start == first or words[first - 1].text.lower() not in nouns:
        return ""
    while start < first - 1 and words[start].tag != "NN":
        start += 1
    return " ".join(word.text.lower() for word in words[start:first])


def _is_lower(word: Word) -> bool:
    return word.text.islower() or word.text == "-"
