"""`oba verify`: whether a published round, or one document of it, is whole, was released, and comes out the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oba.cli.exit import CLEAN, PROBLEMS, USAGE, Refused, ending
from oba.cli.options import DATA, PROCESSES, RULES, Cards, Data, Rules, WorkerCount
from oba.cli.remade import NOTHING, remaking_of, said_in, said_in_edition, said_in_round

if TYPE_CHECKING:
    from oba.domain.imprint import Imprint
    from oba.quarter import Folders
    from oba.verification.identity import Identity
    from oba.verification.manifest import Manifest
    from oba.verification.report import Report

_AS = "PLAN/ROUND/NAME"
_SAY_AS = f"Say --as {_AS}, such as cypp-2010-13/2010-11-q2/results.csv."


@ending
def verify_published(
    path: Annotated[
        Path,
        typer.Argument(metavar="PATH", help="A published round, a plan's folder with its web edition, or a file."),
    ],
    named: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar=_AS,
            help="Which document a file is that does not say so: cypp-2010-13/2010-11-q2/results.csv.",
        ),
    ] = None,
    output: Annotated[Path, typer.Option(metavar="DIR", help="Where the published folders are.")] = Path("output"),
    workers: WorkerCount = PROCESSES,
    cards: Cards = None,
    rules: Rules = RULES,
    data: Data = DATA,
) -> int:
    """Verify a published round, a web edition or one file: every byte, input, answer and word, beside what comes out.

    All is made again from the files as they are, as the round's release saw them. What differs is named. Pages and
    papers say which they are, wherever they were found; of another file say it with --as.
    """
    from oba.cli.refusal import in_catalogue
    from oba.cli.selection import cards_of, folders
    from oba.publish import MANIFEST

    where = folders(rules, data, output, cards_of(cards))
    path = path.parent if path.name == MANIFEST else path
    with in_catalogue(output, where.cards, NOTHING):
        report = _of_folder(path, where, workers) if path.is_dir() else _of_file(path, named, where)
    print(report.heading)
    for one in report.remarks:
        print(f"  {one.mark}{one.line}")
    print(_verdict(report))
    for mend in report.mends:
        print(f"  {mend}")
    return CLEAN if report.whole else PROBLEMS


def _verdict(report: Report) -> str:
    if not report.whole:
        return "It is not what it should be: see each line that says WRONG. What to do:"
    return (
        "It is whole."
        if report.sure
        else "Nothing is wrong with it, as far as could be checked: see each line that says UNSURE."
    )


def _of_folder(folder: Path, where: Folders, workers: int) -> Report:
    from oba.cli.terminal import progress
    from oba.processes import Processes
    from oba.publish import MANIFEST
    from oba.render.documents import most_documents
    from oba.verification.identity import edition_at, round_above, round_in
    from oba.verification.whole_round import verify_round

    if rounds := edition_at(folder):
        return _of_edition(rounds, where)
    inside = None if (folder / MANIFEST).exists() else round_above(folder)
    if inside:
        raise Refused(f"{folder} is a part of {inside}: verify that folder, or one file. {NOTHING}", USAGE)
    one, sha256 = round_in(folder)
    if not sha256 and not (where.rules / one.plan / "plan.yaml").is_file():
        raise Refused(f"{folder} is no published round: it holds no {MANIFEST} that can be read. {NOTHING}", USAGE)
    remaking = remaking_of(one, where, sha256, lambda: said_in_round(folder))
    project = remaking.project
    with (
        progress("Reading", most_documents(project.plan, project.places, project.rules)) as told,
        remaking.whole(Processes(workers), told) as made,
    ):
        return verify_round(folder, made, remaking)


def _of_edition(rounds: Path, where: Folders) -> Report:
    from oba.compose.edition.addresses import INDEX
    from oba.domain.imprint import Imprint
    from oba.verification.identity import round_in
    from oba.verification.leads import leads_of
    from oba.verification.manifest import OF_EDITION, Unreadable, read_edition
    from oba.verification.whole_edition import verify_edition

    try:
        manifest = read_edition(rounds)
    except Unreadable as why:
        raise Refused(f"{rounds / OF_EDITION} cannot be read: {why}. Build the round again. {NOTHING}", USAGE) from why
    one, sha256 = Imprint(manifest.plan, manifest.round, INDEX), round_in(rounds / manifest.round)[1]
    remaking = remaking_of(one, where, sha256, lambda: said_in_edition(rounds), leads_of(manifest))
    return verify_edition(rounds, manifest, remaking)


def _of_file(file: Path, named: str | None, where: Folders) -> Report:
    from oba.read.text.characters import printable
    from oba.verification.document import verify_document
    from oba.verification.leads import leads_in, leads_of
    from oba.verification.plain_file import content_or_none

    if not file.is_file():
        raise Refused(f"There is no file and no folder {file}. {NOTHING}", USAGE)
    one = _named(named) if named else _identity(file)
    if not (named or one.folder):
        print(printable(f"{file} says that it is {one.imprint}"))
    manifest = one.manifest or _published(one.imprint, where)
    leads = leads_of(manifest) if manifest else leads_in(content_or_none(file) or b"")
    sha256 = manifest.sha256 if manifest else ""
    remaking = remaking_of(one.imprint, where, sha256, lambda: said_in(file, one.imprint.name), leads)
    return verify_document(file, one, manifest, remaking)


def _identity(file: Path) -> Identity:
    from oba.attack.reading.unread import Unread
    from oba.verification.identity import identity

    try:
        one = identity(file)
    except (Unread, OSError) as why:
        raise Refused(f"{file} cannot be read: {why}. {NOTHING}", USAGE) from why
    if one is None:
        raise Refused(
            f"{file} does not say which document it is, and stands in no published folder. {_SAY_AS} {NOTHING}", USAGE
        )
    return one


def _published(one: Imprint, where: Folders) -> Manifest | None:
    """The manifest of the round of a document found elsewhere, if that round is published here."""
    from oba.verification.identity import of_edition
    from oba.verification.manifest import Unreadable, read_manifest

    try:
        return None if of_edition(one.name) else read_manifest(where.output / one.plan / one.round)
    except Unreadable:
        return None


def _named(text: str) -> Identity:
    from oba.domain.imprint import imprint_of
    from oba.verification.identity import Identity

    if (said := imprint_of(text)) is None:
        raise Refused(f"{_SAY_AS} {NOTHING}", USAGE)
    return Identity(said)
