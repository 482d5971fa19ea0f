"""What became known, in sentences: every word of the closed lists, before and after, by one voice and by several."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from briefings.changes import News, before, in_words, news_of, sentence
from briefings.model.article import Article
from briefings.model.claim import Claim, Event
from briefings.model.country import Country
from briefings.model.dossier import Dossier, assemble
from briefings.model.issue import Issue
from briefings.model.negotiation import Negotiation
from briefings.model.organization import Organization
from briefings.model.person import Person
from briefings.model.record import Record
from briefings.model.vocabulary import ATTENDANCES, COMING, EVENT_KINDS, ROLES, STANCES, Attendance, Role, Stance
from briefings.model.when import When
from tests.model.making import SOMEWHERE, delegate, key, position, reference

TALKS = "the Oslo talks"
NAMES = {"holub": "Marek Holub", "reyl": "Ana Reyl", "irrgang": "Tomas Irrgang"}


def dossier(*claims: Claim, articles: dict[str, str] | None = None, start: str = "2025-05-15") -> Dossier:
    """A dossier of some claims of articles by name and day, about talks that begin on a day."""
    days = articles or {"wire": "2025-05-14", "gazette": "2025-05-14", "later": "2025-05-20"}
    fields: list[tuple[type[Record], Any, str, str, dict[str, Any]]] = [
        (Negotiation, "negotiation", "oslo", TALKS, {"start": When.parse(start)}),
        (Country, "country", "kestria", "Kestria", {}),
        (Organization, "organization", "islands", "Amber Islands", {}),
        (Issue, "issue", "pilots", "Pilots", {}),
    ]
    fields += [(Person, "person", id_, name, {}) for id_, name in NAMES.items()]
    fields += [
        (Article, "article", id_, id_, {"publisher": f"The {id_.title()}", "date": datetime.date.fromisoformat(day)})
        for id_, day in days.items()
    ]
    records = [
        make(key=key(kind, id_), name=name, sort_name=name, location=SOMEWHERE, **more)
        for make, kind, id_, name, more in fields
    ]
    return assemble(records=records, claims=claims)


def told(known: Dossier, news: News) -> str:
    """A piece of news as a reader hears it."""
    was = in_words(before(news), lambda key: known.record(key).name)
    now = in_words(sentence(news, known), lambda key: known.record(key).name)
    return f"{now} (before: {was})" if was else now


def all_told(known: Dossier) -> list[str]:
    """Everything that became known, the newest first."""
    return [told(known, news) for news in news_of(known)]


def event(day: str, article: str = "wire", as_of: str = "2025-05-14", **fields: Any) -> Event:
    given: dict[str, Any] = {"title": "Kestria proposes talks", "kind": "proposal", "number": 1}
    return Event(
        article=key("article", article),
        location=SOMEWHERE,
        as_of=When.parse(as_of),
        date=When.parse(day),
        **(given | fields),
    )


# Who comes

AHEAD: dict[Attendance, str] = {
    "invited": "is invited to the Oslo talks",
    "announced": "is to attend the Oslo talks",
    "confirmed": "is confirmed for the Oslo talks",
    "conditional": "may attend the Oslo talks on a condition",
    "unclear": "may or may not attend the Oslo talks",
    "declined": "will not attend the Oslo talks",
    "attended": "attended the Oslo talks",
    "absent": "did not come to the Oslo talks, though expected",
    "withdrew": "withdrew from the Oslo talks",
}
PAST: dict[Attendance, str] = AHEAD | {
    "invited": "was invited to the Oslo talks",
    "announced": "was to attend the Oslo talks",
    "confirmed": "was confirmed for the Oslo talks",
    "conditional": "would attend the Oslo talks on a condition",
    "unclear": "may or may not have attended the Oslo talks",
    "declined": "declined to attend the Oslo talks",
}
UNNAMED: dict[Attendance, str] = AHEAD | {
    "invited": ": invited to the Oslo talks",
    "announced": ": to attend the Oslo talks",
    "confirmed": ": confirmed for the Oslo talks",
}


def test_the_tables_of_this_test_hold_every_attendance() -> None:
    assert AHEAD.keys() == PAST.keys() == UNNAMED.keys() == ATTENDANCES.keys()


@pytest.mark.parametrize("attendance", ATTENDANCES)
def test_who_comes_is_told_in_the_tense_of_the_day(attendance: Attendance) -> None:
    ahead = dossier(delegate("wire", "2025-05-14", attendance=attendance))
    assert all_told(ahead) == [f"Marek Holub (Kestria) {AHEAD[attendance]} (before: not known)"]
    past = dossier(delegate("later", "2025-05-20", attendance=attendance))
    assert all_told(past) == [f"Marek Holub (Kestria) {PAST[attendance]} (before: not known)"]


def test_talks_that_begin_today_are_not_over() -> None:
    same = dossier(delegate("wire", "2025-05-14", attendance="declined"), start="2025-05-14")
    assert "will not attend" in all_told(same)[0]


@pytest.mark.parametrize("attendance", ATTENDANCES)
def test_of_a_group_no_verb_says_how_many_they_are(attendance: Attendance) -> None:
    group = delegate("wire", "2025-05-14", attendance=attendance, group="expert advisers", role="adviser")
    words = UNNAMED[attendance]
    assert all_told(dossier(replace(group, person=None))) == [
        f"expert advisers (Kestria, adviser){'' if words[0] == ':' else ' '}{words} (before: not known)"
    ]


def test_a_delegation_that_one_report_names_is_one_sentence_with_its_head_first() -> None:
    known = dossier(
        delegate("wire", "2025-05-14", 1, "irrgang"),
        delegate("wire", "2025-05-14", 2, "reyl", role="speaker"),
        delegate("wire", "2025-05-14", 3, "holub", role="head"),
    )
    assert all_told(known) == [
        "Kestria: Marek Holub (head of delegation), Tomas Irrgang and Ana Reyl (speaker) are to attend"
        " the Oslo talks (before: not known)"
    ]


def test_a_delegation_whose_coming_is_confirmed_together_was_known_before() -> None:
    known = dossier(
        *(delegate("wire", "2025-05-14", n, who) for n, who in enumerate(NAMES, 1)),
        *(delegate("later", "2025-05-20", n, who, attendance="attended") for n, who in enumerate(NAMES, 1)),
    )
    assert all_told(known)[0] == (
        "Kestria: Marek Holub, Ana Reyl and Tomas Irrgang attended the Oslo talks (before: announced)"
    )


@pytest.mark.parametrize("attendance", sorted(ATTENDANCES.keys() - {"unclear"}))
def test_a_change_says_what_was_known_before(attendance: Attendance) -> None:
    known = dossier(
        delegate("wire", "2025-05-13", attendance="unclear"), delegate("gazette", "2025-05-14", attendance=attendance)
    )
    assert all_told(known)[0] == f"Marek Holub (Kestria) {AHEAD[attendance]} (before: unclear)"


NEW_ROLES: dict[Role, str] = {
    "head": "head of delegation",
    "deputy_head": "deputy head",
    "member": "a member",
    "adviser": "an adviser",
    "speaker": "speaker",
    "chair": "chair",
    "facilitator": "a facilitator",
    "secretariat": "with the secretariat",
}


@pytest.mark.parametrize("role", ROLES)
def test_a_new_role_is_what_is_told(role: Role) -> None:
    other: Role = "member" if role != "member" else "head"
    was = "member" if role != "member" else "head of delegation"
    known = dossier(delegate("wire", "2025-05-13", role=other), delegate("gazette", "2025-05-14", role=role))
    assert all_told(known)[0] == (f"Marek Holub (Kestria) is now {NEW_ROLES[role]} for the Oslo talks (before: {was})")
    after = dossier(delegate("wire", "2025-05-13", role=other), delegate("later", "2025-05-20", role=role))
    said = f"Marek Holub (Kestria) was to be {NEW_ROLES[role]} at the Oslo talks (before: {was})"
    assert all_told(after)[0] == said, "that they came nobody said"
    came = dossier(
        delegate("wire", "2025-05-16", role=other, attendance="attended"),
        delegate("later", "2025-05-20", role=role, attendance="attended"),
    )
    assert all_told(came)[0] == f"Marek Holub (Kestria) was {NEW_ROLES[role]} at the Oslo talks (before: {was})"


@pytest.mark.parametrize("attendance", sorted(ATTENDANCES.keys() - COMING))
def test_a_new_role_does_not_make_somebody_come(attendance: Attendance) -> None:
    known = dossier(
        delegate("wire", "2025-05-13", attendance=attendance),
        delegate("gazette", "2025-05-14", attendance=attendance, role="head"),
    )
    assert all_told(known)[0].startswith(f"Marek Holub (Kestria, head of delegation) {AHEAD[attendance]} (before: ")


def test_a_dispute_says_who_says_what() -> None:
    known = dossier(
        delegate("gazette", "2025-05-14", attendance="declined"), delegate("wire", "2025-05-14", attendance="announced")
    )
    assert all_told(known) == [
        "Marek Holub (Kestria) at the Oslo talks: now disputed – The Gazette says will not attend;"
        " The Wire says announced (before: not known)"
    ]


def test_what_follows_a_dispute_says_that_it_was_disputed() -> None:
    known = dossier(
        delegate("gazette", "2025-05-13", attendance="declined"),
        delegate("wire", "2025-05-13", attendance="confirmed"),
        delegate("later", "2025-05-20", attendance="unclear"),
        position("gazette", "2025-05-13", 2, stance="opposes", summary="No."),
        position("wire", "2025-05-13", 2, stance="supports", summary="Yes."),
        position("later", "2025-05-20", 2, stance="open", summary="Maybe."),
    )
    told = [sentence for sentence in all_told(known) if "now disputed" not in sentence]
    assert len(told) == 2
    assert all(sentence.endswith("(before: disputed)") for sentence in told)


def test_who_says_one_side_of_a_dispute_again_settles_it() -> None:
    known = dossier(
        delegate("gazette", "2025-05-13", attendance="declined"),
        delegate("wire", "2025-05-13", attendance="confirmed"),
        delegate("later", "2025-05-14", attendance="confirmed"),
    )
    assert all_told(known)[0].endswith(" is confirmed for the Oslo talks (before: disputed)")


def test_a_dispute_about_a_role_says_the_roles() -> None:
    known = dossier(delegate("gazette", "2025-05-14", role="head"), delegate("wire", "2025-05-14"))
    assert "The Gazette says head of delegation; The Wire says member" in all_told(known)[0]


def test_a_role_that_nobody_wrote_is_not_told_of_who_does_not_come() -> None:
    known = dossier(
        delegate("gazette", "2025-05-14", role="deputy_head"), delegate("wire", "2025-05-14", attendance="declined")
    )
    assert "The Gazette says announced, deputy head; The Wire says will not attend (before" in all_told(known)[0]


def test_who_speaks_for_another_party_now_is_told() -> None:
    other = replace(delegate("gazette", "2025-05-14"), party=reference("organization", "islands"))
    known = dossier(delegate("wire", "2025-05-13"), other)
    assert all_told(known)[0].endswith(" is to attend the Oslo talks (before: announced for Kestria)")


def test_what_another_voice_says_in_one_report_is_not_called_another_report() -> None:
    known = dossier(
        delegate("wire", "2025-05-14", attendance="confirmed"),
        delegate("wire", "2025-05-14", 2, attendance="declined", attribution="an aide"),
    )
    assert "The Wire says confirmed; the same report says will not attend" in all_told(known)[0]


def test_a_condition_that_a_position_now_has_is_told() -> None:
    known = dossier(
        position("gazette", "2025-05-13", stance="supports", summary="Yes."),
        position("wire", "2025-05-14", stance="supports", summary="Yes.", conditions="Norway leaves"),
    )
    assert all_told(known)[0] == (
        "Kestria on Pilots: supports – Yes (condition: Norway leaves) (before: supports – Yes)"
    )


def test_two_events_of_one_day_and_title_in_one_report_are_two() -> None:
    known = dossier(event("2025-05-14", place="Oslo"), event("2025-05-14", place="Bergen", number=2))
    assert len(news_of(known)) == 2


def test_what_is_disputed_only_later_was_news_on_its_own_day_too() -> None:
    known = dossier(
        delegate("wire", "2025-05-14", attendance="declined"), delegate("later", "2025-05-14", attendance="announced")
    )
    assert [news.day.day for news in news_of(known)] == [20, 14]
    assert "now disputed" in all_told(known)[0]
    assert "(before" not in all_told(known)[0], "it says both itself"
    assert "will not attend" in all_told(known)[1]


def test_what_is_said_again_is_no_news() -> None:
    known = dossier(delegate("wire", "2025-05-13"), delegate("gazette", "2025-05-14"))
    assert len(all_told(known)) == 1


# Who wants what


@pytest.mark.parametrize("stance", STANCES)
def test_a_position_is_its_stance_and_its_summary(stance: Stance) -> None:
    known = dossier(position("wire", "2025-05-14", stance=stance, summary="No ship without a pilot."))
    assert all_told(known) == [
        f"Kestria on Pilots: {STANCES[stance].label.lower()} – No ship without a pilot (before: not stated)"
    ]


def test_a_position_says_its_condition_its_negotiation_and_what_was_wanted_before() -> None:
    known = dossier(
        position("wire", "2025-05-13", stance="rejects", negotiation=reference("negotiation", "oslo"), summary="None."),
        position(
            "gazette",
            "2025-05-14",
            stance="conditional",
            negotiation=reference("negotiation", "oslo"),
            summary="One.",
            conditions="It is paid.",
        ),
    )
    assert all_told(known)[0] == (
        "Kestria on Pilots (the Oslo talks): conditional – One (condition: It is paid) (before: rejects – None)"
    )


def test_what_parties_want_together_is_told_once() -> None:
    parties = (reference("country", "kestria"), reference("organization", "islands"))
    known = dossier(position("wire", "2025-05-14", parties=parties, summary="All."))
    assert all_told(known) == ["Kestria and Amber Islands on Pilots: demands – All (before: not stated)"]
    alone = dossier(
        position("wire", "2025-05-13", stance="opposes", summary="Nothing."),
        position("gazette", "2025-05-14", parties=parties, summary="All."),
    )
    assert set(all_told(alone)[:2]) == {
        "Kestria on Pilots: demands – All (before: opposes – Nothing)",
        "Amber Islands on Pilots: demands – All (before: not stated)",
    }


def test_positions_that_disagree_are_disputed() -> None:
    known = dossier(
        position("gazette", "2025-05-14", stance="opposes", summary="No."),
        position("wire", "2025-05-14", stance="supports", summary="Yes."),
    )
    assert all_told(known) == [
        "Kestria on Pilots: now disputed – The Gazette says opposes – No; The Wire says supports – Yes"
        " (before: not stated)"
    ]


# What happened


@pytest.mark.parametrize("kind", EVENT_KINDS)
@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2025-05-14", "Kestria proposes talks"),
        ("2025-05-11", "Became known: Kestria proposes talks, 11 May 2025"),
        ("2025-05-11/2025-05-13", "Became known: Kestria proposes talks, 11–13 May 2025"),
        ("2025-04", "Became known: Kestria proposes talks, April 2025"),
        ("2025-05-10/2025-05-20", "Kestria proposes talks, 10–20 May 2025"),
        ("2025", "Kestria proposes talks, 2025"),
        ("2025-05-16", "Planned for 16 May 2025: Kestria proposes talks"),
    ],
)
def test_an_event_became_known_or_is_planned(kind: Any, day: str, words: str) -> None:
    assert all_told(dossier(event(day, kind=kind))) == [words]


def test_an_event_that_goes_on_has_both_its_ends() -> None:
    over, on = (event("2025-05-10", end=When.parse(end), title=end) for end in ("2025-05-12", "2025-05-20"))
    assert all_told(dossier(over)) == ["Became known: 2025-05-12, 10–12 May 2025"]
    assert all_told(dossier(on)) == ["2025-05-20, 10–20 May 2025"]


def test_an_event_that_two_reports_tell_of_became_known_with_the_first() -> None:
    known = dossier(event("2025-05-14"), event("2025-05-14", article="later", as_of="2025-05-20"))
    assert [news.day.day for news in news_of(known)] == [14]


# Where it was written


def test_every_fact_of_a_sentence_knows_where_it_was_written() -> None:
    known = dossier(
        delegate("wire", "2025-05-13", attendance="unclear", layout={"attendance": (1, 5)}),
        delegate("gazette", "2025-05-14", attendance="declined", layout={"attendance": (2, 5), "role": (1, 5)}),
    )
    news = news_of(known)[0]
    said = {part.code: part for part in (*sentence(news, known), *before(news)) if part.code}
    assert said["declined"].location == SOMEWHERE._replace(line=SOMEWHERE.line + 2, column=5)
    assert said["declined"].written == "declined"
    assert said["unclear"].location == SOMEWHERE._replace(line=SOMEWHERE.line + 1, column=5)
    assert all(part.location for part in sentence(news, known) if part.key)


def test_a_default_that_nobody_wrote_says_so() -> None:
    known = dossier(delegate("wire", "2025-05-13"))
    (part,) = [part for part in sentence(news_of(known)[0], known) if part.code == "announced"]
    assert part.written == ""


def test_a_change_comes_before_what_is_new_on_the_same_day() -> None:
    known = dossier(
        delegate("wire", "2025-05-13"),
        position("gazette", "2025-05-14", number=1),
        delegate("gazette", "2025-05-14", number=2, attendance="declined"),
        articles={"wire": "2025-05-13", "gazette": "2025-05-14"},
    )
    assert [news.is_change for news in news_of(known)] == [True, False, False]


# What was known when


LATE = {"first": "2025-02-03", "second": "2025-02-05", "late": "2025-03-01"}


def test_what_is_told_late_changes_nothing_that_was_told_before_it() -> None:
    known = dossier(
        delegate("first", "2025-02-03", attendance="unclear"),
        delegate("second", "2025-02-05", attendance="declined"),
        delegate("late", "2025-02-01", attendance="announced"),
        articles=LATE,
    )
    assert all_told(known) == [
        "Became known: Marek Holub (Kestria) is to attend the Oslo talks, as of 1 February 2025",
        "Marek Holub (Kestria) will not attend the Oslo talks (before: unclear)",
        "Marek Holub (Kestria) may or may not attend the Oslo talks (before: not known)",
    ]
    assert [news.is_change for news in news_of(known)] == [False, True, False]


def test_what_is_told_late_is_compared_with_what_was_known_to_hold_before_its_day() -> None:
    known = dossier(
        position("first", "2025-02-01", stance="opposes", summary="None."),
        position("second", "2025-02-05", stance="supports", summary="Two."),
        position("late", "2025-02-03", stance="demands", summary="One."),
        articles=LATE,
    )
    assert all_told(known)[0] == (
        "Became known: Kestria on Pilots: demands – One, as of 3 February 2025 (before: opposes – None)"
    )
    again = dossier(
        delegate("first", "2025-02-01"),
        delegate("second", "2025-02-05", attendance="declined"),
        delegate("late", "2025-02-03"),
        articles=LATE,
    )
    assert len(all_told(again)) == 2


def test_what_was_over_the_day_it_was_told_is_what_was_before_and_no_news_of_its_own() -> None:
    known = dossier(
        delegate("wire", "2025-05-11", attendance="unclear"),
        delegate("wire", "2025-05-13", 2, attendance="conditional"),
        delegate("gazette", "2025-05-14", attendance="declined"),
        delegate("later", "2025-05-14", attendance="announced"),
    )
    assert all_told(known)[1:] == ["Marek Holub (Kestria) will not attend the Oslo talks (before: conditional)"]
    assert "now disputed" in all_told(known)[0]
    same = dossier(delegate("wire", "2025-05-13"), delegate("wire", "2025-05-14", 2))
    assert all_told(same) == ["Marek Holub (Kestria) is to attend the Oslo talks (before: not known)"]


def test_what_one_report_tells_late_of_several_days_is_told_of_each() -> None:
    known = dossier(
        delegate("first", "2025-02-03", attendance="declined"),
        delegate("late", "2025-02-01", attendance="unclear"),
        delegate("late", "2025-02-02", 2, attendance="announced"),
        articles=LATE,
    )
    assert [sentence.partition(": ")[0] for sentence in all_told(known)] == [
        "Became known",
        "Became known",
        "Marek Holub (Kestria) will not attend the Oslo talks (before",
    ]


def test_what_was_over_long_before_a_first_report_is_background_and_comes_last() -> None:
    known = dossier(
        event("2014", as_of="2025-05-14", number=1),
        position("wire", "2022-03", number=2, summary="All."),
        delegate("wire", "2022-03/2022-04", 3, attendance="attended"),
        event("2025-05-13", number=4, title="A letter comes"),
        start="2022-03",
    )
    assert all_told(known) == [
        "Became known: A letter comes, 13 May 2025",
        "Background: Kestria proposes talks, 2014",
        "Background: Kestria on Pilots: demands – All, as of March 2022",
        "Background: Marek Holub (Kestria) attended the Oslo talks, as of March–April 2022",
    ]


def test_what_changes_what_was_known_is_news_however_old_it_is() -> None:
    known = dossier(
        position("first", "2020-01", stance="opposes", summary="None."),
        position("late", "2020-02", stance="supports", summary="All."),
        articles=LATE,
    )
    assert all_told(known) == [
        "Kestria on Pilots: supports – All (before: opposes – None)",
        "Background: Kestria on Pilots: opposes – None, as of January 2020",
    ]


def test_what_came_to_be_known_late_does_not_hide_that_something_was_new() -> None:
    """The later day was told first; that the earlier one said the same became known only afterwards."""
    known = dossier(delegate("second", "2025-02-05"), delegate("late", "2025-02-01"), articles=LATE)
    assert all_told(known) == [
        "Became known: Marek Holub (Kestria) is to attend the Oslo talks, as of 1 February 2025",
        "Marek Holub (Kestria) is to attend the Oslo talks (before: not known)",
    ]


def test_what_is_disputed_late_is_not_disputed_now() -> None:
    known = dossier(
        delegate("first", "2025-02-01", attendance="declined"),
        delegate("second", "2025-02-05", attendance="confirmed"),
        delegate("late", "2025-02-01", attendance="announced"),
        articles=LATE,
    )
    assert all_told(known)[0] == (
        "Became known: Marek Holub (Kestria) at the Oslo talks: disputed – The First says will not attend;"
        " The Late says announced, as of 1 February 2025"
    )
    assert all_told(known)[1].endswith("is confirmed for the Oslo talks (before: will not attend)")


def test_a_delegate_of_whom_there_is_a_note_is_told_of_alone() -> None:
    known = dossier(delegate("wire", "2025-05-14", 1, "reyl"), delegate("wire", "2025-05-14", 2, note="Not sure."))
    assert all_told(known) == [
        "Ana Reyl (Kestria) is to attend the Oslo talks (before: not known)",
        "Marek Holub (Kestria) is to attend the Oslo talks (before: not known)",
    ]


@pytest.mark.parametrize(
    ("fields", "first", "second"),
    [
        ({"publisher": "", "is_note": True}, "our note", "another note"),
        ({"publisher": "The Wire", "is_note": True}, "our note", "another note"),
        ({"publisher": "", "is_note": False}, "a report", "another report"),
        ({"publisher": "The Wire", "is_note": False}, "The Wire", "another report of The Wire"),
    ],
)
def test_only_our_own_note_is_called_one(fields: dict[str, Any], first: str, second: str) -> None:
    known = dossier(
        delegate("gazette", "2025-05-14", attendance="declined"), delegate("wire", "2025-05-14", attendance="announced")
    )
    articles = {id_: replace(article, **fields) for id_, article in known.articles.items()}
    known = replace(known, articles=articles)
    assert f"now disputed – {first} says will not attend; {second} says announced" in all_told(known)[0]
