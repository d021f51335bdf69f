"""`oba build`: a round's documents, published all at once or not at all."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from oba.cli.exit import CLEAN, PROBLEMS, USAGE, Refused, ending, hush, say
from oba.cli.last_build import BuildOrder, PublishedRound, remember, unchanged_round
from oba.cli.options import DATA, PROCESSES, RULES, Cards, Data, PlanNames, Replaced, RoundName, Rules
from oba.cli.problems import warn
from oba.cli.refusal import in_catalogue
from oba.cli.workforce import Workforce

if TYPE_CHECKING:
    from oba.cli.selection import SoundPlan
    from oba.domain.book import Book
    from oba.domain.plan import Round
    from oba.quarter import Folders
    from oba.read.project import Project
    from oba.workers import Workers

_NOTHING = "Nothing was published."


@ending
def build_round(  # noqa: PLR0913 - one for each option
    plans: PlanNames,
    *,
    round_: RoundName = None,
    place: Annotated[
        str | None, typer.Option(metavar="PLACE", help="With --draft: only the place's dashboard, or its card.")
    ] = None,
    indicator: Annotated[
        str | None, typer.Option(metavar="INDICATOR", help="With --draft: only this card. Default place: the top one.")
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Mark every page DRAFT and put it under drafts/; nothing is published.")
    ] = False,
    replace: Replaced = None,
    output: Annotated[Path, typer.Option(metavar="DIR", help="Where published rounds go.")] = Path("output"),
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help=f"How many processes make documents. Default: {PROCESSES}.")
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Let the workers of a Dask cluster make them, such as tcp://10.0.0.5:8786."
        ),
    ] = None,
    cards: Cards = None,
    rules: Rules = RULES,
    data: Data = DATA,
) -> int:
    """Make a round's cards, dashboards, packs and rule book, and publish them all at once or not at all.

    Of several plans the current round of each is made, one after another, and none before all of them are sound.
    With --draft they are marked DRAFT and put into DIR/PLAN/drafts/ROUND instead, beside what is published, which stays
    as it was; with --place, --indicator or both only one page is made, in a few seconds.
    """
    workforce = Workforce(workers, cluster)
    _refuse_of_several(plans, {"--round": round_, "--place": place, "--indicator": indicator, "--replace": replace})
    if not (draft or place or indicator):
        from oba.render.cards import cards_folder

        order = BuildOrder("", round_, replace, rules, data, cards_folder(cards), output)
        return _build(plans, order, cards, workforce)

    from oba.cli.draft import PartOfRound, make_drafts, refuse_part
    from oba.cli.selection import cards_of, folders

    where, part = folders(rules, data, output, cards_of(cards)), PartOfRound(place, indicator)
    if draft and replace is not None:
        raise Refused("A draft replaces nothing: leave --replace out, or leave --draft out to publish.", USAGE)
    if draft:
        with workforce.at_work(where.cards, "No draft was made.") as found:
            return max(make_drafts(where, plan, round_, part, found) for plan in plans)
    refuse_part(plans[0], part)
    return CLEAN


def _build(plans: list[str], order: BuildOrder, cards: Path | None, workforce: Workforce) -> int:
    """Publish the rounds of plans, but for those that stand as they would be published."""
    orders = [order._replace(plan=plan) for plan in dict.fromkeys(plans)]
    waiting = {one.plan: (one, made_from) for one in orders if not _stands(one, made_from := one.made_from)}
    if not waiting:
        return CLEAN

    with workforce.at_work(order.cards, _NOTHING) as workers:
        from oba.cli.selection import cards_of, folders, round_of, sound_plans

        where = folders(order.rules, order.data, order.output, cards_of(cards))
        for found in sound_plans(where, waiting, _NOTHING):
            one, made_from = waiting[found.project.plan.id]
            published = _publish(where, found, round_of(found.project, order.round), order.replace, workers)
            remember(one, made_from, published)
    return CLEAN


def _stands(order: BuildOrder, made_from: str) -> bool:
    """Say of a round that it stands as it would be published, if it does."""
    found = unchanged_round(order, made_from)
    if found is None:
        return False
    print(f"Nothing has changed since {found.title} was published in {order.output / order.plan / found.round}.")
    print("\n".join(found.says), flush=True)
    if found.remark:
        say(found.remark)
    if found.warnings:
        say(f"It was published with {found.warnings} warnings: oba check {order.plan} prints them.")
    return True


def _refuse_of_several(plans: list[str], options: Mapping[str, str | None]) -> None:
    """Refuse what is said of one plan's rounds, places or indicators where several plans are named."""
    if len(plans) > 1 and (said := [option for option, value in options.items() if value is not None]):
        says = f"{said[0]} is said of one plan, and {len(plans)} are named: build them one at a time, or leave it out."
        raise Refused(says, USAGE)


