"""A workbook protected by a password → the bytes of the workbook, in memory only.

msoffcrypto-tool knows the ways in which Excel, LibreOffice and WPS encrypt. Of an .xls it would
write the open workbook into a temporary file, so of those only its ciphers are used.
"""

from __future__ import annotations

import logging
import struct
from io import BytesIO
from typing import Any, Final

from kka_docs.errors import UnreadableForm
from kka_docs.ooxml import MOST_BYTES, is_old_file

OFFICE_PASSWORD: Final = "VelvetSweatshop"  # noqa: S105 (published; every Excel tries it first)
"""What Excel encrypts with where a workbook's structure is protected and no password is asked."""

_INFO: Final = "EncryptionInfo"
_MOST_INFO: Final = 16 * 1024
_MOST_ROUNDS: Final = 1_000_000
"""Rounds of hashing that a file may ask for; Excel and LibreOffice write 100,000."""

_STREAM: Final = "Workbook"
_BLOCK: Final = 1024
_SHEET: Final = 0x0085
_SAYS_LOCKED, _SAYS_NOTHING = b"\x2f\x00", b"\x00\x00"
_PLAIN: Final = frozenset({0x0809, 0x002F, 0x0193, 0x0195, 0x00E1, 0x0196, 0x0138})
"""Records of an .xls that are never encrypted; of a sheet's entry it is the first four bytes."""


class WrongPassword(ValueError):
    """A password that does not open the workbook. It is not repeated here."""


def unlocked(data: bytes, password: str) -> bytes:
    """Return the workbook in the bytes of one that is protected; a raw stream where it is an .xls.

    Raises WrongPassword, and UnreadableForm where it is damaged or protected in another way.
    """
    from msoffcrypto.exceptions import (  # noqa: PLC0415 (cryptography; few forms are protected)
        DecryptionError,
        InvalidKeyError,
    )

    # Its debugging notes would repeat the password.
    logging.getLogger("msoffcrypto").setLevel(logging.CRITICAL)
    if len(data) > MOST_BYTES:
        raise UnreadableForm("terlalu_besar")
    try:
        return _stream(data, password) if is_old_file(data) else _package(data, password)
    except UnreadableForm:
        raise
    except InvalidKeyError as cause:
        raise WrongPassword from cause
    except DecryptionError as cause:
        raise UnreadableForm("sandi_cara_lain") from cause
    except Exception as cause:  # the library raises whatever a damaged file provokes
        raise UnreadableForm("rusak") from cause


def _package(data: bytes, password: str) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 (few are locked)
    from olefile import OleFileIO  # noqa: PLC0415 (few are locked)

    with OleFileIO(BytesIO(data)) as container:
        if container.get_size(_INFO) > _MOST_INFO:
            raise UnreadableForm("rusak")
    locked = OOXMLFile(BytesIO(data))
    if locked.info.get("spinValue", 0) > _MOST_ROUNDS:
        raise UnreadableForm("rusak")
    locked.load_key(password=password, verify_password=True)
    opened = BytesIO()
    locked.decrypt(opened)
    return opened.getvalue()


def _stream(data: bytes, password: str) -> bytes:
    from msoffcrypto.format.xls97 import Xls97File  # noqa: PLC0415 (few are locked)

    locked = Xls97File(BytesIO(data))
    locked.load_key(password=password)
    locked.data.workbook.seek(0)
    stream = locked.data.workbook.read()
    opened = bytearray(_deciphered(locked, stream))
    for start, end in _plain_parts(stream):
        opened[start:end] = stream[start:end]
        if opened[start : start + 2] == _SAYS_LOCKED:
            opened[start : start + 2] = _SAYS_NOTHING
    return bytes(opened)


def _deciphered(locked: Any, stream: bytes) -> bytes:
    """The whole stream deciphered, also what was never encrypted."""
    from msoffcrypto.method.rc4 import DocumentRC4  # noqa: PLC0415 (few are locked)
    from msoffcrypto.method.rc4_cryptoapi import DocumentRC4CryptoAPI  # noqa: PLC0415

    whole, key, salt = BytesIO(stream), locked.key, locked.salt
    if locked.type == "rc4":
        return bytes(DocumentRC4.decrypt(key, salt, whole, blocksize=_BLOCK).read())
    if locked.type == "rc4_cryptoapi":
        bits = locked.keySize
        return bytes(DocumentRC4CryptoAPI.decrypt(key, salt, bits, whole, blocksize=_BLOCK).read())
    raise UnreadableForm("sandi_cara_lain")


def _plain_parts(stream: bytes) -> list[tuple[int, int]]:
    """Where a stream's bytes are not encrypted: the heads of records, and some records."""
    parts, at = [], 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        plain = length if kind in _PLAIN else 4 if kind == _SHEET else 0
        parts.append((at, at + 4 + plain))
        at += 4 + length
    return parts
