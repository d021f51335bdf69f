"""The manifest of a round: what went in, what came out, by which programs and policy, and what was suppressed."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import fields
from fractions import Fraction
from typing import NamedTuple

from oba.domain.book import Book
from oba.domain.measure import ALL
from oba.domain.plan import Policy
from oba.domain.protection import Suppression
from oba.publish.programs import programs
from oba.words import protection_sentences

NO_KEY = "left out: no key"


class Digest(NamedTuple):
    """What is remembered of a file: its length in bytes, its SHA-256, and how many pages it has where it is a pack."""

    size: int
    sha256: str
    pages: int = 0


def digest(content: bytes) -> Digest:
    """The digest of a file's content."""
    return Digest(len(content), hashlib.sha256(content).hexdigest())


def listing_digest(files: Mapping[str, str]) -> str:
    """One SHA-256 for many files, of their names and digests, in whatever order they are given."""
    return hashlib.sha256("".join(f"{name} {sha256}\n" for name, sha256 in sorted(files.items())).encode()).hexdigest()


def keyed_digest(sha256: str, key: bytes) -> str:
    """The HMAC-SHA256 of a SHA-256 as it is written; empty without a key.

    A small file can be guessed from its digest, by trying every number that may stand in it; not from one that is
    keyed.
    """
    return hmac.new(key, sha256.encode(), hashlib.sha256).hexdigest() if key else ""


def manifest(*, book: Book, public: Mapping[str, str], key: bytes, outputs: Mapping[str, Digest]) -> bytes:
    """Write a manifest as JSON that is the same for the same content: keys sorted, UTF-8, one final line end.

    `public` gives the SHA-256 of what went in and may be read by all: the plan, rules, templates and fonts. That of
    data is written keyed; without a key none is. No clock and no path of this machine stands in it, so that a round
    built again by the same program has the same manifest.
    """
    data = {name: {"hmac-sha256": keyed_digest(one, key)} for name, one in book.data_inputs.items()}
    content = {
        "plan": book.plan.id,
        "round": book.round.id,
        "cut_off": book.round.cut_off.isoformat(),
        "made by": programs(),
        "inputs": {name: {"sha256": one} for name, one in public.items()},
        "data": data if key else NO_KEY,
        "outputs": {name: {"bytes": one.size, "sha256": one.sha256} for name, one in outputs.items()},
        "policy": _choices(book.plan.policy),
        "protection": list(protection_sentences(book.cost)),
        "suppression": [_suppression(one) for one in book.suppressed],
    }
    return (json.dumps(content, sort_keys=True, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _choices(policy: Policy) -> Mapping[str, str | int]:
    """Every choice of a policy by its name, whichever there are; only the line where they stand is none."""
    return {one.name: _spelled(getattr(policy, one.name)) for one in fields(policy) if one.name != "where"}


def _spelled(value: object) -> str | int:
    """A choice in its one spelling; a float has several, would be an accident, and raises TypeError."""
    if isinstance(value, (str, Fraction)):
        return str(value)
    if isinstance(value, int):
        return value
    raise TypeError(f"{value!r} has no one way to be written in a manifest")


def _suppression(one: Suppression) -> Mapping[str, str | list[str]]:
    group = {"group": one.group} if one.group != ALL else {}
    group |= {"layer": one.layer} if one.layer else {}
    return {
        "indicator": one.indicator,
        "period": str(one.period),
        "places": list(one.places),
        "step": str(one.step),
        **group,
    }
