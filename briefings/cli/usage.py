"""A wrong command line in; what was probably meant, with the words of the right one, out."""

import sys
from typing import Any

import click

from briefings.cli.arguments import unwritable

# What people type for a command, from other programs or by common sense.
_MEANT = {
    "validate": "check", "lint": "check", "test": "check", "correct": "fix", "repair": "fix", "format": "fix",
    "make": "build", "publish": "build", "generate": "build", "preview": "serve", "server": "serve", "watch": "serve",
    "run": "serve", "create": "new", "add": "new", "start": "init", "begin": "init", "setup": "init", "load": "import",
    "fetch": "import", "changes": "diff", "compare": "diff", "why": "trace", "find": "trace", "schemas": "schema",
    "propose": "suggest", "extract": "suggest", "error": "explain",
}  # fmt: skip


# What a command that needs something may be given.
_SUCH_AS = {
    "import": "talks.html",
    "suggest": "content/articles/2025-05-14-talks.md",
    "trace": "people/vladimir-medinsky",
}
Resolved = tuple[str | None, click.Command | None, list[str]]


class Commands(click.Group):
    """The group of all commands, which says of a wrong command line what a right one is like."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Resolved:
        """Find the command that was typed; `help` is what `--help` is."""
        if args[0] == "help" and len(args) == 1:
            click.echo(ctx.get_help())
            ctx.exit()
        if args[0] == "help":
            args = [*args[1:], "--help"]
        if meant := _MEANT.get(args[0].lower()):
            raise click.UsageError(f"No such command '{args[0]}'. Did you mean '{meant}'?", ctx)
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command line; also what asks for help learns in words that nothing can be written."""
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            if not (ended := unwritable(error)):
                raise
            ended.show()
            sys.exit(ended.exit_code)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what cannot be understood is told with what would be."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            if not isinstance(error, click.NoSuchOption) and error.ctx and (advice := _advice(error, error.ctx)):
                raise click.UsageError(f"{error.format_message().removesuffix('.')}. {advice}", error.ctx) from None
            raise


def _advice(error: click.UsageError, ctx: click.Context) -> str:
    """What to type instead, where that can be told."""
    path, name = ctx.command_path, ctx.command.name or ""
    if "unexpected extra argument" in error.message:
        if name == "explain":
            return f"The code of a problem is one word, such as: {path} missing-quote"
        return 'Put words that belong together between quotation marks, such as "Jane Roe".'
    if isinstance(error, click.MissingParameter) and name in _SUCH_AS:
        return f"Such as: {path} {_SUCH_AS[name]}"
    if isinstance(ctx.command, click.Group) and name == "new" and "Did you mean" not in error.message:
        return f'Say first what to begin ({", ".join(ctx.command.commands)}), such as: {path} person "Jane Roe"'
    return ""
