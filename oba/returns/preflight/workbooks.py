"""What a workbook may not hold: programs, other files, links to them, documents within; and cells beyond the limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import basename, dirname, join, normpath

from oba.returns.preflight.limits import EXTENT, MOST_CELLS
from oba.returns.preflight.package import DAMAGED, Members
from oba.returns.preflight.parts import PackagePart, package_part
from oba.returns.workbook import cell_name

_SORTS, _DOCUMENT = "[Content_Types].xml", "_rels/.rels"
_XML = (".xml", ".rels", ".vml")
_LOOSE = ".vml"  # drawings of old, which programs write as they like
_VALUES = "copy its sheets as values into a new workbook (.xlsx) and send that"
_TYPED = "no spreadsheet program writes one; type the numbers into a new workbook and send that"
_OTHERS = {
    "word/": "a text document, not a workbook",
    "ppt/": "a presentation, not a workbook",
    "meta-inf/manifest.xml": "a workbook of the kind .ods",
    "index/": "a workbook of Numbers",
    "xl/workbook.bin": "a workbook of the kind .xlsb",
}
_AS_WORKBOOK = "save it as an Excel workbook (.xlsx) and send that"
_HARMLESS_LINKS = ("/hyperlink",)


def unwanted(members: Members) -> str:
    """In words why a workbook is not opened; empty where it may be."""
    if other := _other(members):
        return other
    if carried := _carried(members):
        return carried
    parts: dict[str, PackagePart] = {}
    for name, content in members.items():
        if not _is_markup(name, content):
            continue
        if b"<!doctype" in content.lower():
            return f"holds a document type declaration; {_TYPED}"
        if not name.lower().endswith(_LOOSE):
            parts[name] = package_part(content)
    return next(_wrong(parts), "")


def _other(members: Members) -> str:
    names = [name.lower() for name in members]
    for start, words in _OTHERS.items():
        if any(name.startswith(start) for name in names):
            return f"is {words}; {_AS_WORKBOOK}"
    if _SORTS.lower() in names and any(name.startswith("xl/") for name in names):
        return ""
    return "is a packed folder and no workbook; unpack it and send the workbooks and tables in it"


def _carried(members: Members) -> str:
    """What goes along in parts of its own, whatever it is declared to be."""
    for name in members:
        low = name.lower()
        if basename(low).startswith("vbaproject") or "/macrosheets/" in low or "/dialogsheets/" in low:
            return f"holds macros; save it as an Excel workbook without them (.xlsx), or {_VALUES}"
        if "/externallinks/" in low:
            return f"refers to other files; {_VALUES}"
        if "/embeddings/" in low or "/activex/" in low:
            return f"holds another document or program within; {_VALUES}"
    return ""


def _is_markup(name: str, content: bytes) -> bool:
    start = content[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    return name.lower().endswith(_XML) or start.startswith(b"<")


def _wrong(parts: Mapping[str, PackagePart]) -> Iterator[str]:
    called = _called(parts)
    for name, part in parts.items():
        if part.doctype:
            yield f"holds a document type declaration; {_TYPED}"
        if any(_is_program(sort.lower()) for sort in part.sorts):
            yield f"holds macros; save it as an Excel workbook without them (.xlsx), or {_VALUES}"
        if any(link.outside and not link.sort.lower().endswith(_HARMLESS_LINKS) for link in part.links):
            yield f"refers to other files; {_VALUES}"
        if too_far := _too_far(called.get(name, f"the part {name}"), part):
            yield too_far
        if part.broken:
            yield DAMAGED


def _is_program(sort: str) -> bool:
    return "macroenabled" in sort or "vbaproject" in sort or "macrosheet" in sort or sort.endswith(".addin.main+xml")


def _too_far(sheet: str, part: PackagePart) -> str:
    mend = "delete the empty rows and columns beyond the numbers, save it and send it again"
    if part.beyond:
        row, column = part.beyond
        reach = f"holds {sheet}, which reaches cell {cell_name(row, column)} ({row:,} rows of {column:,} columns)"
        return f"{reach}; {EXTENT}; {mend}"
    if part.cells > MOST_CELLS:
        return f"holds {sheet}, which has more than {MOST_CELLS:,} cells, merged ones counted; {mend}"
    if part.promised > MOST_CELLS:
        return f"promises {part.promised:,} texts or formats, more than any return holds; {_TYPED}"
    return ""


def _called(parts: Mapping[str, PackagePart]) -> dict[str, str]:
    """What the sheet in each part is called by the people who keep it."""
    called: dict[str, str] = {}
    for name, part in parts.items():
        beside = parts.get(join(dirname(name), "_rels", f"{basename(name)}.rels"))
        targets = {link.id: link.target for link in beside.links} if beside else {}
        for title, link in part.sheets:
            target = targets.get(link, "")
            path = target[1:] if target.startswith("/") else normpath(join(dirname(name), target))
            called[path] = f"the sheet {title}"
    return called
