"""`briefings new`: begin a record or an article, with every key explained in the file."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from briefings.authoring.editor import project_of, write_schemas
from briefings.authoring.making import TEMPLATES, Template, make
from briefings.cli.arguments import Ended, Stopped, in_words, placed
from briefings.cli.printing import print_problems
from briefings.loading.written.front_matter import FrontMatter
from briefings.loading.written.one_value import objection
from briefings.loading.written.reference import words_of
from briefings.loading.written.sidecar import Sidecar

FILE = click.Path(path_type=Path)
_LISTS = "May be given several times."


@click.group(short_help="Begin a record or an article, with every key explained.")
def new() -> None:
    """Begin a record or an article: a file in its place, in which every key is explained.

    In a terminal, without a NAME, you are asked for what is needed. A file that is there already is left as it is.
    """


def _command(kind: str, template: Template) -> click.Command:
    """The command that begins one kind of file; it takes what the file's model declares."""
    called = template.called
    options: list[click.Parameter] = [click.Argument([called], required=False, metavar=called.upper())]
    for name, field in template.fields.items():
        if name != called:
            takes_list = "list" in str(field.annotation)
            words = words_of(field)
            options.append(
                click.Option(
                    [f"--{name.replace('_', '-')}", name],
                    multiple=takes_list,
                    metavar=f"[{'|'.join(words)}]" if words else "TEXT",
                    help=f"{field.description} {_LISTS}" if takes_list else field.description,
                )
            )
    if template.model is FrontMatter:
        options.append(click.Option(["--negotiation"], help=Sidecar.model_fields["negotiation"].description))
    options += [
        click.Option(["given_id", "--id"], metavar="ID", help="The name of the file; by default made from the name."),
        click.Option(["--folder"], type=FILE, metavar="FOLDER", help="The content folder; by default: content."),
        click.Option(
            ["config_file", "--config"], type=FILE, metavar="FILE", help="The MkDocs configuration to honour."
        ),
    ]
    noun = f"{'an' if kind[0] in 'aio' else 'a'} {kind}"
    files = "an article and its sidecar" if template.model is FrontMatter else f"the record of {noun}"
    return click.Command(
        kind,
        params=options,
        callback=_callback(kind, template),
        short_help=f"Begin {files}.",
        help=f"Begin {files}, in {template.folder}/.\n\nWithout {called.upper()}, a terminal asks what is needed.",
    )


def _callback(kind: str, template: Template) -> Callable[..., None]:
    def run(given_id: str | None, folder: Path | None, config_file: Path | None, **given: Any) -> None:
        in_words(lambda: _new(kind, template, given, given_id or "", folder, config_file))

    return run


def _new(
    kind: str, template: Template, given: dict[str, Any], given_id: str, folder: Path | None, config_file: Path | None
) -> None:
    configuration = placed(folder, config_file)
    values = {key: list(value) if isinstance(value, tuple) else value for key, value in given.items() if value}
    for key, value in values.items():
        if said := _objection(template, key, value):
            raise Ended(f"--{key.replace('_', '-')}: {said}", f"Type briefings new {kind} --help to see what it takes.")
    if template.called not in values:
        if not sys.stdin.isatty():
            raise Ended(
                f"What is the {kind} called?",
                f"Give its {template.called}, such as: briefings new {kind} "
                f'"{(template.fields[template.called].examples or ["…"])[0]}"',
            )
        values = _asked(template, values)
    for key, field in template.fields.items():
        if field.is_required() and key not in values:
            raise Ended(f"--{key} is needed: {field.description}", f"Such as: --{key} {(field.examples or ['…'])[0]}")
    made = make(configuration.content, kind, values, given_id, configuration.shared)
    if made.problems:
        # There is no file that could be corrected.
        print_problems([problem._replace(edit=None) for problem in made.problems], configuration.content)
        sys.exit(1)
    for path in made.files:
        click.echo(f"Written: {path.as_posix()}")
    click.echo("Every key is explained in the file.")
    write_schemas(made.dossier, project_of(configuration.content))


def _asked(template: Template, values: dict[str, Any]) -> dict[str, Any]:
    """What somebody at a terminal says, besides what was typed already."""
    answers = dict(values)
    for key in _questions(template):
        if key not in answers and (answer := _answer(template, key)):
            answers[key] = answer
    return answers


def _questions(template: Template) -> Iterator[str]:
    """The keys to ask for, those that must be there first."""
    yield template.called
    yield from (key for key, field in template.fields.items() if field.is_required() and key != template.called)
    yield from template.asked


def _answer(template: Template, key: str) -> str | list[str]:
    """One answer, asked for until it can be taken; nothing where Enter alone was pressed and nothing is needed."""
    field = template.fields[key]
    takes_list = "list" in str(field.annotation)
    hints = [f"such as {(field.examples or ['…'])[0].strip('[]')}"]
    if words := words_of(field):
        hints = [f"one of {', '.join(words)}"]
    if not field.is_required():
        hints.append("Enter to leave out")

    def taken(text: str) -> str | list[str]:
        parts = [part.strip() for part in text.split(",") if part.strip()] if takes_list else text.strip()
        if parts and (said := objection(key, field, parts)):
            raise click.BadParameter(said)
        return parts

    question = f"{(field.description or key).removesuffix('.')} ({'; '.join(hints)})"
    default = None if field.is_required() else ""
    try:
        answer: str | list[str] = click.prompt(question, default=default, show_default=False, value_proc=taken)
    except click.Abort:
        raise Stopped("Stopped.", "Nothing was written.") from None
    return answer


def _objection(template: Template, key: str, value: str | list[str]) -> str:
    field = template.fields.get(key) or Sidecar.model_fields[key]
    return objection(key, field, value)


for _kind, _template in TEMPLATES.items():
    new.add_command(_command(_kind, _template))
