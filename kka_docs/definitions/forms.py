"""The four forms by key, in the order in which an office meets them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kka_docs.definitions.case_form import CASE
from kka_docs.definitions.fields import Form
from kka_docs.definitions.meeting_form import MEETING
from kka_docs.definitions.minutes_form import MINUTES
from kka_docs.definitions.profile_form import PROFILE

FORMS: Mapping[str, Form] = MappingProxyType(
    {form.key: form for form in (PROFILE, CASE, MEETING, MINUTES)}
)
