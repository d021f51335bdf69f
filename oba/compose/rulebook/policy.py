"""The plan's policy as plain sentences: every choice that is made once for all its rules."""

from __future__ import annotations

from oba.domain.measure import NBSP
from oba.domain.number import shortest
from oba.domain.plan import Compare, Policy


def policy_sentences(policy: Policy) -> tuple[str, ...]:
    """Say each choice of a policy; none is left to a default."""
    return (_compare(policy), _on_course(policy), _expected(policy), *_suppress(policy))


def _compare(policy: Policy) -> str:
    if policy.compare is Compare.AS_PRINTED:
        return "Numbers are compared as they are printed: rounded first, an exact half away from zero."
    return "Numbers are compared exactly, before they are rounded for print."


def _on_course(policy: Policy) -> str:
    return f"A trajectory is on course from {shortest(100 * policy.on_course)}{NBSP}% of the planned pace."


def _expected(policy: Policy) -> str:
    return f"A number is late when {policy.expected_within} days have passed since the end of its period."


def _suppress(policy: Policy) -> tuple[str, ...]:
    if not policy.suppress_below:
        return ("No number is withheld for being small.",)
    small = (
        f"Counts from 1 to {policy.suppress_below - 1} are withheld, and with them every number "
        "they could be worked out from."
    )
    insiders = "They are kept even from those who know one place’s own numbers: these tell nothing of another place."
    return (small, insiders) if policy.insiders else (small,)
