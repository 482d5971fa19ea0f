"""What is known in, what is wrong with it out: one function a rule, in the order of these tables."""

from collections.abc import Callable, Iterator
from pathlib import Path

from briefings.checks.attendance import delegates_agree, one_head_leads
from briefings.checks.dates import (
    events_end_after_they_start,
    files_are_called_after_their_day,
    nothing_held_later_than_its_article,
    spans_run_forwards,
)
from briefings.checks.identities import (
    countries_have_their_own_codes,
    former_ids_are_free,
    names_want_their_own_addresses,
    pages_want_their_own_addresses,
)
from briefings.checks.notes import notes_have_a_text
from briefings.checks.parties import parties_are_who_is_spoken_of
from briefings.checks.quotations import quotes_are_long_enough, quotes_stand
from briefings.checks.references import (
    codes_are_proven,
    names_are_known,
    names_are_of_one_kind,
    nothing_runs_in_a_circle,
)
from briefings.checks.speaking_of import people_are_who_is_spoken_of
from briefings.loading import Loaded, load
from briefings.loading.article import ArticleCheck
from briefings.loading.remembered import Remembered
from briefings.model.dossier import Dossier
from briefings.problems import Problem, as_many_as_are_read, in_order

# Each is given one article with its words at hand.
ARTICLE_CHECKS: tuple[ArticleCheck, ...] = (
    notes_have_a_text,
    quotes_are_long_enough,
    quotes_stand,
    people_are_who_is_spoken_of,
    parties_are_who_is_spoken_of,
    codes_are_proven,
    files_are_called_after_their_day,
    nothing_held_later_than_its_article,
    events_end_after_they_start,
    delegates_agree,
    one_head_leads,
)

# Each is given everything.
CHECKS: tuple[Callable[[Dossier], Iterator[Problem]], ...] = (
    names_are_known,
    names_are_of_one_kind,
    names_want_their_own_addresses,
    former_ids_are_free,
    pages_want_their_own_addresses,
    countries_have_their_own_codes,
    spans_run_forwards,
    nothing_runs_in_a_circle,
)


def checked(folder: Path, jobs: int = 1, shared: bool = False, remembered: Remembered | None = None) -> Loaded:
    """A content folder, read, with every problem of every file in order of file and line."""
    return with_all_problems(load(folder, ARTICLE_CHECKS, jobs, shared, remembered))


def with_all_problems(loaded: Loaded) -> Loaded:
    """What a content folder gave, with the problems of the whole besides those met on the way."""
    found = [problem for check in CHECKS for problem in check(loaded.dossier)]
    return loaded._replace(problems=tuple(as_many_as_are_read(in_order([*loaded.problems, *found]))))
