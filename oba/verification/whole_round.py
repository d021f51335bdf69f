"""Verifying a published round: its files, its manifest, what it was made from, and whether it comes out again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from oba.ledger.cells import answers_of, cells_of
from oba.publish import MANIFEST
from oba.verification.answers import Answers, answer_remarks, given, written
from oba.verification.discrepancy import discrepancies, first_byte
from oba.verification.files import ASK, file_remarks
from oba.verification.inputs import input_remarks, same_inputs
from oba.verification.ledger import Standing, ledger_remarks, standing
from oba.verification.manifest import Manifest, Unreadable, read_manifest, rest_remarks
from oba.verification.numbers import number_remarks
from oba.verification.plain_file import content_of, content_or_none
from oba.verification.program import program_remarks, same_program
from oba.verification.remaking import Remaking
from oba.verification.report import Remark, Report, right, unsure, wrong
from oba.verification.signature import signature_remarks
from oba.words.lists import how_many

_RESULTS = "results.json"


def verify_round(folder: Path, made: Path, remaking: Remaking) -> Report:
    """Hold a folder against its manifest, the ledger, today's inputs and the round as it was made again in another.

    A manifest that cannot be read is wrong, and that of the round made again stands in for it.
    """
    again = read_manifest(made)
    manifest, unread = _manifest_in(folder, again)
    its = standing(manifest, remaking.project.releases)
    files = file_remarks(folder, manifest)
    changed = frozenset(one.about for one in files if one.wrong)
    found, without = _results(folder)
    remarks = (
        *unread,
        *_elsewhere(folder, remaking),
        *ledger_remarks(its, manifest, again),
        *signature_remarks(remaking.ledger, its.own or its.last),
        *files,
        *without,
        *_as_released(found, its),
        *_since(its, (*input_remarks(manifest, again), *_today(found, remaking))),
        *program_remarks(manifest, again),
        *_besides(manifest, again, its),
        *_again(folder, made, changed, alike=_alike(manifest, again, its), its=its),
    )
    return Report(title=f"{remaking.round.title} of {remaking.project.plan.title}", remarks=remarks)


def _manifest_in(folder: Path, again: Manifest) -> tuple[Manifest, tuple[Remark, ...]]:
    try:
        return read_manifest(folder), ()
    except Unreadable as why:
        return again, wrong(MANIFEST, f"cannot be read: {why}", mend=ASK)


def _alike(then: Manifest, today: Manifest, its: Standing) -> bool:
    """Whether the same bytes must come out: the same program made it from the same inputs.

    Without the key nobody knows whether the data are the same; what the ledger vouches for is then believed.
    """
    known = (then.data is None) == (today.data is None)
    return same_program(then, today) and same_inputs(then, today) and (known or not its.vouched)


def _elsewhere(folder: Path, remaking: Remaking) -> tuple[Remark, ...]:
    """Whether the folder stands among the published ones under the name of another round."""
    own = remaking.where.output.resolve() / remaking.project.plan.id / remaking.round.id
    here = folder.resolve()
    if here == own or here.parent.parent != own.parent.parent:
        return ()
    mend = "Put the right folder back: build the round again, or ask whoever keeps the published rounds."
    return wrong(MANIFEST, f"is that of {own.parent.name}/{own.name}, which belongs in another folder", mend=mend)


def _since(its: Standing, remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """What differs today; no fault of a release that was replaced, for that is why it was."""
    return tuple(replace(one, wrong=False) if its.replaced else one for one in remarks)


def _results(folder: Path) -> tuple[Answers | None, tuple[Remark, ...]]:
    """The answers in results.json; or none, and why they cannot be read."""
    try:
        return written(content_of(folder / _RESULTS)), ()
    except OSError as error:
        why = error.strerror
    except ValueError as error:
        why = str(error)
    return None, wrong(_RESULTS, f"cannot be read: {why}", mend=ASK)


def _as_released(found: Answers | None, its: Standing) -> tuple[Remark, ...]:
    """The answers in results.json beside those that were released."""
    release = its.own or its.last
    if found is None or release is None:
        return ()
    return answer_remarks(found, given(release.answers), of=_RESULTS, what="what was released")


def _today(found: Answers | None, remaking: Remaking) -> Iterator[Remark]:
    """The answers of the round beside those of today, and the numbers of today beside those that were released."""
    release = remaking.release
    here = found or (given(release.answers) if release else None)
    if here:
        yield from answer_remarks(here, given(answers_of(remaking.book)), of=_RESULTS, what="what comes out today")
    if release:
        yield from number_remarks(cells_of(remaking.book), release.cells)


def _besides(then: Manifest, today: Manifest, its: Standing) -> tuple[Remark, ...]:
    """What the manifest says besides, unless the ledger vouches for it."""
    if its.vouched:
        return ()
    found = tuple(rest_remarks(then, today))
    same = (then.data, then.outputs) == (today.data, today.outputs) and _alike(then, today, its)
    if found or not same or then.sha256 == today.sha256:
        return found
    return wrong(MANIFEST, "says the same in other bytes", mend=ASK)


def _again(folder: Path, made: Path, changed: frozenset[str], *, alike: bool, its: Standing) -> Iterator[Remark]:
    """What each file says otherwise than the round as it comes out again; a missing one was named before.

    Where the ledger vouches for a file, one made by another program, or from data that have since changed, is none
    that is wrong.
    """
    names = sorted(path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file())
    same = other = 0
    for name in (name for name in names if name != MANIFEST):
        found, record = content_or_none(folder / name), (made / name).read_bytes()
        free = not alike and name not in changed
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
    return discrepancies(name, found, record) or (() if free else (first_byte(found, record),))
