"""One entry of the catalogue of problems."""

from __future__ import annotations

from typing import NamedTuple

from oba.domain.problem import Severity

STOP = Severity.STOP
WARN = Severity.WARN


class Entry(NamedTuple):
    """What one code means: its severity, a title, the usual mend and an example of what raises it."""

    code: str
    severity: Severity
    title: str
    mend: str
    example: str
