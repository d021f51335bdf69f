"""The archive of a workbook made anew, so that the same sheets have the same bytes.

openpyxl writes the hour into a workbook and its archive, and XML in another way where lxml is installed. So the parts
are put in order of their names, in XML written one way, and dated as the data in them are. (The way that ElementTree
calls canonical depends on which prefixes other libraries have registered in the process.)
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from xml.sax import parseString
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl
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
        yield name, (_DECLARED + _written_one_way(text)).encode()


def _written_one_way(text: str) -> str:
    """The same XML with attributes in order, every end written out, and each namespace declared where it is used."""
    out = io.StringIO()
    parseString(text.encode(), _OneWay(out, encoding="utf-8"))  # noqa: S317 - openpyxl has just written it
    return out.getvalue()


class _OneWay(XMLGenerator):
    """Writes XML as it is read, but for where namespaces are declared."""

    def __init__(self, out: io.StringIO, encoding: str) -> None:
        super().__init__(out, encoding)
        self._known: list[dict[str, str]] = [{}]  # what the source declares, from the root down to here
        self._told: list[dict[str, str]] = [{}]  # what of it has been written

    def startDocument(self) -> None:  # noqa: N802  (the name that a reader calls)
        """Leave the declaration of XML to whoever puts the part into the archive."""

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        """Write an element with the namespaces that it and its attributes use, where they do not hold already."""
        given = dict(attrs.items())
        kept = {key: value for key, value in given.items() if not _declares(key)}
        self._known.append(self._known[-1] | {key: value for key, value in given.items() if _declares(key)})
        used = {_declaration(name), *(_declaration(key) for key in kept if ":" in key)}
        needed = {key: self._known[-1][key] for key in used if key in self._known[-1]}
        new = {key: value for key, value in needed.items() if self._told[-1].get(key) != value}
        self._told.append(self._told[-1] | new)
        super().startElement(name, AttributesImpl(dict(sorted((new | kept).items()))))

    def endElement(self, name: str) -> None:  # noqa: N802
        """Write its end, where the namespaces declared in it cease to hold."""
        self._known.pop()
        self._told.pop()
        super().endElement(name)


def _declares(key: str) -> bool:
    return key == "xmlns" or key.startswith("xmlns:")


def _declaration(name: str) -> str:
    """The attribute that declares the prefix of a name."""
    prefix, colon, _ = name.partition(":")
    return f"xmlns:{prefix}" if colon else "xmlns"
