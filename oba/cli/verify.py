"""`oba verify`: whether a published round, or one document of it, is whole, was released, and comes out the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oba.cli.exit import CLEAN, PROBLEMS, USAGE, Refused, ending, say
from oba.cli.options import DATA, PROCESSES, RULES, Cards, Data, Rules, WorkerCount

if TYPE_CHECKING:
    from oba.quarter import Folders
    from oba.verification.data_digest import SaidDigests
    from oba.verification.identity import Identity
    from oba.verification.remaking import Remaking
    from oba.verification.report import Report

_NOTHING = "Nothing was verified."
_AS = "PLAN/ROUND/NAME"
_SAY_AS = f"Say --as {_AS}, such as cypp-2010-13/2010-11-q2/northern/dashboard.pdf."
_RESULTS = "results.xlsx"


@ending
def verify_published(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The folder of a published round, a pack or a card.")],
    named: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar=_AS,
            help="Which document a file is that does not say so: cypp-2010-13/2010-11-q2/northern/cards/ni-117.html.",
        ),
    ] = None,
    output: Annotated[Path, typer.Option(metavar="DIR", help="Where the published folders are.")] = Path("output"),
    workers: WorkerCount = PROCESSES,
    cards: Cards = None,
    rules: Rules = RULES,
    data: Data = DATA,
) -> int:
    """Verify a published round, one pack or one card: every byte, input, answer and word, beside what comes out again.

    The round is made again from the files as they are, as its release saw them. What differs is named.
    """
    from oba.cli.refusal import in_catalogue
    from oba.cli.selection import cards_of, folders
    from oba.publish import MANIFEST

    where = folders(rules, data, output, cards_of(cards))
    path = path.parent if path.name == MANIFEST else path
    with in_catalogue(output, where.cards, _NOTHING):
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
    from oba.verification.identity import round_above, round_in
    from oba.verification.whole_round import verify_round

    inside = None if (folder / MANIFEST).exists() else round_above(folder)
    if inside:
        raise Refused(f"{folder} is a part of {inside}: verify that folder, or one file. {_NOTHING}", USAGE)
    one, sha256 = round_in(folder)
    if not sha256 and not (where.rules / one.plan / "plan.yaml").is_file():
        raise Refused(f"{folder} is no published round: it holds no {MANIFEST} that can be read. {_NOTHING}", USAGE)
    remaking = _remaking(one, where, sha256, _said_in(folder))
    project = remaking.project
    with (
        progress("Reading", most_documents(project.plan, project.places, project.rules)) as told,
        remaking.whole(Processes(workers), told) as made,
    ):
        return verify_round(folder, made, remaking)


def _of_file(file: Path, named: str | None, where: Folders) -> Report:
    from oba.verification.document import verify_document
    from oba.verification.identity import identity
    from oba.verification.manifest import Manifest, Unreadable, read_manifest

    if not file.is_file():
        raise Refused(f"There is no file and no folder {file}. {_NOTHING}", USAGE)
    one = _named(named) if named else identity(file)
    if one is None:
        raise Refused(
            f"{file} does not say which document it is: it stands in no published round, and holds no working that "
            f"can be read without a password. {_SAY_AS} {_NOTHING}",
            USAGE,
        )
    manifest: Manifest | None = None
    try:
        manifest = read_manifest(one.folder or where.output / one.plan / one.round)
    except Unreadable:
        manifest = None
    remaking = _remaking(one, where, manifest.sha256 if manifest else "", _said(file, one.name))
    named_one = one._replace(name=remaking.pack_titled(one.title, one.name)) if one.title else one
    return verify_document(file, named_one, manifest, remaking)


def _said(file: Path, name: str) -> SaidDigests:
    from oba.verification.data_digest import digests_in
    from oba.verification.plain_file import content_or_none

    return digests_in(name, content_or_none(file) or b"")


def _said_in(folder: Path) -> SaidDigests:
    """What a round says of its data: of all in its results, of an indicator's rows in its manifest."""
    from oba.inputs import ROWS
    from oba.verification.manifest import Unreadable, read_manifest

    try:
        data = read_manifest(folder).data or {}
    except Unreadable:
        data = {}
    rows = {name.removeprefix(ROWS): one for name, one in data.items() if name.startswith(ROWS)}
    return _said(folder / _RESULTS, _RESULTS)._replace(rows=rows)


def _named(text: str) -> Identity:
    from oba.verification.identity import Identity

    plan, _, rest = text.partition("/")
    round_, _, name = rest.partition("/")
    if not (plan and round_ and name):
        raise Refused(f"{_SAY_AS} {_NOTHING}", USAGE)
    return Identity(plan, round_, name)


def _remaking(one: Identity, where: Folders, sha256: str, said: SaidDigests) -> Remaking:
    """What a round is made again with: the plan as it is here, and the release that its manifest is of."""
    from oba.cli.selection import readable_plan, round_of
    from oba.domain.problem import any_stops
    from oba.domain.release import last_of
    from oba.read.text.characters import printable
    from oba.verification.remaking import Remaking

    plan, round_ = printable(one.plan), printable(one.round)
    found = readable_plan(where, plan, _NOTHING)
    if any_stops(found.warnings):
        say(f"The plan has problems that stop a build, so that an answer may differ: see oba check {plan}.")
    releases = found.project.releases
    own = next((release for release in releases if sha256 and release.manifest == sha256), None)
    now = round_of(found.project, round_)
    return Remaking(
        where=where, project=found.project, proofs=found.proofs, round=now,
        release=own or last_of(releases, now.id), said=said,
    )  # fmt: skip
