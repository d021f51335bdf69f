"""The archive of a workbook made anew, so that the same sheets have the same bytes.

openpyxl writes the hour into a workbook and its archive, and XML in another way where lxml is installed. So the parts
are put in order of their names, in canonical XML, and dated as the data in them are.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from xml.etree.ElementTree import canonicalize
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_CORE = "docProps/core.xml"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST, _LAST = date(1980, 1, 1), date(2107, 12, 31)  # the days that an archive can be dated


def archive_day(known: date) -> datetime:
    """The hour an archive is dated: the beginning of the day on which its data were known, if it can be."""
    return datetime.combine(min(max(known, _FIRST), _LAST), time())


def settled(content: bytes, day: datetime) -> bytes:
    """The archive of a workbook without the hour it was made at."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as made, ZipFile(out, "w", ZIP_DEFLATED) as settled:
        for name, part in _parts(made, day):
            info = ZipInfo(name, day.timetuple()[:6])
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
            settled.writestr(info, part)
    return out.getvalue()


def _parts(made: ZipFile, day: datetime) -> Iterator[tuple[str, bytes]]:
    """The parts of a workbook in order of their names, the list of what they are first."""
    for name in sorted(made.namelist(), key=lambda one: (not one.startswith("[Content"), one)):
        text = made.read(name).decode()
        if name == _CORE:
            text = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{day.isoformat()}Z", text)
        yield name, (_DECLARED + canonicalize(text)).encode()
