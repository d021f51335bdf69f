"""`oba release`: the decision to send a round, attacked once more, and written into the ledger for good."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oba.cli.exit import CLEAN, PROBLEMS, USAGE, Refused, ending, say
from oba.cli.options import DATA, PROCESSES, RULES, Cards, Data, PlanName, Replaced, Rules, WorkerCount

if TYPE_CHECKING:
    from oba.domain.book import Book
    from oba.domain.plan import Round
    from oba.domain.release import Release
    from oba.quarter import Folders
    from oba.read.project import Project
    from oba.safety import GivenAway

_NOTHING = "Nothing was released."
_LONGEST = 200
OUTPUT = Path("output")


@ending
def release_round(  # noqa: PLR0913 - one for each option
    plan: PlanName,
    *,
    round_: Annotated[str, typer.Option("--round", metavar="ROUND", help="The round, such as 2010-11-q2.")],
    by: Annotated[str, typer.Option(metavar="WHO", help="Who has decided it: a role rather than a name.")],
    on: Annotated[str, typer.Option(metavar="DATE", help="The day it is sent: 2010-11-10.")],
    to: Annotated[
        list[str] | None, typer.Option(metavar="BOARD", help="A board that gets it; may be said several times.")
    ] = None,
    replace: Replaced = None,
    sign: Annotated[
        Path | None, typer.Option(metavar="KEY", help="A key of ssh that signs it; its owner is in allowed-signers.")
    ] = None,
    output: Annotated[Path, typer.Option(metavar="DIR", help="Where published rounds are.")] = OUTPUT,
    workers: WorkerCount = PROCESSES,
    cards: Cards = None,
    rules: Rules = RULES,
    data: Data = DATA,
) -> int:
    """Release a built round: from then on its numbers are known outside, and later rounds are made safe beside them.

    The round is made again and must be what stands published. Then it is attacked, and its protected numbers and
    answers are added to data/PLAN/ledger, where nothing is ever changed.
    """
    from oba.cli.selection import cards_of, folders, printable_book, round_of, sound_plan
    from oba.domain.release import Release
    from oba.releases import replacing

    where = folders(rules, data, output, cards_of(cards))
    found = sound_plan(where, plan, _NOTHING)
    now, before = round_of(found.project, round_), found.project.releases
    decided = Release(
        number=len(before) + 1, round=now.id, by=by.strip(), on=_day(on), to=tuple(dict.fromkeys(to or ())),
        why=(replace or "").strip(),
    )  # fmt: skip
    _refuse(_wrong_words(decided), USAGE)
    _refuse(_wrong_decision(found.project, now, decided), USAGE)
    refuse_replacement(found.project, now, replace)
    project = replacing(found.project, now, decided.why) if replace is not None else found.project
    book = printable_book(found._replace(project=project), now, _NOTHING)
    _refuse(_nothing_new(book, before, decided), PROBLEMS)
    _release(where, project, book, decided, workers, sign)
    return CLEAN


def refuse_replacement(project: Project, now: Round, why: str | None) -> None:
    """Refuse to replace what was never released, or without a reason that can be printed."""
    from oba.domain.release import last_of

    if why is None:
        return
    if wrong := "\n".join(_wrong_text("--replace", why.strip())):
        raise Refused(wrong, USAGE)
    if last_of(project.releases, now.id) is None:
        raise Refused(
            f"{now.title} has not been released yet, so there is nothing to replace: leave --replace out.", USAGE
        )


def _day(text: str) -> date:
    from oba.read.text.identifiers import parse_date

    day = parse_date(text)
    if day is None:
        raise Refused(f"'{text}' is not a date. Write year, month and day: 2010-11-10.", USAGE)
    return day


def _refuse(wrong: Iterator[str], status: int) -> None:
    if says := "\n".join(wrong):
        raise Refused(f"{says}\n{_NOTHING}", status)


def _wrong_words(decided: Release) -> Iterator[str]:
    yield from _wrong_text("--by", decided.by)


def _wrong_text(option: str, text: str) -> Iterator[str]:
    """What keeps a text from standing in a table and on a page."""
    from oba.compose.font_characters import lacking
    from oba.read.text.characters import on_one_line, plain
    from oba.words import listed
    from oba.words.harmless import harmless
    from oba.words.number_words import numbers_in

    if not text:
        yield f"{option} is empty: say it in a few words."
    elif len(text) > _LONGEST:
        yield f"{option} has {len(text)} characters, and at most {_LONGEST} are printed: say it shorter."
    elif text != plain(on_one_line(text)) or lacking(text):
        yield f"{option} has characters that cannot be printed: write '{plain(on_one_line(text))}' in plain letters."
    elif harmless(text) != text:
        yield f"{option} begins with '{text[0]}', which a spreadsheet takes for a formula: begin with a letter."
    elif said := numbers_in(text):
        yield f"{option} says {listed(said)}, and it is printed in every pack: say it without numbers."


def _wrong_decision(project: Project, now: Round, decided: Release) -> Iterator[str]:
    """Boards that are not there, and days on which the round was not known yet or was released already."""
    from oba.domain.release import last_of
    from oba.read.text.suggestion import one_of
    from oba.words import day

    boards = [board.id for board in project.plan.boards]
    for name in (name for name in decided.to if name not in boards):
        yield f"There is no board '{name}': {one_of(name, boards, 'the boards of plan.yaml')}"
    if decided.on < now.cut_off:
        yield f"The data of {now.title} close on {day(now.cut_off)}: --on must be that day or a later one."
    last = last_of(project.releases, now.id)
    if last and decided.on < last.on:
        yield f"{now.title} was released on {day(last.on)}: --on must be that day or a later one."


def _nothing_new(book: Book, before: tuple[Release, ...], decided: Release) -> Iterator[str]:
    """Why a round that was released already is not released again."""
    from oba.domain.release import last_of
    from oba.ledger.cells import same_as_released
    from oba.words import day

    last = last_of(before, decided.round)
    if last is None:
        return
    was = f"{book.round.title} was released on {day(last.on)} by {last.by} (number {last.number} in the ledger)"
    same = same_as_released(book, last)
    if same and decided.why in ("", last.why):
        yield f"{was} with the same numbers and answers: there is nothing to do."
    elif not decided.why:
        yield (
            f"{was} with other numbers or answers, and cannot be unsent. To send these in their place, build it with "
            "--replace WHY, look at it, and release it with the same words: the next packs print them."
        )


def _release(where: Folders, project: Project, book: Book, decided: Release, workers: int, sign: Path | None) -> None:
    """Hold the round against today's files, attack it, and add it to the ledger."""
    import dataclasses

    from oba.cli.up_to_date import manifest_up_to_date
    from oba.ledger.cells import answers_of, cells_of, rules_of
    from oba.ledger.table import ledger_file
    from oba.publish import program
    from oba.publish.ledger import NumberTaken, append, append_signature, digest_of
    from oba.read.ledger import FOLDER

    plan = project.plan.id
    again = f" --replace {shlex.quote(decided.why)}" if decided.why else ""
    elsewhere = "" if where.output == OUTPUT else f" --output {shlex.quote(str(where.output))}"
    build = f"oba build {plan} --round {decided.round}{again}{elsewhere}"
    manifest = manifest_up_to_date(where, project, book, workers, build)
    _refuse_exposed(exposed(where, project, book.round))
    folder = where.data / plan / FOLDER
    whole = dataclasses.replace(
        decided, manifest=manifest, before=digest_of(folder, decided.number - 1), program=program(),
        cells=cells_of(book), answers=answers_of(book), rules=rules_of(book),
    )  # fmt: skip
    file = ledger_file(plan, whole)
    signature = _signature(file.content, sign, folder.parent, decided.on)
    try:
        path = append(folder, whole.number, file.name, file.content)
    except NumberTaken:
        raise Refused(f"Somebody has released a round meanwhile. {_NOTHING} Try again.", PROBLEMS) from None
    paths = [path, *([append_signature(path, signature)] if signature else [])]
    print(f"Released {book.round.title}, number {whole.number} in the ledger: {path}")
    say(f"Put it under version control now: git add {shlex.join(map(str, paths))}. It is never changed again.")


