"""How far two mentions look like one event: what speaks for it adds up, what speaks against it forbids it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from explorer.data.minutes import DAY
from explorer.data.passage import DocumentId
from explorer.data.when import When
from explorer.extract.draft import MentionDraft
from explorer.extract.merging.documents import rarity
from explorer.extract.merging.families import deed, kin
from explorer.extract.merging.people import both_name, everybody, explicit, listed, may_be_same, names_of, plain
from explorer.extract.weights import MergingWeights, weights

_WORD = re.compile(r"[^\W\d_]{3,}")
_TELLING = 2.0
_ACTING = ("agent", "patient")
_COUNTED = ("people", "residents", "civilians", "workers", "passengers", "children", "men", "women", "victims")
OPEN = ("planned", "forecast", "speculated")


@dataclass(frozen=True, slots=True)
class Likeness:
    """The evidence that two mentions tell one event (see weights.toml), in words; or the veto that says they do not."""

    score: float
    because: tuple[str, ...] = ()
    veto: str = ""


# For each document, the stretch of minutes in which it came out; documents without a date are absent.
Published = Mapping[DocumentId, tuple[int, int]]


def compare(first: MentionDraft, second: MentionDraft, published: Published) -> Likeness:
    """Weigh two mentions of one frame group in one cluster of articles."""
    for _, reason in vetoes(first, second, published):
        return Likeness(0.0, veto=reason)
    numbers = weights().merging
    found = [*_same_deed(first, second, numbers), *_same_people(first, second, numbers)]
    if amount := _shared_amount(first, second):
        found.append((numbers.shared_amount, f"{amount} in both"))
    score = sum(value for value, _ in found)
    if is_earlier(first) != is_earlier(second):
        score += numbers.earlier_against_later
    if len(found) < 3 and (
        _days_apart(first, second, published) > numbers.far_apart_days
        or _one_looks_back(first, second, published, numbers.looks_back_days)
    ):
        score += numbers.far_apart
    if first.group in numbers.repeatable and not (amount or _alike_in_words(first, second, numbers.repeatable_words)):
        score = min(score, 0.0)
    if first.group in numbers.by_word and not kin(deed(first), deed(second)):
        score = min(score, 0.0)
    if _says_too_little(first, second):
        score = min(score, 0.0)
    return Likeness(round(score, 9), tuple(words for _, words in found if words))


def vetoes(first: MentionDraft, second: MentionDraft, published: Published) -> Iterator[tuple[str, str]]:
    """What forbids to take two mentions for one event: the name of each veto, and the reason in words."""
    for name, veto in _VETOES.items():
        if reason := veto(first, second):
            yield name, reason
    if reason := _other_dates(first, second, published):
        yield "dates", reason
    if reason := _plan_after_deed(first, second, published):
        yield "plan", reason


def _says_too_little(first: MentionDraft, second: MentionDraft) -> bool:
    """Whether a verb of no frame is all that two mentions have in common ("lost" and "was lost")."""
    if not (is_bare(first) and is_bare(second)) or first.nominal or second.nominal:
        return False
    return first.frame.endswith(f"_{first.group}") and not _content(first) & _content(second)


def is_bare(draft: MentionDraft) -> bool:
    """Whether nobody who acts or is acted on is known, so that only its place says which event it tells."""
    return not any(who.role in _ACTING or who.type != "place" for who in draft.participants)


def shared(first: MentionDraft, second: MentionDraft) -> str:
    """Whom two mentions name in one part, or the amount that both tell, in words; "" for nothing."""
    for roles in (("agent",), ("patient",)):
        if both := names_of(first, *roles) & names_of(second, *roles):
            return both_name(both)
    amount = _shared_amount(first, second)
    return f"{amount} in both" if amount else ""


def is_earlier(draft: MentionDraft) -> bool:
    """Whether the words place the deed before what the article is about: "had already", "for months"."""
    return draft.earlier or any(time.signal == "for" and time.expression.when.dated for time in draft.times)


def same_word(first: MentionDraft, second: MentionDraft) -> bool:
    """Whether the triggers are one word, or of one family."""
    return deed(first) == deed(second)


def _same_deed(first: MentionDraft, second: MentionDraft, numbers: MergingWeights) -> list[tuple[float, str]]:
    if same_word(first, second):
        return [(numbers.same_lemma, f"the same word (“{first.lemma}”)")]
    if first.frame == second.frame:
        return [(numbers.same_frame, f"the same kind of deed ({plain(first.frame)})")]
    return [(numbers.same_group, f"the same group of deeds ({plain(first.group)})")]


def _same_people(first: MentionDraft, second: MentionDraft, numbers: MergingWeights) -> list[tuple[float, str]]:
    """What the participants say; nothing when a side has none."""
    if is_bare(first) or is_bare(second):
        return []
    agents = names_of(first, "agent"), names_of(second, "agent")
    others = names_of(first, "patient", "other"), names_of(second, "patient", "other")
    found = []
    if agents[0] & agents[1]:
        found.append((numbers.shared_agent, both_name(agents[0] & agents[1])))
    elif _clash(first, second):
        found.append((numbers.clashing_inference, ""))
    if others[0] & others[1]:
        found.append((numbers.shared_patient, both_name(others[0] & others[1])))
    across = (agents[0] & others[1]) | (agents[1] & others[0])
    one_agent = not (agents[0] and agents[1]) and (_either_end(first) or same_word(first, second))
    if across and (one_agent or _both_ends(first, second) or _undergone(first, second)):
        found.append((numbers.shared_across, both_name(across)))
    return found or [(numbers.nothing_shared, "")]


def _clash(first: MentionDraft, second: MentionDraft) -> bool:
    """Whether the agents differ as far as can be told.

    Somebody without a name ("the finance chief") may be anybody with one; who acts for a house of the other side does
    what the house does.
    """
    one, two = names_of(first, "agent"), names_of(second, "agent")
    if not one or not two or may_be_same(one, two) or _told_otherwise(first, second):
        return False
    statuses = {"happened" if draft.mention.status == "ongoing" else draft.mention.status for draft in (first, second)}
    if same_word(first, second) and len(statuses) == 1 and _one_nameless(first, second):
        return False
    return not (_acts_for(first, two) or _acts_for(second, one))


def _one_nameless(first: MentionDraft, second: MentionDraft) -> bool:
    """Whether one side's agents have no name and the other's are named in so many words."""
    return any(
        explicit(one, "agent") and not any(who.named or who.inferred for who in two.participants if who.role == "agent")
        for one, two in ((first, second), (second, first))
    )


def _acts_for(draft: MentionDraft, houses: set[str]) -> bool:
    """Whether a person acts here whose house is one of those: its chief speaks for it."""
    acting = [who for who in draft.participants if who.role == "agent"]
    others = {who.name for who in draft.participants if who.role == "other" and who.type == "organisation"}
    return all(who.type == "person" for who in acting) and bool(others & houses)


def _other_agents(first: MentionDraft, second: MentionDraft) -> str:
    """Different named agents do different deeds, unless the deed is told from its two ends."""
    one, two = explicit(first, "agent"), explicit(second, "agent")
    if not one or not two or may_be_same(one, two) or _told_otherwise(first, second):
        return ""
    return f"{listed(one)} acts in one, {listed(two)} in the other"


def _other_patients(first: MentionDraft, second: MentionDraft) -> str:
    """A deed done to two different named people, organisations or things is two deeds."""
    one, two = explicit(first, "patient"), explicit(second, "patient")
    if not one or not two or may_be_same(one, everybody(second)) or may_be_same(two, everybody(first)):
        return ""
    return f"one concerns {listed(one)}, the other {listed(two)}"


def _other_amounts(first: MentionDraft, second: MentionDraft) -> str:
    for unit in sorted({amount.unit for amount in first.amounts} & {amount.unit for amount in second.amounts}):
        one = [amount for amount in first.amounts if amount.unit == unit]
        two = [amount for amount in second.amounts if amount.unit == unit]
        if not any(_close(x.value, y.value) for x in one for y in two):
            return f"{one[0].text} against {two[0].text}"
    return ""


def _other_dates(first: MentionDraft, second: MentionDraft, published: Published) -> str:
    """Stated dates that cannot meet, or that lie after an article that tells it as done; vague ones forbid nothing."""
    one, two = stated_days(first), stated_days(second)
    if one is not None and two is not None:
        return "" if one[0] < two[1] and two[0] < one[1] else "their dates do not meet"
    for stated, other in ((one, second), (two, first)):
        out = published.get(other.mention.trigger.document)
        if stated is not None and out is not None and other.mention.status == "happened" and out[1] <= stated[0]:
            return "one was told as done before the other's date"
    return ""


def _days_apart(first: MentionDraft, second: MentionDraft, published: Published) -> int:
    """How many days lie between the publication of two mentions, 0 where one is not known."""
    one, two = (published.get(draft.mention.trigger.document) for draft in (first, second))
    if one is None or two is None:
        return 0
    return max(0, one[0] - two[1], two[0] - one[1]) // DAY


def _one_looks_back(first: MentionDraft, second: MentionDraft, published: Published, days: int) -> bool:
    """Whether one is dated long before its article came out and the other tells, without a date, what is new in it."""
    return any(
        _before_article(one, published) > days and not _closed_times(two) and two.tense != "past_perfect"
        for one, two in ((first, second), (second, first))
    )


def _before_article(draft: MentionDraft, published: Published) -> int:
    """Days from the end of a mention's stated dates to its article, 0 where one is not known."""
    stated, out = stated_days(draft), published.get(draft.mention.trigger.document)
    return max(0, out[0] - stated[1]) // DAY if stated is not None and out is not None else 0


