"""The findings of a story's JSON, each key checked; `story_json` writes what this reads."""

from typing import get_args

from explorer.data.document import Document, Problem, Published, PublishedBasis
from explorer.data.edtf import parse_bound, parse_published
from explorer.data.event import (
    STATUSES,
    Actor,
    ActorType,
    Amount,
    Attribution,
    AttributionKind,
    Event,
    Membership,
    Mention,
    MentionId,
    Polarity,
    Relation,
    RelationKind,
    Role,
    Storyline,
    StorylineId,
    Tension,
    TensionId,
    TensionKind,
    Turn,
    Unused,
    UnusedReason,
    Witnesses,
)
from explorer.data.expression import AnchoredTime, AnchorRelation, TimeExpression, TimexType
from explorer.data.json_node import Node, parse
from explorer.data.passage import DocumentId, Passage
from explorer.data.project import Coverage, Era, Findings
from explorer.data.when import BOUNDS, GRAINS, Basis, EventId, Reason, When
from explorer.errors import ReadError, UsageError

FORMAT = "dateline-events"
VERSION = 1

_POLARITIES: tuple[Polarity, ...] = get_args(Polarity)
_ATTRIBUTIONS: tuple[AttributionKind, ...] = get_args(AttributionKind)
_ROLES: tuple[Role, ...] = get_args(Role)
_ACTOR_TYPES: tuple[ActorType, ...] = get_args(ActorType)
_RELATIONS: tuple[RelationKind, ...] = get_args(RelationKind)
_TENSIONS: tuple[TensionKind, ...] = get_args(TensionKind)
_UNUSED: tuple[UnusedReason, ...] = get_args(UnusedReason)
_TIMEX_TYPES: tuple[TimexType, ...] = get_args(TimexType)
_ANCHOR_RELATIONS: tuple[AnchorRelation, ...] = get_args(AnchorRelation)
_BASES: tuple[Basis, ...] = get_args(Basis)
_PUBLISHED_BASES: tuple[PublishedBasis, ...] = get_args(PublishedBasis)


def findings_of(data: bytes, *, file: str) -> Findings:
    """The findings in the bytes of a JSON file; ReadError names the file and the place that is not as expected."""
    root = parse(data, file=file)
    if not isinstance(root.value, dict) or root.value.get("format") != FORMAT:
        raise root.wrong(f'"format": "{FORMAT}"')
    if root.whole("version") != VERSION:
        raise ReadError(f"“{file}” was written by another version of Dateline: this one reads version {VERSION}.")
    documents = list(root.each("documents"))
    return Findings(
        title=root.text("title"),
        documents=tuple(_document(node) for node in documents),
        events=tuple(_event(node) for node in root.each("events")),
        relations=tuple(_relation(node) for node in root.each("relations")),
        storylines=tuple(_storyline(node) for node in root.each("storylines")),
        tensions=tuple(_tension(node) for node in root.each("tensions")),
        time_expressions=tuple(_expression(node) for node in root.each("time_expressions")),
        anchored=tuple(_anchored(node) for node in root.each("anchored")),
        unused=tuple(Unused(_passage(node), node.choice("reason", _UNUSED)) for node in root.each("unused")),
        problems=tuple(Problem(node.text("file"), node.text("sentence")) for node in root.each("problems")),
        eras=tuple(_era(node) for node in root.each("eras")) if root.has("eras") else (),
        coverage=tuple((DocumentId(node.text("id")), _coverage(node.at("coverage"))) for node in documents),
    )


def _document(node: Node) -> Document:
    return Document(
        id=DocumentId(node.text("id")),
        file=node.text("file"),
        text=node.text("text"),
        sha256=node.text("sha256"),
        encoding=node.text("encoding"),
        title=node.text("title"),
        publisher=node.text("publisher"),
        origin=node.text("origin"),
        published=_published(node.at("published")),
        also=node.texts("also"),
    )


def _published(node: Node) -> Published:
    edtf = node.text("edtf")
    try:
        when = parse_published(edtf)
    except UsageError as error:
        raise node.at("edtf").wrong("an EDTF date") from error
    return Published(
        when if when.dated else None,
        node.choice("basis", _PUBLISHED_BASES),
        node.text("note"),
        _passage(node.at("passage")) if node.has("passage") else None,
    )


def _coverage(node: Node) -> Coverage:
    return Coverage(node.whole("dated_sentences"), node.whole("used"))


