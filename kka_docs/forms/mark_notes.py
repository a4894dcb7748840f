"""Notes on marked cells: beside what users wrote there, and gone again without a trace.

A note is a comment and, in a drawing of its own kind (VML), the box that shows it. Excel writes VML
that is not always XML, so boxes are found and put in as text.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree

from kka_docs.forms.mark_book import OFFICE
from kka_docs.forms.parts import Parts, Relation, child, insert_in_order, take_out
from kka_docs.forms.sheet_xml import MAIN, area_of_reference
from kka_docs.forms.skeleton import Corners, Skeleton, corners_of
from kka_docs.forms.texts import NOTE_HEADINGS, NOTE_SIGNATURE

AUTHOR: Final = "kka_docs"

_COMMENTS: Final = f"{OFFICE}/comments"
_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_BOXES: Final = f"{OFFICE}/vmlDrawing"
_BOXES_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NO_COMMENTS: Final = f'<comments xmlns="{MAIN[1:-1]}"><authors/><commentList/></comments>'.encode()
_SPACES: Final = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_NO_BOXES: Final = (
    f'<xml {_SPACES}><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" '
    'coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>'
    "</v:shapetype></xml>"
)
_BOX: Final = (
    f"<v:shape {_SPACES} "
    'id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    "margin-left:{left:.1f}pt;margin-top:{top:.1f}pt;width:{width}px;height:{height}px;z-index:1;"
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
# Every program calls the namespaces of a drawing as it likes.
_ANY_BOX: Final = re.compile(r"<(\w+:)shape\b.*?</\1shape>", re.DOTALL)
_ROW: Final = re.compile(r"<(?:\w+:)?Row>\s*(\d+)\s*<")
_COLUMN: Final = re.compile(r"<(?:\w+:)?Column>\s*(\d+)\s*<")
_ANCHOR: Final = re.compile(r"\s*<(\w+:)?Anchor>.*?</\1?Anchor>", re.DOTALL)
_SIZE: Final = re.compile(r"\bwidth:[^;\"']*;\s*height:[^;\"']*")
_NUMBER: Final = re.compile(r"_x0000_s(\d+)")
_FIRST_NUMBER: Final = 1025
_LEGACY_DRAWING: Final = f"{MAIN}legacyDrawing"
_RELATION_ID: Final = f"{{{OFFICE}}}id"

_OURS: Final = re.compile(
    rf"(?:{'|'.join(map(re.escape, NOTE_HEADINGS))})\s.*?{re.escape(NOTE_SIGNATURE)}\s*", re.DOTALL
)
_LETTERS_A_LINE: Final = 44
_WIDTH: Final = 290
_LINE_HEIGHT: Final = 16
_PADDING: Final = 14
_HIGHEST: Final = 560
_DISTANCE: Final = 11.0
_THREAD: Final = "tc="

_LATER: Final = (
    *("legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
    *("AlternateContent", "webPublishItems", "tableParts", "extLst"),
)


def annotate(parts: Parts, part: str, sheet: Skeleton, notes: Mapping[str, str]) -> None:
    """Put notes, by address, on the cells of the sheet in `part`.

    Where a user left a note, ours stands above it. A conversation of Excel 365 stays as it is:
    Excel shows nothing beside one.
    """
    comments = _comments_part(parts, part)
    root = parts.tree(comments)
    author, known = _author(root), {found.get("ref"): found for found in _all_comments(root)}
    new = {address: note for address, note in notes.items() if address not in known}
    joined = {}
    for address, note in new.items():
        child(root, f"{MAIN}commentList").append(_comment(address, author, note))
    for address in notes.keys() - new:
        if not _is_thread(root, known[address]):
            _put_above(known[address], notes[address])
            joined[address] = "".join(known[address].itertext())
    parts.write(comments, root)
    _draw(parts, part, sheet, new, joined)


def clear_notes(parts: Parts, part: str, sheet: etree._Element) -> bool:
    """Take our notes off a sheet, users' own stay, and tell whether there were any.

    The box of a user's note stays as large as it was made for ours.
    """
    relation = _relation(parts, part, _COMMENTS)
    if relation is None:
        return False
    root = parts.tree(relation.target)
    ours = [comment for comment in _all_comments(root) if _cut_ours(comment)]
    gone = [comment for comment in ours if not "".join(comment.itertext()).strip()]
    if not ours:
        return False
    for comment in gone:
        take_out(comment)
    _forget_author(root)
    parts.write(relation.target, root)
    if not _all_comments(root):
        parts.unrelate(part, relation.id)
        parts.drop(relation.target)
    _erase(parts, part, sheet, [comment.get("ref", "") for comment in gone])
    return True


# Comments


def _comments_part(parts: Parts, part: str) -> str:
    known = _relation(parts, part, _COMMENTS)
    if known is not None:
        return known.target
    new = parts.free_name("xl/comments{}.xml")
    parts.write(new, _NO_COMMENTS)
    parts.declare(new, _COMMENTS_TYPE)
    parts.relate(part, _COMMENTS, new)
    return new


def _all_comments(root: etree._Element) -> list[etree._Element]:
    return root.findall(f"{MAIN}commentList/{MAIN}comment")


def _relation(parts: Parts, part: str, kind: str) -> Relation | None:
    return next((found for found in parts.relations(part) if found.type == kind), None)


def _author(root: etree._Element) -> str:
    """The number by which comments name us as their author."""
    authors = child(root, f"{MAIN}authors")
    names = [author.text for author in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, f"{MAIN}author").text = AUTHOR
        return str(len(names))
    return str(names.index(AUTHOR))


def _forget_author(root: etree._Element) -> None:
    """Take our name off the list where that changes no other author's number."""
    authors = child(root, f"{MAIN}authors")
    used = {comment.get("authorId") for comment in _all_comments(root)}
    if len(authors) and authors[-1].text == AUTHOR and str(len(authors) - 1) not in used:
        authors.remove(authors[-1])


