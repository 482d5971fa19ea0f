"""A country's page: its negotiations, who served in them, what it wants, issue by issue."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from briefings.model.country import Country
from briefings.pages import subjects
from briefings.pages.chronicle import Chronicle
from briefings.pages.desk import Desk, chosen
from briefings.pages.links import Fact, traced
from briefings.pages.page import Page
from briefings.pages.party import PartyView, party_fields
from briefings.pages.profile import Profile
from briefings.pages.things import Thing


@dataclass(frozen=True, kw_only=True, slots=True)
class CountryView(PartyView):
    """What is known of a country."""

    code: Fact | None


def countries(desk: Desk, only: str | None = None) -> Iterator[Page]:
    """A page for each country, and its chronicle; `only` the one with an id."""
    for country in chosen(desk.dossier.countries, only):
        chronicle = Chronicle(desk, country)
        yield Page(desk.link(country.key).path, "country.html", partial(_view, desk, country, chronicle))
        yield from chronicle.pages()


def _view(desk: Desk, country: Country, chronicle: Chronicle) -> CountryView:
    def subject(own: Profile) -> Thing:
        return subjects.country(country, own.identifiers)

    value = None if "code" in country.lines else ""
    code = Fact(country.code, traced(country.at("code"), value)) if country.code else None
    return CountryView(**party_fields(desk, country, chronicle, subject), code=code)  # type: ignore[arg-type]  # the fields by name
