"""What is proved about a rule: its examples, its versions, its bands, and that every answer can be given."""

from oba.audit.proofs.prove import prove

__all__ = ["prove"]
