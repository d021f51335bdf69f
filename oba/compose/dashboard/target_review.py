"""What to ask about the targets: the review of a round, brief enough for a dashboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from oba.compose.dashboard.rows import label, shortened
from oba.domain.book import Book, Key
from oba.domain.place import Place
from oba.domain.review import Agreed, RemarkKind
from oba.words import listed

_TITLES = MappingProxyType({
    RemarkKind.ALREADY_MET: "Already met by the latest number",
    RemarkKind.EASIER_THAN_FORECAST: "Easier than the forecast if nothing changes",
    RemarkKind.EASIER_THAN_EARLIER: "Easier than an earlier target",
    RemarkKind.EQUAL_TO_START: "Equal to the start",
    RemarkKind.WORSE_THAN_START: "Worse than the start",
    RemarkKind.BEFORE_FIRST: "Not rated yet, as the latest number is older than the first target",
    RemarkKind.ODD_EDGE: "Strict where most targets are not, or the reverse",
    RemarkKind.OTHER_UNIT: "Printed in a unit other than the measure’s",
    RemarkKind.CHANGED: "Changed since the last round without a reason, or by the owner alone",
    RemarkKind.ONE_CHILD: "Amber so narrow that one child takes green to red",
    RemarkKind.AREAS_EASIER: "Easier for the areas together than for the whole",
    RemarkKind.NEVER_RED: "Amber so wide that nothing is ever red",
})  # fmt: skip
_OF_THE_RULE = frozenset({RemarkKind.BEFORE_FIRST, RemarkKind.ODD_EDGE, RemarkKind.OTHER_UNIT})


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetQuery:
    """One thing to ask, and about which targets."""

    title: str
    says: str


def target_queries(book: Book, place: Place) -> tuple[TargetQuery, ...]:
    """What to ask about the targets, in the order of the catalogue; it stands with the whole, not with its parts."""
    if not book.places.is_top(place):
        return ()
    found = (
        TargetQuery(title=title, says=_about(book, kind)) for kind, title in _TITLES.items() if book.review.of(kind)
    )
    return (*found, *_open(book))


def _about(book: Book, kind: RemarkKind) -> str:
    """The indicators, by period where what is asked depends on it."""
    if kind in _OF_THE_RULE:
        return f"{_named(book, book.review.about(kind))}."
    periods = book.review.by_period(kind).items()
    return f"{'; '.join(f'{len(keys)} for {period} ({_named(book, keys)})' for period, keys in periods)}."


def _open(book: Book) -> Iterator[TargetQuery]:
    """How far the targets are agreed, for each period for which any is not."""
    unsettled = [one for one in book.review.agreed if one.provisional or one.to_be_agreed]
    if unsettled:
        yield TargetQuery(title="Not settled yet", says=f"{'; '.join(_agreed(book, one) for one in unsettled)}.")


def _agreed(book: Book, one: Agreed) -> str:
    """How many targets are firm, provisional and to be agreed; the indicators of all but the most common state."""
    states = (("firm", one.firm), ("provisional", one.provisional), ("to be agreed", one.to_be_agreed))
    most = max(len(keys) for _, keys in states)
    said = [_counted(book, state, keys, named=len(keys) < most) for state, keys in states if keys]
    return f"{one.period}: {listed(said)}"


def _counted(book: Book, state: str, keys: tuple[Key, ...], *, named: bool) -> str:
    return f"{len(keys)} {state}" + (f" ({_named(book, keys)})" if named else "")


def _named(book: Book, keys: Iterable[Key]) -> str:
    """Indicators by number, a prefix that several share said once: NI 62, 87 and 56b."""
    found = tuple(keys)
    places = (book.places.by_id[place] for _, place in found)
    names = shortened(label(book.rules[indicator]) for indicator, _ in found)
    return listed(
        name if book.places.is_top(place) else f"{name} in {place.name}"
        for name, place in zip(names, places, strict=True)
    )
