"""The money by priority, with every contradiction of its source said beside it."""

from __future__ import annotations

from dataclasses import dataclass

from oba.domain.book import Book
from oba.domain.number import shortest
from oba.domain.registers import Resource
from oba.words import listed, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyLine:
    """What one body spends in one year, item by item."""

    body: str
    year: str
    items: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyGroup:
    """What is spent on one priority, or without a title on all of them together."""

    title: str
    lines: tuple[MoneyLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """The money by priority, in millions of pounds, and where the source contradicts itself."""

    groups: tuple[MoneyGroup, ...]
    disputed: tuple[str, ...]


def money(book: Book) -> Money:
    """The money by priority; what serves them all comes first. A disputed sum is shown, and what disputes it."""
    resources = book.registers.resources
    titles = {"": ""} | {outcome.id: outcome.title for outcome in book.plan.outcomes}
    groups = (
        MoneyGroup(title=title, lines=_lines([r for r in resources if r.outcome == outcome], title))
        for outcome, title in titles.items()
    )
    disputed = [resource for resource in resources if resource.is_disputed]
    notes = dict.fromkeys(resource.note for resource in disputed)
    return Money(
        groups=tuple(group for group in groups if group.lines),
        disputed=tuple(_disputed(note, [r for r in disputed if r.note == note]) for note in notes),
    )


def _lines(resources: list[Resource], title: str) -> tuple[MoneyLine, ...]:
    lines: dict[tuple[str, str, bool], list[Resource]] = {}
    for resource in resources:
        lines.setdefault((resource.body, resource.year, resource.million is None), []).append(resource)
    return tuple(MoneyLine(body=key[0], year=key[1], items=_items(some, title)) for key, some in lines.items())


def _items(resources: list[Resource], title: str) -> str:
    """Item and sum; an item that is the priority itself is not said again, and that no sum is stated is said once."""
    if any(r.million is None for r in resources):
        return f"{'; '.join(r.item for r in resources)} (no sum is stated)"
    return "; ".join(_sum(r) if title.startswith(r.item) else f"{r.item} {_sum(r)}" for r in resources)


def _disputed(note: str, resources: list[Resource]) -> str:
    return f"{listed([_sum(resource) for resource in resources])} disputed: {sentence(note)}."


def _sum(resource: Resource) -> str:
    return "" if resource.million is None else f"£{shortest(resource.million)}m"
