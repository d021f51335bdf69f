"""Public knowledge: what an attacker knows besides the published files, and what a plan declares as public."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from oba.domain.evidence import Observation
from oba.domain.place import Places
from oba.domain.plan import Plan
from oba.domain.rule import Rule


class PublicKnowledge(Protocol):
    """The plan, its rules and its places, which are published; of the rows only those declared public are looked at."""

    @property
    def plan(self) -> Plan:
        """The plan with its groups, rounds and policy."""

    @property
    def rules(self) -> Mapping[str, Rule]:
        """The rules by indicator."""

    @property
    def places(self) -> Places:
        """The places and how they lie in one another."""

    @property
    def observations(self) -> Iterable[Observation]:
        """The rows, among which some say where else they are published."""
