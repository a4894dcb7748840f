"""The print file: all letters of a run in one .docx, each with its own header and footer.

Every letter is a section (or keeps the several that it has). What letters share lies in the file
once; what must not be shared is told apart: names of bookmarks, lists, page numbers. Nothing of
one letter's header reaches the next, as Word lets sections inherit what they do not have.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Final, TypeAlias

from lxml import etree

from kka_docs.errors import TemplateFault, WrongUse
from kka_docs.rendering.letter_package import LetterPackage, Relation
from kka_docs.rendering.lists import Lists, NumberedByStyle
from kka_docs.rendering.page_fields import Numbers, page_fields
from kka_docs.rendering.print_parts import PrintParts
...
