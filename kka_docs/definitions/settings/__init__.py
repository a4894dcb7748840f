"""The settings: each module of this package declares one as `SETTING`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from kka_docs.definitions.setting import Setting


@cache
def settings() -> Mapping[str, Setting]:
    """Return every setting by its key. Adding one takes one module beside this file."""
    found = (import_module(f"{__name__}.{info.name}").SETTING for info in iter_modules(__path__))
    return MappingProxyType({setting.key: setting for setting in found})
