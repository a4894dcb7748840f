"""Papers of the office itself, as a register or a check list: templates of ours, filled in."""

from __future__ import annotations

from collections.abc import Mapping

from kka_docs import resources
from kka_docs.definitions.settings import settings
from kka_docs.records import Record
from kka_docs.rendering.binding import bound
from kka_docs.rendering.context import institution_names
from kka_docs.rendering.logos import Logo
from kka_docs.rendering.template import CompiledTemplate
from kka_docs.rendering.values import Names


def own_paper(template: str, profile: Record, logos: Mapping[str, Logo], names: Names) -> bytes:
    """Return the paper (.docx) under the institution's letterhead."""
    source = (resources.word_templates() / template).read_bytes()
    package = bound(source, profile.values["lembaga"]["kertas"], logos)
    known = institution_names(profile.values, settings()[profile.setting], "")
    return CompiledTemplate(template, package).render({**known, **names})
