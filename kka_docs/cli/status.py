"""`kka status`: every case of a folder by its code. No name and no case content is shown."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from kka_docs.batch import CaseReport, Options, Survey, survey_all
from kka_docs.cli.as_json import SCHEMA
from kka_docs.cli.make import today, told_while_running
from kka_docs.cli.show import console
from kka_docs.records import Checked
from kka_docs.workspace import DESKS, workspace_of

_HEADINGS = ("Kode", "Tahap", "Pertemuan", "Berikutnya", "Tindak lanjut", "Masalah")
_OFFICE = DESKS[1]
_NOTHING = "–"
_STILL_EMPTY = frozenset({"wajib", "wajib_bila", "baris_kurang"})
_BEGUN = "Formulir yang belum dapat dihitung karena belum lengkap:"
_FAULTY = "Formulir yang belum dapat dihitung karena masih bermasalah:"


def show_status(folder: Path | None, options: Options, *, as_json: bool) -> int:
    """Print how far every case has come, and return 0.

    Raises WrongUse where the folder does not exist.
    """
    place = folder or _place_of_work(Path.cwd())
    with told_while_running(options, as_json=as_json) as told:
        survey = survey_all([place], today(), options, told)
    if as_json:
        click.echo(json.dumps(_as_json(survey), indent=1))
    else:
        _show(survey, place)
    return 0


def _place_of_work(here: Path) -> Path:
    """The working folder; at the office's desk that desk alone: the other one is not theirs."""
    workspace = workspace_of(here)
    if workspace is None:
        return here
    desk = workspace.desk_of(here)
    return desk if desk.name == _OFFICE else workspace.root


def _show(survey: Survey, place: Path) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    screen = console()
    if not survey.cases and not survey.unclear:
        click.echo(f"Belum ada formulir kasus yang terisi di {place}.")
        return
    if survey.cases:
        table = Table(header_style="bold", box=SIMPLE_HEAD)
        for heading in _HEADINGS:
            table.add_column(heading, overflow="fold", no_wrap=heading == _HEADINGS[0])
        for case in survey.cases:
            style = "red" if case.state.overdue else None
            table.add_row(*(Text(cell) for cell in _row(case)), style=style)
        screen.print(table)
    overdue = sum(1 for case in survey.cases if case.state.overdue)
    click.echo(f"{len(survey.cases)} kasus, {overdue} dengan tindak lanjut yang lewat tanggal.")
    _show_unclear(survey.unclear)
    if survey.unclear or any(case.problems for case in survey.cases):
        click.echo("Masalahnya disebut satu per satu oleh kka periksa.")


def _row(case: CaseReport) -> Iterable[str]:
    state = case.state
    meetings = state.held + state.planned
    late = f", {state.overdue} lewat" if state.overdue else ""
    yield state.code
    yield state.stage.value
    yield f"{state.held} dari {meetings}" if meetings else _NOTHING
    yield f"{state.next_day:%d/%m/%Y} {state.occasion}" if state.next_day else _NOTHING
    yield f"{state.open_steps} terbuka{late}" if state.open_steps else _NOTHING
    yield str(case.problems) if case.problems else _NOTHING


def _show_unclear(forms: Iterable[Checked]) -> None:
    """Forms that are only begun, as a prefilled one is at first, and those with mistakes."""
    listed = list(forms)
    begun = [checked for checked in listed if _is_begun(checked)]
    faulty = [checked for checked in listed if not _is_begun(checked)]
    for heading, found in ((_BEGUN, begun), (_FAULTY, faulty)):
        if found:
            click.echo(heading)
        for checked in found:
            click.echo(f"  {checked.path}")


def _is_begun(checked: Checked) -> bool:
    return bool(checked.errors) and {found.code for found in checked.errors} <= _STILL_EMPTY


def _as_json(survey: Survey) -> dict[str, Any]:
    return {
        "skema": SCHEMA,
        "kasus": [_case_as_json(case) for case in survey.cases],
        "belum_terbaca": [str(checked.path) for checked in survey.unclear],
    }


def _case_as_json(case: CaseReport) -> dict[str, Any]:
    state = case.state
    return {
        "kode": state.code,
        "tahap": state.stage.value,
        "pertemuan_selesai": state.held,
        "pertemuan_direncanakan": state.planned,
        "tanggal_berikutnya": state.next_day.isoformat() if state.next_day else None,
        "untuk": state.occasion.value if state.occasion else None,
        "tindak_lanjut_terbuka": state.open_steps,
        "tindak_lanjut_lewat": state.overdue,
        "masalah": case.problems,
    }
