"""What an article has told so far of those whom it names: when, how often, as what, and where they hold a role."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from explorer.data.event import ActorType
from explorer.data.passage import DocumentId, Passage
from explorer.extract.mentions.referents_gender import name_gender, noun_gender, title_gender
from explorer.extract.mentions.referents_kinds import Kinds
from explorer.extract.mentions.referents_nameless import names_many
from explorer.extract.mentions.tree import Tree
from explorer.extract.name_words import name_words
from explorer.extract.names import Marked, Name
from explorer.extract.parsing import Sentence

_PAPERS = frozenset(
    {"weekly", "daily", "newspaper", "tabloid", "magazine", "broadcaster", "paper", "agency", "station"}
    | {"gazette", "times", "post", "news", "press", "journal", "courier", "herald", "tribune", "chronicle", "wire"}
    | {"observer", "telegraph", "newswire", "echo", "dispatch", "examiner", "inquirer", "bulletin"}
)
# Of which names a noun for a body may stand, by their last word.
_BODIES: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (
        frozenset({"party", "league", "coalition", "movement", "opposition"}),
        frozenset({"Party", "League", "Union", "Front", "Movement", "Alliance", "Coalition", "Bloc"}),
    ),
    (
        frozenset({"agency", "body", "authority", "regulator", "watchdog", "board", "commission", "office", "service"}),
        frozenset({"Agency", "Authority", "Service", "Office", "Board", "Commission", "Administration", "Bureau"}),
    ),
    (
        frozenset({"union", "federation", "association"}),
        frozenset({"Union", "Federation", "Association", "Guild", "Brotherhood", "Unite", "Teamsters", "Unions"}),
    ),
    (frozenset({"fund", "lender"}), frozenset({"Fund", "Bank"})),
)


class Wanted(NamedTuple):
    """Of what type and gender ("he", "she" or "") the one must be that a word takes up.

    `business`: no public body; `named`: nobody without a name; `plural`: people without a name too, by a plural.
    """

    types: tuple[ActorType, ...]
    gender: str = ""
    business: bool = False
    named: bool = False
    plural: bool = False


_NOTHING = Tree(Sentence(Passage(DocumentId(""), 0, 0), "paragraph", 0, ()), ())


@dataclass(slots=True)
class Seen:
    sentence: int
    word: int
    name: Name
    rank: int


class Memory:
    """The names that an article has told so far; `tree` is the sentence that is read, `before` the one before it."""

    def __init__(self) -> None:
        self._seen: list[Seen] = []
        self._number = -1
        self._known: dict[str, int] = {}
        self._first: dict[str, int] = {}
        self._times: Counter[str] = Counter()
        self.tree = self.before = _NOTHING
        self._kinds = Kinds()
        self._genders: dict[str, str] = {}
        self._houses: dict[str, Name] = {}
        self._clients: dict[str, Name] = {}

    def choose(self, mark: Marked) -> Name:
        """Of the names that a form may stand for, the person told first or the house told last, else the likeliest."""
        if len(mark.names) == 1:
            return mark.names[0]
        before = self.tree.words[mark.first - 1].text if mark.first and mark in self.tree.marks else ""
        if (asked := title_gender(before)) and len({self._gender_of(name) for name in mark.names}) > 1:
            return next((name for name in mark.names if self._gender_of(name) == asked), mark.names[0])
        told = [name for name in mark.names if name.name in self._known]
        if told and all(name.type == "person" for name in told):
            # A surname alone means whom the article told of first; a brother or a widow keeps the first name.
            return min(told, key=lambda name: self._first.get(name.name, 0))
        return max(mark.names, key=lambda name: (self._known.get(name.name, -1), -mark.names.index(name)))

    def house_of(self, person: str) -> Name | None:
        """The organisation where a person holds a role, as the document has told so far."""
        return self._houses.get(person)

    def tell_house(self, person: str, house: Name) -> None:
        """Remember the organisation where a person holds a role."""
        self._houses[person] = house

    def client_of(self, lawyer: str) -> Name | None:
        """Whom a lawyer acts for, as the document has told so far."""
        return self._clients.get(lawyer)

    def tell_client(self, lawyer: str, client: Name) -> None:
        """Remember whom a lawyer acts for."""
        self._clients[lawyer] = client

    def _fellow(self, adjectives: list[str]) -> Name | None:
        """The last organisation of a country ("the Italian bank": Italy's X), when only one was told so."""
        fitting = {
            seen.name
            for seen in self._seen
            if seen.name.type == "organisation"
            and all(self._kinds.is_said_to_be(seen.name.name, one) for one in adjectives)
        }
        return fitting.pop() if len(fitting) == 1 else None

    def _of_that_body(self, kind: str) -> Name | None:
        """The last organisation whose last word names such a body ("the agency": the Environment Service)."""
        endings = next((endings for nouns, endings in _BODIES if kind in nouns), frozenset())
        for seen in reversed(self._seen):
            if seen.name.type == "organisation" and seen.name.name.rsplit(" ", 1)[-1] in endings:
                return seen.name
        return None

    def _gender_of(self, name: Name) -> str:
        """Whether a person is a "he" or a "she", as told so far or by the first name; "" when nothing tells."""
        return self._genders.get(name.name) or noun_gender(name.name.rsplit(" ", 1)[-1]) or name_gender(name.name)

    def _fits(self, name: Name, wanted: Wanted) -> bool:
        """Whether a name is of the type and the gender that are wanted."""
        if name.nameless and name.name != "police" and names_many(name):
            return wanted.plural
        if name.type not in wanted.types or (wanted.named and name.nameless):
            return False
        if wanted.gender and name.type == "person":
            return self._gender_of(name) in ("", wanted.gender)
        if wanted.business:
            lists = name_words()
            words = name.name.lower().split()
            return not (lists.institution_nouns | _PAPERS) & {*words, *self._kinds.nouns_of(name.name)} and (
                name.name not in lists.media and not name.nameless
            )
        return True
