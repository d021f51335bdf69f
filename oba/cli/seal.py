"""`oba seal`: a copy of a board's pack that only its password opens, to be sent by e-mail."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oba.cli.exit import CLEAN, PROBLEMS, USAGE, Refused, ending
from oba.cli.options import DATA, RULES, Data, PlanName, RoundName, Rules

if TYPE_CHECKING:
    from oba.domain.plan import Round
    from oba.read.project import Project

PASSWORD = "OBA_PASSWORD"  # noqa: S105  (the name of a variable, not a password)


@ending
def seal_pack(
    plan: PlanName,
    *,
    board: Annotated[str, typer.Option(metavar="BOARD", help="Whose pack: a board of the plan, or a place.")],
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the copy goes: outside the published rounds.")],
    round_: RoundName = None,
    output: Annotated[Path, typer.Option(metavar="DIR", help="Where published rounds are.")] = Path("output"),
    rules: Rules = RULES,
    data: Data = DATA,
) -> int:
    """Copy a board's published pack into a file that only its password opens (AES-256), to be sent by e-mail.

    The password is read from the environment, OBA_PASSWORD, and never written or printed. The copy is no PDF/A, is not
    in the round's manifest, and never stands among the published rounds.
    """
    from oba.cli.selection import folders, round_of, whole_plan
    from oba.publish.password_copy import locked
    from oba.publish.whole_file import put_whole

    _refuse_inside(to, output)
    password = _password()
    project = whole_plan(folders(rules, data, output), plan, "No copy was made.")
    now = round_of(project, round_)
    content = _published(output / plan / now.id, _pack_of(project, now, board), f"oba build {plan} --round {now.id}")
    to.mkdir(parents=True, exist_ok=True)
    copy = to / f"{plan}-{now.id}-{board}.pdf"
    put_whole(copy, locked(content, password))
    print(f"Copied with the password to {copy}. Tell the board the password by another way than e-mail.")
    return CLEAN


def _refuse_inside(to: Path, output: Path) -> None:
    """What stands among published rounds is published: a copy with a password is not."""
    if to.resolve().is_relative_to(output.resolve()):
        raise Refused(f"{to} is inside {output}, where published rounds stand. Choose a folder outside it.", USAGE)


def _password() -> str:
    from oba.publish.password_copy import FEWEST, refusal

    password = os.environ.get(PASSWORD, "")
    if why := refusal(password):
        raise Refused(f"{why[:1].upper()}{why[1:]}. Set {PASSWORD} to one of at least {FEWEST} characters.", USAGE)
    return password


def _pack_of(project: Project, now: Round, name: str) -> str:
    """The name of a board's pack in a round's folder: that of its place, or its own."""
    from oba.cli.selection import named

    apart = {one.id: f"boards/{one.id}.pdf" for one in project.plan.meeting_apart(now)}
    places = {one.id: f"{one.id}/pack.pdf" for one in project.places.documented}
    boards = {one.id: places[one.place] for one in project.plan.boards if one.place in places}
    return named(name, {**places, **boards, **apart}, "board with a pack in this round")


def _published(folder: Path, name: str, build: str) -> bytes:
    """A pack as it was published; refused where it is not there, or no longer what the manifest says."""
    from oba.publish.verification import as_published

    content = as_published(folder, name)
    if content is None:
        raise Refused(f"{folder / name} is not there as it was published. Publish the round first: {build}", PROBLEMS)
    return content
