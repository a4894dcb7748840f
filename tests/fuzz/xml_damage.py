"""What other programs, and people with bad intentions, do to the XML of a part."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_NUMBERS: Final = (
    *("", "0", "-1", "1e309", "-1e309", "NaN", "INF", "0.5", "1_000", "+1", " 1", "0x10"),
    *("2147483648", "99999999999999999999", "1" * 5000, "²", "١٢", "½", "45678.999999", "1048577"),
)
_REFERENCES: Final = (
    *("A0", "A1", "ZZZZZZ99", "XFE1048577", "A1:XFD1048576", "C6:A1", "1A", "$B$6", "A1 B2 C3"),
    *("rId1", "rId9999", "../../../etc/passwd", "/xl/workbook.xml", "#A1", "xl\\workbook.xml"),
    *("http://contoh.invalid/a.xml", "file:///etc/passwd", "sheet1.xml", "../sheet1.xml"),
)
_TEXTS: Final = (
    *("s", "str", "inlineStr", "b", "e", "n", "d", "true", "veryHidden", "External", "preserve"),
    *(
        "=1/0",
        "#REF!",
        "_x000D_",
        "_xD800_",
        "\N{RIGHT-TO-LEFT OVERRIDE}abc",
        "{{ 7*7 }}",
        "x" * 40_000,
    ),
    *("kasus.kode", "peserta.nama", "#", "No", "Jawaban", "KKA-2026-001", "24/11/2026"),
)
_STRANGE: Final = (*_NUMBERS, *_REFERENCES, *_TEXTS)
_DEEP: Final = 300
_MANY: Final = 200

_ENTITIES: Final = (
    b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">'
    b'<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
_OUTSIDE: Final = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
_PROLOGS: Final = (
    b"",
    b'<?xml version="1.0" encoding="latin-1"?>',
    b'<?xml version="1.0" encoding="UTF-16"?>',
    b'<?xml version="1.0" encoding="utf-7"?>',
    b'<?xml version="1.1"?>',
    b'<?xml version="1.0" encoding="UTF-8"?>' + _ENTITIES,
    b'<?xml version="1.0" encoding="UTF-8"?>' + _OUTSIDE,
    b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>',
)


def damaged_xml(rng: Random, part: bytes) -> bytes:
    """The part with one thing changed; as it is where it is no XML (any more)."""
    if rng.random() < _SHARE_OF_PROLOGS:
        return _with_prolog(rng, part)
    try:
        root = etree.fromstring(part)
    except (etree.XMLSyntaxError, ValueError):
        return part
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    rng.choice(_DAMAGES)(rng, rng.choice(elements), elements)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


_SHARE_OF_PROLOGS: Final = 0.03


def _with_prolog(rng: Random, part: bytes) -> bytes:
    body = part.partition(b"?>")[2] if part.startswith(b"<?xml") else part
    if rng.random() < 0.2:
        return body.decode("utf-8", "replace").encode("utf-16")
    return rng.choice(_PROLOGS) + body


def _drop_attribute(rng: Random, element: etree._Element, elements: list[etree._Element]) -> None:
    chosen = _one_with_attributes(rng, element, elements)
    if chosen.attrib:
        del chosen.attrib[rng.choice(list(chosen.attrib))]


def _change_attribute(rng: Random, element: etree._Element, elements: list[etree._Element]) -> None:
    chosen = _one_with_attributes(rng, element, elements)
    if chosen.attrib:
        chosen.set(rng.choice(list(chosen.attrib)), rng.choice(_STRANGE))


def _change_number(rng: Random, element: etree._Element, elements: list[etree._Element]) -> None:
    """A number in an attribute or a text, made huge, negative, or none."""
    sample = rng.sample(elements, min(len(elements), 50))
    found = [(one, name) for one in sample for name, held in one.attrib.items() if held.isdigit()]
    texts = [one for one in sample if (one.text or "").replace(".", "").isdigit()]
    if found and (not texts or rng.random() < 0.5):
        chosen, name = rng.choice(found)
        chosen.set(name, rng.choice(_NUMBERS))
    elif texts:
        rng.choice(texts).text = rng.choice(_NUMBERS)
    else:
        element.text = rng.choice(_NUMBERS)


def _take_attributes(rng: Random, element: etree._Element, elements: list[etree._Element]) -> None:
    """The attributes of another element: two parts of one name, two cells in one place."""
    other = _one_with_attributes(rng, element, elements)
    for name, value in other.attrib.items():
        element.set(name, value)


def _drop(_: Random, element: etree._Element, __: list[etree._Element]) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _double(rng: Random, element: etree._Element, _: list[etree._Element]) -> None:
    parent = element.getparent()
    if parent is not None:
        for _copy in range(rng.choice((1, 1, 1, _MANY if len(element) < _MANY else 1))):
            element.addnext(deepcopy(element))


def _move(rng: Random, element: etree._Element, elements: list[etree._Element]) -> None:
    target = rng.choice(elements)
    if target not in element.iter():
        target.insert(rng.randint(0, len(target)), element)


def _rename(rng: Random, element: etree._Element, elements: list[etree._Element]) -> None:
    other = str(rng.choice(elements).tag)
    element.tag = rng.choice((other, other, etree.QName(element).localname, "{urn:lain}a"))


def _empty(_: Random, element: etree._Element, __: list[etree._Element]) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None


def _retext(rng: Random, element: etree._Element, _: list[etree._Element]) -> None:
    element.text = rng.choice(_STRANGE)


def _shuffle(rng: Random, element: etree._Element, elements: list[etree._Element]) -> None:
    """Rows, cells or parts in another order."""
    chosen = max((element, *rng.sample(elements, min(len(elements), 8))), key=len)
    children = list(chosen)
    rng.shuffle(children)
    chosen[:] = children


def _nest(_: Random, element: etree._Element, __: list[etree._Element]) -> None:
    inner = element
    for _level in range(_DEEP):
        inner = etree.SubElement(inner, element.tag)


def _one_with_attributes(
    rng: Random, element: etree._Element, elements: list[etree._Element]
) -> etree._Element:
    sample = (element, *rng.sample(elements, min(len(elements), 8)))
    return next((one for one in sample if one.attrib), element)


_DAMAGES: Final[tuple[Callable[[Random, etree._Element, list[etree._Element]], None], ...]] = (
    *(_drop_attribute, _drop_attribute, _change_attribute, _change_attribute, _change_attribute),
    *(_change_number, _change_number, _take_attributes, _drop, _drop, _double, _double),
    *(_move, _move, _rename, _empty, _retext, _retext, _shuffle, _nest),
)
