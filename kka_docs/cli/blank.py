"""`--kosong`: documents to be filled in by hand, under the institution's own letterhead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from kka_docs.cli.show import show_problems
from kka_docs.definitions.documents import DocumentKind
from kka_docs.errors import WrongUse
from kka_docs.files import write_new
from kka_docs.institution import Office, open_office, word_templates
from kka_docs.pipeline import blank_documents
from kka_docs.workspace import PROFILE_NAME, profile_for

_WITH_PROBLEMS = 1
_OF_FORMS = {"only": "--hanya", "combine": "--gabung", "calendar": "--ics", "as_json": "--json"}


def write_blank_documents(
    kinds: Sequence[DocumentKind], paths: Sequence[Path], options: dict[str, Any]
) -> int:
    """Write each kind as a form for the pen, never over a file; print where. Returns 0.

    Returns 1 where the profile has mistakes. Raises WrongUse where there is no profile, or where
    options are given that only filled forms have a use for; OutsideMissing where a PDF is asked
    for and LibreOffice is missing.
    """
    if paths:
        raise WrongUse("--kosong mencetak lembar kosong dari profil saja: tanpa BERKAS.")
    for name, written in _OF_FORMS.items():
        if options.get(name):
            raise WrongUse(f"{written} tidak dipakai bersama --kosong.")
    profile = options["profile"] or profile_for(Path.cwd() / PROFILE_NAME)
    if profile is None:
        raise WrongUse(
            "Profil lembaga tidak ditemukan. Jalankan di folder kerja, atau sebutkan dengan "
            "--profil profil-lembaga.xlsx."
        )
    templates = options["templates"]
    own = word_templates(templates) if templates else None
    checked, office = open_office(profile, own, options["passwords"])
    if office is None:
        show_problems(profile, checked.problems)
        return _WITH_PROBLEMS
    output = options["output"] or Path()
    output.mkdir(parents=True, exist_ok=True)
    written_files = list(_written(kinds, office, output))
    if options["pdf"]:
        _write_pdfs(written_files, output)
    return 0


def _written(kinds: Sequence[DocumentKind], office: Office, output: Path) -> Iterator[Path]:
    for kind in kinds:
        for document in blank_documents(kind, office):
            path = write_new(output / document.name, document.content)
            click.echo(f"{kind.label} (kosong): {path}")
            yield path


def _write_pdfs(documents: Sequence[Path], output: Path) -> None:
    from kka_docs.rendering.office import converted

    with converted(documents, output) as made:
        for document, pdf in zip(documents, made.pdfs, strict=True):
            if pdf is not None:
                click.echo(f"PDF: {write_new(document.with_suffix('.pdf'), pdf.read_bytes())}")
        made.require_all(documents)
