"""The rule about whose position a quote is: an article and its claims in, positions of countries it never names out."""

from collections.abc import Iterator

from briefings.checks.speaking_of import stands
from briefings.loading.article import Reading
from briefings.loading.countries import all_countries, by_code, by_name
from briefings.loading.nationalities import COUNTRY_OF
from briefings.model.claim import Position
from briefings.model.reference import Reference
from briefings.problems import Problem
from briefings.prose.folding import fold_words

_BEGINNING = 4


def parties_are_who_is_spoken_of(reading: Reading) -> Iterator[Problem]:
    """A country whose position a quote proves is named in the article, where the quote names another country."""
    if not reading.article.language.startswith("en"):
        return
    words = ""
    for claim in reading.claims:
        if not isinstance(claim, Position) or claim.speaker or not stands(claim):
            continue
        text = reading.prose.text
        if any(party.key.kind != "country" or party.written in text for party in claim.parties):
            continue
        words = words or f" {fold_words(text)} "
        if any(_names_country(words, party, reading) for party in claim.parties):
            continue
        quoted = " ".join(passage.words for quotation in claim.quotations for passage in quotation.passages)
        others = [country.name for country in all_countries() if f" {country.name} " in f" {quoted} "]
        if others:
            party = claim.parties[0]
            yield Problem(
                party.location,
                "another-party",
                f"The quote speaks of {others[0]}, and the article names {party.written} nowhere.",
                f'Write "{others[0]}" if that is meant, or a quote that names {party.written}.',
                len(party.written),
            )


def _names_country(words: str, party: Reference, reading: Reading) -> bool:
    """Whether folded words have a name of a country, an adjective, its capital, or a word that begins like a name."""
    directory = reading.known.directory
    entry = directory.entry(party.key) if party.key in directory else None
    country = by_code(entry.code if entry and entry.code else party.written) or by_name(
        entry.names[0] if entry and entry.names else party.written
    )
    names = {party.written, *(entry.names if entry else ())}
    if country:
        names |= {country.name, *country.names}
        names |= {word for word, name in COUNTRY_OF.items() if by_name(name) == country}
    folded = {fold_words(name) for name in names}
    return any(f" {name} " in words for name in folded) or any(
        f" {word[:_BEGINNING]}" in words for name in folded for word in name.split() if len(word) >= _BEGINNING
    )
