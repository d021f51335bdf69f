"""The ledger read: each release, and whether the chain of its files is whole and unaltered."""

from oba.read.ledger.chain import FOLDER, read_ledger

__all__ = ["FOLDER", "read_ledger"]
