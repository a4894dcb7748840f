"""Record + profile → what a template may name. One function a form; data flows one way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from types import MappingProxyType
from typing import Any

from kka_docs.definitions.documents import INVITATION
from kka_docs.definitions.fields import Form
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import Setting, form_in_setting, in_words_for
from kka_docs.definitions.signatories import signatory_of_letters, signatory_row
from kka_docs.indonesian import (
    clock,
    clock_span,
    date_in_words,
    fold,
    full_name,
    long_date,
    ordinal,
    weekday_date,
)
from kka_docs.records import ArchiveMark
from kka_docs.rendering import letter
from kka_docs.rendering.attendance import attendance_list, commitments, envelopes, listed_attendance
from kka_docs.rendering.values import (
    Names,
    number_line,
    paragraphs,
    person_name,
    shown_fields,
    shown_rows,
)

Values = Mapping[str, Any]

_PRESENT = frozenset({"hadir", "diwakili"})


def institution_names(profile: Values, setting: Setting, client: str) -> Names:
    """Return what every template may name: `lembaga` and `istilah`, the words for `client`."""
    institution = profile["lembaga"]
    phone = f"Telepon {institution['telepon']}" if institution["telepon"] else None
    channels = [part for part in (phone, institution["surel"], institution["situs"]) if part]
    names = {
        "nama": institution["nama"],
        "kop": _letterhead(institution, setting),
        "alamat": institution["alamat"],
        "kontak": " · ".join(channels) or None,
        "saluran": channels,
        "kota": institution["kota"],
        "zona": institution["zona"],
        "nomor_lembaga": institution["nomor_lembaga"],
        "lama_simpan": profile["himpunan"]["lama_simpan"],
    }
    return {"lembaga": names, "istilah": dict(setting.words_for(client))}


def _letterhead(institution: Values, setting: Setting) -> list[Names]:
    """The kop lines; the one that is the institution's name (else the last) is the main one."""
    lines = [institution[key] for key in ("kop_1", "kop_2", "kop_3", "kop_4") if institution[key]]
    if not lines and setting.name_serves_as_letterhead:
        lines = [institution["nama"]]
    name = fold(institution["nama"])
    main = next((index for index, line in enumerate(lines) if fold(line) == name), len(lines) - 1)
    return [{"teks": line, "utama": index == main} for index, line in enumerate(lines)]


def meeting_names(values: Values, profile: Values, setting: Setting) -> Names:
    """Return what letters and agenda may name: `pertemuan`, `agenda`, the institution's names."""
    form = form_in_setting(FORMS["pertemuan"], setting)
    meeting = values["pertemuan"]
    worded = in_words_for(setting, meeting["jenis_konseli"])
    zone = profile["lembaga"]["zona"]
    shown = shown_fields(meeting, form.sheet("pertemuan").fields, worded)
    shown |= {
        "ke": ordinal(meeting["nomor_pertemuan"]),
        "hari_tanggal": weekday_date(meeting["tanggal"]),
        "pukul": clock_span(meeting["mulai"], meeting["selesai"], zone),
        "tempat_tanggal": letter.place_and_date(profile["lembaga"]["kota"], meeting["tanggal"]),
        **_schedule_before(meeting, zone),
    }
    steps = shown_rows(values["agenda"], form.sheet("agenda").fields, worded)
    for step, row in zip(steps, values["agenda"], strict=True):
        step["pukul"] = _step_time(row["mulai"], row["selesai"])
    institution = institution_names(profile, setting, meeting["jenis_konseli"])
    return {**institution, "pertemuan": shown, "agenda": steps}


def gathering_names(values: Values, profile: Values, setting: Setting) -> Names:
    """Return what papers about all who come may name beside what a letter does.

    `daftar_hadir` (also as `perorangan`) and `amplop`: no letter knows any other's recipient.
    """
    names = meeting_names(values, profile, setting)
    worded = in_words_for(setting, values["pertemuan"]["jenis_konseli"])
    listed = attendance_list(values["peserta"], worded, profile["lembaga"]["nama"])
    addresses = envelopes(values["peserta"], names["istilah"], _nature(values, profile, INVITATION))
    return {**names, "daftar_hadir": listed, "perorangan": listed, "amplop": addresses}


def _schedule_before(meeting: Values, zone: str) -> Names:
    """When and where a meeting was to be before its schedule changed; None where it did not."""
    day, start = meeting["tanggal_semula"], meeting["mulai_semula"]
    return {
        "hari_tanggal_semula": weekday_date(day) if day else None,
        "pukul_semula": f"{clock(start)} {zone}" if start else None,
        "tempat_semula": meeting["tempat_semula"] or meeting["tempat"],
    }


def _step_time(begin: time | None, end: time | None) -> str | None:
    if begin is None:
        return None
    return f"{clock(begin)}–{clock(end)}" if end else clock(begin)


