"""Whether a person is a "he" or a "she", as far as title, description or first name tell."""

from typing import Literal

from explorer.extract.mentions.tree import Tree
from explorer.extract.name_words import name_words

Gender = Literal["he", "she", ""]

_SHE = frozenset({"she", "her", "hers", "herself"})
_HE = frozenset({"he", "his", "him", "himself"})
_FEMALE_TITLES = frozenset(
    {"Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dame", "Lady", "Baroness", "Queen", "Princess", "Sister"}
)
_MALE_TITLES = frozenset({"Mr", "Mr.", "Sir", "Lord", "King", "Prince", "Father", "Pope", "Imam", "Rabbi"})
_FEMALE_NOUNS = frozenset(
    {"woman", "girl", "wife", "mother", "daughter", "sister", "widow", "actress", "heiress", "chairwoman", "aunt"}
    | {
        "spokeswoman",
        "businesswoman",
        "congresswoman",
        "grandmother",
        "queen",
        "princess",
        "niece",
        "girlfriend",
        "nun",
    }
)
_MALE_NOUNS = frozenset(
    {"man", "boy", "husband", "father", "son", "brother", "widower", "chairman", "spokesman", "businessman", "uncle"}
    | {"congressman", "grandfather", "king", "prince", "nephew", "boyfriend", "gunman", "priest", "monk", "policeman"}
)
# First names in -a that men bear.
_MALE_IN_A = frozenset(
    {"Luca", "Joshua", "Andrea", "Mustafa", "Ilya", "Nikita", "Sasha", "Kosta", "Misha", "Nikola", "Ezra"}
    | {
        "Elisha",
        "Isa",
        "Musa",
        "Mika",
        "Jukka",
        "Pekka",
        "Juha",
        "Janša",
        "Akira",
        "Kenta",
        "Abdalla",
        "Krishna",
        "Ira",
    }
)
# First names that women and men bear.
_EITHER = frozenset(
    {"Alex", "Ashley", "Robin", "Kelly", "Jamie", "Sandy", "Morgan", "Lee", "Kim", "Dana", "Leslie", "Lesley", "Jean"}
    | {
        "Dominique",
        "Nicola",
        "Kiran",
        "Noor",
        "Wei",
        "Min",
        "Yuki",
        "Sasha",
        "Jordan",
        "Taylor",
        "Andrea",
        "Kai",
        "Joy",
    }
)
_FEMALE_ENDINGS = ("ette", "elle", "lyn", "ine", "een", "ia", "nna")


def pronoun_gender(lower: str) -> Gender:
    """The gender that a pronoun asks for."""
    return "she" if lower in _SHE else "he" if lower in _HE else ""


def title_gender(title: str) -> Gender:
    """The gender that a title such as "Mrs" or "Sir" tells."""
    return "she" if title in _FEMALE_TITLES else "he" if title in _MALE_TITLES else ""


def noun_gender(lower: str) -> Gender:
    """The gender that a noun such as "widow" or "chairman" tells."""
    return "she" if lower in _FEMALE_NOUNS else "he" if lower in _MALE_NOUNS else ""


def name_gender(name: str) -> Gender:
    """The gender that a first name tells; "" for a surname alone and for names that no list knows."""
    first, _, rest = name.partition(" ")
    if not rest:
        return ""
    lists = name_words()
    if first in _EITHER:
        return ""
    if first in lists.female_names:
        return "she"
    if first in lists.given_names or first in _MALE_IN_A:
        return "he"
    return "she" if first.endswith(("a", *_FEMALE_ENDINGS)) else ""


def told_gender(tree: Tree, first: int, end: int) -> Gender:
    """The gender that the words around the person named by words `first` to `end` tell: a title, or "her husband"."""
    if titled := title_gender(tree.words[first - 1].text if first else ""):
        return titled
    head = end - 1
    beside = [*tree.kids(head, "appos", "compound", "nmod")]
    if tree.words[head].dep == "appos":
        beside.append(tree.words[head].head)
    return next((gender for index in beside if (gender := noun_gender(tree.lower[index]))), "")
