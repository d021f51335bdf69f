"""The keyed digests of data as a document says them, which nobody can work out who has no key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from oba.attack.reading.unread import Unread
from oba.verification.saying import passages

_SHORT = re.compile(r"[0-9a-f]{8}(?=[,.;]?\Z)")
_FULL = re.compile(r"[0-9a-f]{64}\Z")
_BEFORE = frozenset({"data", "Data, keyed digest"})


class SaidDigests(NamedTuple):
    """What is said of data: of all of them, and of the rows of an indicator, by its name or its rule's short digest."""

    whole: str = ""
    rows: Mapping[str, str] = MappingProxyType({})


NOTHING_SAID = SaidDigests()


def digests_in(name: str, content: bytes) -> SaidDigests:
    """What a document says of the data it was made from."""
    words = _words(name, content)
    four = zip(words, words[1:], words[2:], words[3:], strict=False)
    rows = {
        rule.rstrip(","): found[0]
        for before, rule, data, said in four
        if (before, data) == ("rule", "data") and (found := _SHORT.match(said))
    }
    return SaidDigests(data_digest_in(name, content), rows)


def data_digest_in(name: str, content: bytes) -> str:
    """The digest that stands behind the word data, in full or in short; empty where none does."""
    words = _words(name, content)
    found = (_FULL.match(said) or _SHORT.match(said) for before, said in pairwise(words) if before in _BEFORE)
    return next((one[0] for one in found if one), "")


def _words(name: str, content: bytes) -> list[str]:
    try:
        return [word for one in passages(name, content) for word in one.words]
    except Unread:
        return []
