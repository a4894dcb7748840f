"""`kka himpunan musnahkan`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kka_docs.cli.himpunan.group import himpunan
from kka_docs.cli.himpunan.opening import begun, required_office
from kka_docs.cli.himpunan.options import ARCHIVE, CODE, PDF, PROFILE, Words
from kka_docs.cli.himpunan.questions import answer, choice_or_ask, name_or_ask
from kka_docs.cli.indonesian_help import Listed, ListedOption
from kka_docs.cli.options import PASSWORDS, output_option
from kka_docs.errors import WrongUse

if TYPE_CHECKING:
    from kka_docs.himpunan.archive import Archive
    from kka_docs.himpunan.papers import Paper
    from kka_docs.passwords import Passwords


def _destroying() -> Mapping[str, str]:
    from kka_docs.himpunan.reasons import DESTROYING

    return DESTROYING


@himpunan.command()
@CODE
@click.option(
    "--saksi", "witnesses", multiple=True, type=Words(), metavar="NAMA", help="Saksi; dua orang."
)
@click.option(
    "--alasan",
    "reason",
    cls=ListedOption,
    type=Listed(_destroying),
    metavar="ALASAN",
    help="Mengapa: {}.",
)
@click.option(
    "--pasti", "sure", metavar="KODE", help="Kode kasusnya sekali lagi, agar tidak ditanyakan."
)
@PDF
@output_option("Folder berita acaranya. Biasanya meja bk.")
@PROFILE
@PASSWORDS
@ARCHIVE
def musnahkan(  # noqa: PLR0913 (options are arguments)
    *,
    case: str,
    witnesses: tuple[str, ...],
    reason: str | None,
    sure: str | None,
    pdf: bool,
    output: Path | None,
    profile: Path | None,
    passwords: Passwords | None,
    named: Path | None,
) -> int:
    """Memusnahkan berkas sebuah kasus di himpunan, disaksikan dua orang.

    Berkas dan kuncinya dihapus dan tidak dapat dikembalikan; catatannya di jurnal tetap ada. Berita
    acaranya dibuat untuk dicetak dan ditandatangani; kasus yang sudah musnah: dibuat lagi.

    Contoh:
      kka himpunan musnahkan KKA-2020-003 --saksi "Siti, S.Pd." --saksi Budi
    """
    from kka_docs.cli.himpunan.printing import deliver_documents
    from kka_docs.himpunan.reasons import DESTROYING
    from kka_docs.keeping.destruction import (
        destroy_case,
        destruction_of,
        papers_to_destroy,
        require_due,
        two_witnesses,
    )
    from kka_docs.keeping.paperwork import minutes_of

    with begun(named) as archive:
        office = required_office(archive.root, profile, passwords)
        done = destruction_of(archive, case)
        if done is None:
            papers = papers_to_destroy(archive, case)
            both = two_witnesses(witnesses or _asked_witnesses())
            why = choice_or_ask(reason, "Mengapa dimusnahkan", "--alasan", dict(DESTROYING))
            require_due(archive, case, why)
            _show_what_goes(archive, case, papers)
            _require_sure(case, sure)
            done = destroy_case(archive, case, both, why)
            click.echo(f"Berkas {case} dimusnahkan: {len(done.papers)} naskah.")
        else:
            click.echo(f"Berkas {case} sudah dimusnahkan pada {done.at:%d/%m/%Y}.")
        place = output or archive.root.parent
        document = minutes_of(office, done)
    deliver_documents([(place, document)], pdf=pdf)
    _tell_what_survives(archive.root, case, len(done.gone_out))
    return 0


def _asked_witnesses() -> Sequence[str]:
    return [name_or_ask(None, f"Nama saksi {place}", "--saksi NAMA") for place in (1, 2)]


def _show_what_goes(archive: Archive, case: str, papers: Sequence[Paper]) -> None:
    from kka_docs.cli.himpunan.lines import title
    from kka_docs.himpunan.queries import files_of
    from kka_docs.keeping.destruction import strangers_of

    click.echo(f"Yang dimusnahkan dari himpunan, tidak dapat dikembalikan ({case}):")
    with archive.reading() as connection:
        for paper in papers:
            files = len(files_of(connection, paper.number))
            told = f"{files} berkas" if files else paper.state.value
            click.echo(f"  {paper.number}  {title(paper)}: {told}")
    for name in strangers_of(archive, case):
        click.echo(f"  {name}: tidak tercatat di himpunan, tetapi ada di folder kasus ini")


def _require_sure(case: str, sure: str | None) -> None:
    typed = sure if sure is not None else answer(f"Ketik {case} untuk memusnahkannya")
    if typed is None:
        raise WrongUse(f"Tidak ada yang dimusnahkan. Dari skrip: --pasti {case}")
    if typed.strip().upper() != case:
        raise WrongUse("Kodenya tidak sama. Tidak ada yang dimusnahkan.")


def _tell_what_survives(root: Path, case: str, gone_out: int) -> None:
    click.echo(
        "Yang mungkin masih ada dan harus dimusnahkan sendiri: kertasnya, cadangan lama, "
        f"{gone_out} salinan atau peminjaman menurut jurnal, dan berkas di meja atau komputer lain."
    )
    left = _left_on_desks(root, case)
    if not left:
        return
    click.echo(f"Masih ada di meja ini: {len(left)} berkas yang namanya memuat {case}, di")
    for folder in dict.fromkeys(path.parent for path in left):
        click.echo(f"  {folder}")
    click.echo("Formulir dan pindaian bernama lain tidak dicari; periksalah sendiri.")


def _left_on_desks(root: Path, case: str) -> list[Path]:
    from kka_docs.keeping.outside import files_of_case
    from kka_docs.workspace import workspace_of

    workspace = workspace_of(root.parent)
    return files_of_case(workspace.root if workspace else root.parent, case)
