"""`oba returns`: who owes what for a round, the words of a reminder, and a workbook for each sender."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oba.cli.exit import CLEAN, USAGE, Refused, ending
from oba.cli.options import DATA, RULES, Data, PlanName, RoundName, Rules

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from oba.compose.returns.sender_lines import SenderLines
    from oba.domain.plan import Round
    from oba.read.project import Project


@ending
def list_returns(
    plan: PlanName,
    round_: RoundName = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day. Default: the round's cut-off.")] = None,
    *,
    again: Annotated[
        bool, typer.Option("--again", help="Make workbooks anew that stand there already; those are kept.")
    ] = False,
    rules: Rules = RULES,
    data: Data = DATA,
) -> int:
    """Say who owes what: received, awaited or late; write each sender a workbook, and the words of a reminder."""
    from oba.cli.selection import folders, round_of, sound_plan
    from oba.compose.returns.sender_lines import sender_lines
    from oba.quarter import asked
    from oba.returns.form_files import form_files

    project = sound_plan(folders(rules, data), plan, "Nobody was asked.").project
    now = round_of(project, round_)
    day = _day(on, now)
    owed = asked(project, now, day)
    senders = sender_lines(owed, project)
    _say(senders, now, day)
    _remind(senders, now, project)
    files = form_files(owed, now, project, day)
    _write(files, senders, data / plan / "returns" / now.id, again=again)
    return CLEAN


def _day(on: str | None, now: Round) -> date:
    from oba.read.text.identifiers import parse_date

    found = parse_date(on) if on else now.cut_off
    if found is None:
        raise Refused(f"'{on}' is not a date. Write year, month and day: 2010-10-15.", USAGE)
    return found


def _say(senders: tuple[SenderLines, ...], now: Round, on: date) -> None:
    """The table: each sender with what is late, awaited and received."""
    from oba.compose.returns.sender_lines import NOBODY, summed
    from oba.words import day

    print(f"Returns for {now.title} on {day(on)}: {summed(senders)}.")
    for one in senders:
        print(f"\n{one.sender or NOBODY}")
        for line in one.lines:
            whose = f" ({line.whose})" if line.whose else ""
            print(f"  {line.standing:<9} {line.what}, {line.when}{whose}: {line.told(now.cut_off)}")


def _remind(senders: tuple[SenderLines, ...], now: Round, project: Project) -> None:
    from oba.returns.reminder import reminder

    for one in senders:
        words = reminder(one, now, project.plan.organisation) if one.sender else ()
        if words:
            print("\nReminder\n  " + "\n  ".join(words))


def _write(files: Mapping[str, bytes], senders: tuple[SenderLines, ...], folder: Path, *, again: bool) -> None:
    """Write each named sender's workbook, unless another stands there."""
    from oba.returns.form_files import write_forms

    found = write_forms(folder, files, again=again)
    print()
    for name in found.written:
        kept = found.kept.get(name)
        print(f"Wrote {folder / name}{f'; the one that stood there is kept as {kept}' if kept else ''}")
    for name in found.left:
        print(f"{folder / name} stands there already and was left as it is; --again makes it anew and keeps this one.")
    if not any(one.sender for one in senders):
        print("No sender is named. Add rows to returns.csv: indicator, sender, places and days.")
