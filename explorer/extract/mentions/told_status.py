"""The status of a mention: what its words say of it, who denies it, and whether its day lies ahead."""

from collections.abc import Sequence

from explorer.data.event import Status
from explorer.data.when import When
from explorer.extract.mentions.arguments import Part
from explorer.extract.mentions.attachment import Attachment
from explorer.extract.mentions.standing import Standing
from explorer.extract.mentions.tree import Tree
from explorer.extract.mentions.triggers import Trigger
from explorer.extract.mentions.voices import denied

_SETTLED: tuple[Status, ...] = ("happened", "ongoing", "planned")
_LASTING = frozenset(
    {"run", "lead", "head", "fight", "serve", "work", "rule", "govern", "chair", "manage", "own", "hold", "live"}
    | {"operate", "protest", "strike", "wait", "campaign", "act", "represent", "occupy", "employ"}
)


def told_status(
    tree: Tree,
    trigger: Trigger,
    standing: Standing,
    parts: Sequence[Part],
    attached: Attachment,
    published: When | None,
) -> Status:
    """The status of what a trigger tells in an article `published` then (None: not known)."""
    if denied(tree, trigger):
        return "denied"
    status = standing.status
    if (status == "happened" and _lies_ahead(tree, trigger, standing, attached, published)) or (
        status == "forecast" and _is_set(parts, attached)
    ):
        status = "planned"
    elif status == "happened" and tree.words[trigger.index].lemma in _LASTING and _goes_on(standing, attached):
        status = "ongoing"
    if standing.polarity == "negated" and status in _SETTLED and trigger.frame.id != "statement":
        # "Will not close" is a plan, and "no talks" hides who says so: both are negated, not denied.
        kept = standing.refused or standing.tense == "future" or trigger.nominal
        status = status if kept else "denied"
    return status


def _lies_ahead(tree: Tree, trigger: Trigger, standing: Standing, attached: Attachment, published: When | None) -> bool:
    """Whether what no past tense tells is dated after the article ("publishes its results on April 25")."""
    told_as_past = trigger.governor is not None if trigger.nominal else standing.tense not in ("none", "present")
    if published is None or published.latest is None or told_as_past or tree.sentence.kind == "heading":
        return False
    starts = [time.expression.when.earliest for time in attached.times if time.signal not in ("since", "until")]
    return any(start is not None and start >= published.latest for start in starts)


def _is_set(parts: Sequence[Part], attached: Attachment) -> bool:
    """Whether what is expected of somebody has its day: that is a plan ("is expected to meet on Thursday")."""
    has_day = any(time.expression.when.grain == "day" for time in attached.times)
    return has_day and any(part.role == "agent" for part in parts)


def _goes_on(standing: Standing, attached: Attachment) -> bool:
    """Whether it has been so since a day and is still: "has run the company since 2011", not "has risen 5% since"."""
    if standing.tense != "present_perfect" or standing.polarity == "negated" or attached.amounts:
        return False
    return any(time.signal == "since" for time in attached.times)
