"""Verifying a published round: its files, its manifest, what it was made from, and whether it comes out again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from oba.ledger.cells import answers_of, cells_of
from oba.publish import MANIFEST
from oba.verification.again import again_remarks, alike, besides, elsewhere
from oba.verification.answers import Answers, answer_remarks, given, written
from oba.verification.files import ASK, file_remarks
from oba.verification.inputs import input_remarks
from oba.verification.ledger import Standing, ledger_remarks, standing
from oba.verification.manifest import Manifest, Unreadable, read_manifest
from oba.verification.numbers import number_remarks
from oba.verification.plain_file import content_of
from oba.verification.program import program_remarks
from oba.verification.remaking import Remaking
from oba.verification.report import Remark, Report, wrong
from oba.verification.signature import signature_remarks

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
        *elsewhere(folder, remaking.where.output, f"{remaking.project.plan.id}/{remaking.round.id}", MANIFEST),
        *ledger_remarks(its, manifest, again),
        *signature_remarks(remaking.ledger, its.own or its.last),
        *files,
        *without,
        *_as_released(found, its),
        *_since(its, (*input_remarks(manifest, again), *_today(found, remaking))),
        *program_remarks(manifest, again),
        *besides(manifest, again, its),
        *again_remarks(folder, made, changed, bound=alike(manifest, again, its), its=its),
    )
    return Report(title=f"{remaking.round.title} of {remaking.project.plan.title}", remarks=remarks)


def _manifest_in(folder: Path, again: Manifest) -> tuple[Manifest, tuple[Remark, ...]]:
    try:
        return read_manifest(folder), ()
    except Unreadable as why:
        return again, wrong(MANIFEST, f"cannot be read: {why}", mend=ASK)


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
