"""Files that came in, judged as bytes: what is opened, and what is refused in one line that says what to do."""

from __future__ import annotations

import os
import struct
import zipfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oba.returns.preflight import package as package_module
from oba.returns.preflight.file import SoundFile, judged
from oba.returns.preflight.kinds import FileKind
from oba.returns.preflight.limits import MEBIBYTE
from tests.returns_receive.packages import GOOD, SHEET, SORTS, link, links, package, sheet, with_sheet

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOCTYPE = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
WIDE_ROW = "<row>" + "<c><v>1</v></c>" * 201 + "</row>"


def refusal(tmp_path: Path, data: bytes, name: str = "return.xlsx") -> str:
    """The line for a file; empty where it is opened."""
    path = tmp_path / name
    path.write_bytes(data)
    found = judged(path)
    return found if isinstance(found, str) else ""


def encrypted() -> bytes:
    """A workbook whose parts say that they are encrypted."""
    data = bytearray(package())
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := data.find(sign, start + 1)) >= 0:
            data[start + at] |= 1
    return bytes(data)


def twice() -> bytes:
    """A workbook with two parts that differ by capital letters only."""
    return package({SHEET.upper(): sheet()})


def large_end() -> bytes:
    """A workbook whose end says that it is larger than a file can be."""
    data = package()
    end = data.rfind(b"PK\x05\x06")
    return data[:end] + b"PK\x06\x07" + bytes(16) + data[end:]


def members(number: int) -> bytes:
    """A workbook of so many parts."""
    return package({f"xl/part{n}.xml": "<a/>" for n in range(number)})


WORKBOOKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a document type": (lambda: package({SHEET: DOCTYPE + sheet()}), "holds a document type declaration"),
    "a document type in two bytes a letter": (
        lambda: package({SHEET: f'<?xml version="1.0" encoding="UTF-16"?>{DOCTYPE}{sheet()}'.encode("utf-16")}),
        "holds a document type declaration",
    ),
    "a document type in another part": (
        lambda: package({"xl/theme/theme1.xml": f"{DOCTYPE}<a/>"}), "holds a document type declaration",
    ),
    "a far cell": (lambda: with_sheet(FAR), "Return, which reaches cell XFD1048576 (1,048,576 rows of 16,384 columns)"),
    "a far cell under a prefix": (
        lambda: package({SHEET: '<x:worksheet xmlns:x="a"><x:row r="70000"><x:c r="A70000"/></x:row></x:worksheet>'}),
        "the sheet Return, which reaches cell A70000",
    ),
    "cells without names": (lambda: with_sheet(WIDE_ROW), "Return, which reaches cell GS1 (1 rows of 201 columns)"),
    "rows without names": (lambda: with_sheet('<row r="50000"/><row><c/></row>'), "reaches cell A50001"),
    "a far dimension": (
        lambda: package({SHEET: sheet().replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')}),
        "the sheet Return, which reaches cell XFD1048576",
    ),
    "merged cells": (
        lambda: with_sheet(after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), "reaches cell XFD",
    ),
    "merged cells, one after another": (
        lambda: with_sheet(after='<mergeCell ref="A1:GR40000"/>'), "has more than 1,000,000 cells, merged ones counted",
    ),
    "a link of every cell": (
        lambda: with_sheet(after='<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>'), "reaches cell",
    ),
    "a note on every cell": (
        lambda: package({"xl/comments1.xml": '<comments><comment ref="A1:XFD1048576"/></comments>'}), "reaches cell",
    ),
    "whole columns": (lambda: with_sheet(after='<hyperlink ref="A:XFD"/>'), "reaches cell XFD1"),
    "a shared formula of every cell": (
        lambda: with_sheet('<row r="1"><c r="A1"><f ref="A1:A1048576">1</f></c></row>'), "reaches cell",
    ),
    "promised texts": (
        lambda: package({"xl/sharedStrings.xml": '<sst count="99999999999" uniqueCount="99999999999"/>'}),
        "promises 10,000,000 texts or formats",
    ),
    "broken XML": (lambda: package({SHEET: sheet()[:-5]}), "is damaged"),
    "an unknown encoding": (lambda: package({SHEET: '<?xml version="1.0" encoding="x-none"?><a/>'}), "is damaged"),
    "macros": (lambda: package({"xl/vbaProject.bin": b"\0"}), "holds macros"),
    "macros under another name": (lambda: package({"XL/VbaProjectSignature.bin": b"\0"}), "holds macros"),
    "macros of old": (lambda: package({"xl/macrosheets/sheet1.xml": sheet()}), "holds macros"),
    "macros by its sort": (
        lambda: package({"[Content_Types].xml": SORTS.replace(
            "openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml")}),
        "holds macros",
    ),
    "other files": (lambda: package({"xl/externalLinks/externalLink1.xml": "<a/>"}), "refers to other files"),
    "a linked file": (
        lambda: package({"xl/worksheets/_rels/sheet1.xml.rels": links(
            link("oleObject", "file:///C:/secret.xlsx", 'TargetMode="External"'))}),
        "refers to other files",
    ),
    "a document within": (lambda: package({"xl/embeddings/oleObject1.bin": b"\0"}), "another document or program"),
    "a program within": (lambda: package({"xl/activeX/activeX1.bin": b"\0"}), "another document or program within"),
    "a password on its parts": (encrypted, "is locked with a password"),
    "a name that leads out": (lambda: package({"../../evil.xml": "<a/>"}), "a part whose name leads out of the file"),
    "a name from the root": (lambda: package({"/etc/evil.xml": "<a/>"}), "a part whose name leads out of the file"),
    "a name on a drive": (lambda: package({"C:evil.xml": "<a/>"}), "a part whose name leads out of the file"),
    "a name with backslashes": (lambda: package({"..\\evil.xml": "<a/>"}), "a part whose name leads out of the file"),
    "two parts of one name": (twice, "two parts of one name"),
    "10,000 parts": (lambda: members(10_000), "is packed of 10,005 parts, and at most 200 are opened"),
    "201 parts": (lambda: members(196), "is packed of 201 parts"),
    "an unusual packing": (lambda: package(packing=zipfile.ZIP_LZMA), "is packed in an unusual way"),
    "the end of a larger file": (large_end, "is packed as only files of more than 4 GB are"),
    "a small bomb": (lambda: package({"xl/styles.xml": b" " * (8 * MEBIBYTE)}), "more than 200 times its size"),
    "cut off": (lambda: package()[:-30], "is damaged, or was cut off on its way"),
    "cut off within": (lambda: package()[:200] + package()[260:], "is damaged, or was cut off on its way"),
    "only its first bytes": (lambda: b"PK\x03\x04", "is damaged, or was cut off on its way"),
    "a text document": (lambda: package({"word/document.xml": "<a/>"}), "is a text document, not a workbook"),
    "a presentation": (lambda: package({"ppt/presentation.xml": "<a/>"}), "is a presentation, not a workbook"),
    "an OpenDocument": (lambda: package({"META-INF/manifest.xml": "<a/>"}), "is a workbook of the kind .ods"),
    "a binary workbook": (lambda: package({"xl/workbook.bin": b"\0"}), "is a workbook of the kind .xlsb"),
    "locked": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
    "of the old kind": (lambda: OLE + "Workbook".encode("utf-16-le"), "is a workbook of the old kind (.xls)"),
    "an old document": (lambda: OLE, "an Office document of the old kind"),
    "a PDF": (lambda: b"%PDF-1.7", "is a PDF document"),
    "a web page": (lambda: b"<html><table>", "is a web page under another name"),
    "XML of 2003": (lambda: b'<?xml?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "XML of 2003"),
    "nothing": (lambda: b"", "is empty: it has no bytes"),
    "noise": (lambda: b"\1\2\3\0", "is neither a workbook (.xlsx) nor a CSV table"),
}  # fmt: skip


@pytest.mark.parametrize("case", WORKBOOKS)
def test_what_is_not_opened_is_said_in_one_line(case: str, tmp_path: Path) -> None:
    """Each names the file first, says what is wrong and that nothing was read, on a single line."""
    make, words = WORKBOOKS[case]
    said = refusal(tmp_path, make())
    assert words in said
    assert said.startswith("return.xlsx ")
    assert said.endswith(". Nothing was read.")
    assert "\n" not in said


def test_a_zip_of_other_things_is_no_workbook(tmp_path: Path) -> None:
    """A packed folder is named as one."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("report.xlsx", b"x")
    assert "is a packed folder and no workbook" in refusal(tmp_path, out.getvalue())


def test_more_than_is_unpacked_is_counted_as_it_comes(tmp_path: Path) -> None:
    """What a part promises to unpack to is not believed: it is counted while it streams, and the file is small."""
    data = bytearray(package({"xl/styles.xml": b" " * (8 * MEBIBYTE)}))
    name = data.find(b"xl/styles.xml", data.find(b"PK\x01\x02"))
    data[name - 46 + 24 : name - 46 + 28] = struct.pack("<I", 10)
    assert len(data) < 20_000
    assert refusal(tmp_path, bytes(data))


def test_a_file_never_unpacks_beyond_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is large itself, so that the ratio is small, is stopped by what it unpacks to."""
    monkeypatch.setattr(package_module, "MOST_BYTES", 2 * MEBIBYTE)
    said = refusal(tmp_path, package({"xl/media/a.bin": os.urandom(MEBIBYTE), "xl/styles.xml": b" " * 2 * MEBIBYTE}))
    assert "unpacks to more than 2 MB" in said


GOOD_ONES: dict[str, Callable[[], bytes]] = {
    "plain": package,
    "a link to a page": lambda: package({"xl/worksheets/_rels/sheet1.xml.rels": links(
        link("hyperlink", "https://example.org", 'TargetMode="External"'))}),
    "the last row of a sheet, without a cell": lambda: with_sheet('<row r="1048576" ht="12.8"/>'),
    "a filter of whole columns": lambda: with_sheet(after='<autoFilter ref="A1:D1048576"/>'),
    "columns formatted to the end": lambda: with_sheet(after='<cols><col min="5" max="16384"/></cols>'),
    "a drawing of old that is no sound XML": lambda: package({"xl/drawings/vmlDrawing1.vml": "<xml><br></xml>"}),
    "a folder in it": lambda: package({"xl/empty/": b""}),
    "the furthest cell": lambda: with_sheet('<row r="50000"><c r="GR50000"/></row>'),
    "200 parts": lambda: members(195),
}  # fmt: skip


@pytest.mark.parametrize("case", GOOD_ONES)
def test_what_spreadsheet_programs_do_write_is_opened(case: str, tmp_path: Path) -> None:
    """Links to pages, rows and filters to the end of the sheet and the like harm nobody."""
    assert refusal(tmp_path, GOOD_ONES[case]()) == ""


def test_a_sound_workbook_is_handed_on_as_it_was_judged(tmp_path: Path) -> None:
    """Its bytes are packed anew, without what stood beside its parts; its digest is the file's."""
    path = tmp_path / "A return.xlsx"
    path.write_bytes(package()[:-2] + b"\x09\0#!/bin/sh")
    found = judged(path)
    assert isinstance(found, SoundFile)
    assert (found.name, found.kind) == ("A return.xlsx", FileKind.WORKBOOK)
    assert found.digest == sha256(path.read_bytes()).hexdigest()
    assert b"#!" not in found.data
    with zipfile.ZipFile(BytesIO(found.data)) as archive:
        assert {name: archive.read(name).decode() for name in archive.namelist()} == dict(GOOD)


def test_pictures_are_left_out(tmp_path: Path) -> None:
    """What opens pictures never sees one."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(package({"xl/media/image1.png": b"\x89PNG"}))
    found = judged(path)
    assert isinstance(found, SoundFile)
    with zipfile.ZipFile(BytesIO(found.data)) as archive:
        assert archive.read("xl/media/image1.png") == b""


def test_a_workbook_as_it_is_written_today_is_opened(tmp_path: Path) -> None:
    """A file by the library that writes ours, with a note, a merged heading, a list and a locked sheet."""
    book = openpyxl.Workbook()
    one = book.active
    assert one is not None
    one.append(["Place", "Number"])
    one.merge_cells("A3:D3")
    one.protection.enable()
    book.save(tmp_path / "a.xlsx")
    assert isinstance(judged(tmp_path / "a.xlsx"), SoundFile)


def test_a_workbook_is_one_whatever_it_is_called(tmp_path: Path) -> None:
    """The bytes say what it is, not the name."""
    (tmp_path / "a.csv").write_bytes(package())
    found = judged(tmp_path / "a.csv")
    assert isinstance(found, SoundFile)
    assert found.kind is FileKind.WORKBOOK


TABLES = {
    "too many rows": ("a,b\n" + "1,2\n" * 50_000, "has more than 50,000 rows"),
    "too many columns": ("a,b\n" + "," * 300, "has 301 columns on line 2"),
    "a cell that never ends": ('a,b\n"' + "x" * 200_000, "a cell that never ends"),
    "nothing but spaces": ("  \n ", "is empty; save the numbers into it"),
    "bytes that are no text": ("a\0b", "is neither a workbook (.xlsx) nor a CSV table"),
}


@pytest.mark.parametrize("case", TABLES)
def test_a_table_is_judged_too(case: str, tmp_path: Path) -> None:
    """Rows and columns are counted, and what is no text is said."""
    text, words = TABLES[case]
    assert words in refusal(tmp_path, text.encode(), "a.csv")


def test_letters_that_cannot_be_told_are_said(tmp_path: Path) -> None:
    """Bytes that are no letters in any way a spreadsheet saves them."""
    assert "is saved in letters that cannot be told; save it as 'CSV UTF-8'" in refusal(
        tmp_path, b"a,\x81\xff", "a.csv"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_letters_of_a_table_are_told(encoding: str, tmp_path: Path) -> None:
    """As spreadsheets save them, with or without a mark, in one or two bytes, or as Windows wrote of old."""
    path = tmp_path / "a.csv"
    path.write_bytes("place\nchildren’s £".encode(encoding))
    found = judged(path)
    assert isinstance(found, SoundFile)
    assert found.data.decode() == "place\nchildren’s £"


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    """A folder, a pipe, a file that is not there, one that may not be read, the note of an open workbook."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "~$return.xlsx").write_bytes(b"\5user")
    (tmp_path / "a\nb.csv").write_bytes(b"")
    said = [judged(tmp_path / name) for name in ("", "pipe", "none.xlsx", "~$return.xlsx", "a\nb.csv", "x" * 300)]
    words = ("is a folder", "is not an ordinary file", "is not there", "send return.xlsx itself", "a\\nb.csv is empty")
    assert all(isinstance(one, str) for one in said)
    assert all(word in str(one) for word, one in zip(words, said, strict=False))
    assert "cannot be opened (File name too long)" in str(said[-1])


def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    """Whoever names a link means what it leads to."""
    (tmp_path / "real.xlsx").write_bytes(package())
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "real.xlsx")
    assert isinstance(judged(tmp_path / "link.xlsx"), SoundFile)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_workbook_never_raises(data: st.DataObject, tmp_path: Path) -> None:
    """Whichever byte of a workbook is changed or lost, it is opened or refused in a line."""
    whole = bytearray(package())
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at : at + data.draw(st.integers(1, 40))] = data.draw(st.binary(max_size=40))
    (tmp_path / "a.xlsx").write_bytes(bytes(whole))
    found = judged(tmp_path / "a.xlsx")
    assert isinstance(found, SoundFile) or found.endswith("Nothing was read.")
