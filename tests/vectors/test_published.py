"""Our formulas against the numbers in the peers' own tests, one test a number, named by peer, method and case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.vectors import test_through_methods, test_through_rules  # noqa: F401 - they note what they ask
from tests.vectors.adapters import ADAPTERS

VECTORS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("published.json").read_text("utf-8"))["vectors"]

# Where two peers disagree one of them must be wrong here; each line says what we say instead, and why.
DISAGREED: dict[str, dict[str, Any]] = {
    # nhspy-plotthedots calls seven points on the mean a run, and flags all of them; NHSRplotthedots does not.
    "xmr.rule.run7_ends#008": {"run_end": [0, 0, 0, 0, 0, 0, 0]},
}


def _named(vector: dict[str, Any]) -> str:
    return f"{vector['source']['repo'].split('/')[1].split('@')[0]}: {vector['id']}"


def _expected(value: Any, tolerance: dict[str, float]) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The expected value with its tolerance about every number in it."""
    if isinstance(value, list):
        return [_expected(part, tolerance) for part in value]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return pytest.approx(value, abs=tolerance["abs"], rel=tolerance["rel"])
    return value


@pytest.mark.parametrize("vector", [one for one in VECTORS if one["method"] in ADAPTERS], ids=_named)
def test_agrees_with_the_peer(vector: dict[str, Any]) -> None:
    """A number published by a peer comes out of our formula, within the tolerance that its precision allows."""
    found = ADAPTERS[vector["method"]](vector["inputs"])
    expected = DISAGREED.get(vector["id"], vector["expected"])
    assert {key: found[key] for key in expected} == {
        key: _expected(value, vector["tolerance"]) for key, value in expected.items()
    }


def test_every_disagreement_is_one() -> None:
    """Nothing is excused that we would in fact agree with."""
    published = {vector["id"]: vector["expected"] for vector in VECTORS}
    assert all(published[name] != ours for name, ours in DISAGREED.items())


def test_no_number_is_passed_over() -> None:
    """Every vector has a name of its own and is held against a formula or asked of a rule; no adapter is idle."""
    assert len({vector["id"] for vector in VECTORS}) == len(VECTORS) == 337
    assert {vector["id"] for vector in VECTORS if vector["method"] not in ADAPTERS} <= test_through_rules.ASKED
    assert {vector["method"] for vector in VECTORS} >= set(ADAPTERS)
