"""Circles are found wherever the walk begins, and each step is taken once."""

import time

from briefings.checks.references import nothing_runs_in_a_circle
from briefings.model.dossier import assemble
from briefings.model.issue import Issue
from briefings.model.location import Location
from briefings.model.reference import Key, Reference


def issue(number: int, part_of: int | None) -> Issue:
    location = Location(f"issues/issue-{number:05}.yaml")
    wider = Key("issue", f"issue-{part_of:05}") if part_of is not None else None
    return Issue(
        key=Key("issue", f"issue-{number:05}"),
        name=f"Issue {number}",
        sort_name=f"Issue {number}",
        location=location,
        part_of=Reference(wider.id, wider, location, "id") if wider else None,
    )


def test_a_chain_of_thousands_is_walked_once() -> None:
    chain = [issue(number, number + 1) for number in range(9_999)]
    dossier = assemble(records=[*chain, issue(9_999, None)], claims=[])
    began = time.perf_counter()
    assert list(nothing_runs_in_a_circle(dossier)) == []
    assert time.perf_counter() - began < 5


def test_a_circle_is_told_once_and_at_its_first_record_also_where_a_chain_leads_into_it() -> None:
    dossier = assemble(records=[issue(0, 2), issue(1, 3), issue(2, 1), issue(3, 2), issue(4, 1)], claims=[])
    (problem,) = nothing_runs_in_a_circle(dossier)
    assert problem.location.file == "issues/issue-00001.yaml"
    assert "`issue-00001` is part of `issue-00003`, which is part of `issue-00002`" in problem.message
