"""Key holders: who opens what is encrypted, each alone and with an own passphrase.

Who is a holder says the journal, not what lies in the folder: else whoever can put a file there
would be encrypted to.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from kka_docs.errors import ArchiveDamaged, KkaError, WrongUse
from kka_docs.files import digest_of
from kka_docs.himpunan.archive import Writing
from kka_docs.himpunan.events import Event
from kka_docs.himpunan.folders import holder_file
from kka_docs.himpunan.secrecy import age
from kka_docs.himpunan.secrecy.age import Identity, NotOpened
from kka_docs.himpunan.secrecy.case_keys import lock_anew
from kka_docs.himpunan.secrecy.passphrases import require_good
from kka_docs.himpunan.secrecy.replacing import held, propose

_LOST = (
    "Sandi yang hilang tidak dapat dipulihkan oleh siapa pun; pemegang kunci yang lain tetap dapat "
    "membuka himpunan."
)


@dataclass(frozen=True, slots=True)
class Holder:
    """One who opens everything alone. `digest` is that of the locked key's file."""

    slug: str
    name: str
    recipient: str
    digest: str


class WrongPassphrase(KkaError):
    """A passphrase does not open a holder's key."""

    exit_code = 2

    def __init__(self, name: str) -> None:
        super().__init__(f"Kunci {name} tidak terbuka dengan sandi itu. {_LOST}")


def holders(connection: sqlite3.Connection) -> list[Holder]:
    """Return the holders by name; none where the archive is not encrypted."""
    rows = connection.execute("SELECT slug, name, recipient, digest FROM holders ORDER BY slug")
    return [Holder(*row) for row in rows]


def holder_named(connection: sqlite3.Connection, name: str) -> Holder:
    """Return the holder of a name. Raises WrongUse where there is none."""
    known = {one.slug: one for one in holders(connection)}
    found = known.get(_slug(name))
    if found is None:
        told = ", ".join(one.name for one in known.values()) or "belum ada"
        raise WrongUse(f"{name} bukan pemegang kunci. Pemegang kunci: {told}.")
    return found


def unlocked(root: Path, holder: Holder, passphrase: str) -> Identity:
    """Return a holder's key.

    Raises WrongPassphrase where the passphrase does not fit, ArchiveDamaged where the key's file is
    gone or is not what it was.
    """
    content = held(holder_file(root, holder.slug), holder.digest)
    if content is None:
        raise _damaged(root, holder, "hilang")
    try:
        identity = age.unlocked(content, passphrase)
    except NotOpened:
        if digest_of(content) != holder.digest:
            raise _damaged(root, holder, "berubah") from None
        raise WrongPassphrase(holder.name) from None
    if identity.recipient != holder.recipient:
        raise _damaged(root, holder, "bukan yang dibuat untuknya")
    return identity


def require_new(connection: sqlite3.Connection, name: str, *, is_first: bool) -> str:
    """Return by what name a new holder's files go.

    Raises WrongUse where there is one of that name, or where there are holders before the first.
    """
    slug, known = _slug(name), {one.slug for one in holders(connection)}
    if not slug:
        raise WrongUse("Tulis nama pemegang kuncinya, misalnya: kka himpunan kunci buat “Bu Rina”")
    if slug in known:
        raise WrongUse(f"{name} sudah menjadi pemegang kunci.")
    if is_first and known:
        raise WrongUse(
            "Himpunan ini sudah mempunyai pemegang kunci. Menambah seorang lagi: "
            "kka himpunan kunci tambah NAMA"
        )
    return slug


def create_holder(writing: Writing, name: str, passphrase: str) -> Identity:
    """Return the key of the first holder; from now on what is filed is encrypted.

    Raises WrongUse where there are holders already, or the passphrase or the name will not do.
    """
    require_good(passphrase)
    slug = require_new(writing.connection, name, is_first=True)
    identity = age.new_identity()
    _enter(writing, slug, name, identity, passphrase)
    return identity


def add_holder(writing: Writing, name: str, passphrase: str, by: Identity) -> list[str]:
    """Let one more holder open everything; return the cases whose key could not be opened.

    `by` is the key of one who is a holder already. Raises WrongUse where the passphrase or the name
    will not do.
    """
    require_good(passphrase)
    slug = require_new(writing.connection, name, is_first=False)
    identity = age.new_identity()
    recipients = [one.recipient for one in holders(writing.connection)]
    left = lock_anew(writing, by, [*recipients, identity.recipient])
    # Last: whoever is entered as a holder does open every case.
    _enter(writing, slug, name, identity, passphrase)
    return left


def change_passphrase(writing: Writing, holder: Holder, own: Identity, passphrase: str) -> None:
    """Lock a holder's own key with another passphrase; copies of its file keep the old one.

    Raises WrongUse where the passphrase will not do.
    """
    require_good(passphrase)
    _enter(writing, holder.slug, holder.name, own, passphrase)


def remove_holder(writing: Writing, holder: Holder, by: Identity) -> list[str]:
    """Lock everything for those who stay; return the cases whose key could not be opened.

    What the holder could open until now may have been copied; what is filed later is closed to him
    only in new cases. Raises WrongUse where nobody would be left.
    """
    stay = [one.recipient for one in holders(writing.connection) if one.slug != holder.slug]
    if not stay:
        raise WrongUse(
            f"{holder.name} pemegang kunci yang terakhir: tanpa dia tidak ada yang dapat membuka "
            "himpunan. Tambahkan dahulu penggantinya: kka himpunan kunci tambah NAMA"
        )
    left = lock_anew(writing, by, stay)
    writing.note(Event.HOLDER_LEFT, {"pemegang": holder.slug, "nama": holder.name})
    return left


def _enter(writing: Writing, slug: str, name: str, identity: Identity, passphrase: str) -> None:
    path = holder_file(writing.root, slug)
    digest = propose(writing.root, path, age.locked(identity, passphrase))
    facts = {"pemegang": slug, "nama": " ".join(name.split())}
    writing.note(Event.HOLDER, {**facts, "penerima": identity.recipient, "sidik": digest})


def _slug(name: str) -> str:
    """The name as it may stand in file names everywhere: "Rina Kartika, S.Pd." is rina-kartika."""
    plain = unicodedata.normalize("NFKD", name.partition(",")[0]).encode("ascii", "ignore")
    return "-".join(re.findall(r"[a-z0-9]+", plain.decode("ascii").lower()))


def _damaged(root: Path, holder: Holder, how: str) -> ArchiveDamaged:
    path = holder_file(root, holder.slug)
    return ArchiveDamaged(
        f"Kunci {holder.name} ({path}) {how}. Ambil berkas itu dari cadangan, atau buka dengan "
        "kunci pemegang yang lain."
    )