def _signature(content: bytes, key: Path | None, data: Path, on: date) -> bytes:
    """The signature of a ledger file, which must hold beside those who are allowed; empty where none is wanted."""
    from oba.publish.signature import ALLOWED, NoProgram, NotHeld, NotSigned, sign, signer

    if key is None:
        return b""
    try:
        made = sign(content, key)
        say(f"Signed by {signer(content, made, data / ALLOWED, on)}.")
    except NoProgram:
        raise Refused(f"ssh-keygen is not there: install OpenSSH, or leave --sign out. {_NOTHING}", USAGE) from None
    except NotSigned as why:
        raise Refused(f"{why} {_NOTHING}", USAGE) from None
    except NotHeld:
        mend = (
            f"add a line to {data / ALLOWED}: the owner's e-mail address, a space, and what is in the key's .pub file"
        )
        raise Refused(
            f"The owner of {key} is not among those who may sign on that day: {mend}. {_NOTHING}", USAGE
        ) from None
    return made


def exposed(where: Folders, project: Project, now: Round) -> GivenAway:
    """What could be worked out from a published round and all that it has seen released, by name of cell.

    A round that is being replaced stands last among the releases of the project, so that it has seen every one.
    """
    from oba.quarter import place_of_round
    from oba.safety import given_away

    target = place_of_round(where, project, now)
    return given_away(project, now, target, target.parent)


def _refuse_exposed(found: GivenAway) -> None:
    if found.says:
        says, mend = "\n".join(found.says), f"{found.mend[0].upper()}{found.mend[1:]}."
        raise Refused(f"{says}\n{_NOTHING} What is named could be worked out from this round. {mend}", PROBLEMS)
