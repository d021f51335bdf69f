"""What sort of file some bytes are, whatever the file is called."""

from __future__ import annotations

from enum import Enum

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_AS_WORKBOOK = "open it, save it as an Excel workbook (.xlsx) and send that"
_NO_TABLE = "copy the numbers into a workbook (.xlsx) or a CSV table and send that"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLD_SHEETS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_SIGNS = (
    (b"%PDF", "a PDF document", _NO_TABLE),
    (b"{\\rtf", "a text of a word processor (RTF)", _NO_TABLE),
    (b"\x1f\x8b", "packed (gzip)", "unpack it and send what is in it"),
    (b"PAR1", "a Parquet file", "save it as CSV, or download the CSV that its publisher offers, and send that"),
    (b"7z\xbc\xaf", "packed (7-Zip)", "unpack it and send what is in it"),
    (b"Rar!", "packed (RAR)", "unpack it and send what is in it"),
    (b"\x89PNG", "a picture", _NO_TABLE),
    (b"\xff\xd8\xff", "a picture", _NO_TABLE),
    (b"GIF8", "a picture", _NO_TABLE),
)
_MARKUP = ((b"<html", b"<!doctype html", b"<table"), (b"urn:schemas-microsoft-com:office:spreadsheet",))
_LOOKED_AT = 4096
_TABLES = (".csv", ".txt", ".tsv", "")
_WIDE_LETTERS = (b"\xff\xfe", b"\xfe\xff")  # how a text of two bytes a letter begins


class FileKind(Enum):
    """How a file is opened."""

    WORKBOOK = "workbook"
    TABLE = "table"


def kind_of(data: bytes, suffix: str) -> FileKind | str:
    """How a file is opened, or in words what it is instead and what to do; `suffix` is in small letters."""
    if data.startswith(_ZIP):
        return FileKind.WORKBOOK
    if data.startswith(_OLE):
        return _ole(data)
    for sign, name, mend in _SIGNS:
        if data.startswith(sign):
            return f"is {name}, not a workbook; {mend}"
    if markup := _markup(data[:_LOOKED_AT].lower()):
        return markup
    if data.startswith(_WIDE_LETTERS) and suffix in _TABLES:
        return FileKind.TABLE
    if b"\0" in data or suffix not in _TABLES:
        return f"is neither a workbook (.xlsx) nor a CSV table; {_NO_TABLE}"
    return FileKind.TABLE


def _ole(data: bytes) -> str:
    """What programs of before 2007, and passwords, leave: a file of many streams."""
    if _LOCKED in data:
        return "is locked with a password; take the password off (save it again without one) and send that"
    if any(sign in data for sign in _OLD_SHEETS):
        return f"is a workbook of the old kind (.xls); {_AS_WORKBOOK}"
    return f"is an Office document of the old kind, or locked with a password; {_AS_WORKBOOK}, without a password"


def _markup(start: bytes) -> str:
    pages, old_sheets = _MARKUP
    if any(sign in start for sign in old_sheets):
        return f"is a workbook in XML of 2003; {_AS_WORKBOOK}"
    return f"is a web page under another name; {_AS_WORKBOOK}" if start.lstrip().startswith(pages) else ""
