"""Problems as SARIF 2.1.0, which code hosts and editors read."""

import json
from typing import Any
from urllib.parse import quote

from briefings.problems.meanings import meaning_of
from briefings.problems.report import Report, Told

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(report: Report, version: str) -> str:
    """One run: the rules that were broken, and where; with corrections where they are certain."""
    codes = sorted({told.problem.code for told in report.told})
    run = {
        "tool": {
            "driver": {
                "name": "briefings",
                "semanticVersion": version,
                "rules": [_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(told, codes.index(told.problem.code)) for told in report.told],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: str) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": code}
    if meaning := meaning_of(code):
        rule["shortDescription"] = {"text": meaning.what}
        rule["fullDescription"] = {"text": f"{meaning.what} {meaning.why}"}
        rule["help"] = {
            "text": f"{meaning.why}\n\nWrong:\n\n{meaning.wrong}\nRight:\n\n{meaning.right}",
        }
    return rule


def _result(told: Told, rule: int) -> dict[str, Any]:
    problem = told.problem
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": "error",
        "message": {"text": f"{problem.message}\n{problem.hint}"},
        "locations": [{"physicalLocation": _place(told)}],
        "partialFingerprints": {"briefings/v1": told.fingerprint},
    }
    if edit := told.edit:
        region = _region(edit.line, edit.column, edit.column + len(edit.old))
        replacement = {"deletedRegion": region, "insertedContent": {"text": edit.new}}
        change = {"artifactLocation": _file(told), "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": problem.hint}, "artifactChanges": [change]}]
    return result


def _place(told: Told) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _file(told)}
    if not told.is_whole_file:
        place["region"] = _region(told.problem.location.line, told.problem.location.column, told.end_column)
    return place


def _region(line: int, column: int, end_column: int) -> dict[str, int]:
    return {"startLine": line, "startColumn": column, "endLine": line, "endColumn": end_column}


def _file(told: Told) -> dict[str, str]:
    address = quote(told.path.encode("utf-8", "surrogatepass"))
    return {"uri": f"file://{address}" if address.startswith("/") else address}
