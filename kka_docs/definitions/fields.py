"""The vocabulary in which forms are declared: Choice, Field, Group, Table, Sheet, Form.

A declaration is pure data. The row in the form, its drop-down and cell format, the Cerberus
rule, the name in messages, the name in templates and the line in the reference derive from it.
Texts may hold words of the setting in braces ("{konseli}"); `Form.in_setting` fills them in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from kka_docs.definitions.conditions import When
from kka_docs.definitions.identity import Identity

FIRST_CHOICE = "(pertama)"
"""As a default: the first answer of the field's list, whichever the setting puts there."""


NO_NUMBER = "–"
"""The kind of number of somebody who has none."""


class Type(StrEnum):
    """What a cell may hold."""

    TEXT = "teks"
    NAME_PART = "bagian_nama"
    DATE = "tanggal"
    TIME = "jam"
    END_TIME = "jam_selesai"
    INTEGER = "bilangan"
    CHOICE = "pilihan"
    CODE = "kode_kasus"
    NUMBER_PATTERN = "pola_nomor"
    PHONE = "telepon"
    NUMBER_OF_PERSON = "nomor_orang"
    NIP = "nip"
    NI_PPPK = "ni_pppk"
    NUPTK = "nuptk"
    NIK = "nik"
    NISN = "nisn"
    NPSN = "npsn"
    PICTURE = "gambar"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a drop-down: `key` is kept in records, `label` stands in the form."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Role:
    """A function that people hold, with the unsur (key) and the group 1–3 that follow from it.

    `also` are beginnings of functions that are not in the list, but of the same kind.
    """

    label: str
    unsur: str
    group: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question.

    `lines` > 0 makes it a block of rows, one paragraph (or one choice) a row. `choices` names
    a list of the setting; `open` allows other answers too. `default` counts where the cell is
    empty and is printed into blank forms; `assumed` counts where the cell is empty but is not
    printed. `rules` are names of `check_with` rules. `width` is in characters (tables only).
    `remedies` say, by message code, what to do here, where that is more than the message's own
    remedy says; they may use its facts, in double braces.
    """

    key: str
    label: str
    type: Type = Type.TEXT
    required: bool = False
    required_when: When | None = None
    only_when: When | None = None
    choices: str | None = None
    open: bool = False
    default: str | None = None
    assumed: str | None = None
    lines: int = 0
    rules: tuple[str, ...] = ()
    identity: Identity | None = None
    help: str = ""
    example: str = ""
    width: int = 18
    long: bool = False
    remedies: tuple[tuple[str, str], ...] = ()

    def in_words(self, words: Mapping[str, str]) -> Field:
        """Return the field with the setting's words in its texts."""
        return replace(
            self,
            label=self.label.format_map(words),
            help=self.help.format_map(words),
            example=self.example.format_map(words),
            default=None if self.default is None else self.default.format_map(words),
            remedies=tuple((code, said.format_map(words)) for code, said in self.remedies),
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand together under one heading of a sheet.

    `by_office` tells those that the office fills in after a form was handed over.
    """

    title: str
    fields: tuple[Field, ...]
    note: str = ""
    by_office: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: one line an entry. `identity_columns` says where the setting's columns go in."""

    columns: tuple[Field, ...]
    lines: int = 12
    least: int = 0
    rows: str | None = None
    rules: tuple[str, ...] = ()
    identity_columns_after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: groups of single fields, or one table; never both.

    (A table that shares a sheet with single fields cannot be sorted or grow safely.)
    """

    key: str
    title: str
    intro: str = ""
    groups: tuple[Group, ...] = ()
    table: Table | None = None
    rules: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the single fields of all groups, or the columns of the table."""
        if self.table is not None:
            return self.table.columns
        return tuple(field for group in self.groups for field in group.fields)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Form:
    """One form (workbook): what it asks, sheet by sheet."""

    key: str
    title: str
    file_name: str
    version: int
    purpose: str
    guide: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    confidential: bool = False

    def sheet(self, key: str) -> Sheet:
        """Return the sheet with this key; KeyError where there is none."""
        for sheet in self.sheets:
            if sheet.key == key:
                return sheet
        raise KeyError(key)

    def walk(self) -> Iterator[tuple[Sheet, Field]]:
        """Yield every field with its sheet, in the order of the form."""
        for sheet in self.sheets:
            for field in sheet.fields:
                yield sheet, field
