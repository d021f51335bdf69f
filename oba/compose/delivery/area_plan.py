"""The area action plan: what one area does itself, its milestones and targets, and what the whole plan does there."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.dashboard.registers import milestones_of
from oba.compose.dashboard.rows import before_title, carded, label, together
from oba.compose.dashboard.sitting import sitting_at
from oba.compose.delivery.actions import PlanAction, plan_actions
from oba.compose.delivery.milestones import PlanMilestone, plan_milestones
from oba.compose.delivery.standings import said_of
from oba.compose.flag import flag, shared_mark
from oba.domain.book import Book
from oba.domain.finding import Answer, Question
from oba.domain.place import Place
from oba.domain.registers import Action, Milestone
from oba.domain.rule import Rule
from oba.words import quantity, sentence, target
from oba.words.lists import agreeing

_NO_TARGETS = "No indicator has a target of this area’s own: where the rules say so, the whole plan’s judge it."


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTarget:
    """An indicator for which the area has targets of its own, each with its period."""

    number: str
    title: str
    targets: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WideActions:
    """What the whole plan does for one indicator that is red or late in the area; at least one action."""

    title: str
    actions: tuple[PlanAction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPlan:
    """Everything an area action plan may show.

    `own` are the area's actions; `wide` those of the whole plan that are open and bear on what is red or late here, and
    `rest` says in words which others are open. `wide_title` names the whole, as in *County-wide*.
    """

    title: str
    eyebrow: str
    illustrative: str
    message: str
    own: tuple[PlanAction, ...]
    own_mark: str
    milestones: tuple[PlanMilestone, ...]
    milestones_mark: str
    targets: tuple[OwnTarget, ...]
    no_targets: str
    wide_title: str
    wide: tuple[WideActions, ...]
    wide_mark: str
    rest: str
    footer: str


def area_plan(book: Book, place: Place, footer: str) -> AreaPlan | None:
    """Compose the action plan of a part of the whole; None for the whole itself, and where nobody keeps actions."""
    if book.places.is_top(place) or not book.registers.actions:
        return None
    own, wide, milestones = own_actions(book, place), _wide(book, place), area_milestones(book, place)
    first = [one for one in wide if _is_concern(book, one, place)]
    targets = tuple(_targets(rule, place) for rule in carded(book, place) if _own_targets(rule, place))
    return AreaPlan(
        title="Area action plan",
        eyebrow=_eyebrow(book, place),
        illustrative=_flag(own, first, milestones),
        message=_message(book, place, own, milestones),
        own=plan_actions(book, own, place, shared_mark(own)),
        own_mark=shared_mark(own),
        milestones=plan_milestones(book, milestones, place, shared_mark(milestones)),
        milestones_mark=shared_mark(milestones),
        targets=targets,
        no_targets="" if targets else _NO_TARGETS,
        wide_title=_wide_title(book),
        wide=_by_indicator(book, first, place),
        wide_mark=shared_mark(first),
        rest=_rest(book, [one for one in wide if one not in first]),
        footer=footer,
    )


def own_actions(book: Book, place: Place) -> tuple[Action, ...]:
    """The actions done in a place alone or in a part of it: late and slipping ones first, then by their day."""
    when = book.round.cut_off
    here = (one for one in book.registers.actions if book.places.lies_in(one.place, place.id))
    return tuple(sorted(here, key=lambda one: (not one.is_behind(when), one.due)))


def area_milestones(book: Book, place: Place) -> tuple[Milestone, ...]:
    """The year's milestones of a place or of a part of it: late and slipping ones first."""
    when = book.round.cut_off
    here = (one for one in milestones_of(book) if book.places.lies_in(one.place, place.id))
    return tuple(sorted(here, key=lambda one: not one.is_behind(when)))


def _wide(book: Book, place: Place) -> list[Action]:
    """What is open of what the whole plan does for an indicator with a card here, or for an objective alone."""
    cards = {rule.id for rule in carded(book, place)}
    every = (one for one in book.registers.actions if not one.place and one.is_open)
    return [one for one in every if not one.indicator or one.indicator in cards]


def _is_concern(book: Book, one: Action, place: Place) -> bool:
    """Whether an action bears on an indicator that is red here, or whose number is late."""
    found = book.assessments.get((one.indicator, place.id))
    return found is not None and (found[Question.THRESHOLD].answer is Answer.RED or found.late)


def _by_indicator(book: Book, actions: list[Action], place: Place) -> tuple[WideActions, ...]:
    shared, about = shared_mark(actions), dict.fromkeys(one.indicator for one in actions)
    return tuple(
        WideActions(
            title=book.rules[indicator].short,
            actions=plan_actions(book, [one for one in actions if one.indicator == indicator], place, shared),
        )
        for indicator in about
    )


def _eyebrow(book: Book, place: Place) -> str:
    now = sitting_at(book, place)
    return f"{book.plan.title} · for {now.named}" if now else f"{book.plan.title} · {place.name}"


def _flag(own: tuple[Action, ...], wide: list[Action], milestones: tuple[Milestone, ...]) -> str:
    return flag(
        actions=any(one.illustrative for one in (*own, *wide)),
        milestones=any(one.illustrative for one in milestones),
    )


def _message(book: Book, place: Place, own: tuple[Action, ...], milestones: tuple[Milestone, ...]) -> str:
    said = said_of(own, milestones, book.round.cut_off)
    return f"{place.name}: {said}." if said else f"{place.name} has no action and no milestone of its own."


def _own_targets(rule: Rule, place: Place) -> bool:
    return place.id in rule.newest.own


def _targets(rule: Rule, place: Place) -> OwnTarget:
    wanted = rule.newest.own[place.id].targets
    said = (f"{target(one, rule.measure)} in {one.period.label}" for one in wanted)
    return OwnTarget(number=before_title(rule), title=rule.short, targets=sentence("; ".join(said)))


def _wide_title(book: Book) -> str:
    """Actions for everywhere, called after the top tier: County-wide."""
    top = next(tier for tier in book.places.tiers)
    return f"{top.name}-wide"


def _rest(book: Book, rest: list[Action]) -> str:
    if not rest:
        return ""
    about = dict.fromkeys(label(book.rules[one.indicator]) for one in rest if one.indicator)
    named = f": {together(about)}" if about else ""
    stand = agreeing(len(rest), "stands", "stand")
    return f"{sentence(quantity(len(rest), 'other open action'))} {stand} in the delivery plan{named}."
