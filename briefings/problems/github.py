"""Problems as GitHub shows them: marks in the files of a change, and a page that sums up the run."""

import html
from collections.abc import Iterator, Sequence

from briefings.problems import printable
from briefings.problems.report import Report, Told

# GitHub shows so many of each step, and says nothing of the others.
SHOWN = 10
# A summary may have a mebibyte, and nobody reads so much.
_LONGEST = 200_000


def annotations(report: Report, newest: Sequence[str]) -> Iterator[str]:
    """Ten problems as commands to the runner, those of the files changed last first, then how many there are more.

    `newest` is files of the content folder in the order in which they changed, the last one first; what it does not
    name is newer than that, or all is as old.
    """
    rank = {file: place for place, file in enumerate(newest)}
    told = sorted(report.told, key=lambda one: rank.get(one.problem.location.file, -1))
    yield from (_command(one) for one in told[:SHOWN])
    if others := told[SHOWN:]:
        problems = "problem" if len(others) == 1 else "problems"
        yield (
            f"::notice title=And {len(others):,} more {problems}::"
            "GitHub marks ten at most. All of them stand in the summary and in the log of this run."
        )
        for one in others:
            # Behind the mark nothing is a command, whatever a file is called.
            yield f"- {printable(one.path)}:{one.problem.location.line}: {_words(one)}"


def summary(report: Report) -> str:
    """A page in Markdown with every problem as `briefings check` prints it; nothing in it can be Markdown or HTML."""
    problems, files = len(report.told), report.files
    number = f"{problems:,} problem{'s' if problems > 1 else ''} in {files:,} file{'s' if files > 1 else ''}"
    head = f"### {number if problems else 'No problem'}"
    shown, length = list[str](), 0
    for one in report.told:
        text = html.escape(one.text)
        length += len(text)
        if length > _LONGEST:
            break
        shown.append(text)
    more = f"\n\nAnd {problems - len(shown):,} more." if len(shown) < problems else ""
    listed = "\n\n<pre>\n" + "\n\n".join(shown) + "\n</pre>" if shown else ""
    return f"{head}{listed}{more}\n"


def _command(told: Told) -> str:
    line, column = told.problem.location.line, told.problem.location.column
    properties = {"file": told.path, "line": str(line)}
    if not told.is_whole_file:
        properties |= {"endLine": str(line), "col": str(column), "endColumn": str(told.end_column)}
    properties["title"] = told.problem.code
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = "\n".join(printable(line) for line in f"{told.problem.message}\n{told.problem.hint}".split("\n"))
    return f"::error {written}::{_escaped(message)}"


def _words(told: Told) -> str:
    return printable(" ".join(f"{told.problem.message} {told.problem.hint}".split("\n")))


def _escaped(text: str) -> str:
    """A text as a command of the runner takes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(printable(text)).replace(":", "%3A").replace(",", "%2C")
