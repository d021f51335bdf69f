"""Worked examples proposed for a rule: each rating, each edge and each answer it can give, worked out by the engine."""

from oba.audit.proposal.proposal import Proposal, Proposed, propose

__all__ = ["Proposal", "Proposed", "propose"]
