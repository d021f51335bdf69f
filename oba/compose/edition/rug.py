"""The tartan rug: indicators down, places across, in each cell an answer and the number it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from oba.compose.dashboard.answer_note import NO_MARK
from oba.compose.dashboard.judged_target import rating_of
from oba.compose.dashboard.rows import before_title, headed, short_name
from oba.compose.dashboard.told import told as told_in_words
from oba.compose.edition.addresses import Standpoint, of_indicator, of_place
from oba.compose.edition.contents import Contents
from oba.compose.subject import subject_of
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.place import Place
from oba.domain.plan import Round
from oba.domain.rule import Rule
from oba.words import Mark, aim, bare, brief_reason, brief_said, sentence

_UNANSWERED = frozenset({"none", "waiting"})


class RugHead(NamedTuple):
    """A place at the head of its column, and where its page is; no address where the reader stands."""

    name: str
    address: str


class RugCell(NamedTuple):
    """An answer with the number it is about; the address of the indicator's page there, where it has one.

    `tint` names the colour behind it, `open` where there is no answer, and nothing where the question is not asked.
    """

    mark: Mark
    number: str
    period: str
    tint: str
    address: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RugRow:
    """An indicator: its target and its cells; `kinds` are the filters that keep it, `find` words it is found by.

    Of a measure without a number `told` says what was written in place of the cells.
    """

    indicator: str
    number: str
    title: str
    address: str
    target: str
    cells: tuple[RugCell, ...]
    kinds: tuple[str, ...]
    find: str
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RugGroup:
    """The indicators of one outcome."""

    id: str
    title: str
    rows: tuple[RugRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rug:
    """Indicators by outcome, and places across, the first of them the one that the page is about."""

    heads: tuple[RugHead, ...]
    groups: tuple[RugGroup, ...]

    @property
    def rows(self) -> tuple[RugRow, ...]:
        """Every row, whichever outcome it serves."""
        return tuple(row for group in self.groups for row in group.rows)


class Weave(NamedTuple):
    """What a rug is of: a round and a question, the places across, and from where it is looked at."""

    told: Contents
    round: Round
    question: Question
    places: tuple[Place, ...]
    here: Standpoint


def rug(of: Weave) -> Rug:
    """Every indicator that the first of the places has, or had in that round, by outcome."""
    book = of.told.book
    groups = (
        RugGroup(
            id=outcome.id,
            title=headed(outcome),
            rows=tuple(_row(of, rule) for rule in _rules(of) if rule.outcome == outcome.id),
        )
        for outcome in book.plan.outcomes
    )
    heads = tuple(_head(of, place) for place in of.places)
    return Rug(heads=heads, groups=tuple(group for group in groups if group.rows))


def _rules(of: Weave) -> tuple[Rule, ...]:
    first = of.places[0]
    if of.round == of.told.now:
        return of.told.of(first)
    rules = of.told.book.rules.values()
    return tuple(rule for rule in rules if of.told.point(of.round, rule, first))


def _head(of: Weave, place: Place) -> RugHead:
    first = of.places[0]
    whole = of.told.book.places.by_id.get(place.parent or "")
    name = short_name(place, whole) if whole and len(of.places) > 1 else place.name
    stands = place == first and of.round == of.told.now and of.here.edition == "../../"
    return RugHead(name, "" if stands else of.here.to(of_place(place.id, of.question)))


def _row(of: Weave, rule: Rule) -> RugRow:
    first, now = of.places[0], of.round == of.told.now
    written = rule.measure.is_narrative
    cells = () if written else tuple(_cell(of, rule, place) for place in of.places)
    return RugRow(
        indicator=rule.id,
        number=before_title(rule),
        title=rule.short,
        address=of.here.to(of_indicator(rule.id, first.id)) if of.told.has_page(rule, first) else "",
        target=_target(of.told, rule, first) if now and of.question is Question.THRESHOLD and not written else "",
        cells=cells,
        kinds=(rule.outcome, *(kind_of(cells[0].mark) for _ in cells[:1]), *_changed(of, rule, first)),
        find=_found_by(rule),
        told=told_in_words(of.told.book, of.told.book.assessments[rule.id, first.id]) if written and now else "",
    )


def _found_by(rule: Rule) -> str:
    """The words of its title and of what it counts that its row does not show, but for those with a number."""
    shown = rule.short.lower().split()
    said = f"{rule.title} {rule.measure.numerator or ''} {rule.id.replace('-', ' ')}"
    words = dict.fromkeys(said.lower().split())
    return " ".join(one for one in words if one not in shown and not any(letter.isdigit() for letter in one))


def kind_of(mark: Mark) -> str:
    """The name of the filter that keeps the rows of an answer."""
    return "-".join(mark.word.lower().split()) if mark.word else "not-asked"


CHANGED = "changed"


def _changed(of: Weave, rule: Rule, place: Place) -> tuple[str, ...]:
    """Whether the answer to the question is another than in the round before."""
    at = of.told.rounds.index(of.round)
    now = of.told.point(of.round, rule, place)
    before = of.told.point(of.told.rounds[at - 1], rule, place) if at else None
    moved = now is not None and before is not None and now.says[of.question] != before.says[of.question]
    return (CHANGED,) if moved else ()


def _target(told: Contents, rule: Rule, place: Place) -> str:
    """The target judged, or the next."""
    subject = subject_of(told.book, rule.id, place)
    wanted = rating_of(subject).target
    return sentence(aim(wanted.aim, rule.measure)) if wanted and Question.THRESHOLD in subject.assessment.asked else ""


def _cell(of: Weave, rule: Rule, place: Place) -> RugCell:
    point = of.told.point(of.round, rule, place)
    if point is None:
        return RugCell(NO_MARK, "", "", "", "", "")
    said = point.says[of.question]
    asked = said is not Reason.NOT_ASKED
    mark = brief_said(said) if asked else NO_MARK
    number = brief_reason(point.reason) if point.value is None else bare(point.value, rule.measure)
    shown = "" if point.value is None and number == mark.word else number
    linked = of.told.has_page(rule, place)
    return RugCell(
        mark=mark,
        number=shown,
        period=str(point.period or ""),
        tint="" if not asked else "open" if mark.tone in _UNANSWERED else str(mark.tone),
        address=of.here.to(of_indicator(rule.id, place.id)) if linked else "",
        spoken=f"{rule.short}, {place.name}: {', '.join(part for part in (mark.word, shown) if part) or 'not asked'}",
    )


def counted(rows: Sequence[RugRow]) -> Iterator[tuple[Mark, int]]:
    """How many rows have each answer in their first column, in the order in which they are met; good news first."""
    marks: dict[str, tuple[Mark, int]] = {}
    for row in rows:
        for cell in row.cells[:1]:
            if cell.mark.word:
                mark, many = marks.get(cell.mark.word, (cell.mark, 0))
                marks[cell.mark.word] = (mark, many + 1)
    order = ("green", "good", "amber", "same", "red", "concern", "waiting", "none")
    yield from sorted(marks.values(), key=lambda one: (order.index(one[0].tone), -one[1]))
