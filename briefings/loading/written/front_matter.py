"""What an analyst writes above the text of an article or an ordinary page: each field declared once."""

from typing import Annotated

from pydantic import Field

from briefings.loading.written.base import Written
from briefings.loading.written.fields import Day, Language, Names, Text, Texts, Url, YesNo
from briefings.model.vocabulary import Publish


class FrontMatter(Written):
    """The front matter of an article."""

    title: Annotated[Text, Field(description="The article's title.", examples=["Putin stays away"])]
    date: Annotated[Day, Field(description="The day it was published.", examples=["2025-05-14"])]
    publisher: Annotated[Text | None, Field(description="Who published it.", examples=["The Moscow Times"])] = None
    url: Annotated[Url | None, Field(description="Where the original stands.", examples=["https://news.example/a"])] = (
        None
    )
    note: Annotated[
        YesNo,
        Field(
            description="Whether the text is our own note on the report at `url`, whose words are then not its words.",
            examples=["yes"],
        ),
    ] = False
    authors: Annotated[Texts, Field(description="Who wrote it.", examples=["[Jane Roe]"])] = []
    agencies: Annotated[Texts, Field(description="Agencies that it draws on.", examples=["[Reuters]"])] = []
    archive_url: Annotated[
        Url | None, Field(description="Where a copy is kept.", examples=["https://archive.example/a"])
    ] = None
    retrieved: Annotated[Day | None, Field(description="The day we read it.", examples=["2025-05-15"])] = None
    language: Annotated[Language, Field(description="Its language (BCP 47).", examples=["en"])] = "en"
    license: Annotated[Text | None, Field(description="On what terms it may be shown.", examples=["CC-BY-4.0"])] = None
    summary: Annotated[Text | None, Field(description="Our own words on it.", examples=["Names the delegation."])] = (
        None
    )
    former_ids: Annotated[Names, Field(description="Ids it once had.", examples=["[medinsky-leads]"])] = []
    publish: Annotated[
        Publish | None,
        Field(
            description="How much of the text the public page may show; by default `full` for a text of our own or "
            "under an open licence, else `excerpts`.",
            examples=["excerpts"],
        ),
    ] = None


class PageFrontMatter(Written):
    """The front matter of an ordinary page; other keys are the site generator's."""

    model_config = Written.model_config | {"extra": "ignore"}

    title: Annotated[Text | None, Field(description="The page's title.", examples=["About"])] = None
    summary: Annotated[Text | None, Field(description="What it is about.", examples=["Who we are."])] = None
