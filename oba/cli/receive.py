"""`oba receive`: files that came in, shown as they are understood, and written as rows only when told to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oba.cli.exit import CLEAN, PROBLEMS, USAGE, Refused, ending, say
from oba.cli.options import DATA, RULES, Data, PlanName, RoundName, Rules

if TYPE_CHECKING:
    from oba.domain.plan import Round
    from oba.quarter import Folders
    from oba.read.project import Project
    from oba.returns.database.snapshot import Snapshot
    from oba.returns.receipt import Receipt

_NOTHING = "Say what to receive: oba receive PLAN FILE..., or oba receive PLAN --source ID."


@ending
def receive_files(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    plan: PlanName,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE...", help="Workbooks (.xlsx) and CSV tables.")
    ] = None,
    source: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="A database to be asked, by its id in sources.yaml.")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Write the rows that are new; else they are shown.")] = False,  # noqa: FBT002  (a flag of the command line)
    answer: Annotated[
        list[str] | None, typer.Option(metavar="ID=WORDS", help="The answer to a question that a file raises.")
    ] = None,
    round_: RoundName = None,
    rules: Rules = RULES,
    data: Data = DATA,
) -> int:
    """Show what workbooks, tables and databases say beside what is known; with --write, add what is new as dated rows.

    Nothing that is known is ever overwritten: a number that differs is a revision, from its date on.
    """
    from oba.cli.selection import folders, round_of, whole_plan
    from oba.cli.snapshots import snapshots_of

    if not files and not source:
        raise Refused(_NOTHING, USAGE)
    where = folders(rules, data)
    project = whole_plan(where, plan, "Nothing was read.")
    came = snapshots_of(source or (), where, plan)
    return _receive(
        tuple(files or ()), came, where, project, round_of(project, round_), _answers(answer or []), write=write
    )


def _receive(
    files: tuple[Path, ...],
    came: tuple[tuple[Snapshot, ...], tuple[str, ...]],
    where: Folders,
    project: Project,
    now: Round,
    answers: dict[str, str],
    *,
    write: bool,
) -> int:
    """Show what files and databases say; with `write`, put in what is new. `came` has also what was not answered."""
    from oba.cli.acceptance import settle
    from oba.cli.receipt import receipt_lines
    from oba.read.text.characters import printable
    from oba.returns.arrival import put_in
    from oba.returns.receipt import receive

    snapshots, unanswered = came
    receipts, unread = receive(files, project, now, answers, snapshots)
    refused = (*unread, *unanswered)
    for line in refused:
        say("\n".join(map(printable, line.split("\n"))))
    _check_answers(receipts, answers)
    for receipt in receipts:
        print("\n".join(receipt_lines(receipt, now)), end="\n\n")
    sound = settle(receipts, where, project, now, put_in if write else None)
    held = any(receipt.is_held_back for receipt in receipts)
    unsettled = [receipt for receipt in receipts if write and not receipt.is_settled]
    for receipt in unsettled:
        say(f"{receipt.file} is not done with: receive it again once what is open has been answered or settled.")
    return PROBLEMS if refused or not sound or unsettled or held else CLEAN


def _answers(given: Sequence[str]) -> dict[str, str]:
    """The answers by the question they are to."""
    found: dict[str, str] = {}
    for text in given:
        name, sign, words = text.partition("=")
        if not sign or not name.strip() or not words.strip():
            raise Refused(f"--answer '{text}': write the question's id, = and the answer, as --answer all=yes.", USAGE)
        found[name.strip()] = words.strip()
    return found


def _check_answers(receipts: Sequence[Receipt], answers: dict[str, str]) -> None:
    """Refuse an answer to what nobody asked, or to what two files ask in different words."""
    from oba.returns.placement import PUBLISHED, STATUS
    from oba.returns.understanding import is_answer

    for name, words in answers.items():
        asked = [receipt.of.questions[name] for receipt in receipts if name in receipt.of.questions]
        known = sorted({one for receipt in receipts for one in receipt.of.questions})
        if receipts and not asked:
            listed = f"the questions are: {', '.join(known)}" if known else "nothing was asked"
            raise Refused(f"--answer {name}: no file asks this; {listed}.", USAGE)
        if name not in (STATUS, PUBLISHED) and len({one.question for one in asked}) > 1:
            raise Refused(f"--answer {name}: the files ask different things so; receive them one by one.", USAGE)
        if mend := is_answer(name, words):
            raise Refused(f"--answer {name}={words}: {mend}", USAGE)
