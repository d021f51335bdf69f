"""Every problem that can be reported: its code, how grave it is, what it means and how to mend it."""

from __future__ import annotations

from types import MappingProxyType

from oba.domain.catalogue.audit import AUDIT
from oba.domain.catalogue.data import DATA
from oba.domain.catalogue.databases import DATABASES
from oba.domain.catalogue.entry import Entry
from oba.domain.catalogue.files import FILES
from oba.domain.catalogue.ledger import LEDGER
from oba.domain.catalogue.outlines import OUTLINES
from oba.domain.catalogue.plan import PLAN
from oba.domain.catalogue.plausibility import PLAUSIBILITY
from oba.domain.catalogue.proofs import PROOFS
from oba.domain.catalogue.published import PUBLISHED
from oba.domain.catalogue.received import RECEIVED
from oba.domain.catalogue.registers import REGISTERS
from oba.domain.catalogue.rules import RULES
from oba.domain.catalogue.texts import TEXTS
from oba.domain.citation import Citation
from oba.domain.problem import Problem, Where

_TABLES = (
    *(FILES, PLAN, OUTLINES, RULES, DATA, TEXTS, REGISTERS, RECEIVED, PUBLISHED, LEDGER),
    *(AUDIT, DATABASES, PLAUSIBILITY, PROOFS),
)
CATALOGUE = MappingProxyType({entry.code: entry for table in _TABLES for entry in table})

__all__ = ["CATALOGUE", "Entry", "problem"]


def problem(code: str, where: Where, what: str = "", mend: str = "") -> Problem:
    """A problem of the catalogue, at a place; without words of its own it has the catalogue's."""
    entry = CATALOGUE[code]
    return Problem(
        code=code,
        severity=entry.severity,
        where=where.where if isinstance(where, Citation) else where,
        what=what or entry.title,
        mend=mend or entry.mend,
    )
