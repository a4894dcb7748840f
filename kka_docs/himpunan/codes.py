"""Codes on paper: what is typed, what the QR code says, and the keyed seal behind both.

Signs are Crockford's base 32 (no I, L, O, U; https://www.crockford.com/base32.html): forty bits of
an HMAC-SHA-256 (RFC 2104) over the canonical record. The key is drawn for each record and never
leaves the archive, so that nobody can try guessed names against a code.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
import unicodedata
from datetime import date, time
from typing import Any

from kka_docs.himpunan.papers import Mark

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("OIL", "011")
_LENGTH = 8
_KEY_BYTES = 32
_PREFIX = "KKA1"
_HEAD_SIGNS = 12
_TYPED = re.compile(rf"H-?(\d{{4}})-?(\d{{4,}})-([{_SIGNS}]{{4}})-?([{_SIGNS}]{{4}})")
_IN_QR = re.compile(
    rf"{_PREFIX} (H-\d{{4}}-\d{{4,}}) ([{_SIGNS}]{{{_LENGTH}}}) (\d+) ([0-9A-F]{{{_HEAD_SIGNS}}})"
)


def new_key() -> bytes:
    """Return a key for the seal of one record."""
    return secrets.token_bytes(_KEY_BYTES)


def canonical(values: Any) -> bytes:
    """Return a record's values as bytes that are equal where the values are.

    JSON with sorted keys; text in Unicode's NFC; dates and times as in ISO 8601.
    """
    text = json.dumps(_plain(values), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date | time) else value


def seal(key: bytes, record: bytes) -> str:
    """Return the keyed digest of a canonical record, in hexadecimal digits."""
    return hmac.new(key, record, hashlib.sha256).hexdigest()


def signs_of(sealed: str) -> str:
    """Return the eight signs of a seal that stand on paper."""
    bits = int(sealed[: _LENGTH * 5 // 4], 16)
    return "".join(_SIGNS[bits >> 5 * place & 31] for place in reversed(range(_LENGTH)))


def head_signs(hash_: str) -> str:
    """Return the signs of a journal's hash that stand on paper."""
    return hash_[:_HEAD_SIGNS].upper()


def typed(mark: Mark) -> str:
    """Return the code as people read and type it: H-2026-0012-7K3M-Q9XD."""
    half = _LENGTH // 2
    return f"{mark.number}-{mark.check[:half]}-{mark.check[half:]}"


def in_qr(mark: Mark) -> str:
    """Return what the QR code says: signs of its alphanumeric mode only, no personal data."""
    return f"{_PREFIX} {mark.number} {mark.check} {mark.entry} {mark.head}"


def read_typed(text: str) -> tuple[str, str] | None:
    """Return archive number and signs of a typed code, small letters and O for 0 forgiven."""
    bare = re.sub(r"[\s–—-]+", "-", text.strip().upper()).translate(_MISREAD)
    found = _TYPED.fullmatch(bare)
    return (f"H-{found[1]}-{found[2]}", found[3] + found[4]) if found else None


def read_qr(text: str) -> Mark | None:
    """Return the mark that a QR code carries; None where it is none of ours."""
    found = _IN_QR.fullmatch(text.strip())
    return Mark(found[1], found[2], int(found[3]), found[4]) if found else None
