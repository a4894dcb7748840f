"""What travels to whoever does the work, and what comes back: plain data, no files.

A task says all that there is to know; its result is the same wherever it is worked on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kka_docs import pipeline
from kka_docs.batch.fault import Fault
from kka_docs.batch.kept import Kept, unpacked
from kka_docs.confidentiality.people import Known
from kka_docs.definitions.documents import DocumentKind
from kka_docs.errors import KkaError
from kka_docs.institution import Office
from kka_docs.intake import Source, form_of
from kka_docs.pipeline import Made, Order
from kka_docs.records import Checked, RawForm, Record
from kka_docs.validation.check import check


class ToCheck(NamedTuple):
    """Forms to be read and checked, all of one institution; what is no form goes along."""

    sources: tuple[Source | Kept, ...]
    profile: Record | None


class PackedOrder(NamedTuple):
    """What is to be made of one form: an `Order` whose record is packed."""

    record: bytes
    kinds: tuple[DocumentKind, ...]
    numbers: Mapping[str, int]
    only: int | None
    known: Known
    calendars: frozenset[str]


class ToMake(NamedTuple):
    """Documents to be made, all of one institution."""

    office: Office
    orders: tuple[PackedOrder, ...]


def checked_forms(task: ToCheck) -> list[Kept]:
    """Return the forms, each checked by itself."""
    return [_kept(source, task.profile) for source in task.sources]


def made(task: ToMake) -> list[Made | Fault]:
    """Return the documents of each order, or what went wrong with it.

    Raises TemplateFault where a template cannot be used: no order could be met.
    """
    return [_made(order, task.office) for order in task.orders]


def _kept(source: Source | Kept, profile: Record | None) -> Kept:
    return source if isinstance(source, Kept) else Kept.of(_checked(source, profile), source.copy)


def _checked(source: Source, profile: Record | None) -> Checked:
    try:
        raw = form_of(source)
        if not isinstance(raw, RawForm):
            return Checked.unreadable(source.path, raw)
        return check(raw, profile)
    except Exception as fault:
        return Fault.of(fault).checked(source.path)


def _made(order: PackedOrder, office: Office) -> Made | Fault:
    try:
        record = unpacked(order.record)
        whole = Order(
            record,
            order.kinds,
            order.numbers,
            order.only,
            known=order.known,
            calendars=order.calendars,
        )
        return pipeline.made(whole, office)
    except KkaError:
        raise
    except Exception as fault:
        return Fault.of(fault)
