"""The keyed digest of the data as a document says it, which nobody can work out who has no key."""

from __future__ import annotations

import re
from itertools import pairwise

from oba.attack.reading.unread import Unread
from oba.verification.saying import passages

_SHORT = re.compile(r"[0-9a-f]{8}(?=[,.;]?\Z)")
_FULL = re.compile(r"[0-9a-f]{64}\Z")
_BEFORE = frozenset({"data", "Data, keyed digest"})


def data_digest_in(name: str, content: bytes) -> str:
    """The digest that stands behind the word data, in full or in short; empty where none does."""
    try:
        words = [word for one in passages(name, content) for word in one.words]
    except Unread:
        return ""
    found = (_FULL.match(said) or _SHORT.match(said) for before, said in pairwise(words) if before in _BEFORE)
    return next((one[0] for one in found if one), "")
