"""Click's help pages in Indonesian."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from inspect import cleandoc
from typing import Any

import click
from click.formatting import HelpFormatter

from kka_docs.errors import WrongUse

_WHOLE_SENTENCE = 200
_HEADINGS = {"Options": "Pilihan", "Commands": "Perintah", "Arguments": "Isian"}


class IndonesianFormatter(HelpFormatter):
    """Headings and usage line in Indonesian."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, args, prefix or "Pemakaian: ")

    def write_heading(self, heading: str) -> None:
        """Write a section heading."""
        super().write_heading(_HEADINGS.get(heading, heading))


class IndonesianContext(click.Context):
    """A context whose help is Indonesian."""

    formatter_class = IndonesianFormatter


class IndonesianCommand(click.Command):
    """A command whose help is Indonesian.

    `more_help` gives what its own page says after its help; it is called for that page only.
    """

    context_class = IndonesianContext

    def __init__(
        self, *args: Any, more_help: Callable[[], str] | None = None, **settings: Any
    ) -> None:
        settings.setdefault("options_metavar", "[PILIHAN]")
        settings["help"] = _laid_out(settings.get("help") or "")
        super().__init__(*args, **settings)
        self._more_help = more_help

    def format_help_text(self, ctx: click.Context, formatter: HelpFormatter) -> None:
        """Write the help text, and what follows it on this page."""
        super().format_help_text(ctx, formatter)
        if self._more_help is not None:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(_laid_out(self._more_help()))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return Click's help option with an Indonesian text."""
        return _in_indonesian(super().get_help_option(ctx))

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence whole; the list of commands wraps it."""
        return super().get_short_help_str(max(limit, _WHOLE_SENTENCE))


class IndonesianGroup(click.Group):
    """A group whose help is Indonesian, and which knows the nearest command."""

    context_class = IndonesianContext
    command_class = IndonesianCommand

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings.setdefault("options_metavar", "[PILIHAN]")
        settings.setdefault("subcommand_metavar", "PERINTAH …")
        settings["help"] = _laid_out(settings.get("help") or "")
        super().__init__(*args, **settings)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (Click's signature)
        """Return the commands in the order in which an office needs them."""
        return list(self.commands)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return Click's help option with an Indonesian text."""
        return _in_indonesian(super().get_help_option(ctx))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command named; WrongUse with the nearest name where there is none."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise WrongUse(_no_such_command(args[0], self.list_commands(ctx), ctx.command_path))
        return super().resolve_command(ctx, args)


class Listed(click.ParamType):  # type: ignore[type-arg] # generic from Click 8.4 on only
    """One of the answers that a function lists; it is called when first needed.

    (`click.Choice` wants them when a command is declared, and `kka --help` would wait for them.)
    """

    name = "choice"

    def __init__(self, answers: Callable[[], Iterable[str]]) -> None:
        self.answers = answers

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the answer; BadParameter where it is none of those listed."""
        return click.Choice(list(self.answers())).convert(value, param, ctx)


class ListedOption(click.Option):
    """An option of this type; "{}" in its help stands for the list of answers."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its help, with the answers in it."""
        record = super().get_help_record(ctx)
        if record is None or not isinstance(self.type, Listed):
            return record
        option, text = record
        return option, text.format(", ".join(self.type.answers()))


def _laid_out(text: str) -> str:
    """The help text with Click's mark at paragraphs whose indented lines are to stay lines."""
    paragraphs = cleandoc(text).split("\n\n")
    return "\n\n".join(f"\b\n{p}" if "\n  " in f"\n{p}" else p for p in paragraphs)


def _in_indonesian(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "Tampilkan bantuan ini."
    return option


def _no_such_command(name: str, commands: Sequence[str], group: str) -> str:
    from kka_docs.indonesian import nearest

    near = nearest(name, commands)
    hint = f" Mungkin maksudnya {group} {near}?" if near else ""
    return f"Perintah “{name}” tidak ada.{hint} Lihat: {group} --help"
