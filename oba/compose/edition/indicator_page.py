"""The page of an indicator in a place: its card as it stands now, then what earlier rounds and other places say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from oba.compose.card.card import printed_card
from oba.compose.card.report_card import ReportCard
from oba.compose.curve.curve import draw
from oba.compose.curve.drawing import Drawing
from oba.compose.curve.traces import Traces, traces
from oba.compose.dashboard.atlas.atlas import IndicatorMap, atlas
from oba.compose.dashboard.changes import ChangePage, changes_at
from oba.compose.edition.addresses import (
    Standpoint,
    answers_beside,
    card_of,
    of_indicator,
    of_place,
    of_round,
    table_beside,
    within,
)
from oba.compose.edition.answer_runs import AnswerRuns, answer_runs, round_name, rounds_of
from oba.compose.edition.contents import Contents
from oba.compose.edition.frame import Frame, frame
from oba.compose.edition.panels import Panels, areas_beside, panels
from oba.compose.edition.spine import Spine, spine
from oba.compose.edition.tables import Download, area_numbers, compared, known_by_round, own_numbers
from oba.compose.results import card_json
from oba.compose.scope import of_indicators
from oba.compose.signposts import Signpost
from oba.compose.subject import subject_of
from oba.domain.place import Place
from oba.domain.rule import Rule
from oba.words import day

HIGH, NARROW = 2300, (2050, 1900)  # of the curve where there is room, and of the one for a telephone, with its width


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The tables to download, one beside each figure; None where there is no such figure."""

    numbers: Download | None
    rounds: Download | None
    areas: Download | None
    compared: Download | None
    working: Download


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPage:
    """Everything the page of an indicator in a place may show."""

    name: str
    frame: Frame
    card: ReportCard
    known_at: str
    outcome: Signpost
    places: tuple[Signpost, ...]
    as_known: tuple[Signpost, ...]
    narrow: Drawing | None
    runs: AnswerRuns
    panels: Panels | None
    spine: Spine | None
    map: IndicatorMap | None
    map_notice: str
    changes: ChangePage
    figures: Figures
    on_screen: str
    on_paper: str
    rule: str
    embed: str


def indicator_page(told: Contents, rule: Rule, place: Place) -> IndicatorPage:
    """Compose the page. The indicator must have one in the place."""
    name = of_indicator(rule.id, place.id)
    here, book = within(name), told.book
    card, narrow = _card(told, rule, place)
    found = spine(told, rule, place) if not rule.measure.is_narrative else None
    every = panels(told, rule, place, here)
    maps = atlas(of_indicators(book, [rule.id]), place)
    on_screen = here.to_round(told.now.id, card_of(rule.id, place.id))
    return IndicatorPage(
        name=name,
        frame=frame(told, here),
        card=card,
        known_at=day(told.now.cut_off),
        outcome=Signpost(text=card.outcome, address=f"{here.to(of_place(place.id))}#{rule.outcome}"),
        places=tuple(_places(told, rule, place, here)),
        as_known=tuple(_as_known(told, rule, place, here)),
        narrow=narrow,
        runs=answer_runs(told, rule, place, card.answers, here),
        panels=every,
        spine=found,
        map=maps.maps[0] if maps else None,
        map_notice=book.outlines.notice,
        changes=changes_at(of_indicators(book, [rule.id]), place),
        figures=_figures(told, rule, place, every, found),
        on_screen=on_screen,
        on_paper=here.to_round(told.now.id, card_of(rule.id, place.id, "pdf")),
        rule=here.to_round(told.now.id, f"rulebook.html#rule-{rule.id}"),
        embed=_embed(told, rule, place),
    )


def _card(told: Contents, rule: Rule, place: Place) -> tuple[ReportCard, Drawing | None]:
    """The card without its strips, for which the page has a table, and its curve once more for a telephone."""
    subject = subject_of(told.book, rule.id, place)
    card = printed_card(told.book, subject)
    if rule.measure.is_narrative:
        return card, None
    card = replace(card, answers=tuple(replace(one, run=None) for one in card.answers))
    seen, said = traces(subject), f"{card.lead} {card.rest}".strip()
    if not _is_drawn(seen):
        return card, None
    wide, high = NARROW
    return replace(card, drawing=draw(seen, said, HIGH)), draw(_narrowed(seen), said, high, wide)


def _narrowed(seen: Traces) -> Traces:
    """What a telephone has room for: the place's own line, where it was headed, and the nearest target."""
    near = min((goal.at for goal in seen.goals if goal.at >= (seen.judged or 0)), default=None)
    goals = tuple(goal for goal in seen.goals if goal.at == near)
    return replace(seen, beside=(), goals=goals, evidence=replace(seen.evidence, whiskers=(), limits=()))


def _is_drawn(seen: Traces) -> bool:
    return bool(seen.own or seen.beside or seen.goals)


def _places(told: Contents, rule: Rule, place: Place, here: Standpoint) -> Iterator[Signpost]:
    """The same page of every other place."""
    for one in told.book.places.documented:
        if told.has_page(rule, one):
            yield Signpost(text=one.name, address="" if one == place else here.to(of_indicator(rule.id, one.id)))


def _as_known(told: Contents, rule: Rule, place: Place, here: Standpoint) -> Iterator[Signpost]:
    """The earlier rounds, the latest first: the card as it was sent, else what the round's page still tells of it."""
    for one in reversed(rounds_of(told, rule, place)):
        if one != told.now:
            sent = here.to_round(one.id, card_of(rule.id, place.id))
            kept = f"{here.to(of_round(one.id))}#{rule.id}"
            yield Signpost(text=round_name(one), address=sent if told.keeps(one) else kept)


def _figures(told: Contents, rule: Rule, place: Place, every: Panels | None, found: Spine | None) -> Figures:
    name = of_indicator(rule.id, place.id)
    beside = dict.fromkeys((place, *(one for one in areas_beside(told, place) if told.has_page(rule, one))))
    working = Download("Answers with their working", answers_beside(name), card_json(told.book, rule.id, place))
    if rule.measure.is_narrative:
        return Figures(numbers=None, rounds=None, areas=None, compared=None, working=working)
    return Figures(
        numbers=Download("Download these numbers", table_beside(name), own_numbers(told, rule, place)),
        rounds=Download(
            "Download all rounds and places", table_beside(name, "rounds"), known_by_round(told, rule, beside)
        ),
        areas=Download("Download these numbers", table_beside(name, "areas"), area_numbers(told, rule, place))
        if every
        else None,
        compared=Download("Download these numbers", table_beside(name, "compared"), compared(found, rule))
        if found
        else None,
        working=working,
    )


def _embed(told: Contents, rule: Rule, place: Place) -> str:
    """The line that shows the card within another site's page; whoever copies it puts in where the rounds stand."""
    source = f"https://ADDRESS/{told.book.plan.id}/{told.now.id}/{card_of(rule.id, place.id)}"
    title = f"{rule.title}: {place.name}".replace("&", "&amp;").replace('"', "&quot;")
    return f'<iframe src="{source}" title="{title}" width="100%" height="900" loading="lazy"></iframe>'
