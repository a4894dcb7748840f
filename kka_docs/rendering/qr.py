"""QR codes (ISO/IEC 18004) for paper."""

from __future__ import annotations

from io import BytesIO
from typing import Final

_QUIET_ZONE: Final = 4
"""Modules around the code, as the standard asks for."""

_PIXELS: Final = 5
"""A module's side: at the size that it is printed, no program that writes PDFs shrinks it."""


def qr_picture(text: str) -> bytes:
    """Return the QR code of a text as a black-and-white PNG; equal texts give equal bytes.

    Error correction M: it can still be read where some 15 % of its signs are lost.
    """
    import segno  # noqa: PLC0415 (most documents have no code)

    code = segno.make_qr(text, error="m", boost_error=False)
    target = BytesIO()
    code.save(target, kind="png", scale=_PIXELS, border=_QUIET_ZONE)
    return target.getvalue()
