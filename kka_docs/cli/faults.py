"""Whatever ends a command early, as one Indonesian sentence and an exit code."""

from __future__ import annotations

from collections.abc import Sequence

import click

from kka_docs.errors import KkaError

WRONG_USE = 2
UNEXPECTED = 70
INTERRUPTED = 130


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """Return the exit code of a command run with `arguments`; every fault is printed, not raised."""
    try:
        result = command.main(list(arguments), prog_name="kka", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as fault:
        click.echo(fault.ctx.get_help() if fault.ctx else "")
        return WRONG_USE
    except click.UsageError as fault:
        return _say(_usage_sentence(fault), WRONG_USE)
    except (click.Abort, KeyboardInterrupt):
        return _say("Dihentikan. Berkas yang sudah jadi tetap utuh.", INTERRUPTED)
    except KkaError as fault:
        return _say(fault.sentence, fault.exit_code)
    except OSError as fault:
        return _say(_disk_sentence(fault), 4)
    except Exception as fault:  # noqa: BLE001 (the last door: no traceback, no value, reaches a user)
        kind = type(fault).__name__
        sentence = (
            f"Terjadi kesalahan di dalam program ({kind}). Berkas Anda tidak diubah. "
            "Laporkan nama kesalahan ini bersama perintah yang dijalankan, tanpa isi formulir."
        )
        return _say(sentence, UNEXPECTED)
    return result if isinstance(result, int) else 0


def _say(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code


def _disk_sentence(fault: OSError) -> str:
    where = f" ({fault.filename})" if fault.filename else ""
    return f"Disk atau folder tidak dapat dipakai{where}: periksa izin dan ruangnya."


def _usage_sentence(fault: click.UsageError) -> str:
    """Click's own complaint in Indonesian; those raised by this package already are."""
    hint = f" Lihat: {fault.ctx.command_path} --help" if fault.ctx else ""
    if isinstance(fault, click.NoSuchOption):
        near = f" Mungkin maksudnya {fault.possibilities[0]}?" if fault.possibilities else ""
        return f"Pilihan {fault.option_name} tidak dikenal.{near}{hint}"
    if isinstance(fault, click.MissingParameter):
        name = fault.param.make_metavar(fault.ctx) if fault.param and fault.ctx else ""
        return f"Belum disebutkan: {name}.{hint}"
    if isinstance(fault, click.BadOptionUsage):
        return f"Pilihan {fault.option_name} dipakai dengan cara yang keliru.{hint}"
    if isinstance(fault, click.BadParameter):
        return f"{_parameter(fault)}: nilainya tidak dapat dipakai. {_allowed(fault)}{hint}"
    return f"Perintah tidak dimengerti.{hint}"


def _parameter(fault: click.BadParameter) -> str:
    return fault.param.opts[-1] if fault.param is not None else "Pilihan"


def _allowed(fault: click.BadParameter) -> str:
    kind = None if fault.param is None else fault.param.type
    if isinstance(kind, click.Choice):
        return f"Pilih salah satu: {', '.join(map(str, kind.choices))}."
    if isinstance(kind, click.types.IntParamType):
        return "Tulis bilangan bulat, misalnya 1."
    return ""
