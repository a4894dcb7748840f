"""Modules import downward only, and each outside library has one place where it is imported."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = "kka_docs"
TREE: Final = Path(__file__).parents[1] / PACKAGE
DOOR: Final = "__init__"

# From low to high. Units of one row do not import each other.
LAYERS: Final = (
    ("errors",),
    ("resources",),
    ("indonesian",),
    ("records", "ooxml", "files", "database"),
    ("definitions",),
    ("confidentiality",),
    ("forms", "validation", "rendering", "letters", "himpunan", "prefill"),
    ("cases",),
    ("manifest", "passwords"),
    ("workspace", "delivery", "intake"),
    ("institution", "office_forms"),
    ("pipeline", "handover"),
    ("batch", "keeping"),
    (DOOR,),
    ("cli",),
    ("__main__",),
)
HEIGHT: Final = {unit: height for height, row in enumerate(LAYERS) for unit in row}

# The only units that may import a library.
PLACES: Final = {
    "cerberus": {"validation"},
    "click": {"cli"},
    "docx": {"rendering"},
    "docxtpl": {"rendering"},
    "jinja2": {"rendering"},
    "msoffcrypto": {"forms"},
    "olefile": {"forms"},
    "openpyxl": {"forms"},
    "pypdf": {"rendering"},
    "pypdfium2": {"himpunan"},
    "pyrage": {"himpunan"},
    "rich": {"cli"},
    "segno": {"rendering"},
    "sqlite3": {"database", "letters", "himpunan"},
    "xlrd": {"forms"},
    "zxingcpp": {"himpunan"},
}

# What `kka --help` need not wait for.
HEAVY: Final = (
    *("babel", "cerberus", "docx", "docxtpl", "lxml", "msoffcrypto", "num2words", "openpyxl"),
    *("olefile", "pypdf", "pypdfium2", "pyrage", "rich", "segno", "zxingcpp"),
    *("kka_docs.definitions.fields", "kka_docs.indonesian", "kka_docs.records"),
)


class Import(NamedTuple):
    """One imported name, written out in full, and where it stands."""

    place: str
    unit: str
    target: str


def _dotted(path: Path, tree: Path) -> str:
    parts = path.relative_to(tree.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == DOOR else parts)


def _base(node: ast.ImportFrom, module: str, *, is_package: bool) -> str:
    """Write out what a `from` names, relative or not."""
    if not node.level:
        return node.module or ""
    parents = module.split(".")
    kept = parents[: len(parents) - node.level + is_package]
    return ".".join([*kept, node.module] if node.module else kept)


def _called(node: ast.Call) -> list[str]:
    """Give what `import_module("a.b")` and `__import__("a.b")` import."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name not in {"import_module", "__import__"} or not node.args:
        return []
    first = node.args[0]
    return [first.value] if isinstance(first, ast.Constant) and isinstance(first.value, str) else []


def _targets(node: ast.AST, module: str, *, is_package: bool) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        base = _base(node, module, is_package=is_package)
        return [f"{base}.{alias.name}" for alias in node.names]
    return _called(node) if isinstance(node, ast.Call) else []


def _unit(dotted: str, tree: Path) -> str:
    """Give the part of the package that a dotted name belongs to."""
    first = dotted.split(".")[1:2]
    is_module = first and any((tree / name).exists() for name in (first[0], f"{first[0]}.py"))
    return first[0] if is_module else DOOR


def _imports(tree: Path) -> Iterator[Import]:
    for path in sorted(tree.rglob("*.py")):
        module, is_package = _dotted(path, tree), path.stem == DOOR
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for target in _targets(node, module, is_package=is_package):
                place = f"{path.relative_to(tree.parent)}:{getattr(node, 'lineno', 0)}"
                yield Import(place, _unit(module, tree), target)


def _is_upward(unit: str, target: str) -> bool:
    """Tell whether an import leaves its unit for one that is not lower."""
    return unit != target and HEIGHT.get(target, 0) >= HEIGHT.get(unit, len(LAYERS))


def _faults(tree: Path) -> list[str]:
    """Tell each import that the layers or the places forbid."""
    faults = []
    for place, unit, target in _imports(tree):
        library = target.split(".")[0]
        if library == tree.name:
            lower = _unit(target, tree)
            if _is_upward(unit, lower):
                faults.append(f"{place}: {unit} imports {lower}")
        elif unit not in PLACES.get(library, {unit}):
            faults.append(f"{place}: {unit} imports {library}")
    return faults


