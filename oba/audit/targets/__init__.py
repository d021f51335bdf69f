"""The target audit: what a critical friend would ask about the targets before any card is made."""

from oba.audit.targets.review import review

__all__ = ["review"]