def _closed_times(draft: MentionDraft) -> bool:
    return any(_closed(time.expression.when) for time in draft.times)


def _plan_after_deed(first: MentionDraft, second: MentionDraft, published: Published) -> str:
    """What an article tells as still to come is not what was done long before it came out."""
    days = weights().merging.looks_back_days
    for plan, other in ((first, second), (second, first)):
        stated, out = stated_days(other), published.get(plan.mention.trigger.document)
        if stated is None or out is None or stated[1] + days * DAY >= out[0] or other.mention.status != "happened":
            continue
        if plan.mention.status in OPEN and not _closed_times(plan):
            return "one was done long before the other was still to come"
    return ""


def _earlier_than_plan(first: MentionDraft, second: MentionDraft) -> str:
    """What had long begun is not what somebody announces that it will do."""
    if is_earlier(first) == is_earlier(second):
        return ""
    earlier, later = (first, second) if is_earlier(first) else (second, first)
    if later.mention.status in OPEN and earlier.mention.status not in OPEN:
        return "one had begun before, the other is announced"
    return ""


def _other_polarity(first: MentionDraft, second: MentionDraft) -> str:
    return "" if first.mention.polarity == second.mention.polarity else "one says that it did not happen"


def _one_denies(first: MentionDraft, second: MentionDraft) -> str:
    """To deny is no other statement: "she admitted an error but denied the charge"."""
    denials = weights().merging.denials
    return "one denies, the other does not" if (first.lemma in denials) != (second.lemma in denials) else ""


