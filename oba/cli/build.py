"""`oba build`: a round's documents, published all at once or not at all."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated, NoReturn

import typer

from oba.cli.exit import CLEAN, PROBLEMS, Refused, ending, hush, say
from oba.cli.options import DATA, RULES, Data, PlanName, RoundName, Rules
from oba.cli.problems import ProblemFormat, rendered, warn
from oba.domain.problem import Problem, Where


@ending
def build_round(
    plan: PlanName,
    round_: RoundName = None,
    output: Annotated[Path, typer.Option(metavar="DIR", help="Where published rounds go.")] = Path("output"),
    workers: Annotated[int, typer.Option(min=1, max=64, help="How many processes make documents.")] = 2,
    cards: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Your own templates. Default: cards/ here, else those of oba.")
    ] = None,
    rules: Rules = RULES,
    data: Data = DATA,
) -> int:
    """Make a round's cards, dashboards, packs and rule book, and publish them all at once or not at all."""
    from oba.cli.selection import cards_of, folders, round_of, sound_plan
    from oba.cli.terminal import progress
    from oba.quarter import look, open_book, place_of_round, publish
    from oba.render.documents import most_documents

    found = sound_plan(folders(rules, data), plan, "Nothing was published.")
    now, where = round_of(found.project, round_), folders(rules, data, output, cards_of(cards))
    most = most_documents(found.project.places, found.project.rules)
    place = place_of_round(where, found.project, now)
    with _refusing(where.output, where.cards, place, now.title):
        with progress("Reading", most) as told:
            book = open_book(found.project, found.proofs, now)
            target = publish(where, found.project, book, workers, told)
        warn((*found.warnings, *look(found.project)))
        packs = [f"  {place.name}: {target / place.id / 'pack.pdf'}" for place in book.places.documented]
        _announce(f"Published {now.title} in {target}", packs)
    return CLEAN


def _announce(published: str, packs: Iterable[str]) -> None:
    """Say what was published; where standard output fails it is said beside it, for it is so all the same."""
    try:
        print("\n".join([published, *packs]), flush=True)
    except OSError as error:
        hush()
        say(f"{published}. This could not be written to standard output: {error.strerror or error}.")


@contextmanager
def _refusing(output: Path, cards: Path, target: Path, title: str) -> Iterator[None]:
    """Say in the words of the catalogue why nothing was published; a polite request to stop is taken as Ctrl-C is.

    What is said of a build that was stopped is read from the disk: whether another folder stands at the target.
    """
    from oba.domain.catalogue import problem
    from oba.publish import PublishFailed, standing
    from oba.render.failure import RenderFailed

    there = standing(target)
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    except PublishFailed as failed:
        raise _refusal([problem("A020", Where(file=str(output)), failed.what, failed.mend)]) from None
    except RenderFailed as failed:
        raise _refusal(problem("A021", Where(file=str(cards)), why) for why in failed.reasons) from None
    except KeyboardInterrupt:
        if standing(target) not in (there, None):
            raise Refused(f"Stopped, but it was done before: {title} is published in {target}", CLEAN) from None
        raise Refused("Stopped. Nothing was published; the round before stands as it was.", PROBLEMS) from None
    finally:
        signal.signal(signal.SIGTERM, before)


def _refusal(problems: Iterable[Problem]) -> Refused:
    return Refused(f"{rendered(tuple(problems), ProblemFormat.TEXT)}\nNothing was published.", PROBLEMS)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
