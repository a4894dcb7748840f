"""What a template names, and whether it may: read from Jinja's syntax tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import nodes

from kka_docs.definitions.fields import Form, Identity
from kka_docs.indonesian import nearest
from kka_docs.rendering.values import Names

NamePath = tuple[str, ...]
"""A name without its list positions: ("konseli", "identitas", "isi")."""

_GIVEN_BY_JINJA = frozenset({"loop", "range", "namespace", "cycler", "joiner", "dict", "lipsum"})

DERIVED_IDENTITIES: Mapping[NamePath, Identity] = {
    ("konseli", "identitas"): Identity.CLIENT,
    ("penerima", "anak"): Identity.CHILD_OF_RECIPIENT,
    ("peserta_per_unsur", "nama"): Identity.PARTICIPANTS,
    ("penandatangan", "nama"): Identity.PARTICIPANTS,
    ("penandatangan", "keterangan"): Identity.PARTICIPANTS,
    ("pembuat", "nama"): Identity.PARTICIPANTS,
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


def names_used(tree: nodes.Node) -> Iterator[NamePath]:
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


def _used(node: nodes.Node, scope: dict[str, NamePath | None]) -> Iterator[NamePath]:
    if isinstance(node, nodes.For):
        yield from _used_by_loop(node, scope)
    elif isinstance(node, nodes.Macro | nodes.CallBlock):
        inner = {**scope, **{argument.name: None for argument in node.args}}
        yield from _used_by_children(node.body, inner)
    elif isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
        yield from _used(node.node, scope)
        scope[node.target.name] = _path(node.node, scope)
    elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
        yield from _used_by_name(node, scope)
    else:
        yield from _used_by_children(list(node.iter_child_nodes()), scope)


def _used_by_children(
    children: list[nodes.Node], scope: dict[str, NamePath | None]
) -> Iterator[NamePath]:
    for child in children:
        yield from _used(child, scope)


def _used_by_loop(node: nodes.For, scope: dict[str, NamePath | None]) -> Iterator[NamePath]:
    yield from _used(node.iter, scope)
    over = _path(node.iter, scope)
    inner = dict(scope)
    if isinstance(node.target, nodes.Name):
        inner[node.target.name] = over
    else:
        inner.update(dict.fromkeys(name.name for name in node.target.find_all(nodes.Name)))
    yield from _used_by_children([*node.body, *node.else_], inner)
    if node.test is not None:
        yield from _used(node.test, inner)


def _used_by_name(node: nodes.Node, scope: dict[str, NamePath | None]) -> Iterator[NamePath]:
    path = _path(node, scope)
    if path:
        yield path
    elif not isinstance(node, nodes.Name):
        yield from _used_by_children(list(node.iter_child_nodes()), scope)


def _path(node: nodes.Node, scope: Mapping[str, NamePath | None]) -> NamePath | None:
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
