"""What a template keeps of those who wrote it together: comments and changes, settled once."""

from __future__ import annotations

from typing import Any, Final

from docx.oxml.ns import qn

_REMARKS: Final = tuple(map(qn, ("w:commentRangeStart", "w:commentRangeEnd", "w:annotationRef")))
_REFERENCE: Final = qn("w:commentReference")
_GONE: Final = tuple(
    map(
        qn,
        (
            *("w:del", "w:moveFrom", "w:cellDel", "w:cellIns", "w:cellMerge", "w:numberingChange"),
            *("w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart"),
            *("w:moveToRangeEnd", "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange"),
            *("w:tblGridChange", "w:tcPrChange", "w:trPrChange", "w:tblPrExChange"),
            *("w:customXmlInsRangeStart", "w:customXmlInsRangeEnd"),
            *("w:customXmlDelRangeStart", "w:customXmlDelRangeEnd"),
        ),
    )
)
_COME: Final = tuple(map(qn, ("w:ins", "w:moveTo")))
_DELETED_ROW: Final = f"{qn('w:trPr')}/{qn('w:del')}"


def settle(story: Any) -> None:
    """Take the comments out of a story, and accept the changes in it as Word would."""
    for row in list(story.iter(qn("w:tr"))):
        if row.find(_DELETED_ROW) is not None:
            _remove(row)
    for remark in list(story.iter(_REFERENCE)):
        _remove(remark.getparent())  # its run says nothing else
    for element in list(story.iter(*_REMARKS, *_GONE)):
        _remove(element)
    for element in list(story.iter(*_COME)):
        _unwrap(element)


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Any) -> None:
    """Put what was added in the place of the mark that says so."""
    parent, place = element.getparent(), element.getparent().index(element)
    for child in reversed(list(element)):
        parent.insert(place, child)
    parent.remove(element)