def _homeless(tree: Path) -> list[str]:
    """Give the modules that no layer names."""
    units = {_unit(_dotted(path, tree), tree) for path in tree.rglob("*.py")}
    return sorted(units - HEIGHT.keys())


def _invent(folder: Path, files: dict[str, str]) -> Path:
    """Write a small package: five units, some of them with the given text."""
    tree = folder / PACKAGE
    empty = ("__init__.py", "errors.py", "batch.py", "cli.py", "forms/cells.py", "letters/store.py")
    for name in empty:
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).touch()
    for name, source in files.items():
        (tree / name).write_text(source, encoding="utf-8")
    return tree


def _loaded(statement: str) -> set[str]:
    """Give the modules that a fresh Python has after a statement."""
    program = f"import sys; {statement}; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=TREE.parent,
        check=True,
        capture_output=True,
        text=True,
    )
    return set(run.stdout.split())


def test_every_module_has_a_layer() -> None:
    assert {_unit(_dotted(path, TREE), TREE) for path in TREE.rglob("*.py")} >= {"errors", "cli"}
    assert _homeless(TREE) == []


def test_imports_go_downward_and_libraries_stay_in_their_places() -> None:
    assert _faults(TREE) == []


def test_the_command_starts_light() -> None:
    loaded = _loaded(f"import {PACKAGE}.cli")
    assert f"{PACKAGE}.cli" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_a_form_is_read_without_the_library_that_writes_it() -> None:
    form = "Path('form_templates/excel/sekolah/kasus.xlsx')"
    imports = "from pathlib import Path; from kka_docs.forms.read import read_form"
    loaded = _loaded(f"{imports}; read_form({form})")
    assert "kka_docs.forms.xlsx" in loaded
    assert loaded.isdisjoint({"lxml", "msoffcrypto", "openpyxl", "xlrd"})


@pytest.mark.parametrize(
    ("file", "source", "fault"),
    [
        ("errors.py", "import kka_docs.batch", "errors.py:1: errors imports batch"),
        ("errors.py", "from kka_docs import batch", "errors.py:1: errors imports batch"),
        ("errors.py", "from . import batch as b", "errors.py:1: errors imports batch"),
        ("errors.py", "\nfrom .batch import run", "errors.py:2: errors imports batch"),
        ("errors.py", "from kka_docs import version", "errors.py:1: errors imports __init__"),
        ("batch.py", "def f():\n    from . import cli", "batch.py:2: batch imports cli"),
        ("forms/__init__.py", "from ..letters import store", "forms imports letters"),
        ("forms/__init__.py", "from ..batch import run", "forms imports batch"),
        ("letters/store.py", "from kka_docs.forms import x", "letters imports forms"),
        ("letters/store.py", "from ..forms import x", "store.py:1: letters imports forms"),
        ("letters/store.py", "import importlib\nimportlib.import_module('docx')", "imports docx"),
        ("letters/store.py", "__import__('kka_docs.batch')", "letters imports batch"),
        ("errors.py", "from openpyxl.styles import Font", "errors.py:1: errors imports openpyxl"),
        ("forms/__init__.py", "import sqlite3 as s", "forms imports sqlite3"),
    ],
)
def test_a_forbidden_import_is_noticed(tmp_path: Path, file: str, source: str, fault: str) -> None:
    (found,) = _faults(_invent(tmp_path, {file: source}))
    assert found.endswith(fault)


def test_permitted_imports_are_let_through(tmp_path: Path) -> None:
    files = {
        "__init__.py": "from kka_docs.batch import run",
        "batch.py": "from . import errors, forms\nfrom .letters.store import Store\nimport json",
        "forms/__init__.py": "import openpyxl\nfrom .. import errors\nfrom . import sheets",
        "forms/sheets.py": "from .cells import read\nimport kka_docs.errors",
        "letters/store.py": "import sqlite3\nfrom kka_docs.errors import KkaError",
    }
    assert _faults(_invent(tmp_path, files)) == []


def test_a_module_without_a_layer_is_noticed(tmp_path: Path) -> None:
    assert _homeless(_invent(tmp_path, {"serbaneka.py": ""})) == ["serbaneka"]


def test_what_a_statement_loads_is_seen() -> None:
    assert {"openpyxl", "babel"} <= _loaded("import openpyxl, babel")
