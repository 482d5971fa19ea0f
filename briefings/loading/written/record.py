"""What an analyst writes in a record: each field declared once, with its meaning and an example."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from briefings.loading.written.base import Written
from briefings.loading.written.fields import AlsoPlain, Date, Identifiers, Language, Names, NameText, Text
from briefings.model.vocabulary import Classification, Status


class OtherName(Written):
    """Another name, and the language it is in."""

    name: Annotated[NameText, Field(description="The name.", examples=["Владимир Мединский"])]
    language: Annotated[Language | None, Field(description="Its language (BCP 47).", examples=["ru"])] = None


def _other_names(value: Any) -> Any:
    """Let a plain text stand for a name without a language."""
    entries = [value] if isinstance(value, str | dict) else value
    if not isinstance(entries, list):
        return entries
    return [{"name": entry} if isinstance(entry, str) else entry for entry in entries]


class RecordFile(Written):
    """What every record may say."""

    other_names: Annotated[
        list[OtherName],
        BeforeValidator(_other_names),
        AlsoPlain(),
        Field(
            description="Other names by which articles call it: texts, or a name with its language.",
            examples=["[{name: Владимир Мединский, language: ru}]"],
        ),
    ] = []
    former_ids: Annotated[
        Names, Field(description="Ids it once had; their addresses keep working.", examples=["[medinsky]"])
    ] = []
    summary: Annotated[
        Text | None, Field(description="Our own words on it, in Markdown.", examples=["Leads Russia's delegation."])
    ] = None
    identifiers: Annotated[
        Identifiers, Field(description="What others call it; only what you can prove.", examples=["{wikidata: Q159}"])
    ] = {}
    checked: Annotated[
        Date | None, Field(description="The day somebody last went over the record.", examples=["2025-05-20"])
    ] = None


class VenueEntry(Written):
    """Where a negotiation takes place."""

    city: Annotated[Text | None, Field(description="The city.", examples=["Istanbul"])] = None
    country: Annotated[NameText | None, Field(description="The country.", examples=["Turkey"])] = None


class NegotiationFile(RecordFile):
    """A negotiation: a round of talks, or a process that rounds are part of."""

    title: Annotated[NameText, Field(description="What it is called.", examples=["Istanbul talks, May 2025"])]
    start: Annotated[Date | None, Field(description="When it begins.", examples=["2025-05-15"])] = None
    end: Annotated[Date | None, Field(description="When it ended.", examples=["2025-05-16"])] = None
    status: Annotated[Status | None, Field(description="Where it stands.", examples=["scheduled"])] = None
    venue: Annotated[
        VenueEntry | None, Field(description="Where it takes place.", examples=["{city: Istanbul, country: Turkey}"])
    ] = None
    parties: Annotated[Names, Field(description="Who negotiates.", examples=["[Russia, Ukraine]"])] = []
    mediators: Annotated[Names, Field(description="Who mediates: parties or people.", examples=["[Turkey]"])] = []
    hosts: Annotated[Names, Field(description="Who provides the place: parties or people.", examples=["[Turkey]"])] = []
    observers: Annotated[Names, Field(description="Who observes: parties or people.", examples=["[OSCE]"])] = []
    part_of: Annotated[
        NameText | None,
        Field(description="The process that it is a round of.", examples=["russia-ukraine-peace-talks"]),
    ] = None
    follows: Annotated[NameText | None, Field(description="The round before it.", examples=["istanbul-2022"])] = None
    issues: Annotated[Names, Field(description="What is on the table.", examples=["[ceasefire]"])] = []


class PostEntry(Written):
    """A job that somebody holds or held."""

    title: Annotated[Text, Field(description="The job.", examples=["Presidential aide"])]
    organization: Annotated[
        NameText | None, Field(description="Who employs them.", examples=["Presidential Administration of Russia"])
    ] = None
    start: Annotated[Date | None, Field(description="Since when.", examples=["2020"])] = None
    end: Annotated[Date | None, Field(description="Until when.", examples=["2024-05"])] = None


class PersonFile(RecordFile):
    """A person."""

    name: Annotated[NameText, Field(description="The name as pages show it.", examples=["Vladimir Medinsky"])]
    sort_name: Annotated[
        NameText | None, Field(description="The name as lists sort it.", examples=["Medinsky, Vladimir"])
    ] = None
    honorific: Annotated[Text | None, Field(description="A title before the name.", examples=["Dr"])] = None
    party: Annotated[NameText | None, Field(description="Whom they speak for.", examples=["Russia"])] = None
    posts: Annotated[
        list[PostEntry], Field(description="Their jobs.", examples=["[{title: Presidential aide, start: 2020}]"])
    ] = []


class CountryFile(RecordFile):
    """A country; only to add to what ISO 3166 and CLDR know."""

    name: Annotated[NameText, Field(description="The name as pages show it.", examples=["Turkey"])]
    sort_name: Annotated[NameText | None, Field(description="The name as lists sort it.", examples=["Gambia"])] = None
    code: Annotated[
        NameText | None,
        Field(description="ISO 3166-1 alpha-2, or ISO 3166-3 for a state that is no more.", examples=["TR"]),
    ] = None


class MemberEntry(Written):
    """A party that belongs to an organization."""

    party: Annotated[NameText, Field(description="The member.", examples=["Turkey"])]
    start: Annotated[Date | None, Field(description="Since when.", examples=["1952"])] = None
    end: Annotated[Date | None, Field(description="Until when.", examples=["2020-01"])] = None


def _members(value: Any) -> Any:
    """Let a plain name stand for a member without dates."""
    entries = [value] if isinstance(value, str | dict) else value
    if not isinstance(entries, list):
        return entries
    return [{"party": entry} if isinstance(entry, str) else entry for entry in entries]


class OrganizationFile(RecordFile):
    """An organization."""

    name: Annotated[
        NameText, Field(description="The name as pages show it.", examples=["North Atlantic Treaty Organization"])
    ]
    sort_name: Annotated[
        NameText | None, Field(description="The name as lists sort it.", examples=["Hague Tribunal"])
    ] = None
    short_name: Annotated[NameText | None, Field(description="Its short name.", examples=["NATO"])] = None
    classification: Annotated[
        Classification, Field(description="What sort of organization it is.", examples=["international_organization"])
    ] = "other"
    members: Annotated[
        list[MemberEntry],
        BeforeValidator(_members),
        AlsoPlain(),
        Field(description="Who belongs to it.", examples=["[{party: Turkey, start: 1952}]"]),
    ] = []
    part_of: Annotated[
        NameText | None, Field(description="The organization above it.", examples=["Government of Russia"])
    ] = None


class IssueFile(RecordFile):
    """An issue."""

    name: Annotated[NameText, Field(description="What it is called.", examples=["NATO membership"])]
    sort_name: Annotated[NameText | None, Field(description="The name as lists sort it.", examples=["Ceasefire"])] = (
        None
    )
    part_of: Annotated[NameText | None, Field(description="The wider issue.", examples=["security-guarantees"])] = None


RECORD_FILES: dict[str, type[RecordFile]] = {
    "negotiations": NegotiationFile,
    "people": PersonFile,
    "countries": CountryFile,
    "organizations": OrganizationFile,
    "issues": IssueFile,
}