def _is_thread(root: etree._Element, comment: etree._Element) -> bool:
    authors = child(root, f"{MAIN}authors")
    number = int(comment.get("authorId", "0"))
    return number < len(authors) and (authors[number].text or "").startswith(_THREAD)


def _comment(address: str, author: str, note: str) -> etree._Element:
    comment = etree.Element(f"{MAIN}comment", {"ref": address, "authorId": author, "shapeId": "0"})
    text = etree.SubElement(comment, f"{MAIN}text")
    text.extend(_runs(note))
    return comment


def _runs(note: str) -> Iterable[etree._Element]:
    """The note in small letters, its first line bold."""
    heading, rest = note.split("\n", 1)
    for text, is_bold in ((heading, True), (f"\n{rest}", False)):
        run = etree.Element(f"{MAIN}r")
        look = etree.SubElement(run, f"{MAIN}rPr")
        if is_bold:
            etree.SubElement(look, f"{MAIN}b")
        etree.SubElement(look, f"{MAIN}sz", val="9")
        etree.SubElement(look, f"{MAIN}rFont", val="Arial")
        _put_text(etree.SubElement(run, f"{MAIN}t"), text)
        yield run


def _put_above(comment: etree._Element, note: str) -> None:
    """Put ours before what a user wrote; a plain text becomes the last of several."""
    text = child(comment, f"{MAIN}text")
    plain = text.find(f"{MAIN}t")
    if plain is not None:
        run = etree.Element(f"{MAIN}r")
        run.append(plain)
        text.insert(0, run)
    for number, run in enumerate(_runs(f"{note}\n\n")):
        text.insert(number, run)


def _cut_ours(comment: etree._Element) -> bool:
    """Cut what we wrote out of a comment, wherever its texts begin and end."""
    texts = list(comment.iter(f"{MAIN}t"))
    found = _OURS.search("".join(text.text or "" for text in texts))
    if found is None:
        return False
    begin = 0
    for text in texts:
        content = text.text or ""
        first, last = max(found.start() - begin, 0), max(found.end() - begin, 0)
        begin += len(content)
        if first < len(content) and last:
            _put_text(text, content[:first] + content[last:])
            if not text.text and len(texts) > 1:
                _remove_run(text)
    _unwrap_plain(comment)
    return True


def _remove_run(text: etree._Element) -> None:
    run = text.getparent()
    if run is not None and run.tag == f"{MAIN}r":
        take_out(run)


def _unwrap_plain(comment: etree._Element) -> None:
    """Make a single text without looks what it was before ours stood above it."""
    runs = comment.findall(f"{MAIN}text/{MAIN}r")
    if len(runs) == 1 and runs[0].find(f"{MAIN}rPr") is None:
        child(comment, f"{MAIN}text").replace(runs[0], child(runs[0], f"{MAIN}t"))


