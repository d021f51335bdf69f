"""Verifying a published round: its files, its manifest, what it was made from, and whether it comes out again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from oba.ledger.cells import answers_of
from oba.publish import MANIFEST
from oba.verification.answers import answer_remarks, given, written
from oba.verification.discrepancy import discrepancies
from oba.verification.files import file_remarks
from oba.verification.inputs import input_remarks
from oba.verification.ledger import ledger_remarks
from oba.verification.manifest import Manifest, Unreadable, read_manifest
from oba.verification.program import program_remarks, same_program
from oba.verification.remaking import Remaking
from oba.verification.report import Remark, Report, right, wrong
from oba.words.lists import how_many

_RESULTS = "results.json"


def verify_round(folder: Path, made: Path, remaking: Remaking) -> Report:
    """Hold a folder against its manifest, the ledger, today's inputs and the round as it was made again in another.

    A manifest that cannot be read is wrong, and that of the round made again stands in for it.
    """
    again = read_manifest(made)
    try:
        manifest = read_manifest(folder)
        standing = ledger_remarks(manifest, remaking.project.releases, again)
    except Unreadable as why:
        manifest, standing = again, wrong(MANIFEST, f"cannot be read: {why}")
    files = file_remarks(folder, manifest)
    changed = frozenset(one.about for one in files if one.wrong)
    remarks = (
        *standing,
        *files,
        *input_remarks(manifest, again),
        *_answers(folder, remaking),
        *program_remarks(manifest, again),
        *_again(folder, made, changed, alike=_alike(manifest, again)),
    )
    return Report(title=f"{remaking.round.title} of {remaking.project.plan.title}", remarks=remarks)


def _alike(then: Manifest, today: Manifest) -> bool:
    """Whether the same bytes must come out: the same program made it from the same inputs."""
    return same_program(then, today) and then.inputs == today.inputs and then.data == today.data


def _answers(folder: Path, remaking: Remaking) -> Iterator[Remark]:
    today = given(answers_of(remaking.book))
    try:
        yield from answer_remarks(
            written((folder / _RESULTS).read_bytes()), today, of=_RESULTS, what="what comes out today"
        )
    except (OSError, ValueError) as error:
        yield from wrong(_RESULTS, f"cannot be read: {error}")
    if remaking.release:
        yield from answer_remarks(today, given(remaking.release.answers), of="today", what="what was released")


def _again(folder: Path, made: Path, changed: frozenset[str], *, alike: bool) -> Iterator[Remark]:
    """What each file says otherwise than the round as it comes out again; a missing one was named before."""
    names = sorted(path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file())
    same = 0
    for name in names:
        found, record = _bytes(folder / name), (made / name).read_bytes()
        if found == record:
            same += 1
        elif found is not None:
            says = discrepancies(name, found, record)
            bad = alike or name in changed
            yield from wrong(name, *says) if bad else (Remark(about=name, says=one) for one in says)
    if same:
        yield right(f"{how_many(same, 'file')} came out the same again, byte for byte")


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
