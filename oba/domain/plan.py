"""A plan: its outcomes, rounds, tiers of places and the policy that meaning depends on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from oba.domain.citation import Citation
from oba.domain.group import Group
from oba.domain.multiples import Ratio
from oba.domain.number import round_half_away, units
from oba.domain.period import Every, Period, YearKind
from oba.domain.period_text import parse_period
from oba.domain.place import Tier
from oba.domain.problem import Where
from oba.domain.publication import Publication


class Compare(StrEnum):
    """Whether numbers are rounded to the measure's decimals before they are compared."""

    AS_PRINTED = "as printed"
    EXACT = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Every choice a plan makes once for all its rules.

    `on_course` is the share of the planned pace that still counts as on course; `expected_within` the days after a
    period's end by which its number is due; `suppress_below` the count from which a number may be shown; `insiders`
    says that numbers must be safe from each place's own people too, who know its numbers.
    """

    compare: Compare
    on_course: Fraction
    expected_within: int
    suppress_below: int
    insiders: bool = False
    where: Citation

    def seen(self, value: Fraction, decimals: int) -> Fraction:
        """A number as compared: rounded to so many decimals where the plan compares as printed, else as it is."""
        return round_half_away(value, decimals) if self.compare is Compare.AS_PRINTED else value

    def seen_ratio(self, ratio: Ratio, decimals: int) -> Ratio:
        """A ratio as compared."""
        return (units(*ratio, decimals), 10**decimals) if self.compare is Compare.AS_PRINTED else ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """One thing that the plan says its partners will do."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What the plan wants under one outcome, and the objectives that lead there."""

    id: str
    title: str
    objectives: tuple[Objective, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A condition of well-being the plan is for, with its aims, and its indicators in the plan's own order.

    Its measures stand in the pack of `board` alone where it names one, and on no place's pages. `tested_by` are the
    outcomes whose indicators and actions test it too. `focus` is the priority within it; `lead`, `agencies` and
    `timetable` say who answers for it, who does it and by when, in the plan's words. `poster` is its short name on the
    poster, empty where its title stands there.
    """

    id: str
    title: str
    indicators: tuple[str, ...] = ()
    aims: tuple[Aim, ...] = ()
    board: str = ""
    poster: str = ""
    tested_by: tuple[str, ...] = ()
    focus: str = ""
    lead: str = ""
    agencies: tuple[str, ...] = ()
    timetable: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Those who get a pack for their meetings: that of a place, or one of the indicators that bear on its business.

    `meetings` are the days on which it meets, in order of time, `in_public` those of them that are held in public;
    `cover` says that its pack has a cover sheet. `where` its place, or else itself, stands in the plan.
    """

    id: str
    name: str
    place: str = ""
    indicators: tuple[str, ...] = ()
    meetings: tuple[date, ...] = ()
    where: Where | None = None
    in_public: tuple[date, ...] = ()
    cover: bool = False

    def until(self, last: date) -> Board:
        """The board without its meetings after a day."""
        meetings, public = (tuple(day for day in days if day <= last) for days in (self.meetings, self.in_public))
        return replace(self, meetings=meetings, in_public=public)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One reporting quarter: what was known by its cut-off, for which meetings.

    Its name says which quarter: 2010-11-q2 is the second of the financial year 2010/11. `meeting` is the first;
    `meetings` are pairs of a board's id and its day, none where the plan has no boards; `publications` what the round
    makes beside the documents of every round. `in_depth` is the outcome whose cards stand in packs in full, the others
    being on dashboards only; empty where all are.
    """

    id: str
    title: str
    cut_off: date
    meeting: date
    note: str = ""
    meetings: tuple[tuple[str, date], ...] = ()
    publications: tuple[Publication, ...] = ()
    in_depth: str = ""

    @property
    def last_meeting(self) -> date:
        """The day of the last of its meetings."""
        return max((day for _, day in self.meetings), default=self.meeting)

    @property
    def quarter(self) -> Period | None:
        """The quarter of its name; None where that is no quarter."""
        return parse_period(self.id, every=Every.QUARTER, year=YearKind.FINANCIAL)

    @property
    def plan_year(self) -> Period | None:
        """The financial year that its quarter lies in."""
        return self.quarter.in_year if self.quarter else None

    def meeting_of(self, board: Board) -> date | None:
        """The day on which a board meets for this round; None where it does not."""
        return dict(self.meetings).get(board.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan as its file states it, rounds in order of time; `current` is the round meant when none is named.

    `groups` are those of children whose numbers any indicator may have beside everyone's, in the order of the file.
    `closes_after` are the days from a quarter's end to a round's cut-off, where the plan's calendar says. `vision` and
    `commitments` are the plan's own words.
    """

    id: str
    title: str
    organisation: str
    years: str
    source: str
    tiers: tuple[Tier, ...]
    outcomes: tuple[Outcome, ...]
    rounds: tuple[Round, ...]
    current: str
    policy: Policy
    assumptions: tuple[str, ...]
    notices: tuple[str, ...]
    where: Where
    groups: tuple[Group, ...] = ()
    boards: tuple[Board, ...] = ()
    closes_after: int | None = None
    vision: str = ""
    commitments: tuple[str, ...] = ()

    def as_at(self, now: Round) -> Plan:
        """The plan as a round knows it: without the rounds after it, and the meetings after its own."""
        last = max((day for _, day in now.meetings), default=now.meeting)
        return replace(
            self,
            rounds=tuple(one for one in self.rounds if one.cut_off <= now.cut_off),
            boards=tuple(one.until(last) for one in self.boards),
            current=now.id,
            closes_after=None,
        )

    def outcome_named(self, name: str) -> Outcome:
        """The outcome with an id, which must be one of the plan's."""
        return next(outcome for outcome in self.outcomes if outcome.id == name)

    @property
    def objectives(self) -> tuple[Objective, ...]:
        """Every objective of every aim, in the plan's order."""
        return tuple(one for outcome in self.outcomes for aim in outcome.aims for one in aim.objectives)

    @property
    def boards_apart(self) -> tuple[Board, ...]:
        """The boards whose pack is no place's: those of some indicators, or of an outcome that is theirs alone."""
        owners = {outcome.board for outcome in self.outcomes if outcome.board}
        return tuple(one for one in self.boards if not one.place and (one.indicators or one.id in owners))

    @property
    def current_round(self) -> Round:
        """The round meant when none is named."""
        return next(one for one in self.rounds if one.id == self.current)

    def meeting_apart(self, now: Round) -> tuple[Board, ...]:
        """The boards apart that meet for a round, so that each gets its pack."""
        return tuple(one for one in self.boards_apart if now.meeting_of(one))

    def board_named(self, name: str) -> Board:
        """The board with an id, which must be one of the plan's."""
        return next(board for board in self.boards if board.id == name)

    def meetings_of(self, name: str) -> tuple[date, ...]:
        """Every day on which a board meets: those under boards, and those of rounds."""
        days = (day for one in self.rounds for board, day in one.meetings if board == name)
        return tuple(sorted({*self.board_named(name).meetings, *days}))

    def board_of(self, place: str) -> Board | None:
        """The board whose pack is that of a place; None where the place has none."""
        return next((board for board in self.boards if board.place == place), None)

    def round_before(self, when: Round) -> Round | None:
        """The last round whose data closed before a round's; None for the first."""
        earlier = (one for one in self.rounds if one.cut_off < when.cut_off)
        return max(earlier, key=lambda one: one.cut_off, default=None)
