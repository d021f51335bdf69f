"""Everything proved about one rule, one sentence a property, and a problem for everything that is not so."""

from __future__ import annotations

from oba.audit.examples import Executed
from oba.audit.proofs.bands import prove_bands
from oba.audit.proofs.coverage import prove_coverage
from oba.audit.proofs.periods import prove_periods
from oba.audit.proofs.reach import prove_reach
from oba.domain.book import Proof
from oba.domain.plan import Policy
from oba.domain.problem import Problem
from oba.domain.rule import Rule


def prove(rule: Rule, policy: Policy, executed: tuple[Executed, ...]) -> tuple[tuple[Proof, ...], tuple[Problem, ...]]:
    """Prove what can be proved of a rule as it stands, from its executed examples and from the edges of its numbers.

    Of one without numbers nothing need be proved.
    """
    if rule.measure.is_narrative:
        return (), ()
    parts = (
        prove_coverage(rule, executed),
        prove_periods(rule),
        prove_bands(rule, policy),
        prove_reach(rule),
    )
    proofs = tuple(proof for found, _ in parts for proof in found)
    return proofs, tuple(problem for _, found in parts for problem in found)
