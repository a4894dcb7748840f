"""Whatever ends a command early, as one Indonesian sentence and an exit code."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kka_docs.cli.indonesian_help import Listed
from kka_docs.errors import KkaError, OutsideMissing, WrongUse

WRONG_USE = WrongUse.exit_code
UNEXPECTED = 70
INTERRUPTED = 130

_INTERRUPTED_SENTENCE = (
    "Dihentikan. Berkas yang sudah jadi tetap utuh; jalankan lagi untuk melanjutkan."
)


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """Return the exit code of a command; every fault is printed as a sentence, not raised."""
    try:
        result = command.main(list(arguments), prog_name="kka", standalone_mode=False)
    except (Exception, KeyboardInterrupt) as fault:  # the last door: no traceback gets through
        sentence, code = _explained(fault)
        click.echo(sentence, err=True)
        return code
    return result if isinstance(result, int) else 0


def _explained(fault: BaseException) -> tuple[str, int]:
    match fault:
        case click.exceptions.NoArgsIsHelpError():
            return fault.message, WRONG_USE
        case click.UsageError():
            return _usage_sentence(fault), WRONG_USE
        case click.Abort() | KeyboardInterrupt():
            return _INTERRUPTED_SENTENCE, INTERRUPTED
        case KkaError():
            return fault.sentence, fault.exit_code
        case OSError():
            return _disk_sentence(fault), OutsideMissing.exit_code
    sentence = (
        f"Terjadi kesalahan di dalam program: {_where(fault)}. Formulir Anda tidak diubah. "
        "Laporkan kesalahan ini bersama perintah yang dijalankan, tanpa isi formulir."
    )
    return sentence, UNEXPECTED


def _where(fault: BaseException) -> str:
    """The kind of a fault and the line that raised it: nothing of what it was raised with."""
    import traceback

    kind, frames = type(fault).__name__, traceback.extract_tb(fault.__traceback__)
    return f"{kind} di {Path(frames[-1].filename).name} baris {frames[-1].lineno}"


def _disk_sentence(fault: OSError) -> str:
    from kka_docs.files import refusal

    where = f" ({fault.filename})" if fault.filename else ""
    return f"Disk atau folder tidak dapat dipakai{where}: {refusal(fault)}."


def _usage_sentence(fault: click.UsageError) -> str:
    """Click's own complaint in Indonesian; those raised by this package already are."""
    hint = f" Lihat: {fault.ctx.command_path} --help" if fault.ctx else ""
    if isinstance(fault, click.NoSuchOption):
        near = f" Mungkin maksudnya {fault.possibilities[0]}?" if fault.possibilities else ""
        return f"Pilihan {fault.option_name} tidak dikenal.{near}{hint}"
    if isinstance(fault, click.MissingParameter):
        return f"Belum disebutkan: {_parameter(fault)}.{hint}"
    if isinstance(fault, click.BadOptionUsage):
        return f"Pilihan {fault.option_name}: isiannya kurang, atau justru tidak diperlukan.{hint}"
    if isinstance(fault, click.BadParameter):
        return f"{_parameter(fault)}: isian itu tidak dikenal. {_allowed(fault)}{hint}"
    return f"Ada isian yang berlebih; nama yang memuat spasi ditulis di antara tanda kutip.{hint}"


def _parameter(fault: click.BadParameter) -> str:
    """What the help calls the option or the argument: "--hanya", "BERKAS"."""
    if isinstance(fault.param, click.Argument):
        return (fault.param.metavar or "").strip("[]…")
    return fault.param.opts[-1] if fault.param is not None else "Pilihan"


def _allowed(fault: click.BadParameter) -> str:
    kind = None if fault.param is None else fault.param.type
    if isinstance(kind, click.Choice):
        return f"Pilih salah satu: {', '.join(map(str, kind.choices))}."
    if isinstance(kind, Listed):
        return f"Pilih salah satu: {', '.join(kind.answers())}."
    if isinstance(kind, click.types.IntParamType):
        return "Tulis bilangan bulat mulai dari 1."
    return ""