def _other_victims(first: MentionDraft, second: MentionDraft) -> str:
    """Whoever is counted is nobody who is named, and "two teachers" are not "her brother": of harm and death."""
    for one, two in ((first, second), (second, first)):
        counted = [amount for amount in one.amounts if amount.unit in _COUNTED and amount.value > 1]
        named = {who.name for who in two.participants if who.role == "patient" and who.named}
        nobody = not any(who.named for who in one.participants if who.role == "patient")
        if counted and nobody and len(named) == len(names_of(two, "patient")) == 1:
            return f"one tells of {counted[0].text}, the other of {listed(named)}"
    if first.group not in weights().merging.by_word:
        return ""
    nameless = [
        {who.name for who in draft.participants if who.role == "patient" and not who.named and not who.inferred}
        for draft in (first, second)
    ]
    if nameless[0] and nameless[1] and not nameless[0] & nameless[1]:
        return f"one tells of {listed(nameless[0])}, the other of {listed(nameless[1])}"
    for many, (one, two) in zip(nameless, ((first, second), (second, first)), strict=True):
        named = explicit(two, "patient")
        if named and not explicit(one, "patient") and any(who in _COUNTED or who.endswith("s") for who in many):
            return f"one tells of {listed(many)}, the other of {listed(named)}"
    return ""