def _put_text(element: etree._Element, text: str) -> None:
    element.text = text
    if text != text.strip() or "\n" in text:
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


# Boxes


def _draw(
    parts: Parts,
    part: str,
    sheet: Skeleton,
    new: Mapping[str, str],
    joined: Mapping[str, str],
) -> None:
    """Add the boxes of new notes, and make those of users' notes large enough for ours, too."""
    boxes, corner = _boxes_part(parts, part, sheet.root), corners_of(sheet)
    drawing = _text_of(parts, boxes)
    heights = {_at_address(address): _height(text) for address, text in joined.items()}

    def fitting(box: re.Match[str]) -> str:
        at = _at(box[0])
        return _resized(box[0], heights[at]) if at in heights else box[0]

    body, end, rest = _ANY_BOX.sub(fitting, drawing).rpartition("</xml>")
    first = max(map(int, _NUMBER.findall(drawing)), default=_FIRST_NUMBER - 1) + 1
    added = (_box(number, at, text, corner) for number, (at, text) in enumerate(new.items(), first))
    parts.write(boxes, "".join([body, *added, end, rest]).encode())


def _erase(parts: Parts, part: str, sheet: etree._Element, addresses: Iterable[str]) -> None:
    """Take away the boxes of these cells, and the drawing once it shows nothing."""
    relation = _boxes_relation(parts, part, sheet)
    if relation is None:
        return
    gone = {_at_address(address) for address in addresses}
    drawing = _text_of(parts, relation.target)
    left = _ANY_BOX.sub(lambda box: "" if _at(box[0]) in gone else box[0], drawing)
    parts.write(relation.target, left.encode())
    if not _ANY_BOX.search(left):
        for named in sheet.findall(_LEGACY_DRAWING):
            sheet.remove(named)
        parts.unrelate(part, relation.id)
        parts.drop(relation.target)
        parts.undeclare_all("vml")


def _boxes_part(parts: Parts, part: str, sheet: etree._Element) -> str:
    known = _boxes_relation(parts, part, sheet)
    if known is not None:
        return known.target
    new = parts.free_name("xl/drawings/vmlDrawing{}.vml")
    parts.write(new, _NO_BOXES.encode())
    parts.declare_all("vml", _BOXES_TYPE)
    for dangling in sheet.findall(_LEGACY_DRAWING):
        sheet.remove(dangling)
    drawing = etree.Element(_LEGACY_DRAWING, nsmap={"r": OFFICE})
    drawing.set(_RELATION_ID, parts.relate(part, _BOXES, new))
    insert_in_order(sheet, drawing, _LATER)
    return new


def _boxes_relation(parts: Parts, part: str, sheet: etree._Element) -> Relation | None:
    """The relation to the boxes; another such drawing may hold the pictures of the page's head."""
    named = sheet.find(_LEGACY_DRAWING)
    if named is None:
        return None
    wanted, known = named.get(_RELATION_ID), parts.names()
    relations = parts.relations(part)
    return next((r for r in relations if r.id == wanted and r.target in known), None)


def _text_of(parts: Parts, boxes: str) -> str:
    return parts.read(boxes).decode("utf-8-sig", "replace")


def _box(number: int, address: str, note: str, corners: Corners) -> str:
    row, column = _at_address(address)
    left, top = corners.right_of(row, column)
    return _BOX.format(
        number=number,
        left=left + _DISTANCE,
        top=top,
        width=_WIDTH,
        height=_height(note),
        row=row,
        column=column,
    )


def _resized(box: str, height: int) -> str:
    """A box without its anchor, so that what it says of its size counts."""
    size = f"width:{_WIDTH}px;height:{height}px"
    return _ANCHOR.sub("", _SIZE.sub(size, box, count=1))


def _at(box: str) -> tuple[int, int] | None:
    """Row and column of a box's cell, counted from 0."""
    row, column = _ROW.search(box), _COLUMN.search(box)
    return None if row is None or column is None else (int(row[1]), int(column[1]))


def _at_address(address: str) -> tuple[int, int]:
    area = area_of_reference(address)
    return area.top - 1, area.left - 1


def _height(text: str) -> int:
    """Pixels that a text needs, its lines estimated generously."""
    lines = sum(len(textwrap.wrap(line, _LETTERS_A_LINE)) or 1 for line in text.split("\n"))
    return min(lines * _LINE_HEIGHT + _PADDING, _HIGHEST)
