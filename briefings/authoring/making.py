"""What an analyst says of a new record or article in; its file, explained and in its place, out."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from pydantic.fields import FieldInfo

from briefings.authoring import AuthoringError
from briefings.authoring.editor import project_of, schema_line
from briefings.authoring.files import new, take_back, write
from briefings.authoring.scaffolding import Values, article_text, in_order, record_text, sidecar_text
from briefings.checks import checked
from briefings.loading.identities import FOLDERS, is_sound_id, slug
from briefings.loading.written.advice import NESTED
from briefings.loading.written.front_matter import FrontMatter
from briefings.loading.written.record import RECORD_FILES, RecordFile
from briefings.loading.written.sidecar import Sidecar
from briefings.model.dossier import Dossier
from briefings.model.reference import Key, Kind
from briefings.problems import Problem
from briefings.prose.folding import fold_name
from briefings.shares import processors

BODY = "Put the text of the report here, in the place of this line."


class Template(NamedTuple):
    """A kind of file that can be begun: what is written in it, where it goes, what it is called by.

    `asked` are the keys that somebody at a terminal is asked for, besides those that must be there.
    """

    model: type[FrontMatter] | type[RecordFile]
    folder: str
    called: str
    asked: tuple[str, ...]

    @property
    def fields(self) -> Mapping[str, FieldInfo]:
        """The keys that can be given when the file is begun: those that take a text or a list of texts."""
        left_out = {"former_ids", "identifiers"} | NESTED.keys() - {"other_names", "members"}
        return {name: field for name, field in in_order(self.model) if name not in left_out}


_ASKED: Mapping[Kind, tuple[str, ...]] = {
    "negotiation": ("start", "status", "parties"),
    "person": ("party",),
    "country": ("code",),
    "organization": ("short_name", "classification"),
    "issue": ("part_of",),
}
TEMPLATES: Mapping[str, Template] = {
    **{
        FOLDERS[folder]: Template(
            model, folder, "title" if "title" in model.model_fields else "name", _ASKED[FOLDERS[folder]]
        )
        for folder, model in RECORD_FILES.items()
    },
    "article": Template(FrontMatter, "articles", "title", ("publisher", "url")),
}


class Made(NamedTuple):
    """The files that were made; or none, and the problems that they would have had. `dossier` is what is known now."""

    files: Sequence[Path]
    dossier: Dossier
    problems: Sequence[Problem] = ()


def make(content: Path, kind: str, values: Values, given_id: str = "", shared: bool = False) -> Made:
    """Begin a record or an article with its sidecar; AuthoringError where its place is taken.

    `values` are by key; `negotiation` of an article goes into its sidecar.
    """
    template = TEMPLATES[kind]
    texts = _texts(content, kind, values, _id(template, values, given_id))
    changes = [new(path, text) for path, text in texts.items()]
    write(changes)
    with ExitStack() as undoing:
        undoing.callback(take_back, changes)
        loaded = checked(content, processors(), shared)
        own = {path.relative_to(content).as_posix() for path in texts}
        problems = [problem for problem in loaded.problems if _concerns(problem, own)]
        if problems:
            return Made((), loaded.dossier, problems)
        if kind != "article":
            _is_nobody_elses(Key(FOLDERS[template.folder], next(iter(texts)).stem), loaded.dossier, content)
        undoing.pop_all()
    return Made(list(texts), loaded.dossier)


def _texts(content: Path, kind: str, values: Values, stem: str) -> dict[Path, str]:
    """The files to be made, and what is to stand in them."""
    template, project = TEMPLATES[kind], project_of(content)
    path = content / template.folder / f"{stem}.yaml"
    if kind != "article":
        return {path: record_text(template.model, values, schema_line(path, kind, project))}
    own = {key: value for key, value in values.items() if key in FrontMatter.model_fields}
    others = {key: value for key, value in values.items() if key in Sidecar.model_fields}
    return {
        path.with_suffix(".md"): article_text(FrontMatter, own, BODY),
        path: sidecar_text(others, schema_line(path, "sidecar", project)),
    }


def _id(template: Template, values: Values, given: str) -> str:
    """The name of the file, without its ending."""
    name = str(values[template.called])
    stem = given or slug(f"{values['date']} {name}" if template.model is FrontMatter else name)
    if is_sound_id(stem):
        return stem
    raise AuthoringError(
        f"`{stem or name}` cannot be the name of a file, which becomes the address of a page.",
        "Give one of small letters, digits and hyphens: --id jane-roe",
    )


def _concerns(problem: Problem, own: set[str]) -> bool:
    """Whether a problem is one of these files, or names one."""
    return problem.location.file in own or any(file in f"{problem.message} {problem.hint}" for file in own)


def _is_nobody_elses(key: Key, dossier: Dossier, content: Path) -> None:
    """See that no other record has the name of a new one."""
    records = dossier.of_kind(key.kind)
    name = fold_name(records[key.id].name)
    for other in records.values():
        names = (other.name, *(also.text for also in other.other_names))
        if other.recorded and other.key != key and name in map(fold_name, names):
            raise AuthoringError(
                f"{(content / other.location.file).as_posix()} is the record of {records[key.id].name} already.",
                "Edit that one. If this is another of the same name, give it a name that tells the two apart.",
            )
