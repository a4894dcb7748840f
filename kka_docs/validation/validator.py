"""The form validator: all rules together, and strict types."""

from __future__ import annotations

from datetime import date, datetime, time

from cerberus import TypeDefinition, Validator

from kka_docs.validation.case_rules import CaseRules
from kka_docs.validation.meeting_rules import MeetingRules
from kka_docs.validation.minutes_rules import MinutesRules
from kka_docs.validation.profile_rules import ProfileRules


class FormValidator(ProfileRules, CaseRules, MeetingRules, MinutesRules):
    """Cerberus with this project's rules, and strict types.

    Cerberus' own `date` takes datetimes, its `integer` takes True.
    """

    types_mapping = {  # noqa: RUF012 (Cerberus' own way of declaring types)
        **Validator.types_mapping,
        "tanggal": TypeDefinition("tanggal", (date,), (datetime,)),
        "jam": TypeDefinition("jam", (time,), ()),
        "bilangan": TypeDefinition("bilangan", (int,), (bool,)),
    }
