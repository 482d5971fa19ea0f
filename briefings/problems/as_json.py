"""Problems as JSON: for programs of one's own, and as GitLab's code quality report."""

import json
from typing import Any

from briefings.problems.report import Report, Told

# Counted up when a program that reads the answer would have to change.
VERSION = 1


def as_json(report: Report) -> str:
    """Every problem with its place, words and, where it is certain, its correction."""
    return _printed({"version": VERSION, "problems": [_problem(told) for told in report.told]})


def as_gitlab(report: Report) -> str:
    """GitLab's code quality report; a fingerprint stays the same while the line does."""
    return _printed(
        [
            {
                "description": f"{told.problem.message} {told.problem.hint}".replace("\n", " "),
                "check_name": told.problem.code,
                "fingerprint": told.fingerprint,
                "severity": "major",
                "location": {"path": told.path, "lines": {"begin": told.problem.location.line}},
            }
            for told in report.told
        ]
    )


def _problem(told: Told) -> dict[str, Any]:
    problem = told.problem
    return {
        "file": told.path,
        "line": problem.location.line,
        "column": problem.location.column,
        "end_column": None if told.is_whole_file else told.end_column,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "edit": told.edit and told.edit._asdict(),
    }


def _printed(value: object) -> str:
    # Halves of letters, which stand for bytes of a file's name, are escaped with all that is not ASCII.
    return json.dumps(value, indent=2)
