"""Click's help pages in Indonesian."""

from __future__ import annotations

from collections.abc import Sequence
from inspect import cleandoc
from typing import Any

import click
from click.formatting import HelpFormatter

from kka_docs.errors import WrongUse
from kka_docs.indonesian import nearest

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
    """A command whose help is Indonesian."""

    context_class = IndonesianContext

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings.setdefault("options_metavar", "[PILIHAN]")
        settings["help"] = _laid_out(settings.get("help") or "")
        super().__init__(*args, **settings)

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


def _laid_out(text: str) -> str:
    """The help text with Click's mark at paragraphs whose indented lines are to stay lines."""
    paragraphs = cleandoc(text).split("\n\n")
    return "\n\n".join(f"\b\n{p}" if "\n  " in f"\n{p}" else p for p in paragraphs)


def _in_indonesian(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "Tampilkan bantuan ini."
    return option


def _no_such_command(name: str, commands: Sequence[str], group: str) -> str:
    near = nearest(name, commands)
    hint = f" Mungkin maksudnya {group} {near}?" if near else ""
    return f"Perintah “{name}” tidak ada.{hint} Lihat: {group} --help"
