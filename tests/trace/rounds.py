"""The traces of every round of every worked plan, as results.json holds them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from oba.compose.results import result_json
from oba.protect.discretion import without_traces
from tests.plan.books import PLANS, books

Tree = dict[str, Any]


class Told(NamedTuple):
    """One finding with where it stands."""

    plan: str
    round: str
    indicator: str
    place: str
    finding: Tree

    @property
    def steps(self) -> list[Tree]:
        """Its steps."""
        steps: list[Tree] = self.finding["because"]
        return steps

    def __str__(self) -> str:
        """Where it stands, for whoever reads a failure."""
        return f"{self.plan} {self.round} {self.indicator} {self.place} {self.finding['question']}"


@cache
def every_finding() -> tuple[Told, ...]:
    """Every finding of every round."""
    return tuple(_findings())


def _findings() -> Iterator[Told]:
    for plan in PLANS:
        for book in books(plan):
            tree = json.loads(result_json(without_traces(book)))
            for one in tree["assessments"]:
                for finding in one["findings"]:
                    yield Told(plan, book.round.id, one["indicator"], one["place"], finding)
