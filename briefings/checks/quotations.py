"""The rules about quotes: an article and its claims in, quotes that prove nothing out."""

from collections.abc import Iterator

from briefings.loading.article import Reading
from briefings.model.claim import Quotation
from briefings.problems import Problem
from briefings.prose.nearest import nearest
from briefings.prose.quotations import is_too_short

_SHOWN = 300


def quotes_are_long_enough(reading: Reading) -> Iterator[Problem]:
    """A quote has at least three words or twelve characters."""
    for quotation in _quotations(reading):
        if not quotation.is_name and is_too_short(quotation.written):
            yield Problem(
                quotation.location,
                "short-quote",
                f'"{quotation.written}" is too short to prove anything.',
                "Quote at least three words or twelve characters of the article.",
                len(quotation.written),
            )


def quotes_stand(reading: Reading) -> Iterator[Problem]:
    """A quote stands in its article, word for word."""
    for quotation in _quotations(reading):
        if quotation.passages:
            continue
        if quotation.is_name:
            yield _unnamed(reading, quotation)
        elif not is_too_short(quotation.written):
            yield _missing(reading, quotation)


def _quotations(reading: Reading) -> Iterator[Quotation]:
    """Every quote of a sidecar, those too that are behind no claim, as something else is wrong in their entry."""
    for claim in reading.claims:
        yield from claim.quotations
    yield from reading.unclaimed


def _unnamed(reading: Reading, quotation: Quotation) -> Problem:
    return Problem(
        quotation.location,
        "missing-quote",
        f'The delegate has no quote, and the name "{quotation.written}" does not stand in '
        f"{reading.article.location.file}.",
        "Write the name as the article prints it, or add `quote: ` and the article's own words.",
        len(quotation.written),
    )


def _missing(reading: Reading, quotation: Quotation) -> Problem:
    near = nearest(reading.prose, quotation.written)
    if near is None:
        hint = "Nothing like them is in it. Copy the words from the article; `…` may stand for words left out."
    elif not near.differs:
        hint = (
            "Its parts stand there in another order. Put them in the article's order; this one comes earlier: "
            f"{_cut(near.words)}."
        )
    else:
        differences = "; ".join(
            f"where the quote has `{ours}`, the article has `{theirs}`" if ours and theirs
            else f"the quote adds `{ours}`" if ours
            else f"the quote leaves out `{theirs}`"
            for ours, theirs in near.differs[:4]
        )  # fmt: skip
        hint = f"The nearest passage: {_cut(near.words)}.\n{differences[:1].upper()}{_cut(differences[1:], '')}."
    return Problem(
        quotation.location,
        "missing-quote",
        f"These words do not stand in {reading.article.location.file}.",
        hint,
        len(quotation.written),
    )


def _cut(text: str, mark: str = '"') -> str:
    """A text in quotation marks on one line, its end left out where it is long."""
    text = " ".join(text.split())
    return f"{mark}{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}{mark}"
