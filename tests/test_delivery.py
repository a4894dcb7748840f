"""Documents reach the disk whole; what a person made or changed there is left alone and named."""

from __future__ import annotations

import errno
import json
import os
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kka_docs.delivery import deliver
from kka_docs.errors import OutsideMissing
from kka_docs.files import INVALID_FOLDER, write_new
from kka_docs.manifest import MANIFEST, Manifest, read_manifest, write_manifest
from kka_docs.records import Document, Outcome, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LETTERS: Final = frozenset({"undangan"})
NOTHING: Final[frozenset[str]] = frozenset()

NEW_ONE: Final = "undangan-02 (baru).docx"


def letter(number: int, text: str = "isi") -> Document:
    """A letter; its text stands for all that a letter says."""
    content = f"{number}: {text}".encode()
    return Document("undangan", f"undangan-{number:02}.docx", content, f"orang {number}", number)


def run(place: Path, *documents: Document, complete: frozenset[str] = LETTERS) -> list[Outcome]:
    """Deliver as a run of the program does: with nothing known but the manifest."""
    return deliver(place, documents, read_manifest(place), complete)


def statuses(outcomes: list[Outcome]) -> dict[str, Status]:
    return {outcome.path.name: outcome.status for outcome in outcomes}


def files(place: Path) -> dict[str, str]:
    """What lies in a folder, the manifest left out: path → text."""
    return {
        path.relative_to(place).as_posix(): path.read_text("utf-8")
        for path in sorted(place.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def only(outcomes: list[Outcome]) -> Outcome:
    (outcome,) = outcomes
    return outcome


def edit(path: Path, text: str = "disunting") -> None:
    path.write_text(text, "utf-8")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "KKA-2026-001" / "pertemuan-1"


@pytest.fixture
def held_open(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Hold files open as Word does on Windows: they can be read, but not replaced or moved."""

    def hold(*names: str) -> None:
        replace = Path.replace

        def refuse(path: Path, target: Path) -> Path:
            if target.name in names or path.name in names:
                raise PermissionError(errno.EACCES, "in use", str(target))
            return replace(path, target)

        monkeypatch.setattr(Path, "replace", refuse)

    return hold


# What a run does when nobody touched the documents


def test_a_letter_is_written_where_it_belongs(place: Path) -> None:
    outcome = only(run(place, letter(2)))
    assert outcome == Outcome("undangan", place, "undangan-02.docx", Status.NEW, number=2)
    assert files(place) == {"undangan-02.docx": "2: isi"}


def test_a_letter_that_says_the_same_is_left_as_it_is(place: Path) -> None:
    run(place, letter(1), letter(2))
    again = run(place, letter(1), letter(2))
    assert statuses(again) == dict.fromkeys(("undangan-01.docx", "undangan-02.docx"), Status.SAME)


def test_a_letter_that_says_something_else_is_written_anew(place: Path) -> None:
    run(place, letter(1), letter(2))
    again = run(place, letter(1), letter(2, "Rabu"))
    assert statuses(again)["undangan-02.docx"] is Status.CHANGED
    assert files(place) == {"undangan-01.docx": "1: isi", "undangan-02.docx": "2: Rabu"}


def test_a_deleted_letter_is_made_again_and_that_is_said(place: Path) -> None:
    run(place, letter(2))
    (place / "undangan-02.docx").unlink()
    outcome = only(run(place, letter(2)))
    assert outcome.status is Status.NEW
    assert "dibuat lagi" in outcome.reason
    assert files(place) == {"undangan-02.docx": "2: isi"}


def test_a_letter_of_nobody_is_moved_out_of_the_way(place: Path) -> None:
    run(place, letter(1), letter(2))
    again = run(place, letter(1))
    retired = place / INVALID_FOLDER / "undangan-02.docx"
    assert again[1].path == retired
    assert again[1].status is Status.INVALID
    assert "agar tidak terkirim" in again[1].reason
    assert files(place) == {
        "tidak-berlaku/undangan-02.docx": "2: isi",
        "undangan-01.docx": "1: isi",
    }
    assert statuses(run(place, letter(1))) == {"undangan-01.docx": Status.SAME}


def test_the_last_letter_is_moved_out_of_the_way_too(place: Path) -> None:
    run(place, letter(2))
    assert only(run(place)).status is Status.INVALID
    assert files(place) == {"tidak-berlaku/undangan-02.docx": "2: isi"}


def test_who_comes_back_gets_a_letter_and_who_leaves_twice_leaves_two(place: Path) -> None:
    run(place, letter(2, "Senin"))
    run(place)
    assert only(run(place, letter(2, "Rabu"))).status is Status.NEW
    run(place)
    assert files(place) == {
        "tidak-berlaku/undangan-02.docx": "2: Senin",
        "tidak-berlaku/undangan-02 (2).docx": "2: Rabu",
    }


def test_documents_of_other_kinds_are_left_alone(place: Path) -> None:
    agenda = Document("agenda", "agenda.docx", b"agenda")
    run(place, agenda, letter(1), complete=LETTERS | {"agenda"})
    run(place)
    assert files(place) == {"agenda.docx": "agenda", "tidak-berlaku/undangan-01.docx": "1: isi"}


def test_one_letter_alone_touches_no_other(place: Path) -> None:
    run(place, letter(1), letter(2), letter(3))
    again = run(place, letter(2, "Rabu"), complete=NOTHING)
    assert statuses(again) == {"undangan-02.docx": Status.CHANGED}
    assert files(place)["undangan-03.docx"] == "3: isi"


def test_where_nothing_is_to_be_written_no_folder_appears(place: Path) -> None:
    assert run(place) == []
    assert not place.parent.exists()


# What a person edited


def test_an_edited_letter_stays_while_its_form_says_the_same(place: Path) -> None:
    run(place, letter(2))
    edit(place / "undangan-02.docx")
    outcome = only(run(place, letter(2)))
    assert outcome.status is Status.KEPT
    assert "disunting" in outcome.reason
    assert "tidak berubah" in outcome.reason
    assert files(place) == {"undangan-02.docx": "disunting"}


def test_beside_an_edited_letter_the_new_version_is_put_and_both_are_named(place: Path) -> None:
    run(place, letter(2))
    edit(place / "undangan-02.docx")
    outcome = only(run(place, letter(2, "Rabu")))
    assert outcome.status is Status.BESIDE
    assert outcome.path == place / NEW_ONE
    assert "undangan-02.docx disunting orang" in outcome.reason
    assert files(place) == {"undangan-02.docx": "disunting", NEW_ONE: "2: Rabu"}


def test_running_again_adds_no_further_version(place: Path) -> None:
    run(place, letter(2))
    edit(place / "undangan-02.docx")
    first = run(place, letter(2, "Rabu"))
    assert run(place, letter(2, "Rabu")) == first
    assert files(place) == {"undangan-02.docx": "disunting", NEW_ONE: "2: Rabu"}


def test_the_new_version_follows_the_form(place: Path) -> None:
    run(place, letter(2))
    edit(place / "undangan-02.docx")
    run(place, letter(2, "Rabu"))
    run(place, letter(2, "Kamis"))
    assert files(place) == {"undangan-02.docx": "disunting", NEW_ONE: "2: Kamis"}


def test_a_form_that_returns_to_what_was_edited_needs_no_new_version(place: Path) -> None:
    run(place, letter(2, "Senin"))
    edit(place / "undangan-02.docx")
    run(place, letter(2, "Rabu"))
    again = run(place, letter(2, "Senin"))
    assert statuses(again) == {"undangan-02.docx": Status.KEPT, NEW_ONE: Status.INVALID}
    assert files(place) == {
        "undangan-02.docx": "disunting",
        "tidak-berlaku/undangan-02 (baru).docx": "2: Rabu",
    }


def test_who_takes_the_new_version_for_the_letter_has_one_letter_again(place: Path) -> None:
    run(place, letter(2))
    edit(place / "undangan-02.docx")
    run(place, letter(2, "Rabu"))
    (place / NEW_ONE).replace(place / "undangan-02.docx")
    assert only(run(place, letter(2, "Rabu"))).status is Status.SAME
    assert only(run(place, letter(2, "Kamis"))).status is Status.CHANGED
    assert files(place) == {"undangan-02.docx": "2: Kamis"}


def test_the_new_version_taken_for_the_letter_may_change_at_once(place: Path) -> None:
    run(place, letter(2))
    edit(place / "undangan-02.docx")
    run(place, letter(2, "Rabu"))
    (place / NEW_ONE).replace(place / "undangan-02.docx")
    assert only(run(place, letter(2, "Kamis"))).status is Status.CHANGED


def test_an_edited_new_version_stays_too_and_both_are_named(place: Path) -> None:
    run(place, letter(2))
    edit(place / "undangan-02.docx")
    run(place, letter(2, "Rabu"))
    edit(place / NEW_ONE, "juga disunting")
    outcome = only(run(place, letter(2, "Rabu")))
    assert outcome.status is Status.KEPT
    assert outcome.path == place / NEW_ONE
    assert "undangan-02.docx disunting orang" in outcome.reason
    assert "versi baru ini pun sudah disunting" in outcome.reason
    assert files(place) == {"undangan-02.docx": "disunting", NEW_ONE: "juga disunting"}


def test_beside_two_edited_versions_a_third_is_put_and_all_are_named(place: Path) -> None:
    run(place, letter(2))
    edit(place / "undangan-02.docx")
    run(place, letter(2, "Rabu"))
    edit(place / NEW_ONE, "juga disunting")
    outcome = only(run(place, letter(2, "Kamis")))
    assert outcome.path == place / "undangan-02 (baru 2).docx"
    assert f"undangan-02.docx dan {NEW_ONE} disunting orang" in outcome.reason
    assert files(place) == {
        "undangan-02.docx": "disunting",
        NEW_ONE: "juga disunting",
        "undangan-02 (baru 2).docx": "2: Kamis",
    }


def test_an_edited_letter_of_nobody_is_moved_with_its_edit(place: Path) -> None:
    run(place, letter(2))
    edit(place / "undangan-02.docx")
    run(place)
    assert files(place) == {"tidak-berlaku/undangan-02.docx": "disunting"}


# What lay there before


def test_a_file_that_lay_there_before_is_left_alone(place: Path) -> None:
    place.mkdir(parents=True)
    edit(place / "undangan-02.docx", "surat orang lain")
    outcome = only(run(place, letter(2)))
    assert outcome.status is Status.BESIDE
    assert "undangan-02.docx sudah ada dan tidak tercatat" in outcome.reason
    assert files(place) == {"undangan-02.docx": "surat orang lain", NEW_ONE: "2: isi"}


def test_a_file_that_was_never_ours_is_not_moved_away_either(place: Path) -> None:
    place.mkdir(parents=True)
    edit(place / "undangan-02.docx", "surat orang lain")
    run(place, letter(2))
    run(place)
    assert files(place) == {
        "undangan-02.docx": "surat orang lain",
        "tidak-berlaku/undangan-02 (baru).docx": "2: isi",
    }


def test_a_new_version_does_not_take_the_name_of_a_file_that_lay_there(place: Path) -> None:
    run(place, letter(2))
    edit(place / "undangan-02.docx")
    edit(place / NEW_ONE, "surat orang lain")
    outcome = only(run(place, letter(2, "Rabu")))
    assert outcome.path == place / "undangan-02 (baru 2).docx"
    assert files(place)[NEW_ONE] == "surat orang lain"


def test_a_file_that_already_says_it_is_taken_over(place: Path) -> None:
    place.mkdir(parents=True)
    edit(place / "undangan-02.docx", "2: isi")
    assert only(run(place, letter(2))).status is Status.SAME
    assert only(run(place, letter(2, "Rabu"))).status is Status.CHANGED


def test_a_link_is_replaced_and_not_written_through(place: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "luar.docx"
    edit(elsewhere, "2: isi")
    place.mkdir(parents=True)
    (place / "undangan-02.docx").symlink_to(elsewhere)
    run(place, letter(2))
    run(place, letter(2, "Rabu"))
    assert elsewhere.read_text("utf-8") == "2: isi"
    assert files(place)["undangan-02.docx"] == "2: Rabu"


# What is open in Word


def test_beside_a_letter_open_in_word_the_new_version_is_put(
    place: Path, held_open: Callable[..., None]
) -> None:
    run(place, letter(1), letter(2), letter(3))
    held_open("undangan-02.docx")
    again = run(place, *(letter(number, "Rabu") for number in (1, 2, 3)))
    assert statuses(again) == {
        "undangan-01.docx": Status.CHANGED,
        NEW_ONE: Status.BESIDE,
        "undangan-03.docx": Status.CHANGED,
    }
    assert "undangan-02.docx sedang terbuka di Word; tutup" in again[1].reason


def test_once_word_has_closed_it_the_letter_is_replaced(
    place: Path, held_open: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(place, letter(2))
    held_open("undangan-02.docx")
    run(place, letter(2, "Rabu"))
    monkeypatch.undo()
    again = run(place, letter(2, "Rabu"))
    assert statuses(again) == {"undangan-02.docx": Status.CHANGED, NEW_ONE: Status.INVALID}
    assert files(place)["undangan-02.docx"] == "2: Rabu"


def test_where_the_new_version_is_open_too_a_further_name_is_found(
    place: Path, held_open: Callable[..., None]
) -> None:
    run(place, letter(2))
    edit(place / "undangan-02.docx")
    run(place, letter(2, "Rabu"))
    held_open(NEW_ONE)
    outcome = only(run(place, letter(2, "Kamis")))
    assert outcome.path == place / "undangan-02 (baru 2).docx"
    assert files(place)[NEW_ONE] == "2: Rabu"


def test_an_open_new_version_that_is_right_already_is_left_open(
    place: Path, held_open: Callable[..., None]
) -> None:
    run(place, letter(2))
    edit(place / "undangan-02.docx")
    first = run(place, letter(2, "Rabu"))
    held_open(NEW_ONE)
    assert run(place, letter(2, "Rabu")) == first


def test_a_letter_of_nobody_that_is_open_stays_until_word_has_closed_it(
    place: Path, held_open: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(place, letter(1), letter(2))
    held_open("undangan-02.docx")
    outcome = run(place, letter(1))[1]
    assert outcome.status is Status.INVALID
    assert outcome.path == place / "undangan-02.docx"
    assert "terbuka di Word" in outcome.reason
    monkeypatch.undo()
    assert run(place, letter(1))[1].path == place / INVALID_FOLDER / "undangan-02.docx"


# What the manifest says, and what a damaged one may do

DAMAGED: Final = [
    b"",
    b"{",
    b"\xff\xfe",
    b"[]",
    b"null",
    b'{"dokumen": {}}',
    b'{"dokumen": [], "nomor": {}}',
    b'{"dokumen": {"undangan-02.docx": 1}, "nomor": {}}',
    b'{"dokumen": {"undangan-02.docx": {"kind": "undangan"}}, "nomor": {}}',
    b'{"dokumen": {"undangan-02.docx": {"kind": [], "digest": null}}, "nomor": {}}',
    b'{"dokumen": {"undangan-02.docx": {"kind": "undangan", "digest": []}}, "nomor": {}}',
    b'{"dokumen": {}, "nomor": {"a": 1, "b": 1}}',
    b'{"dokumen": {}, "nomor": {"a": "1"}}',
    b'{"dokumen": {}, "nomor": {"a": Infinity}}',
    b'{"dokumen": {}, "nomor": {"a": 1e400}}',
    b"[" * 100_000,
]


@pytest.mark.parametrize("damaged", DAMAGED, ids=range(len(DAMAGED)))
def test_without_its_manifest_nothing_is_lost(place: Path, damaged: bytes) -> None:
    run(place, letter(1), letter(2))
    (place / MANIFEST).write_bytes(damaged)
    again = run(place, letter(1), letter(2, "Rabu"))
    assert statuses(again) == {"undangan-01.docx": Status.SAME, NEW_ONE: Status.BESIDE}
    assert "tidak tercatat" in again[1].reason
    assert files(place) == {
        "undangan-01.docx": "1: isi",
        "undangan-02.docx": "2: isi",
        NEW_ONE: "2: Rabu",
    }
    assert statuses(run(place, letter(1))) == {
        "undangan-01.docx": Status.SAME,
        NEW_ONE: Status.INVALID,
    }


@pytest.mark.parametrize("name", ["../../rahasia.docx", "/rahasia.docx", "..", "rahasia.txt"])
def test_a_manifest_reaches_no_file_but_documents_of_its_folder(place: Path, name: str) -> None:
    run(place, letter(2))
    for path in (place.parent.parent / "rahasia.docx", place / "rahasia.txt"):
        edit(path, "milik orang lain")
    stored = json.loads((place / MANIFEST).read_text("utf-8"))
    stored["dokumen"][name] = stored["dokumen"]["undangan-02.docx"]
    (place / MANIFEST).write_text(json.dumps(stored), "utf-8")
    run(place)
    assert (place.parent.parent / "rahasia.docx").exists()
    assert (place / "rahasia.txt").exists()


JSON: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
ENTRIES: Final = st.dictionaries(
    st.just("undangan-02.docx") | st.text(),
    st.fixed_dictionaries({"kind": st.just("undangan") | JSON, "digest": JSON}),
)


@given(stored=st.fixed_dictionaries({"dokumen": ENTRIES | JSON, "nomor": JSON}) | JSON)
def test_whatever_a_manifest_holds_letters_are_delivered(
    tmp_path_factory: pytest.TempPathFactory, stored: Any
) -> None:
    place = tmp_path_factory.mktemp("kasus")
    (place / MANIFEST).write_text(json.dumps(stored), "utf-8")
    assert only(run(place, letter(2))).status is Status.NEW


def test_a_manifest_reads_as_it_was_written(place: Path) -> None:
    run(place, letter(1), letter(2))
    manifest = read_manifest(place)
    assert manifest.entries.keys() == {"undangan-01.docx", "undangan-02.docx"}
    write_manifest(place, manifest)
    assert read_manifest(place) == manifest


def test_a_manifest_that_cannot_be_read_stops_the_run(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(place, letter(2))

    def refuse(path: Path, *_: object) -> str:
        raise PermissionError(errno.EACCES, "in use", str(path))

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(OutsideMissing, match="tidak dapat dibaca"):
        run(place, letter(2, "Rabu"))
    monkeypatch.undo()
    assert files(place) == {"undangan-02.docx": "2: isi"}


def test_a_number_once_given_is_given_to_nobody_else() -> None:
    manifest = Manifest()
    assert [manifest.number_of(who) for who in ("a", "b", "c")] == [1, 2, 3]
    del manifest.entries
    assert [manifest.number_of(who) for who in ("d", "b")] == [4, 2]


# What happens when the program or the disk gives up in the middle


class Stopped(BaseException):
    """The end of a run in its midst: power, Ctrl-C, the task manager."""


class Interruption:
    """Ends a run at one of its steps: a write, a rename, a folder made; before it or after it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, step: int, *, after: bool) -> None:
        self.happened = False
        self._steps = count()
        self._stop = step
        self._after = after
        for owner, name in ((os, "fsync"), (Path, "replace"), (Path, "mkdir")):
            monkeypatch.setattr(owner, name, self._breaking(getattr(owner, name)))

    def _breaking(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **settings: Any) -> Any:
            self.happened = next(self._steps) == self._stop
            if self.happened and not self._after:
                raise Stopped
            result = original(*args, **settings)
            if self.happened:
                raise Stopped
            return result

        return step


BEFORE: Final = (letter(1), letter(2), letter(3), letter(4))
WANTED: Final = (letter(1), letter(2, "Rabu"), letter(4, "Rabu"), letter(5))
WANTED_LATER: Final = (letter(1), letter(2, "Kamis"), letter(4, "Kamis"), letter(5, "Kamis"))


def prepared(place: Path) -> Path:
    """A folder with letters of an earlier run, of which somebody has edited the fourth."""
    run(place, *BEFORE)
    edit(place / "undangan-04.docx")
    return place


def interrupted_everywhere(folder: Path, *, after: bool) -> Iterator[Path]:
    """Yield the folder as each possible interruption leaves it."""
    for step in count():
        place = prepared(folder / str(step))
        with pytest.MonkeyPatch.context() as patch:
            interruption = Interruption(patch, step, after=after)
            try:
                run(place, *WANTED)
            except Stopped:
                assert interruption.happened
            else:
                break
        yield place


@pytest.mark.parametrize("after", [False, True], ids=["before a step", "after a step"])
@pytest.mark.parametrize("wanted", [WANTED, WANTED_LATER], ids=["same form", "changed form"])
def test_an_interrupted_run_leaves_whole_files_and_the_next_run_sets_all_right(
    tmp_path: Path, wanted: tuple[Document, ...], *, after: bool
) -> None:
    undisturbed = prepared(tmp_path / "undisturbed")
    run(undisturbed, *wanted)
    whole = {document.content.decode() for document in (*BEFORE, *WANTED)} | {"disunting"}
    places = list(interrupted_everywhere(tmp_path, after=after))
    assert len(places) > len(WANTED)
    for place in places:
        assert set(files(place).values()) <= whole
        again = run(place, *wanted)
        assert files(place) == files(undisturbed)
        edited = [outcome.reason for outcome in again if "disunting" in outcome.reason]
        assert edited == ["undangan-04.docx disunting orang, jadi dibiarkan; pilih salah satu"]
        assert Status.CHANGED not in statuses(run(place, *wanted)).values()


def test_what_a_killed_run_left_behind_is_swept(place: Path) -> None:
    run(place, letter(2))
    (place / ".kka-undangan-02.docx.tmp").write_bytes(b"2: Ra")
    run(place, letter(2))
    assert files(place) == {"undangan-02.docx": "2: isi"}


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        (errno.ENOSPC, "disk penuh"),
        (errno.ENOENT, "mungkin karena perintah lain bekerja di sana"),
        (errno.EACCES, "tidak ada izin"),
        (errno.EROFS, "disk hanya dapat dibaca"),
        (errno.EIO, "disk menolak"),
    ],
)
def test_a_disk_that_refuses_is_told_in_a_sentence_and_nothing_is_torn(
    place: Path, monkeypatch: pytest.MonkeyPatch, refusal: int, sentence: str
) -> None:
    run(place, letter(1), letter(2))
    steps = count()

    def refuse(_: int) -> None:
        if next(steps) == 2:
            raise OSError(refusal, "refused")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutsideMissing, match=sentence) as told:
        run(place, letter(1, "Rabu"), letter(2, "Rabu"))
    assert told.value.exit_code == 4
    assert str(place) in told.value.sentence
    assert files(place) == {"undangan-01.docx": "1: Rabu", "undangan-02.docx": "2: isi"}
    monkeypatch.undo()
    again = run(place, letter(1, "Rabu"), letter(2, "Rabu"))
    assert [outcome.status for outcome in again] == [Status.SAME, Status.CHANGED]


def test_a_folder_that_may_not_be_written_is_told_in_a_sentence(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(place, letter(2))

    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(errno.EACCES, "refused", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(OutsideMissing, match="tidak ada izin"):
        run(place, letter(2, "Rabu"))


def test_a_file_in_the_place_of_the_folder_is_told_in_a_sentence(place: Path) -> None:
    place.parent.write_text("bukan folder", "utf-8")
    with pytest.raises(OutsideMissing, match="sebuah berkas sudah memakai nama foldernya"):
        run(place, letter(2))


def test_a_folder_in_the_place_of_a_document_is_told_in_a_sentence(place: Path) -> None:
    (place / "undangan-02.docx").mkdir(parents=True)
    with pytest.raises(OutsideMissing, match="sebuah folder sudah memakai nama dokumennya"):
        run(place, letter(2))


def test_a_form_is_never_written_over_a_file(tmp_path: Path) -> None:
    target = tmp_path / "kasus.xlsx"
    assert [write_new(target, text).name for text in (b"satu", b"dua", b"tiga")] == [
        "kasus.xlsx",
        "kasus (2).xlsx",
        "kasus (3).xlsx",
    ]
    assert target.read_bytes() == b"satu"
