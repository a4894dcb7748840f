"""`kka formulir --dari`: a form of a later stage begins with what earlier ones say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kka_docs.cli.renew import renew_form
from kka_docs.cli.show import show_problems
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import Setting
from kka_docs.definitions.settings import settings
from kka_docs.errors import UnreadableForm, WrongUse
from kka_docs.files import write_new
from kka_docs.intake import Source, form_of, source_at
from kka_docs.passwords import Passwords
from kka_docs.prefill.choose import begun, number_of
from kka_docs.records import Problem, RawForm, Record, Values


def form_from(
    earlier: Sequence[Path],
    kinds: Sequence[str],
    output: Path,
    passwords: Passwords | None = None,
) -> int:
    """Write the form that follows from earlier ones; print where it lies. Returns 0.

    One earlier form of the same kind, or no kind asked for, is renewed instead. Returns 1 where
    an earlier form cannot be read or has mistakes in it. Raises WrongUse where no form of that
    kind can be begun from them.
    """
    for path in earlier:
        if not path.is_file():
            raise WrongUse(
                f"“{path}” tidak ditemukan, atau bukan berkas: periksa nama dan foldernya."
            )
    if not kinds and len(earlier) > 1:
        raise WrongUse("Sebutkan formulir apa yang diisi, misalnya: kka formulir berita-acara.")
    sources = [source_at(path, passwords) for path in earlier]
    raws = [form_of(found) if isinstance(found, Source) else found for found in sources]
    for path, raw in zip(earlier, raws, strict=True):
        if isinstance(raw, Problem):
            show_problems(path, (raw,))
    read = [raw for raw in raws if isinstance(raw, RawForm)]
    if len(read) < len(raws):
        return UnreadableForm.exit_code
    if len(read) == 1 and set(kinds) <= {read[0].kind}:
        (source,) = (found for found in sources if isinstance(found, Source))
        return renew_form(source.path, read[0], source.copy, output)
    records = _records(read)
    if records is None:
        return UnreadableForm.exit_code
    begun_forms = [(kind, begun(kind, records)) for kind in kinds]
    for kind, values in begun_forms:
        _write(kind, values, settings()[records[0].setting], output)
    return 0


def _records(raws: Sequence[RawForm]) -> list[Record] | None:
    """The records of forms without mistakes; None where one has some, which are shown."""
    from kka_docs.validation.check import check

    records = []
    whole = True
    for raw in raws:
        checked = check(raw)
        if checked.record is None:
            show_problems(raw.path, [found for found in checked.problems if found.is_error])
            whole = False
        else:
            records.append(checked.record)
    return records if whole else None


def _write(kind: str, values: Values, setting: Setting, output: Path) -> None:
    from kka_docs.forms.write import write_form

    output.mkdir(parents=True, exist_ok=True)
    content = write_form(kind, setting, values)
    path = write_new(output / _name(kind, values), content)
    click.echo(f"{FORMS[kind].title}: {path}")
    click.echo("Isian dari formulir sebelumnya sudah dipindahkan. Lengkapi yang masih kosong.")
    if FORMS[kind].confidential:
        click.echo("Formulir ini rahasia: simpan di folder bk dengan sandi Excel.")


def _name(kind: str, values: Values) -> str:
    stem = Path(FORMS[kind].file_name).stem
    return f"{values[kind]['kode_kasus']}-{stem}-{number_of(values)}.xlsx"
