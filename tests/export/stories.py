"""Stories for the exports: a small one with every kind of date and source, and one of strings that break software."""

from dataclasses import replace

from explorer.data.event import Attribution, Event, Membership, Mention, MentionId, Storyline, StorylineId, Witnesses
from explorer.data.minutes import DAY, minute_of
from explorer.data.passage import DocumentId, Passage
from explorer.data.project import Coverage, Era, Findings
from explorer.data.when import EventId, Reason, instant
from tests.builders import a_document, a_mention, a_story, an_event
from tests.naughty import NAUGHTY

_POST = (
    "The board bought a ferry, the Alma, on 3 March 2031. The union said that it would strike in April. "
    "Two tugs were repaired for months. Nobody knows when the old pier was closed."
)
_HERALD = "According to the Post, the board bought a ferry. It denied that the Alma was damaged on 5 March 2031."


def ferry_story() -> Findings:
    """Six events in two storylines and *Everything else*, told by two articles of which one has an assigned date."""
    post = a_document(_POST, file="b/post.txt", title="A ferry for Northport", published="2031-03-10", basis="stated",
                      publisher="The Northport Post")  # fmt: skip
    herald = a_document(_HERALD, file="a herald.txt", title="More on the ferry", published="2031-03-12/2031-03-14",
                        origin="The Northport Post")  # fmt: skip
    events = [
        an_event("The board buys a ferry @ 2031-03-03", storylines=["The ferry"], actors=["The board"], weight=0.9,
                 mentions=(a_mention(post, "The board bought a ferry"), a_mention(herald, "the board bought a ferry")),
                 sources=Witnesses(2, 1)),
        an_event("The union will strike @ [2031-04-01..2031-04-30]", storylines=["The union"], status="planned",
                 attribution="The union", mentions=(a_mention(post, "it would strike in April"),)),
        an_event("Two tugs are repaired @ 2030-11/2031-03-01", storylines=["The ferry", "The union"],
                 mentions=(a_mention(post, "Two tugs were repaired for months"),)),
        an_event("The old pier closes", storylines=["The ferry"],
                 mentions=(a_mention(post, "the old pier was closed"),)),
        an_event("The Alma is damaged @ 2031-03-05", status="denied",
                 attribution=Attribution("reported", "the Post"),
                 mentions=(a_mention(herald, "the Alma was damaged on 5 March 2031"),)),
        replace(an_event("The board meets", storylines=["The ferry"], mentions=(a_mention(post, "The board"),)),
                when=instant(minute_of(2031, 3, 3, 10, 30), minute_of(2031, 3, 3, 10, 31), grain="minute")
                .with_receipt(Reason("earliest", "clock", "“A ferry for Northport” tells the time"))),
    ]  # fmt: skip
    story = a_story(*events, title="The ferry of Northport", documents=(post, herald))
    return replace(story, eras=(Era("Winter", minute_of(2030, 12), minute_of(2031, 3)),))


def naughty_story() -> Findings:
    """An event for each naughty string: title, quote, actor, reason; a storyline and an article for every fortieth."""
    documents, events, storylines = [], [], []
    for first in range(0, len(NAUGHTY), 40):
        strings = NAUGHTY[first : first + 40]
        text = "\n".join(strings)
        document = a_document(text, file=f"{first}.txt", title=strings[0], published="2031-03-10",
                              publisher=strings[-1], origin=strings[1])  # fmt: skip
        documents.append(document)
        lane = StorylineId(f"s{first}")
        own = [_naughty_event(first + number, string, text, document.id, lane) for number, string in enumerate(strings)]
        events += own
        storylines.append(Storyline(lane, strings[2], automatic=False, events=tuple(event.id for event in own)))
    return Findings(
        title=NAUGHTY[100],
        documents=tuple(documents),
        events=tuple(events),
        storylines=tuple(storylines),
        coverage=tuple((document.id, Coverage(0, 0)) for document in documents),
    )


def _naughty_event(number: int, string: str, text: str, document: DocumentId, lane: StorylineId) -> Event:
    start = text.index(string)
    passage = Passage(document, start, start + len(string))
    mention = Mention(MentionId(f"m{number}"), passage, string, passage, "happened", "affirmed",
                      Attribution("said", string), inferred=False)  # fmt: skip
    day = minute_of(2031) + number * DAY
    when = instant(day, day + DAY).with_receipt(Reason("earliest", "told", string), Reason("latest", "told", string))
    event = an_event("x", actors=[string] if string else (), weight=0.5, mentions=(mention,), sources=Witnesses(1, 1))
    return replace(event, id=EventId(f"e{number}"), title=string, label=string, order=number, when=when,
                   storylines=(Membership(lane, string),))  # fmt: skip


def worldly_story() -> Findings:
    """Titles and names in scripts of many kinds, some from right to left."""
    titles = (
        "اجتماع مجلس الميناء", "מועצת הנמל רוכשת מעבורת", "港湾局が新しいフェリーを購入", "理事会宣布购买新渡轮",
        "बंदरगाह की नई नाव", "Совет порта покупает паром", "Το λιμάνι αγοράζει πλοίο", "항만청이 새 여객선을 구입",
        "Zażółć gęślą jaźń",
    )  # fmt: skip
    events = [an_event(f"{title} @ 2031-{month:02}-03") for month, title in enumerate(titles, 1)]
    document = a_document(". ".join(titles), file="world.txt", title="مقالة", published="2031-12-01")
    return a_story(*events, documents=[document], title="قصة الميناء · 港の物語")
