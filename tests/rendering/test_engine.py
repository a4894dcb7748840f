"""The fast engine makes what docxtpl makes: part by part, as canonical XML."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

import pytest
from docxtpl import DocxTemplate, Listing, RichText
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kka_docs import generate, pipeline, resources
from kka_docs.confidentiality.texts import said_by
from kka_docs.definitions.settings import settings as every_setting
from kka_docs.rendering.binding import bound
from kka_docs.rendering.engine import Filled, PatchedEngine, engine_for
from kka_docs.rendering.example import example_names
from kka_docs.rendering.logos import logo
from kka_docs.rendering.names import names_used
from kka_docs.rendering.template import environment
from tests.rendering.oracle import assert_as_docxtpl, assert_filled_in_as_by_docxtpl, by_docxtpl
from tests.rendering.papers import VARIANTS, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kka_docs.definitions.documents import DocumentKind, Variant
    from kka_docs.rendering.values import Names

PROJECT: Final = Path(__file__).parents[2]
SAMPLES: Final = sorted(resources.samples().glob("*/KKA-*.xlsx"))
EVERY_TEMPLATE: Final = sorted(resources.word_templates().glob("*.docx"))
EVERY_VARIANT: Final = [pytest.param(*row, id=row[1].template) for row in VARIANTS]


class Anything:
    """Whatever a template takes a name for: a text, a list of two, an owner of other names."""

    def __init__(self, said: str) -> None:
        self._said = said

    def __getattr__(self, name: str) -> Anything:
        if name.startswith("_"):
            raise AttributeError(name)
        return Anything(f"{self._said}.{name}")

    def __iter__(self) -> Iterator[Anything]:
        return iter([Anything(f"{self._said} 1"), Anything(f"{self._said} 2")])

    def __getitem__(self, index: int) -> Anything:
        return list(iter(self))[index]

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __str__(self) -> str:
        return f"{self._said} <&>\n{{{{ 7*7 }}}} {{_{{"


def whatever_is_named(package: bytes) -> Names:
    with ZipFile(BytesIO(package)) as parts:
        sources = [parts.read(name).decode() for name in parts.namelist() if name[-3:] == "xml"]
    patched = [DocxTemplate(BytesIO(package)).patch_xml(source) for source in sources]
    roots = {use.path[0] for xml in patched for use in names_used(environment().parse(xml))}
    return {root: Anything(root) for root in roots}


def bound_to_school(template: Path, logos: int) -> bytes:
    folder = resources.samples() / "sekolah"
    made = logo((folder / "logo-kiri.png").read_bytes())
    keys = ("logo_kiri", "logo_kanan")[:logos]
    return bound(template.read_bytes(), "F4", dict.fromkeys(keys, made))


class ByDocxtpl:
    """In place of an engine: docxtpl, used as its documentation says."""

    def __init__(self, package: bytes, *_: object) -> None:
        self._package = package

    def render(self, names: Names) -> bytes:
        return by_docxtpl(self._package, names)

    def fill(self, names: Names, _pictures: object) -> Filled:
        content = self.render(names)
        return Filled(content, said_by(content), ())


LETTERHEADS: Final = [("sekolah", 0), ("sekolah", 1), *((key, 2) for key in every_setting())]
"""What a template is bound to by logos, it is bound to in every setting."""


@pytest.mark.parametrize(("kind", "variant"), EVERY_VARIANT)
@pytest.mark.parametrize(("setting", "logos"), LETTERHEADS)
def test_our_templates_never_need_docxtpl_again(
    kind: DocumentKind, variant: Variant, setting: str, logos: int
) -> None:
    package = bound_to_school(resources.word_templates() / variant.template, logos)
    assert isinstance(engine_for(package, environment()), PatchedEngine)
    assert_filled_in_as_by_docxtpl(package, example_names(kind, every_setting()[setting]))


@pytest.mark.parametrize("path", EVERY_TEMPLATE, ids=lambda path: path.stem)
@pytest.mark.parametrize("logos", [0, 2])
def test_every_template_in_the_folder_is_filled_in_as_by_docxtpl(path: Path, logos: int) -> None:
    """Also those that no form makes, and those that are added later."""
    package = bound_to_school(path, logos)
    assert isinstance(engine_for(package, environment()), PatchedEngine)
    assert_filled_in_as_by_docxtpl(package, whatever_is_named(package))


@pytest.mark.parametrize("form", SAMPLES, ids=lambda path: path.stem)
def test_every_document_of_every_sample_is_docxtpls(
    form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generate([form], output=tmp_path / "cepat")
    monkeypatch.setattr("kka_docs.rendering.template.engine_for", ByDocxtpl)
    generate([form], output=tmp_path / "docxtpl")
    made = sorted(path.relative_to(tmp_path / "cepat") for path in tmp_path.glob("cepat/**/*.docx"))
    assert made
    for path in made:
        fast = (tmp_path / "cepat" / path).read_bytes()
        assert_as_docxtpl(fast, (tmp_path / "docxtpl" / path).read_bytes())


TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t&<>{}%_#\"'{{"),
    max_size=40,
)


ANY_TEXT: Final = bound(
    word(
        *(
            "{{ a }} dan {{ b }}",
            "{%p for x in c %}",
            "– {{ x }}",
            "{%p endfor %}",
            "{{ b }}_{{ a }}",
        ),
        cells=("{{ a }}", "{{ b }}"),
        header="{{ d }}",
    ),
    "A4",
    {},
)
ANY_TEXT_FAST: Final = engine_for(ANY_TEXT, environment())


@given(texts=st.lists(TEXTS, min_size=4, max_size=4))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_arrives_as_docxtpl_would_bring_it(texts: list[str]) -> None:
    names = {"a": texts[0], "b": texts[1], "c": texts[2:], "d": texts[3]}
    names |= {"daftar": Listing(texts[2]), "kaya": RichText(texts[3])}
    assert_as_docxtpl(ANY_TEXT_FAST.render(names), by_docxtpl(ANY_TEXT, names))


ALL_DIGESTS: Final = """
import datetime, hashlib, sys, time
later = int(sys.argv[1])
now, localtime = time.time, time.localtime
time.time = lambda: now() + later
time.localtime = lambda seconds=None: localtime(time.time() if seconds is None else seconds)
class Shifted(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
datetime.datetime = Shifted
from kka_docs.rendering.engine import engine_for
from kka_docs.rendering.inserts import inserts_in
from kka_docs.rendering.template import environment
from tests.rendering.test_engine import ANY_TEXT
from tests.rendering.test_tags import NAMES, ON_THE_FAST_WAY, THROUGH_DOCXTPL, WITH_INSERTS
plain = {**ON_THE_FAST_WAY, **THROUGH_DOCXTPL}
cases = [(key, package, NAMES) for key, package in plain.items()]
cases += [(key, package, names) for key, (package, names, _) in WITH_INSERTS.items()]
for key, package, names in cases:
    engine = engine_for(package, environment(), set(inserts_in(names)))
    print(key, type(engine).__name__, hashlib.sha256(engine.render(names)).hexdigest())
"""
A_YEAR: Final = 366 * 24 * 60 * 60


def digests(seed: str, zone: str, later: int) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", ALL_DIGESTS, str(later)],
        cwd=PROJECT,
        env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(PROJECT)},
        check=True,
        capture_output=True,
        text=True,
    )
    return run.stdout.splitlines()


def test_the_same_names_give_the_same_bytes_in_every_process_and_on_every_day() -> None:
    """Either engine, with pictures and subdocuments, in another hour zone a year from now."""
    first = digests("1", "Asia/Jayapura", 0)
    assert {line.split()[-2] for line in first} == {"PatchedEngine", "DocxtplEngine"}
    assert digests("2", "America/Lima", A_YEAR) == first


def test_the_pipeline_knows_nothing_of_engines() -> None:
    source = Path(pipeline.__file__).read_text("utf-8")
    assert "engine" not in source
