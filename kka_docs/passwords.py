"""The passwords of a run: asked for where a form needs one, and kept in this process alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, NoReturn

from kka_docs.errors import UnreadableForm
from kka_docs.files import digest_of
from kka_docs.forms.locked import OFFICE_PASSWORD, WrongPassword, unlocked

Ask = Callable[[Path, int], str | None]
"""Asks for the password of a file, told the how manieth time; None gives the file up."""

ATTEMPTS: Final = 3


class Passwords:
    """What was given in this run: tried on every protected form before anybody is asked again."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._given = [OFFICE_PASSWORD]
        self._fitting: dict[str, str] = {}
        self._refused: dict[str, str] = {}

    def __reduce__(self) -> NoReturn:
        raise TypeError("passwords stay in the process that asked for them")

    def unlocked(self, path: Path, content: bytes) -> bytes:
        """Return the workbook in the bytes of a protected file; whoever is asked is told `path`.

        Raises UnreadableForm where nobody gives a password, none fits, or it is damaged.
        """
        digest = digest_of(content)
        if digest in self._refused:
            raise UnreadableForm(self._refused[digest])
        known = [self._fitting[digest]] if digest in self._fitting else self._given
        try:
            password, opened = self._tried(content, known) or self._asked(path, content)
        except UnreadableForm as fault:
            self._refused[digest] = fault.code
            raise
        self._fitting[digest] = password
        if password not in self._given:
            self._given.append(password)
        return opened

    def _asked(self, path: Path, content: bytes) -> tuple[str, bytes]:
        for attempt in range(1, ATTEMPTS + 1):
            password = self._ask(path, attempt)
            if not password:
                raise UnreadableForm("sandi_dilewati" if attempt == 1 else "sandi_keliru")
            if found := self._tried(content, [password]):
                return found
        raise UnreadableForm("sandi_keliru")

    def _tried(self, content: bytes, passwords: list[str]) -> tuple[str, bytes] | None:
        for password in reversed(passwords):
            try:
                return password, unlocked(content, password)
            except WrongPassword:
                continue
        return None
