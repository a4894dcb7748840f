"""The institutions of a run, each opened once."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from kka_docs.batch.copies import current
from kka_docs.batch.fault import Fault
from kka_docs.errors import KkaError
from kka_docs.institution import Office, WordTemplates, open_office, word_templates
from kka_docs.passwords import Passwords
from kka_docs.records import Checked, Record
from kka_docs.workspace import profile_for


class Offices:
    """Finds the institution that serves a form: the one chosen, else the one nearby."""

    def __init__(
        self, profile: Path | None, templates: Path | None, passwords: Passwords | None = None
    ) -> None:
        self._profile = profile
        self._templates = templates
        self._passwords = passwords
        self._current: dict[Path, Path] = {}
        self._opened: dict[Path, tuple[Checked, Office | None]] = {}

    def path_for(self, form: Path) -> Path | None:
        """Return the profile that serves a form, if there is any."""
        return self._profile or self._nearby(profile_for(form))

    def _nearby(self, profile: Path | None) -> Path | None:
        """The profile found for a form, or the marked copy beside it that counts instead."""
        if profile is not None and profile not in self._current:
            self._current[profile] = current(profile)
        return None if profile is None else self._current[profile]

    def open(self, profile: Path) -> tuple[Checked, Office | None]:
        """Return a profile's check, and its institution where it is in order."""
        key = profile.resolve()
        if key not in self._opened:
            self._opened[key] = self._isolated(profile)
        return self._opened[key]

    def _isolated(self, profile: Path) -> tuple[Checked, Office | None]:
        """Open a profile; what goes wrong inside the program for it is a problem of its own."""
        try:
            return open_office(profile, self._word_templates, self._passwords)
        except KkaError:
            raise
        except Exception as fault:
            return Fault.of(fault).checked(profile), None

    def profile_of(self, form: Path) -> Record | None:
        """Return what is known of the institution of a form; None where that is nothing."""
        path = self.path_for(form)
        office = None if path is None else self.open(path)[1]
        return None if office is None else office.profile

    def faulty(self) -> list[Checked]:
        """Return the profiles that were opened and cannot be used."""
        return [told for told, office in self._opened.values() if office is None]

    @cached_property
    def _word_templates(self) -> WordTemplates:
        return word_templates(self._templates)