def _publish(where: Folders, found: SoundPlan, now: Round, replace: str | None, workers: Workers) -> PublishedRound:
    """Publish a round of a sound plan, and say where it is and what warns; what stands then."""
    from oba.cli.release import refuse_replacement
    from oba.cli.selection import printable_book
    from oba.cli.terminal import progress
    from oba.compose.edition.addresses import INDEX
    from oba.publish.edition import edition_round
    from oba.quarter import not_taken_up, place_of_round, publish
    from oba.releases import replacing
    from oba.render.documents import most_documents
    from oba.scrutiny import look
    from oba.words import protection_sentences

    most = most_documents(found.project.plan, found.project.places, found.project.rules)
    refuse_replacement(found.project, now, replace)
    project = found.project if replace is None else replacing(found.project, now, replace.strip())
    with _refusing(where.output, where.cards, place_of_round(where, project, now), now.title):
        with progress("Reading", most) as told:
            book = printable_book(found._replace(project=project), now, _NOTHING)
            target = publish(where, project, book, workers, told, project.kept)
        warnings = (*found.warnings, *look(found.project), *not_taken_up(project, book))
        warn(warnings)
        packs = [f"  {one.name}: {target / one.id / 'pack.pdf'}" for one in book.places.documented]
        packs += [f"  {one.name}: {target / 'boards' / one.id}.pdf" for one in book.plan.meeting_apart(now)]
        packs += [f"  {one.known_as}: {target / one}.pdf" for one in now.publications]
        packs += [f"  The web edition: {target.parent / INDEX}"] if edition_round(target.parent) == now.id else []
        says = (*packs, *protection_sentences(book.cost))
        _announce(f"Published {now.title} in {target}", says)
        if remark := _beside_released(project, book, target):
            say(remark)
    return PublishedRound(now.id, now.title, says, remark, len(warnings))


def _beside_released(project: Project, book: Book, target: Path) -> str:
    """What is to be said of a round that was released and has other pages now: what was sent stays sent.

    Another program may draw other pages of the same numbers and answers, and there is nothing to send for that.
    """
    from oba.domain.release import last_of
    from oba.ledger.cells import same_as_released
    from oba.publish import MANIFEST, digest, program
    from oba.words import day

    now, last = book.round, last_of(project.releases, book.round.id)
    if not last or not last.manifest or digest((target / MANIFEST).read_bytes()).sha256 == last.manifest:
        return ""
    released = f"released on {day(last.on)} (number {last.number} in the ledger)"
    if program() != last.program and same_as_released(book, last):
        return f"These pages have the numbers and answers that were {released}; another program made those pages."
    return (
        f"These are not the pages that were {released}. To "
        f"send these in their place: oba build {project.plan.id} --round {now.id} --replace WHY, then oba release."
    )


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
    from oba.publish import standing

    there = standing(target)
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        with in_catalogue(output, cards, _NOTHING):
            yield
    except KeyboardInterrupt:
        if standing(target) not in (there, None):
            raise Refused(f"Stopped, but it was done before: {title} is published in {target}", CLEAN) from None
        raise Refused("Stopped. Nothing was published; the round before stands as it was.", PROBLEMS) from None
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
