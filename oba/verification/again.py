"""A published folder beside the same as it comes out again: its place, its manifest, and every file of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from oba.publish import MANIFEST
from oba.verification.discrepancy import discrepancies, first_byte
from oba.verification.files import ASK
from oba.verification.imprint import under_another
from oba.verification.inputs import same_inputs
from oba.verification.ledger import Standing
from oba.verification.manifest import OF_EDITION, Manifest, rest_remarks
from oba.verification.plain_file import content_or_none
from oba.verification.program import same_program
from oba.verification.report import Remark, right, unsure, wrong
from oba.words.lists import how_many


def alike(then: Manifest, today: Manifest, its: Standing) -> bool:
    """Whether the same bytes must come out: the same program made it from the same inputs.

    Without the key nobody knows whether the data are the same; what the ledger vouches for is then believed.
    """
    known = (then.data is None) == (today.data is None)
    return same_program(then, today) and same_inputs(then, today) and (known or not its.vouched)


def elsewhere(folder: Path, output: Path, own: str, file: str) -> tuple[Remark, ...]:
    """Whether a folder stands among the published ones in the place of another than its `own`; `file` says so."""
    here, there = folder.resolve(), (output / own).resolve()
    beside = here.parents[own.count("/")] == there.parents[own.count("/")]
    if here == there or not beside:
        return ()
    mend = "Put the right folder back: build the round again, or ask whoever keeps the published rounds."
    return wrong(file, f"is that of {own}, which belongs in another folder", mend=mend)


def besides(then: Manifest, today: Manifest, its: Standing, file: str = MANIFEST) -> tuple[Remark, ...]:
    """What the manifest, which is called `file`, says besides, unless the ledger vouches for it."""
    if its.vouched:
        return ()
    found = tuple(rest_remarks(then, today, file))
    same = (then.data, then.outputs) == (today.data, today.outputs) and alike(then, today, its)
    if found or not same or then.sha256 == today.sha256:
        return found
    return wrong(file, "says the same in other bytes", mend=ASK)


def again_remarks(folder: Path, made: Path, changed: frozenset[str], *, bound: bool, its: Standing) -> Iterator[Remark]:
    """What each file says otherwise than the same as it comes out again; a missing one was named before.

    Where it is not `bound` to have the same bytes, other bytes that say the same are no fault. Where the ledger vouches
    for a file, one made by another program, or from data that have since changed, is none that is wrong.
    """
    names = sorted(path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file())
    same = other = 0
    for name in (name for name in names if name not in {MANIFEST, OF_EDITION}):
        found, record = content_or_none(folder / name), (made / name).read_bytes()
        free = not bound and name not in changed
        if found == record:
            same += 1
        elif found is not None:
            says = () if free and its.vouched else _says(name, found, record, free=free)
            yield from wrong(name, *says, mend=ASK)
            other += not says
    if same:
        yield right(f"{how_many(same, 'file')} came out the same again, byte for byte")
    if other and its.vouched:
        yield right(f"{how_many(other, 'file')} came out in other bytes, and stand as they were released")
    elif other:
        yield unsure(f"{how_many(other, 'file')} came out in other bytes that say the same; build the round to be sure")


def _says(name: str, found: bytes, record: bytes, *, free: bool) -> tuple[str, ...]:
    """What a file says otherwise; where its bytes are not free to differ, from which on they do."""
    if other := under_another(found, record):
        return (other,)
    return discrepancies(name, found, record) or (() if free else (first_byte(found, record),))
