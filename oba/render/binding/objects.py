"""The objects of a volume as they are written: those that are reached, numbered as they are met, the same ones once."""

from __future__ import annotations

import re
from collections import deque
from hashlib import sha256

from pikepdf import Name, Object, Pdf, Stream

from oba.render.file_structure import Stored, pdf_bytes, stream_object

# A text in brackets, which may look like anything, or a reference to an object.
_REFERENCE = re.compile(rb"\((?:[^()\\]|\\.)*\)|\b(\d+) (\d+) R\b", re.DOTALL)


def volume_bytes(volume: Pdf) -> bytes:
    """The file of a volume; the same volume gives the same bytes."""
    met = _Met(volume)
    root, info = (met.number(*volume.trailer[key].objgen) for key in ("/Root", "/Info"))
    return pdf_bytes(met.stored(), root, info)


class _Met:
    """What has been met of a volume: the new number of each object, and which are waiting to be written."""

    def __init__(self, volume: Pdf) -> None:
        self._volume = volume
        self._numbers: dict[tuple[int, int], int] = {}
        self._same: dict[bytes, int] = {}
        self._waiting: deque[Object] = deque()
        self._count = 0

    def number(self, number: int, generation: int) -> int:
        """The new number of an object, which is written if it has not been met."""
        known = self._numbers.get((number, generation))
        if known is None:
            known = self._numbers[number, generation] = self._meet(self._volume.get_object(number, generation))
        return known

    def stored(self) -> list[Stored]:
        """Every object that is reached from those met, in the order of its new number."""
        found = []
        while self._waiting:
            found.append(self._stored(self._waiting.popleft()))
        return found

    def _meet(self, one: Object) -> int:
        same = _digest(one) if isinstance(one, Stream) else None
        if same in self._same:
            return self._same[same]
        self._count += 1
        self._waiting.append(one)
        if same is not None:
            self._same[same] = self._count
        return self._count

    def _stored(self, one: Object) -> Stored:
        if not isinstance(one, Stream):
            return Stored(self._renumbered(one.unparse(resolved=True)))
        text = self._renumbered(_about(one))
        if "/Filter" in one or one.get("/Type") == Name.Metadata:
            body = one.read_raw_bytes()
            return Stored(b"<<%b /Length %d>>" % (text, len(body)), body)
        return stream_object(text, one.read_raw_bytes())

    def _renumbered(self, text: bytes) -> bytes:
        return _REFERENCE.sub(self._reference, text)

    def _reference(self, found: re.Match[bytes]) -> bytes:
        if found[1] is None:
            return found[0]
        return b"%d 0 R" % self.number(int(found[1]), int(found[2]))


def _about(stream: Stream) -> bytes:
    """The entries of a stream, without its length and their brackets."""
    entries = {key: value for key, value in stream.stream_dict.items() if key != "/Length"}
    return b" ".join(b"%b %b" % (Name(key).unparse(), _text(value)) for key, value in sorted(entries.items()))


def _text(value: object) -> bytes:
    return value.unparse() if isinstance(value, Object) else str(value).lower().encode()


def _digest(stream: Stream) -> bytes:
    """What two streams share that are written once."""
    found = sha256(_about(stream))
    found.update(stream.read_raw_bytes())
    return found.digest()
