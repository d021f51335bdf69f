"""The rules of a plan: plan.yaml and one file a rule, read strictly and held against what a rule may mean."""

from __future__ import annotations

from oba.read.rulebook.folder import RuleFolder, read_rulebook

__all__ = ["RuleFolder", "read_rulebook"]
