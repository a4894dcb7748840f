"""Forms with a password, encrypted as Excel does it."""

from __future__ import annotations

import hashlib
import struct
from io import BytesIO
from typing import Final

from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.rc4 import DocumentRC4
from msoffcrypto.method.rc4_cryptoapi import DocumentRC4CryptoAPI

from tests.enemies import ole

_SALT: Final = bytes(range(16))
_VERIFIER: Final = bytes(range(100, 116))
_PLAIN_RECORDS: Final = (0x0809, 0x002F)
_SHEET: Final = 0x0085
_BITS: Final = 128


def locked(package: bytes, password: str) -> bytes:
    """A package (.xlsx, .xlsm, .xlsb) with a password, as Excel 2010 and later write it."""
    target = BytesIO()
    OOXMLFile(BytesIO(package)).encrypt(password, target)
    return target.getvalue()


def locked_xls(cells: bytes, password: str) -> bytes:
    """An .xls with a password, as Excel 97 writes it: the form's stamp, and these cells."""
    said = _VERIFIER + hashlib.md5(_VERIFIER, usedforsecurity=False).digest()
    verifier = DocumentRC4.decrypt(password, _SALT, BytesIO(said)).read()
    lock = ole.biff(0x2F, struct.pack("<3H", 1, 1, 1), _SALT, verifier)
    stream = ole.workbook(cells, lock)
    whole = DocumentRC4.decrypt(password, _SALT, BytesIO(stream), blocksize=1024).read()
    return ole.container({"Workbook": _with_plain_parts(whole, stream)})


def newer_locked_xls(cells: bytes, password: str) -> bytes:
    """The same as Excel 2002 writes it."""
    said = _VERIFIER + hashlib.sha1(_VERIFIER, usedforsecurity=False).digest()
    verifier = DocumentRC4CryptoAPI.decrypt(password, _SALT, _BITS, BytesIO(said)).read()
    provider = "Microsoft Base Cryptographic Provider v1.0\0".encode("utf-16-le")
    header = struct.pack("<8I", 4, 0, 0x6801, 0x8004, _BITS, 1, 0, 0) + provider
    about = struct.pack("<I", 16) + _SALT + verifier[:16] + struct.pack("<I", 20) + verifier[16:]
    lock = ole.biff(0x2F, struct.pack("<3H2I", 1, 4, 2, 4, len(header)), header, about)
    stream = ole.workbook(cells, lock)
    whole = DocumentRC4CryptoAPI.decrypt(
        password, _SALT, _BITS, BytesIO(stream), blocksize=1024
    ).read()
    return ole.container({"Workbook": _with_plain_parts(whole, stream)})


def _with_plain_parts(encrypted: bytes, stream: bytes) -> bytes:
    """The encrypted stream; what is never encrypted stands in it as it is."""
    made, at = bytearray(encrypted), 0
    while at < len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        plain = 4 + (length if kind in _PLAIN_RECORDS else 4 if kind == _SHEET else 0)
        made[at : at + plain] = stream[at : at + plain]
        at += 4 + length
    return bytes(made)
