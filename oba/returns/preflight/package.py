"""A zipped file taken apart: its members, inflated only as far as the limits allow, and packed anew."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from oba.returns.preflight.limits import MEBIBYTE, MOST_BYTES, MOST_MEMBERS, MOST_RATIO

_END, _LARGE_END = b"PK\x05\x06", b"PK\x06\x07"
_END_SIZE, _LARGE_SIZE, _LONGEST_COMMENT = 22, 20, 65535
_STEP = 64 * 1024
_ENCRYPTED = 0x1
_BAD_NAME = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\\|[\x00-\x1f\x7f]")
_STRANGE = "no spreadsheet program packs a workbook so; open it in Excel or LibreOffice, save it and send it again"
DAMAGED = "is damaged, or was cut off on its way; ask for it to be sent again"

_PICTURES = "/media/"  # nobody reads them, and what opens them is a library of its own

Members = Mapping[str, bytes]


def members_of(data: bytes) -> Members | str:
    """Every member by its name, or in words why the file is not taken apart."""
    if found := _too_large(data):
        return found
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            return _strange(entries) or _inflated(archive, entries, len(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        return DAMAGED


def packed(members: Members) -> bytes:
    """The members as a file again: whoever opens it meets what was judged and nothing else, and no pictures."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), b"" if _PICTURES in f"/{name.lower()}" else content)
    return out.getvalue()


def _too_large(data: bytes) -> str:
    """What the end of the file says of its list of members, before anyone reads the list."""
    end = data.rfind(_END, max(len(data) - _END_SIZE - _LONGEST_COMMENT, 0))
    if end < 0 or len(data) - end < _END_SIZE:
        return DAMAGED
    if data[max(end - _LARGE_SIZE, 0) : end].startswith(_LARGE_END):
        return f"is packed as only files of more than 4 GB are; {_STRANGE}"
    return _too_many(int.from_bytes(data[end + 10 : end + 12], "little"))


def _too_many(members: int) -> str:
    if members <= MOST_MEMBERS:
        return ""
    return f"is packed of {members:,} parts, and at most {MOST_MEMBERS} are opened; {_STRANGE}"


def _strange(entries: list[zipfile.ZipInfo]) -> str:
    names = [entry.filename.lower() for entry in entries]
    if too_many := _too_many(len(entries)):
        return too_many
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        return "is locked with a password; take the password off (save it again without one) and send that"
    if any(_BAD_NAME.search(entry.orig_filename) for entry in entries):
        return f"holds a part whose name leads out of the file; {_STRANGE}"
    if len(set(names)) < len(names):
        return f"holds two parts of one name; {_STRANGE}"
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        return f"is packed in an unusual way; {_STRANGE}"
    return ""


def _inflated(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], size: int) -> Members | str:
    """Inflate all, counting what comes out and not what is promised."""
    members: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        if entry.is_dir():
            continue
        content = bytearray()
        with archive.open(entry) as stream:
            while step := stream.read(_STEP):
                content += step
                total += len(step)
                if found := _bomb(total, size):
                    return found
        members[entry.filename] = bytes(content)
    return members


def _bomb(total: int, size: int) -> str:
    if total > MOST_BYTES:
        return f"unpacks to more than {MOST_BYTES // MEBIBYTE} MB; send only the sheets with the numbers"
    if total > MEBIBYTE and total > MOST_RATIO * size:
        return f"unpacks to more than {MOST_RATIO} times its size; {_STRANGE}"
    return ""