def _nature(values: Values, profile: Values, kind: str) -> str | None:
    """The sifat of a kind of letter: the form's own, else the institution's custom."""
    numbering = letter.numbering_row(profile, kind)
    nature: str | None = values["pertemuan"]["sifat"]
    return nature or (numbering["sifat"] if numbering else None)


def letter_names(
    values: Values, profile: Values, setting: Setting, addressed: letter.Addressed
) -> Names:
    """Return what a letter may name: a meeting's names, `surat` and `penerima`."""
    shared = meeting_names(values, profile, setting)
    return {**shared, **addressed_names(values, profile, setting, addressed)}


def addressed_names(
    values: Values, profile: Values, setting: Setting, addressed: letter.Addressed
) -> Names:
    """Return what a letter names beside what all letters of its meeting do."""
    meeting = values["pertemuan"]
    numbering = letter.numbering_row(profile, addressed.letter)
    heading = letter.heading_of(addressed.letter)
    day: date | None = meeting[heading.day]
    names = {
        "nomor": letter.number_of_letter(addressed, meeting[heading.number], numbering, day),
        "tanggal": long_date(day) if day else None,
        "acuan": letter.reference_to_invitation(
            addressed, meeting, letter.numbering_row(profile, INVITATION)
        ),
        "sifat": _nature(values, profile, addressed.letter),
        "lampiran": meeting["lampiran"],
        "hal": heading.subject or meeting["hal"],
        "tempat_tanggal": letter.place_and_date(profile["lembaga"]["kota"], day),
        "penanda_tangan": letter.signatory(
            signatory_of_letters(profile, meeting["penanda_tangan"])
        ),
        "tembusan": list(meeting["tembusan"]),
    }
    recipient = letter.recipient(addressed.row, setting.words_for(meeting["jenis_konseli"]))
    return {"surat": names, "penerima": {**recipient, "nomor_urut": addressed.number}}


def case_names(values: Values, profile: Values, setting: Setting) -> Names:
    """Return what the format kasus may name."""
    form = form_in_setting(FORMS["kasus"], setting)
    client = values["kasus"]["jenis_konseli"]
    worded = in_words_for(setting, client)
    tables = _tables(values, form, worded)
    singles = {
        sheet.key: shown_fields(values[sheet.key], sheet.fields, worded)
        for sheet in form.sheets
        if sheet.table is None
    }
    narrative = singles["format_kasus"]
    for field in form.sheet("format_kasus").fields:
        if field.lines:
            narrative[field.key] = paragraphs(narrative[field.key])
    _add_identity(tables["konseli"], worded)
    return {**institution_names(profile, setting, client), **singles, **tables}


def consent_names(values: Values, setting: Setting, row: Values) -> Names:
    """Return what a sheet of consent names beside what the format kasus does: `pemberi`."""
    worded = in_words_for(setting, values["kasus"]["jenis_konseli"])
    client = next(
        (one for one in values["konseli"] if fold(one["kode"]) == fold(row["kode"])), None
    )
    form = form_in_setting(FORMS["kasus"], setting)
    giver = shown_fields(row, form.sheet("persetujuan").fields, worded)
    shown = shown_rows([client] if client else [], form.sheet("konseli").fields, worded)
    _add_identity(shown, worded)
    return {
        "pemberi": {
            **giver,
            "nama": row["siapa"],
            "sendiri": client is not None and fold(client["nama"]) == fold(row["siapa"]),
            "alamat": client["alamat"] if client else None,
            "telepon": client["telepon"] if client else None,
            "konseli": shown[0] if shown else None,
        }
    }


def _tables(values: Values, form: Form, setting: Setting) -> dict[str, list[Names]]:
    return {
        sheet.key: shown_rows(values[sheet.key], sheet.fields, setting)
        for sheet in form.sheets
        if sheet.table is not None
    }


def minutes_names(values: Values, profile: Values, setting: Setting) -> Names:
    """Return what the berita acara may name."""
    form = form_in_setting(FORMS["berita_acara"], setting)
    client = values["berita_acara"]["jenis_konseli"]
    worded = in_words_for(setting, client)
    tables = _tables(values, form, worded)
    _add_identity(tables["konseli"], worded)
    attendance = values["kehadiran"]
    tables["kehadiran"] = listed_attendance(tables["kehadiran"], attendance, worded)
    known_by = signatory_row(profile, values["berita_acara"]["mengetahui"])
    return {
        **institution_names(profile, setting, client),
        **tables,
        "berita_acara": _minutes(values["berita_acara"], attendance, profile, form, worded),
        "peserta_per_unsur": _by_unsur(attendance, worded),
        "dukungan_peserta": commitments(attendance),
        "penandatangan": _signing(attendance, worded),
        "mengetahui": None if known_by is None else letter.signatory(known_by),
        "pembuat": _maker(values["berita_acara"]["pemimpin"], attendance, profile, worded),
    }