def _event(node: Node) -> Event:
    sources = node.at("sources")
    return Event(
        id=EventId(node.text("id")),
        title=node.text("title"),
        label=node.text("label"),
        kind=node.text("kind"),
        status=node.choice("status", STATUSES),
        attribution=_attribution(node),
        polarity=node.choice("polarity", _POLARITIES),
        weight=node.number("weight"),
        order=node.whole("order"),
        actors=tuple(_actor(one) for one in node.each("actors")),
        amounts=tuple(_amount(one) for one in node.each("amounts")),
        when=_when(node.at("when")),
        history=tuple(
            Turn(one.choice("status", STATUSES), MentionId(one.text("mention"))) for one in node.each("history")
        ),
        storylines=tuple(Membership(StorylineId(one.text("id")), one.text("why")) for one in node.each("storylines")),
        sources=Witnesses(sources.whole("articles"), sources.whole("independent")),
        mentions=tuple(_mention(one) for one in node.each("mentions")),
        merged_because=node.texts("merged_because"),
    )


def _actor(node: Node) -> Actor:
    return Actor(
        node.text("name"), node.choice("role", _ROLES), node.choice("type", _ACTOR_TYPES), node.flag("inferred")
    )


def _amount(node: Node) -> Amount:
    return Amount(node.text("text"), node.number("value"), node.text("unit"), node.flag("approximate"), _passage(node))


def _mention(node: Node) -> Mention:
    passage = _passage(node)
    trigger = node.at("trigger")
    return Mention(
        id=MentionId(node.text("id")),
        passage=passage,
        quote=node.text("quote"),
        trigger=Passage(passage.document, trigger.whole("start"), trigger.whole("end")),
        status=node.choice("status", STATUSES),
        polarity=node.choice("polarity", _POLARITIES),
        attribution=_attribution(node),
        inferred=node.flag("inferred"),
    )


def _attribution(node: Node) -> Attribution:
    inner = node.at("attribution")
    return Attribution(inner.choice("kind", _ATTRIBUTIONS), inner.text("by"))


def _when(node: Node) -> When:
    return When(
        earliest=_bound(node, "earliest", upper=False),
        latest=_bound(node, "latest", upper=True),
        earliest_end=_bound(node, "earliest_end", upper=False),
        latest_end=_bound(node, "latest_end", upper=True),
        instant=node.flag("instant"),
        grain=node.choice("grain", GRAINS),
        approximate=node.flag("approximate"),
        uncertain=node.flag("uncertain"),
        basis=node.choice("basis", _BASES),
        receipt=tuple(_reason(one) for one in node.each("receipt")),
    )


def _bound(node: Node, key: str, *, upper: bool) -> int | None:
    try:
        return parse_bound(node.optional_text(key), upper=upper)
    except UsageError as error:
        raise node.at(key).wrong("an ISO day, an ISO minute or null") from error


def _reason(node: Node) -> Reason:
    event = node.optional_text("event")
    return Reason(
        bound=node.choice("bound", BOUNDS),
        rule=node.text("rule"),
        reason=node.text("reason"),
        passage=_optional_passage(node),
        event=None if event is None else EventId(event),
    )


def _relation(node: Node) -> Relation:
    return Relation(
        EventId(node.text("from")), EventId(node.text("to")), node.choice("kind", _RELATIONS), _optional_passage(node)
    )


def _storyline(node: Node) -> Storyline:
    events = tuple(EventId(event) for event in node.texts("events"))
    return Storyline(StorylineId(node.text("id")), node.text("name"), automatic=node.flag("automatic"), events=events)


def _tension(node: Node) -> Tension:
    return Tension(
        id=TensionId(node.text("id")),
        kind=node.choice("kind", _TENSIONS),
        events=tuple(EventId(event) for event in node.texts("events")),
        passages=tuple(_passage(one) for one in node.each("passages")),
        explanation=node.text("explanation"),
    )


def _expression(node: Node) -> TimeExpression:
    return TimeExpression(
        passage=_passage(node),
        text=node.text("text"),
        type=node.choice("type", _TIMEX_TYPES),
        value=node.text("value"),
        mod=node.optional_text("mod"),
        when=_when(node.at("when")),
        rule=node.text("rule"),
    )


def _anchored(node: Node) -> AnchoredTime:
    event = node.optional_text("event")
    return AnchoredTime(
        passage=_passage(node),
        text=node.text("text"),
        relation=node.choice("relation", _ANCHOR_RELATIONS),
        event=None if event is None else EventId(event),
        when=_when(node.at("when")),
        rule=node.text("rule"),
    )


def _era(node: Node) -> Era:
    start, end = _bound(node, "from", upper=False), _bound(node, "to", upper=True)
    if start is None or end is None:
        raise node.wrong("a day in from and in to")
    return Era(node.text("name"), start, end)


def _optional_passage(node: Node) -> Passage | None:
    return _passage(node.at("passage")) if node.at("passage").value is not None else None


def _passage(node: Node) -> Passage:
    """The passage of an object with `document`, `start` and `end`."""
    start, end = node.whole("start"), node.whole("end")
    if not 0 <= start <= end:
        raise node.wrong("0 ≤ start ≤ end")
    return Passage(DocumentId(node.text("document")), start, end)
