"""The form validator: all rules together, and strict types."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from cerberus import TypeDefinition, Validator

from kka_docs.validation.case_rules import CaseRules
from kka_docs.validation.content_rules import ContentRules
from kka_docs.validation.meeting_rules import MeetingRules
from kka_docs.validation.minutes_rules import MinutesRules
from kka_docs.validation.profile_rules import ProfileRules
from kka_docs.validation.schema import ASKED_WHEN_EMPTY


class FormValidator(
    ProfileRules,
    CaseRules,
    MeetingRules,
    MinutesRules,
    ContentRules,
    Validator,  # type: ignore[misc]  # Cerberus ships no types
):
    """Cerberus with this project's rules, and strict types.

    Cerberus' own `date` takes datetimes, its `integer` takes True. Cells that are empty and may be
    are passed over, which needs `allow_unknown`.
    """

    types_mapping = {  # noqa: RUF012 (Cerberus' own way of declaring types)
        **Validator.types_mapping,
        "tanggal": TypeDefinition("tanggal", (date,), (datetime,)),
        "jam": TypeDefinition("jam", (time,), ()),
        "bilangan": TypeDefinition("bilangan", (int,), (bool,)),
    }

    def _validate_schema(self, schema: Any, field: str, value: Any) -> None:
        if isinstance(value, dict):
            schema = {
                key: rules
                for key, rules in schema.items()
                if value[key] is not None or rules["meta"][ASKED_WHEN_EMPTY]
            }
        super()._validate_schema(schema, field, value)

    # Cerberus reads from a rule's docstring what may be given to the rule.
    _validate_schema.__doc__ = Validator._validate_schema.__doc__