def _other_way(first: MentionDraft, second: MentionDraft) -> str:
    """Nobody buys and sells, or comes and goes, by one deed."""
    for one, two in ((first, second), (second, first)):
        if (one.frame, two.frame) in weights().merging.ends and (
            both := explicit(one, "agent") & names_of(two, "agent")
        ):
            return f"what {listed(both)} does in one goes the other way in the other"
    return ""


def _side_by_side(first: MentionDraft, second: MentionDraft) -> str:
    """Two finite verbs of one sentence tell two deeds: "which jumped on Tuesday, rose by a further 5 percent"."""
    if first.sentence != second.sentence or first.nominal or second.nominal or first.lemma == second.lemma:
        return ""
    finite = all(draft.tense != "none" and not _word(draft).endswith("ing") for draft in (first, second))
    return "one sentence tells both, with a verb each" if finite else ""


def _word(draft: MentionDraft) -> str:
    """The trigger as it stands, in small letters."""
    start = draft.mention.trigger.start - draft.mention.passage.start
    return draft.mention.quote[start : start + draft.mention.trigger.end - draft.mention.trigger.start].lower()


_VETOES: dict[str, Callable[[MentionDraft, MentionDraft], str]] = {
    "agents": _other_agents,
    "patients": _other_patients,
    "amounts": _other_amounts,
    "earlier": _earlier_than_plan,
    "polarity": _other_polarity,
    "denial": _one_denies,
    "victims": _other_victims,
    "sentence": _side_by_side,
    "ends": _other_way,
}


def _told_otherwise(first: MentionDraft, second: MentionDraft) -> bool:
    """Whether different agents are no contradiction: the deed is told from its other end, or a passive misread."""
    return _both_ends(first, second) or _undergone(first, second)


def _undergone(first: MentionDraft, second: MentionDraft) -> bool:
    """Whether one's agent undergoes the same deed in the other: "police arrested Jackson", "Jackson arrested"."""
    if not same_word(first, second):
        return False
    return any(
        names_of(one, "agent") and names_of(one, "agent") <= names_of(two, "patient") and not names_of(one, "patient")
        for one, two in ((first, second), (second, first))
    )


def _either_end(draft: MentionDraft) -> bool:
    return draft.group in weights().merging.told_from_both_ends


def _both_ends(first: MentionDraft, second: MentionDraft) -> bool:
    """Whether both tell one deed from its two ends: "Meta hires Wang", "Wang joins Meta"."""
    if not _either_end(first) or same_word(first, second):
        return False
    return bool(names_of(first, "agent") & names_of(second, "patient", "other")) and bool(
        names_of(second, "agent") & names_of(first, "patient", "other")
    )


def stated_days(draft: MentionDraft) -> tuple[int, int] | None:
    """The closed stretch that a mention's own exact dates leave, or None."""
    hulls = [hull for time in draft.times if (hull := _closed(time.expression.when)) is not None]
    if not hulls:
        return None
    low, high = max(low for low, _ in hulls), min(high for _, high in hulls)
    return (low, high) if low < high else None


def _closed(when: When) -> tuple[int, int] | None:
    if when.approximate or when.earliest is None or when.latest_end is None:
        return None
    return when.earliest, when.latest_end


def _shared_amount(first: MentionDraft, second: MentionDraft) -> str:
    for one in first.amounts:
        for two in second.amounts:
            if one.unit == two.unit and _close(one.value, two.value):
                return one.text
    return ""


def _close(one: float, two: float) -> bool:
    return abs(one - two) <= weights().merging.amounts_apart * max(abs(one), abs(two))


def _alike_in_words(first: MentionDraft, second: MentionDraft, least: float) -> bool:
    """Whether two sentences share their telling words, beside the names and the deed itself."""
    one, two = _content(first), _content(second)
    return bool(one and two) and 2 * len(one & two) / (len(one) + len(two)) >= least


@lru_cache(maxsize=4096)
def _content(draft: MentionDraft) -> frozenset[str]:
    names = {word for who in draft.participants for word in _WORD.findall(who.name.lower())}
    told = {word for word in _WORD.findall(draft.mention.quote.lower()) if rarity(word) >= _TELLING}
    told |= {word for word in _WORD.findall(draft.title.lower()) if rarity(word) >= _TELLING}
    return frozenset(told - names - {draft.lemma})
