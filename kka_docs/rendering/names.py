"""What a template names, and whether it may: read from Jinja's syntax tree."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from jinja2 import nodes

from kka_docs.definitions.fields import Form
from kka_docs.definitions.identity import Identity
from kka_docs.indonesian import nearest
from kka_docs.rendering.values import Names

NamePath = tuple[str, ...]
"""A name without its list positions: ("konseli", "identitas", "isi")."""

Scope: TypeAlias = dict[str, NamePath | None]
"""What a template's own names stand for; None where that is not known before it is filled in."""


class Use(NamedTuple):
    """A name that a template uses, and the line on which it does."""

    path: NamePath
    line: int


_GIVEN_BY_JINJA = frozenset({"loop", "range", "namespace", "cycler", "joiner", "dict", "lipsum"})
_GIVEN_TO_MACROS = ("caller", "varargs", "kwargs")

DERIVED_IDENTITIES: Mapping[NamePath, Identity] = {
    ("konseli", "identitas"): Identity.CLIENT,
    ("penerima", "anak"): Identity.CHILD_OF_RECIPIENT,
    ("penerima", "ananda"): Identity.CHILD_OF_RECIPIENT,
    ("peserta_per_unsur", "nama"): Identity.PARTICIPANTS,
    ("penandatangan", "nama"): Identity.PARTICIPANTS,
    ("penandatangan", "keterangan"): Identity.PARTICIPANTS,
    ("pembuat", "nama"): Identity.PARTICIPANTS,
    ("daftar_hadir", "nama"): Identity.PARTICIPANTS,
    ("perorangan", "nama"): Identity.PARTICIPANTS,
    ("kehadiran", "nama_lengkap"): Identity.PARTICIPANTS,
    ("dukungan_peserta", "siapa"): Identity.PARTICIPANTS,
    ("amplop", "yth"): Identity.PARTICIPANTS,
    ("amplop", "nama"): Identity.PARTICIPANTS,
    ("amplop", "anak"): Identity.CHILD_OF_RECIPIENT,
    ("amplop", "ananda"): Identity.CHILD_OF_RECIPIENT,
    ("pemberi",): Identity.CLIENT,
}
"""Whom derived names give away; those of fields stand in the definitions."""


def identities_of(form: Form) -> dict[NamePath, Identity]:
    """Return whom each name of a form's documents gives away, for names that give any away."""
    asked: dict[NamePath, Identity] = {
        (sheet.key, field.key): field.identity
        for sheet, field in form.walk()
        if field.identity is not None
    }
    return {**DERIVED_IDENTITIES, **asked}


def given_away(path: NamePath, identities: Mapping[NamePath, Identity]) -> Identity | None:
    """Return whom a name gives away, by itself or through what it is a part of; None: nobody."""
    owners = (path[:length] for length in range(len(path), 0, -1))
    return next((identities[owner] for owner in owners if owner in identities), None)


def without(names: Names, hidden: Collection[NamePath]) -> Names:
    """Return a copy of the names less the hidden ones, wherever they stand in lists.

    All that is in them is copied too: a template may change what it is given, and the letters of
    a meeting are given the same.
    """
    return {
        key: value
        if isinstance(value, str)
        else _without(value, [path[1:] for path in hidden if path[0] == key])
        for key, value in names.items()
        if (key,) not in hidden
    }


def _without(value: Any, hidden: Collection[NamePath]) -> Any:
    if isinstance(value, list):
        return [_without(entry, hidden) for entry in value]
    return without(value, hidden) if isinstance(value, dict) else value


def names_used(tree: nodes.Node) -> Iterator[Use]:
    """Yield every name of a template, loop variables resolved to what they run over."""
    yield from _used(tree, {})


def unknown(path: NamePath, known: Names) -> str | None:
    """Return the nearest known name ("" when none is near) for a name that does not exist.

    None means that the name exists.
    """
    here: Any = known
    for depth, part in enumerate(path):
        here = here[0] if isinstance(here, list) else here
        if not isinstance(here, dict):
            return None if here is None else ""
        if part not in here:
            near = nearest(part, here)
            return ".".join((*path[:depth], near)) if near else ""
        here = here[part]
    return None


def _used(node: nodes.Node, scope: Scope) -> Iterator[Use]:
    if isinstance(node, nodes.For):
        yield from _used_by_loop(node, scope)
    elif isinstance(node, nodes.With):
        yield from _used_by_children(node.values, scope)
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            _assign(target, _path(value, scope), inner)
        yield from _used_by_children(node.body, inner)
    elif isinstance(node, nodes.Macro | nodes.CallBlock):
        yield from _used_by_macro(node, scope)
    elif isinstance(node, nodes.Assign):
        yield from _used(node.node, scope)
        _assign(node.target, _path(node.node, scope), scope)
    elif isinstance(node, nodes.AssignBlock):
        yield from _used_by_children(node.body, scope)
        _assign(node.target, None, scope)
    elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
        yield from _used_by_name(node, scope)
    else:
        yield from _used_by_children(node.iter_child_nodes(), scope)


def _used_by_children(children: Iterable[nodes.Node], scope: Scope) -> Iterator[Use]:
    for child in children:
        yield from _used(child, scope)


def _assign(target: nodes.Node, path: NamePath | None, scope: Scope) -> None:
    """Several targets share out what is assigned; what each of them gets is not known."""
    if isinstance(target, nodes.Name):
        scope[target.name] = path
    else:
        scope.update(dict.fromkeys(name.name for name in target.find_all(nodes.Name)))


def _used_by_loop(node: nodes.For, scope: Scope) -> Iterator[Use]:
    yield from _used(node.iter, scope)
    inner = dict(scope)
    _assign(node.target, _path(node.iter, scope), inner)
    if node.test is not None:
        yield from _used(node.test, inner)
    yield from _used_by_children([*node.body, *node.else_], inner)


def _used_by_macro(node: nodes.Macro | nodes.CallBlock, scope: Scope) -> Iterator[Use]:
    if isinstance(node, nodes.Macro):
        scope[node.name] = None
    else:
        yield from _used(node.call, scope)
    yield from _used_by_children(node.defaults, scope)
    own = [*_GIVEN_TO_MACROS, *(argument.name for argument in node.args)]
    yield from _used_by_children(node.body, {**scope, **dict.fromkeys(own)})


def _used_by_name(node: nodes.Node, scope: Scope) -> Iterator[Use]:
    path = _path(node, scope)
    if path:
        yield Use(path, node.lineno)
    elif not isinstance(node, nodes.Name):
        yield from _used_by_children(node.iter_child_nodes(), scope)


def _path(node: nodes.Node, scope: Scope) -> NamePath | None:
    """The dotted path of an expression; None where it is no plain name, or Jinja's own."""
    if isinstance(node, nodes.Name):
        if node.name in scope:
            return scope[node.name]
        return None if node.name in _GIVEN_BY_JINJA else (node.name,)
    if isinstance(node, nodes.Getattr):
        owner = _path(node.node, scope)
        return None if owner is None else (*owner, node.attr)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        owner = _path(node.node, scope)
        if owner is None or isinstance(node.arg.value, int):
            return owner
        return (*owner, str(node.arg.value))
    return None
