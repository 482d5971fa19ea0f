"""What an analyst writes in a sidecar: each field declared once, with its meaning and an example."""

from typing import Annotated

from pydantic import Field

from briefings.loading.written.base import Written
from briefings.loading.written.fields import Date, Names, NameText, Text, Texts, YesNo
from briefings.model.vocabulary import Attendance, Capacity, Confidence, EventKind, Role, Stance


class ClaimEntry(Written):
    """What every claim may say."""

    quote: Annotated[
        Texts | None,
        Field(
            description="The article's own words behind the claim, a text or a list; `…` leaves words out. A delegate "
            "may go without: then the name stands for a quote.",
            examples=["was named head of the Russian delegation"],
        ),
    ] = None
    as_of: Annotated[
        Date | None,
        Field(
            description="The day, month, year or span on which the claim held; by default the article's date.",
            examples=["2025-05-14"],
        ),
    ] = None
    attribution: Annotated[
        Text | None,
        Field(
            description="A voice without a name, as printed.",
            examples=["an unnamed Ukrainian official told Reuters"],
        ),
    ] = None
    confidence: Annotated[
        Confidence | None, Field(description="How sure the analyst is of the claim.", examples=["medium"])
    ] = None
    note: Annotated[
        Text | None,
        Field(description="What a reader should know about the claim.", examples=["Named by title only."]),
    ] = None
    negotiation: Annotated[
        NameText | None,
        Field(description="The negotiation that the claim belongs to.", examples=["istanbul-2025"]),
    ] = None
    on_behalf_of: Annotated[
        Names | None,
        Field(description="Whoever is spoken for besides the party.", examples=["[G-77]"]),
    ] = None


class DelegateEntry(ClaimEntry):
    """Somebody's place on a delegation."""

    person: Annotated[
        NameText | None,
        Field(description="The delegate: a name or the id of a person.", examples=["Vladimir Medinsky"]),
    ] = None
    group: Annotated[
        NameText | None,
        Field(description="Delegates whom the article does not name.", examples=["expert advisers"]),
    ] = None
    party: Annotated[
        NameText | None,
        Field(
            description="Whom the delegate speaks for: a country or an organization; by default the party in the "
            "person's record.",
            examples=["Russia"],
        ),
    ] = None
    post: Annotated[
        Text | None, Field(description="The delegate's job, as printed.", examples=["presidential aide"])
    ] = None
    role: Annotated[Role, Field(description="The rank in the delegation.", examples=["head"])] = "member"
    capacity: Annotated[
        Capacity | None,
        Field(
            description="What the delegation is there as; by default what the negotiation's record says, else `party`.",
            examples=["mediator"],
        ),
    ] = None
    attendance: Annotated[Attendance, Field(description="Whether the delegate comes.", examples=["declined"])] = (
        "announced"
    )
    replaces: Annotated[
        NameText | None, Field(description="Whose place the delegate takes.", examples=["Vladimir Putin"])
    ] = None
    organization: Annotated[
        NameText | None,
        Field(description="Who employs the delegate.", examples=["Ministry of Foreign Affairs of Russia"]),
    ] = None
    honorific: Annotated[Text | None, Field(description="A title before the name.", examples=["Dr"])] = None
    signed: Annotated[
        YesNo | None, Field(description="Whether the delegate signed what was agreed.", examples=["yes"])
    ] = None


class PositionEntry(ClaimEntry):
    """What a party wants on an issue."""

    party: Annotated[
        Names,
        Field(
            description="Whose position it is: a party, or a list of those who hold it together.", examples=["Russia"]
        ),
    ]
    issue: Annotated[NameText, Field(description="What it is about.", examples=["NATO membership"])]
    stance: Annotated[Stance, Field(description="What the position comes down to.", examples=["demands"])]
    summary: Annotated[
        Text,
        Field(
            description="What is demanded, offered or rejected, in our words; the *no* is in `stance`.",
            examples=["Ukraine gives up its bid to join NATO."],
        ),
    ]
    speaker: Annotated[NameText | None, Field(description="Who voiced it.", examples=["Dmitry Peskov"])] = None
    conditions: Annotated[
        Text | None, Field(description="What it depends on.", examples=["only after a ceasefire"])
    ] = None


class EventEntry(ClaimEntry):
    """Something that happened, or is to happen, on a day."""

    date: Annotated[Date, Field(description="When; may lie ahead of the article.", examples=["2025-05-11"])]
    title: Annotated[
        Text, Field(description="What, in a few words.", examples=["Putin proposes direct talks in Istanbul"])
    ]
    kind: Annotated[EventKind, Field(description="What sort of event it is.", examples=["proposal"])] = "other"
    end: Annotated[Date | None, Field(description="The last day, if it took several.", examples=["2025-05-16"])] = None
    place: Annotated[Text | None, Field(description="Where.", examples=["Istanbul"])] = None
    parties: Annotated[Names | None, Field(description="The parties to it.", examples=["[Russia]"])] = None
    people: Annotated[Names | None, Field(description="The people in it.", examples=["[Vladimir Putin]"])] = None


class Sidecar(Written):
    """A sidecar: what one article lets us say."""

    negotiation: Annotated[
        NameText | None,
        Field(description="The negotiation of every claim below that names no other.", examples=["istanbul-2025"]),
    ] = None
    delegates: Annotated[
        list[DelegateEntry],
        Field(description="Who is on which delegation.", examples=["[{person: Vladimir Medinsky, party: Russia}]"]),
    ] = []
    positions: Annotated[
        list[PositionEntry],
        Field(
            description="Which party wants what.",
            examples=["[{party: Russia, issue: Ceasefire, stance: offers, summary: Talks, quote: a counteroffer}]"],
        ),
    ] = []
    events: Annotated[
        list[EventEntry],
        Field(
            description="What happened, or is to happen, when.",
            examples=["[{date: 2025-05-11, title: Putin proposes talks, quote: Putin announced the talks}]"],
        ),
    ] = []