def _minutes(
    minutes: Values, attendance: list[Values], profile: Values, form: Form, setting: Setting
) -> Names:
    sheet = form.sheet("berita_acara")
    shown = shown_fields(minutes, sheet.fields, setting)
    for field in sheet.fields:
        if field.lines and field.long:
            shown[field.key] = paragraphs(shown[field.key])
    words = date_in_words(minutes["tanggal"])
    numbering = letter.numbering_row(profile, "berita_acara")
    place = minutes["tempat_tanda_tangan"] or profile["lembaga"]["kota"]
    signed = minutes["tanggal_tanda_tangan"] or minutes["tanggal"]
    return shown | {
        "nomor": letter.letter_number(minutes["nomor"], numbering, minutes["tanggal"], 0),
        "ke": ordinal(minutes["nomor_pertemuan"]),
        "hari_kata": words.weekday,
        "tanggal_kata": words.day,
        "bulan_kata": words.month,
        "tahun_kata": words.year,
        "hari_tanggal": weekday_date(minutes["tanggal"]),
        "zona": profile["lembaga"]["zona"],
        "ada_keputusan": minutes["keadaan_keputusan"] == "ada",
        "pemimpin": _full_name_of(minutes["pemimpin"], attendance),
        "notulis": _full_name_of(minutes["notulis"], attendance),
        "tempat_tanggal": letter.place_and_date(place, signed),
    }


def _add_identity(clients: list[Names], setting: Setting) -> None:
    for client in clients:
        lines = [{"label": label, "isi": client[key]} for key, label in setting.client_rows]
        client["identitas"] = [line for line in lines if line["isi"]]


def _by_unsur(attendance: list[Values], setting: Setting) -> list[Names]:
    """Section B: every unsur of the setting in its order, with those who were there."""
    present = [row for row in attendance if row["kehadiran"] in _PRESENT]
    return [
        {
            "no": number,
            "unsur": choice.label,
            "nama": [_as_listed(row) for row in present if row["unsur"] == choice.key],
        }
        for number, choice in enumerate(setting.choice_list("unsur"), start=1)
    ]


def _as_listed(row: Values) -> str:
    function = row["fungsi"] if row["nama"] else None
    about = ", ".join(part for part in (function, row["instansi"]) if part)
    listed = f"{person_name(row)} ({about})" if about else person_name(row)
    if row["kehadiran"] == "diwakili":
        return f"{listed}, diwakili oleh {row['diwakili_oleh']}"
    return listed


def _signing(attendance: list[Values], setting: Setting) -> list[Names]:
    """Section H: only those who were there sign; a stand-in signs for whom he stands in."""
    present = [row for row in attendance if row["kehadiran"] in _PRESENT]
    return [
        {
            "no": number,
            "nama": row["diwakili_oleh"] or person_name(row),
            "keterangan": _capacity(row, setting),
            "ganjil": number % 2 == 1,
        }
        for number, row in enumerate(present, start=1)
    ]


def _capacity(row: Values, setting: Setting) -> str:
    capacity = str(row["fungsi"] or setting.choice_label("unsur", row["unsur"]))
    if not row["diwakili_oleh"]:
        return capacity
    return f"mewakili {person_name(row)}, {capacity}" if row["nama"] else f"mewakili {capacity}"


def _attendance_row(name: str | None, attendance: list[Values]) -> Values | None:
    """The row of the person whom a single field names, with or without titles."""
    if not name:
        return None
    written = f" {fold(name)} "
    matching = [row for row in attendance if row["nama"] and f" {fold(row['nama'])} " in written]
    return max(matching, key=lambda row: len(row["nama"]), default=None)


def _full_name_of(name: str | None, attendance: list[Values]) -> str | None:
    row = _attendance_row(name, attendance)
    return name if row is None else person_name(row)


def _maker(name: str, attendance: list[Values], profile: Values, setting: Setting) -> Names:
    row = _attendance_row(name, attendance)
    if row is None:
        return {"fungsi": "Pemimpin pertemuan", "nama": full_name(None, name, None), "nomor": None}
    function = row["fungsi"] or setting.words["Konselor"]
    number = number_line(row) or _number_in(profile, row["nama"])
    return {"fungsi": function, "nama": person_name(row), "nomor": number}


def _number_in(profile: Values, name: str) -> str | None:
    """The number that the profile knows of somebody, so that it is not typed once more."""
    same = (row for row in profile["penanda_tangan"] if fold(row["nama"]) == fold(name))
    row = next(same, None)
    return None if row is None else number_line(row)


def archive_names(mark: ArchiveMark | None) -> Names:
    """Return what papers of the himpunan name beside their form's: `arsip`, None without a mark."""
    if mark is None:
        return {"arsip": None}
    shown = {"nomor": mark.number, "kode": mark.code, "catatan": mark.entry, "kepala": mark.head}
    return {"arsip": shown}


NAMES_OF_FORM: Mapping[str, Callable[[Values, Values, Setting], Names]] = MappingProxyType(
    {"pertemuan": gathering_names, "kasus": case_names, "berita_acara": minutes_names}
)
"""For every form that makes documents, the function that names its values."""
