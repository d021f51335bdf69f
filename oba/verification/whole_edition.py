"""Verifying the web edition of a plan: every file of it, and the page beside the rounds that leads into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from oba.compose.edition.addresses import FOLDER
from oba.publish import MANIFEST
from oba.publish.edition import MADE_FROM
from oba.verification.again import again_remarks, alike, besides, elsewhere
from oba.verification.files import file_remarks
from oba.verification.ledger import EDITION, UNRELEASED
from oba.verification.manifest import OF_EDITION, Manifest, read_edition
from oba.verification.plain_file import content_or_none
from oba.verification.program import program_remarks
from oba.verification.remaking import Remaking
from oba.verification.report import Remark, Report, right, wrong


def verify_edition(rounds: Path, manifest: Manifest, remaking: Remaking) -> Report:
    """Hold the edition in the folder of a plan against its manifest, and against itself as it comes out again."""
    files = file_remarks(rounds, manifest, _paths(rounds))
    changed = frozenset(one.about for one in files if one.wrong)
    with remaking.edition(str(manifest.rest.get(MADE_FROM))) as made:
        again = read_edition(made)
        bound = alike(manifest, again, UNRELEASED)
        remarks = (
            EDITION,
            *elsewhere(rounds, remaking.where.output, remaking.project.plan.id, OF_EDITION),
            *files,
            *_source(rounds, manifest, remaking),
            *program_remarks(manifest, again),
            *besides(manifest, again, UNRELEASED, OF_EDITION),
            *again_remarks(rounds, made, changed, bound=bound, its=UNRELEASED),
            *_rounds(rounds, remaking),
        )
    return Report(title=f"The web edition, {remaking.title}", remarks=remarks)


def _paths(rounds: Path) -> Iterator[Path]:
    """Everything in the folder of the edition, and the files that stand beside the rounds."""
    yield from (rounds / FOLDER).rglob("*")
    yield from (path for path in rounds.iterdir() if path.is_symlink() or not path.is_dir())


def _source(rounds: Path, manifest: Manifest, remaking: Remaking) -> Iterator[Remark]:
    """Whether it was made with the round that stands beside it, after the same releases."""
    summary = content_or_none(rounds / manifest.round / MANIFEST)
    if summary is not None and remaking.made_from(summary) != manifest.rest.get(MADE_FROM):
        says = f"was made beside another build of {manifest.round} than the one that stands there, or other releases"
        mend = f"Build the round again: oba build {manifest.plan} --round {manifest.round}"
        yield from wrong(OF_EDITION, says, mend=mend)


def _rounds(rounds: Path, remaking: Remaking) -> Iterator[Remark]:
    """The rounds that stand beside it, each of which is verified by itself."""
    standing = [one.id for one in remaking.project.plan.rounds if (rounds / one.id / MANIFEST).is_file()]
    yield from (
        right(f"Beside it stands a round that is verified by itself: oba verify {rounds / one}") for one in standing
    )
