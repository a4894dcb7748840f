"""Every setting is complete: words, lists, roles and identity fields, in every form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.definitions.fields import FIRST_CHOICE, Type
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import form_in_setting, in_words_for
from kka_docs.definitions.settings import settings
from kka_docs.rendering.example import example_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kka_docs.definitions.documents import DocumentKind
    from kka_docs.definitions.fields import Form
    from kka_docs.definitions.setting import Setting

KNOWN: Final = tuple(settings().values())
of_every_setting: Final = pytest.mark.parametrize("setting", KNOWN, ids=lambda known: known.key)


def lists_asked_for(form: Form) -> Iterator[str]:
    return (field.choices for _, field in form.walk() if field.choices)


def keys(setting: Setting, name: str) -> list[str]:
    return [choice.key for choice in setting.choice_list(name)]


def test_there_are_the_four_settings() -> None:
    labels = {setting.key: setting.label for setting in KNOWN}
    assert labels == {
        "sekolah": "Sekolah/Madrasah",
        "perusahaan": "Kantor/Perusahaan",
        "keluarga": "Keluarga",
        "masyarakat": "Kecamatan/Kelurahan",
    }


@of_every_setting
def test_every_setting_has_the_same_words(setting: Setting) -> None:
    assert setting.words.keys() == settings()["sekolah"].words.keys()


@of_every_setting
def test_no_word_is_empty_and_its_key_tells_how_it_begins(setting: Setting) -> None:
    """A word whose key begins with a capital begins a line; the others stand inside one."""
    overlays = [setting.words, *setting.client_words.values()]
    for key, word in ((key, word) for words in overlays for key, word in words.items()):
        assert word.strip() == word != ""
        assert "{" not in word or key == "contoh_pola"
        if key[0].isupper() and key != "TU":
            assert word[0].isupper(), key
        if key in {"konseli", "konselor", "lembaga", "pimpinan", "wali", "layanan", "tu"}:
            assert word[0].islower(), key


@of_every_setting
def test_words_for_one_kind_of_client_replace_words_that_all_have(setting: Setting) -> None:
    assert setting.client_words.keys() <= set(keys(setting, "jenis_konseli"))
    for words in setting.client_words.values():
        assert words.keys() <= setting.words.keys()


@of_every_setting
def test_every_list_that_a_form_asks_for_has_answers(setting: Setting) -> None:
    for name in {name for form in FORMS.values() for name in lists_asked_for(form)}:
        listed = keys(setting, name)
        assert listed
        assert len(listed) == len(set(listed)), name
        assert all(choice.label for choice in setting.choice_list(name))


@of_every_setting
def test_no_list_is_given_that_nothing_asks_for(setting: Setting) -> None:
    asked = {name for form in FORMS.values() for name in lists_asked_for(form)}
    assert setting.choices.keys() <= asked


@of_every_setting
def test_roles_lead_to_an_unsur_and_a_group_that_exist(setting: Setting) -> None:
    assert {role.unsur for role in setting.roles} <= set(keys(setting, "unsur"))
    assert {role.group for role in setting.roles} == set(keys(setting, "kelompok"))
    assert {setting.family_unsur, "konselor", "lainnya"} <= set(keys(setting, "unsur"))
    assert setting.family_unsur in {role.unsur for role in setting.roles}
    assert "konselor" in {role.unsur for role in setting.roles}


@of_every_setting
def test_identity_stands_in_the_forms_and_in_the_documents(setting: Setting) -> None:
    fields = [field.key for field in setting.identity_fields]
    assert [key for key, _ in setting.client_rows] == fields
    for form in ("kasus", "berita_acara"):
        columns = [f.key for f in form_in_setting(FORMS[form], setting).sheet("konseli").fields]
        after = columns.index("nama") + 1
        assert columns[after : after + len(fields)] == fields
        assert len(columns) == len(set(columns))


@of_every_setting
def test_a_number_is_required_with_every_kind_of_number(setting: Setting) -> None:
    for form, sheet in (("profil", "penanda_tangan"), ("berita_acara", "kehadiran")):
        columns = form_in_setting(FORMS[form], setting).sheet(sheet).fields
        (number,) = (field for field in columns if field.type is Type.NUMBER_OF_PERSON)
        assert number.required_when is not None
        assert set(keys(setting, "jenis_nomor")) - {"–"} <= set(number.required_when.values)
        assert "–" not in number.required_when.values


@of_every_setting
@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.key)
def test_no_brace_is_left_in_a_form(form: Form, setting: Setting) -> None:
    worded = form_in_setting(form, setting)
    assert FIRST_CHOICE not in {field.default for _, field in worded.walk()}
    texts = [worded.title, worded.purpose, *worded.guide]
    texts += [group.title for sheet in worded.sheets for group in sheet.groups]
    texts += [text for _, field in worded.walk() for text in (field.label, field.default or "")]
    assert not any("{" in text for text in texts)


@of_every_setting
def test_examples_in_forms_are_answers_that_the_setting_knows(setting: Setting) -> None:
    for field in (field for form in FORMS.values() for _, field in form.walk()):
        worded = field.in_words(setting.words)
        if field.type is Type.CHOICE and worded.example:
            labels = [choice.label for choice in setting.choice_list(field.choices or "")]
            assert worded.example in labels, field.key


@of_every_setting
@pytest.mark.parametrize("kind", DOCUMENTS.values(), ids=lambda kind: kind.key)
def test_every_document_has_the_same_names_in_every_setting(
    kind: DocumentKind, setting: Setting
) -> None:
    school = example_names(kind, settings()["sekolah"])
    names = example_names(kind, setting)
    assert names.keys() == school.keys()
    assert names["istilah"].keys() == school["istilah"].keys()
    assert names["lembaga"].keys() == school["lembaga"].keys()


def test_a_member_of_staff_is_neither_called_a_child_nor_listed_under_parents() -> None:
    worded = in_words_for(settings()["sekolah"], "personel")
    assert worded.words["ananda"] == "Saudara"
    assert worded.choice_label("unsur", "orang_tua") == "Keluarga"
    assert settings()["sekolah"].choice_label("unsur", "orang_tua") == "Orang tua"


def test_a_child_is_called_a_child_in_every_setting_that_knows_children() -> None:
    for key in ("keluarga", "masyarakat"):
        words = settings()[key].words_for("anak")
        assert (words["ananda"], words["Wali"]) == ("Ananda", "Orang Tua/Wali")
        assert settings()[key].words_for("dewasa")["ananda"] == "Saudara"
