"""Rules about what a text says: whether it is an answer, and whether it judges a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from kka_docs.definitions.conditions import When
from kka_docs.definitions.fields import Form
from kka_docs.definitions.identity import OF_PEOPLE
from kka_docs.records import Values
from kka_docs.validation.field_rules import FieldRules
from kka_docs.validation.schema import MUST, ONE_LINE, OWN_WORDS
from kka_docs.validation.unfinished import gap_in, which_own_words
from kka_docs.validation.wording import Judgement, judgements

_DOTS = " .…·"
_LETTER = re.compile(r"[^\W\d_]")


class ContentRules(FieldRules):
    """Texts left unfinished, reasons that give none, words that judge."""

    schema: Any

    def _check_with_finished(self, field: str, value: Any) -> None:
        """A required answer that can be none is an error; all else is for the reader to judge."""
        if not isinstance(value, str):
            return
        rules = self.schema[field]
        own = which_own_words(value, rules["meta"][OWN_WORDS])
        if own is not None:
            self.report(field, "isian_petunjuk", apa=own)
            return
        gap = gap_in(value, one_line=rules["meta"][ONE_LINE])
        if gap is not None:
            missing = gap.is_all and self._is_required(rules)
            code = "isian_sementara" if missing else "tampak_belum_selesai"
            self.report(field, code, nilai=_quoted(gap.shown), bila_keliru=self._or_else(rules))

    def _is_required(self, rules: Any) -> bool:
        return bool(rules["meta"][MUST]) or self._condition_that_holds(rules) is not None

    def _condition_that_holds(self, rules: Any) -> When | None:
        """The condition that makes the answer required now."""
        condition: When | None = rules.get("required_when")
        if condition is None or self.value_at(condition.path) not in condition.values:
            return None
        return condition

    def _or_else(self, rules: Any) -> str:
        condition = self._condition_that_holds(rules)
        return "" if condition is None else self.if_mistaken(condition)

    def _check_with_answers(self, field: str, value: Any) -> None:
        """In a block that must be filled in, a paragraph that can be no answer is an error."""
        for index, line in enumerate(value):
            gap = gap_in(line, one_line=False) if isinstance(line, str) else None
            if gap is not None and gap.is_all:
                self.report(field, "isian_sementara", (index,), nilai=_quoted(gap.shown))

    def _check_with_reason(self, field: str, value: Any) -> None:
        """What stands in for consent must be words: a dash would only be a switch."""
        if isinstance(value, str) and not _LETTER.search(value):
            other = self._or_else(self.schema[field])
            self.report(field, "isian_sementara", nilai=_quoted(value), bila_keliru=other)

    def _check_with_objective_language(self, field: str, value: Any) -> None:
        if not isinstance(value, str):
            return
        found = judgements(value)
        if found and (found := judgements(value, self._config.get("names", frozenset)())):
            self.report(field, "bahasa_menilai", (), **_told(found))


def names_in(form: Form, written: Values) -> frozenset[str]:
    """Return the words of the names that stand in a form, in small letters."""
    return frozenset(
        word
        for sheet, field in form.walk()
        if field.identity in OF_PEOPLE
        for row in _rows(written[sheet.key])
        for word in _text(row[field.key]).lower().split()
    )


def _rows(held: Any) -> Iterable[Mapping[str, Any]]:
    return held if isinstance(held, list) else (held,)


def _text(answer: Any) -> str:
    return " ".join(map(str, answer)) if isinstance(answer, list) else str(answer or "")


def _quoted(text: str) -> str:
    """A text in quotes; dots by their name, since in quotes they look like a text cut short."""
    return "titik-titik" if not text.strip(_DOTS) else f"“{text}”"


def _told(found: list[Judgement]) -> dict[str, str]:
    labels = list({one.label.kind: one.label for one in found}.values())
    return {
        "nilai_kata": _listed(one.word for one in found),
        "nilai_sebab": ", ".join(label.kind for label in labels),
        "nilai_contoh": _listed(label.instead for label in labels),
    }


def _listed(texts: Iterable[str]) -> str:
    *others, last = (f"“{text}”" for text in texts)
    return f"{', '.join(others)} dan {last}" if others else last
