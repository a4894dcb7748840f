"""Notes on marked cells: beside what users wrote there, and gone again without a trace.

A note is a comment and, in a drawing, the box that shows it (see `note_boxes`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree

from kka_docs.forms.note_boxes import draw, erase
from kka_docs.forms.package_book import OFFICE
from kka_docs.forms.parts import Parts, Relation, child, take_out
from kka_docs.forms.sheet_xml import MAIN
from kka_docs.forms.skeleton import Skeleton
from kka_docs.forms.texts import FORMER_SIGNATURES, NOTE_HEADINGS, NOTE_SIGNATURE


def _any_of(texts: Iterable[str]) -> str:
    return "|".join(map(re.escape, texts))


AUTHOR: Final = "kka_docs"

_COMMENTS: Final = f"{OFFICE}/comments"
_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_NO_COMMENTS: Final = f'<comments xmlns="{MAIN[1:-1]}"><authors/><commentList/></comments>'.encode()
_OURS: Final = re.compile(
    rf"(?:{_any_of(NOTE_HEADINGS)})\s.*?(?:{_any_of((NOTE_SIGNATURE, *FORMER_SIGNATURES))})\s*",
    re.DOTALL,
)
_THREAD: Final = "tc="


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
    draw(parts, part, sheet, new, joined)


def clear_notes(parts: Parts, part: str, sheet: etree._Element) -> None:
    """Take our notes off a sheet; users' own stay.

    The box of a user's note stays as large as it was made for ours.
    """
    relation = _relation(parts, part)
    if relation is None:
        return
    root = parts.tree(relation.target)
    ours = [comment for comment in _all_comments(root) if _cut_ours(comment)]
    gone = [comment for comment in ours if not "".join(comment.itertext()).strip()]
    if not ours:
        return
    for comment in gone:
        take_out(comment)
    _forget_author(root)
    parts.write(relation.target, root)
    if not _all_comments(root):
        parts.unrelate(part, relation.id)
        parts.drop(relation.target)
    erase(parts, part, sheet, [comment.get("ref", "") for comment in gone])


# Comments


def _comments_part(parts: Parts, part: str) -> str:
    known = _relation(parts, part)
    if known is not None:
        return known.target
    new = parts.free_name("xl/comments{}.xml")
    parts.write(new, _NO_COMMENTS)
    parts.declare(new, _COMMENTS_TYPE)
    parts.relate(part, _COMMENTS, new)
    return new


def _all_comments(root: etree._Element) -> list[etree._Element]:
    return root.findall(f"{MAIN}commentList/{MAIN}comment")


def _relation(parts: Parts, part: str) -> Relation | None:
    return next((found for found in parts.relations(part) if found.type == _COMMENTS), None)


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
