"""Texts beside withheld numbers: nobody may work out from words what no figure tells."""

from __future__ import annotations

from oba.audit.clearance.uncleared import uncleared

__all__ = ["uncleared"]
