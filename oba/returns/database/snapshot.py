"""What a database answered, as it is received: as rows that stay, whatever the database says later."""

from __future__ import annotations

from typing import NamedTuple

from oba.returns.reading import Reading


class Snapshot(NamedTuple):
    """The reading of an answer, and who sends these numbers; nobody where the source names none."""

    reading: Reading
    sender: str
