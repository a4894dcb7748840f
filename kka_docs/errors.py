"""What stops a run. Each class carries the exit code that the command ends with.

What a user can mend inside a form is never an exception: it is a `Problem` (see `records`).
"""

from __future__ import annotations


class KkaError(Exception):
    """One Indonesian sentence that ends a run; the base of everything raised on purpose."""

    exit_code = 2

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class WrongUse(KkaError):
    """The command or a function was asked for something that it cannot do."""

    exit_code = 2


class TemplateFault(KkaError):
    """A Word template names what does not exist, or more than its document may show."""

    exit_code = 2


class OutsideMissing(KkaError):
    """Something outside the program is missing: a disk, a permission, LibreOffice."""

    exit_code = 4


class ArchiveDamaged(KkaError):
    """A register or an archive is damaged; it is left as it is, for whoever can mend it."""

    exit_code = 5


class UnreadableForm(KkaError):
    """A file that is no form, or none that can be read. `code` names the catalogue message."""

    exit_code = 1

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
