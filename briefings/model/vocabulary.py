"""The closed lists of words that a sidecar or a record may use, each with its label and its meaning."""

from typing import Literal, NamedTuple

Role = Literal["head", "deputy_head", "member", "adviser", "speaker", "chair", "facilitator", "secretariat"]
Capacity = Literal["party", "mediator", "guarantor", "coordinator", "host", "observer", "witness", "third_party"]
Attendance = Literal[
    "invited", "announced", "confirmed", "conditional", "unclear", "declined", "attended", "absent", "withdrew"
]
Stance = Literal["demands", "supports", "offers", "open", "conditional", "opposes", "rejects"]
EventKind = Literal["proposal", "announcement", "round", "meeting", "agreement", "walkout", "statement", "other"]
Status = Literal["proposed", "scheduled", "ongoing", "suspended", "concluded", "collapsed", "cancelled", "postponed"]
Confidence = Literal["high", "medium", "low"]
Publish = Literal["full", "excerpts", "link"]
Classification = Literal[
    "international_organization", "bloc", "armed_organization", "government_body", "ngo", "company", "other"
]


class Word(NamedTuple):
    """A word of a closed list as a reader sees it, and what it says."""

    label: str
    meaning: str


ROLES: dict[Role, Word] = {
    "head": Word("Head of delegation", "leads the delegation"),
    "deputy_head": Word("Deputy head", "stands in for the head"),
    "member": Word("Member", "sits on the delegation"),
    "adviser": Word("Adviser", "advises the delegation"),
    "speaker": Word("Speaker", "speaks for the delegation"),
    "chair": Word("Chair", "chairs the meeting"),
    "facilitator": Word("Facilitator", "helps the parties to meet"),
    "secretariat": Word("Secretariat", "keeps the record"),
}
CAPACITIES: dict[Capacity, Word] = {
    "party": Word("Party", "negotiates for itself"),
    "mediator": Word("Mediator", "helps the parties to agree"),
    "guarantor": Word("Guarantor", "stands surety for what is agreed"),
    "coordinator": Word("Coordinator", "arranges the process"),
    "host": Word("Host", "provides the place"),
    "observer": Word("Observer", "is in the room and does not negotiate"),
    "witness": Word("Witness", "signs that it was agreed"),
    "third_party": Word("Third party", "takes part in another capacity"),
}
ATTENDANCES: dict[Attendance, Word] = {
    "invited": Word("Invited", "has been asked to come; nothing is known of an answer"),
    "announced": Word("Announced", "named by their own side as coming"),
    "confirmed": Word("Confirmed", "said, by themselves or for them, that they will come"),
    "conditional": Word("Conditional", "will come only if something else happens"),
    "unclear": Word("Unclear", "reports do not settle whether they come"),
    "declined": Word("Will not attend", "said, by themselves or for them, that they will not come"),
    "attended": Word("Attended", "was there"),
    "absent": Word("Absent", "was expected and was not there"),
    "withdrew": Word("Withdrew", "was to come, or was there, and left"),
}
STANCES: dict[Stance, Word] = {
    "demands": Word("Demands", "makes it a condition"),
    "supports": Word("Supports", "is for it"),
    "offers": Word("Offers", "would give it"),
    "open": Word("Open", "would talk about it"),
    "conditional": Word("Conditional", "agrees if something else happens"),
    "opposes": Word("Opposes", "is against it"),
    "rejects": Word("Rejects", "has refused it"),
}
EVENT_KINDS: dict[EventKind, Word] = {
    "proposal": Word("Proposal", "something was proposed"),
    "announcement": Word("Announcement", "something was made known"),
    "round": Word("Round", "a round of talks"),
    "meeting": Word("Meeting", "a meeting outside the rounds"),
    "agreement": Word("Agreement", "something was agreed"),
    "walkout": Word("Walkout", "a side left the talks"),
    "statement": Word("Statement", "something was said in public"),
    "other": Word("Event", "something else"),
}
STATUSES: dict[Status, Word] = {
    "proposed": Word("Proposed", "somebody has proposed it"),
    "scheduled": Word("Scheduled", "a day is set"),
    "ongoing": Word("Under way", "it has begun and has not ended"),
    "suspended": Word("Suspended", "it has stopped and may go on"),
    "concluded": Word("Concluded", "it came to its end"),
    "collapsed": Word("Collapsed", "it broke down"),
    "cancelled": Word("Cancelled", "it will not take place"),
    "postponed": Word("Postponed", "it is put off"),
}
CONFIDENCES: dict[Confidence, Word] = {
    "high": Word("High confidence", "the analyst has no doubt"),
    "medium": Word("Medium confidence", "the analyst has some doubt"),
    "low": Word("Low confidence", "the analyst has serious doubt"),
}
CLASSIFICATIONS: dict[Classification, Word] = {
    "international_organization": Word("International organization", "states are its members"),
    "bloc": Word("Bloc", "parties that speak together"),
    "armed_organization": Word("Armed organization", "fights, and is no state's army"),
    "government_body": Word("Government body", "part of a state"),
    "ngo": Word("Non-governmental organization", "belongs to no government"),
    "company": Word("Company", "does business"),
    "other": Word("Organization", "none of these"),
}
PUBLISHINGS: dict[Publish, Word] = {
    "full": Word("Full text", "the page shows the whole text, with the quoted passages marked in it"),
    "excerpts": Word("Excerpts", "the page shows the quoted passages and no other words, with a link to the original"),
    "link": Word("Link", "the page shows none of its words: summaries, and the link"),
}

FOR: frozenset[Stance] = frozenset({"supports", "offers", "demands", "open"})
AGAINST: frozenset[Stance] = frozenset({"opposes", "rejects"})
COMING: frozenset[Attendance] = frozenset({"announced", "confirmed", "attended"})
STAYING_AWAY: frozenset[Attendance] = frozenset({"declined", "absent", "withdrew"})
GOING_ON: frozenset[Status] = frozenset({"ongoing", "suspended"})
