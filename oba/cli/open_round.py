"""`oba round`: the next round opened, last round's stories carried over, and what falls due."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oba.cli.exit import CLEAN, USAGE, Refused, ending
from oba.cli.options import DATA, RULES, Data, PlanName, Rules

if TYPE_CHECKING:
    from oba.domain.plan import Round
    from oba.read.project import Project

_TEMPLATE = "templates/summary.md"


@ending
def open_round(
    plan: PlanName,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The round to open, such as 2010-11-q3.")],
    meeting: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of the meeting, where the plan has no boards.")
    ] = None,
    rules: Rules = RULES,
    data: Data = DATA,
) -> int:
    """Open the next round: its cut-off and meetings, last round's stories to be read again, and what falls due."""
    from oba.cli.selection import folders, sound_plan

    project = sound_plan(folders(rules, data), plan, "The round was not opened.").project
    now = next((one for one in project.plan.rounds if one.id == name), None)
    remarks: tuple[str, ...] = (f"{name} stands in plan.yaml already, and was left as it is.",)
    if now is None:
        now, remarks = _opening(project, name, meeting, rules / plan / "plan.yaml")
    _say(now, remarks)
    _carry(project, now, data / plan)
    _say_texts(project, now, data / plan)
    _say_owed(project, now)
    _say_due(project, now)
    print(f"\nAsk for numbers: oba returns {plan} --round {now.id}")
    return CLEAN


def _opening(project: Project, name: str, meeting: str | None, file: Path) -> tuple[Round, tuple[str, ...]]:
    """The round as it now stands in plan.yaml, and what was left out of it."""
    from oba.publish.whole_file import put_whole
    from oba.read.text.identifiers import parse_date
    from oba.rounds.opening import opening
    from oba.rounds.plan_text import with_round

    day = parse_date(meeting) if meeting else None
    if meeting and day is None:
        raise Refused(f"'{meeting}' is not a date. Write year, month and day: 2011-02-09.", USAGE)
    found = opening(project.plan, name, day)
    if found.round is None:
        raise Refused("\n".join(found.remarks), USAGE)
    put_whole(file, with_round(file.read_text(encoding="utf-8"), found.round).encode())
    return found.round, (f"Opened in {file}.", *found.remarks)


def _say(now: Round, remarks: tuple[str, ...]) -> None:
    from oba.words import day

    print(f"{now.title} ({now.id}): data close on {day(now.cut_off)}, first meeting on {day(now.meeting)}.")
    for remark in remarks:
        print(f"  {remark}")


def _carry(project: Project, now: Round, folder: Path) -> None:
    """Carry last round's stories over; those that stand in the round already are left alone."""
    from oba.rounds.carried_stories import carried, carried_stories, story_names
    from oba.rounds.story_files import write_stories
    from oba.words.lists import agreeing

    stories = carried_stories(project.plan, project.stories, now)
    root = folder / "stories"
    texts = {
        name: carried((root / story.round / story.place / f"{story.indicator}.md").read_text("utf-8"), story.round)
        for name, story in story_names(stories, now).items()
    }
    written = write_stories(root, texts)
    if written:
        count = f"{written} {agreeing(written, 'story was', 'stories were')} carried over from {stories[0].round}"
        print(
            f"  {count} to {root / now.id}, not yet reviewed: read each, and write reviewed: and the day in its head."
        )


def _say_texts(project: Project, now: Round, folder: Path) -> None:
    """Where the words of the year's documents go, in a plan that makes any; with the template of young people's."""
    from oba.cli.first_plan import TEMPLATES
    from oba.domain.publication import Publication
    from oba.rounds.story_files import write_stories

    made = {one for each in project.plan.rounds for one in each.publications}
    if not made:
        return
    print(f"  What people sign for documents of the year: {folder / 'texts' / now.id}/<document>/<section>.md")
    if Publication.SUMMARY in made:
        write_stories(folder, {_TEMPLATE: (TEMPLATES / "data" / _TEMPLATE).read_text("utf-8")})
        print(f"  Young people's words for their summary: copy {folder / _TEMPLATE}")


def _say_owed(project: Project, now: Round) -> None:
    """What has not come, by sender."""
    from oba.compose.returns.sender_lines import NOBODY, RECEIVED, sender_lines
    from oba.quarter import asked

    senders = sender_lines(asked(project, now, now.cut_off), project)
    open_ = [(one.sender or NOBODY, line) for one in senders for line in one.lines if line.standing != RECEIVED]
    if open_:
        print("\nReturns")
    for sender, line in open_:
        whose = f" ({line.whose})" if line.whose else ""
        print(f"  {line.what}, {line.when}{whose}: {sender}, {line.told(now.cut_off)}")


def _say_due(project: Project, now: Round) -> None:
    from oba.rounds.due import due_lists

    for found in due_lists(project.plan, project.rules, project.registers, now):
        print(f"\n{found.title}")
        for line in found.lines:
            print(f"  {line}")
