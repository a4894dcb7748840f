"""Paperwork of a konferensi kasus: filled Excel forms in, Word documents out.

`check` and `generate` do what the commands `kka periksa` and `kka semua` do, without a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from kka_docs.batch import Report

__all__ = ["check", "generate"]

Paths = Path | str | Iterable[Path | str]


def check(paths: Paths, *, profile: Path | str | None = None) -> Report:
    """Return every problem of the forms at `paths` (a form, a folder, or several of either).

    Raises errors.WrongUse where a path does not exist or holds no form.
    """
    from kka_docs.batch import Options, check_all

    return check_all(_paths(paths), Options(profile=_path(profile)))


def generate(  # noqa: PLR0913 (keywords, as the command has options)
    paths: Paths,
    kinds: str | Iterable[str] | None = None,
    *,
    output: Path | str | None = None,
    profile: Path | str | None = None,
    templates: Path | str | None = None,
    workers: int | Executor | None = 1,
) -> Report:
    """Return what became of the documents made from the forms at `paths`.

    `kinds` are keys of `definitions.documents.DOCUMENTS` ("undangan", "berita-acara" …), all
    where None. `workers` is how many processes of this machine work side by side, None for as
    many as are sensible, or an executor from outside, which may only make documents for invitees;
    a script that asks for more than one process guards its start with `if __name__ ==
    "__main__"`. Raises errors.KkaError subclasses as `batch.make_all` does, and WrongUse for an
    unknown kind.
    """
    from kka_docs.batch import Options, make_all
    from kka_docs.definitions.documents import DOCUMENTS
    from kka_docs.errors import WrongUse

    named = [kinds] if isinstance(kinds, str) else kinds
    wanted = list(DOCUMENTS if named is None else named)
    unknown = [key for key in wanted if key not in DOCUMENTS]
    if unknown:
        raise WrongUse(f"Jenis dokumen tidak dikenal: {', '.join(unknown)}.")
    options = Options(_path(output), _path(profile), _path(templates), workers=workers)
    return make_all(_paths(paths), [DOCUMENTS[key] for key in wanted], options)


def _paths(paths: Paths) -> list[Path]:
    return [Path(paths)] if isinstance(paths, str | Path) else [Path(path) for path in paths]


def _path(path: Path | str | None) -> Path | None:
    return None if path is None else Path(path)
