"""What the title, the name and the first lines of a sheet say for all of its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from oba.domain.evidence import Status
from oba.domain.period import Every
from oba.returns.layout.column import Column, Sort
from oba.returns.layout.doubt import Answers, Doubt, leaves_out, slug
from oba.returns.layout.grid import Grid
from oba.returns.layout.label import Label, label_text
from oba.returns.layout.lexicon import Lexicon
from oba.returns.layout.likeness import indicator_like, title_within
from oba.returns.layout.notes import says_provisional
from oba.returns.layout.role import Role
from oba.returns.layout.scale import WHY, is_scaled
from oba.returns.layout.setting import Bar, Setting, Timed
from oba.returns.layout.table import Rows
from oba.returns.layout.time_said import TimeText
from oba.returns.layout.wording import plain
from oba.returns.workbook import Corner

_ROLLING = re.compile(
    r"\bR12M?\b|\brolling\b|\b(?:12|twelve)[ -]months? (?:to|up to|ending|ended|rolling)\b", re.IGNORECASE
)
_ANNOUNCED = re.compile(r"^\s*(?:area|place|district|locality|local authority|team)\s*:\s*(.+)$", re.IGNORECASE)
_PARTED = re.compile(r"\s+[-–—|]\s+|[:,()]\s*")
_SNAPSHOT = re.compile(r"(?:position |snapshot |children looked after )?(?:as )?(?:at|on)\b", re.IGNORECASE)
_TARGETS = re.compile(r"\btargets?\b", re.IGNORECASE)
_NOT_TARGETS_ALONE = re.compile(
    r"\b(?:actuals?|against|performance|progress|and|vs|versus|with|monitoring|outturns?|results?)\b|[&/]",
    re.IGNORECASE,
)
_PARTS = {
    Role.NUMERATOR: re.compile(r"\bnumerators?\b", re.IGNORECASE),
    Role.DENOMINATOR: re.compile(r"\bdenominators?\b", re.IGNORECASE),
}
_NOT_TITLE = re.compile(
    r"\b(?:source|produced by|see also|contact|note|key|compared? with|previously)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """One line above a table, and what it says."""

    at: Corner
    label: Label


def titles_of(rows: Rows, numbers: Iterable[int]) -> tuple[Title, ...]:
    """The lines above a table, each with what it says."""
    return tuple(
        Title(at=(cell.row, cell.column), label=rows.label(cell))
        for row in numbers
        for cell in rows.grid.row(row)
        if isinstance(cell.value, str)
    )


def context_of(
    grid: Grid, titles: tuple[Title, ...], lexicon: Lexicon, answers: Answers, keys: frozenset[Corner]
) -> Setting:
    """What holds for a table's numbers unless something nearer says otherwise."""
    own = tuple(title for title in titles if title.at not in keys and not _NOT_TITLE.search(title.label.text))
    name = label_text(grid.sheet.name, lexicon) if grid.sheet.name else Label()
    labels = [title.label for title in own]
    indicators, doubts = _indicators(own, name, lexicon, answers)
    return Setting(
        indicators=indicators,
        place=_place(own, name, lexicon),
        times=tuple(_times(own, name)),
        role=_role((*(title.label.text for title in own), name.text)),
        status=Status.PROVISIONAL if any(_says_provisional(title) for title in own) else None,
        by_title=doubts,
        bars=tuple(Bar(at=one.at, seen=one.label.text, why=WHY) for one in own if is_scaled(one.label.text)),
        words=() if indicators else tuple(one.text for one in labels if one.strange and not one.indicators)[:1],
    )


def indicator_doubt(sheet: str) -> Doubt:
    """Which indicator a sheet is about that names places and periods and no indicator."""
    where = f"The sheet '{sheet}'" if sheet else "The file"
    question = f"{where} names places and periods, and no indicator of the plan: which is it? Say its id, or leave out."
    return Doubt(id=f"indicator-of-{slug(sheet) if sheet else 'the-file'}", question=question)


def is_rolling(text: str) -> bool:
    """Whether words of a sheet say that each number covers the twelve months to its date."""
    return bool(_ROLLING.search(text))


def _says_provisional(title: Title) -> bool:
    """Whether a title says it of all numbers: what it says of one period, a note says."""
    text = title.label.text
    return says_provisional(text) and "=" not in text and title.label.time.period is None


def with_role(setting: Setting, columns: Iterable[Column]) -> Setting:
    """A setting with what the corner of a table says that all its numbers are, as in that of a pivot table.

    Where headings say it of their own columns, neither the corner nor a title says it of all.
    """
    told = {column.role for column in columns if column.sort is not Sort.NAMES} - {None, Role.OTHER, Role.COUNT}
    if told:
        return replace(setting, role=None)
    corner = (head.role for one in columns if one.sort is Sort.NAMES for head in one.heads[:-1])
    return replace(setting, role=setting.role or next((role for role in corner if role in _PARTS), None))


def _role(texts: tuple[str, ...]) -> Role | None:
    """What titles say that all numbers are: targets and nothing else, numerators or denominators."""
    if any(_TARGETS.search(text) and not _NOT_TARGETS_ALONE.search(text) for text in texts):
        return Role.TARGET
    found = [role for role, pattern in _PARTS.items() if any(pattern.search(text) for text in texts)]
    return found[0] if len(found) == 1 else None


def _indicators(
    titles: tuple[Title, ...], name: Label, lexicon: Lexicon, answers: Answers
) -> tuple[tuple[str, ...], tuple[Doubt, ...]]:
    """The one indicator that the titles name, by number or title; what they are only like is asked."""
    told = answers.to(indicator_doubt(name.text))
    if told is not None and told in lexicon.rules:
        return (told,), ()
    named = dict.fromkeys(one for title in titles if not title.label.strange for one in title.label.indicators)
    if named:
        return (tuple(named), ()) if len(named) == 1 else ((), ())
    if name.indicators or any(title.label.strange for title in titles):
        return name.indicators, ()
    unsaid = [title.label.text for title in titles[:3] if not title.label.known]
    likes = [(text, indicator_like(text, lexicon)) for text in unsaid]
    likes += [(text, title_within(text, lexicon)) for text in (*(one.label.text for one in titles), name.text)]
    text, like = next(((text, like) for text, like in likes if like), ("", None))
    if like is None:
        return (), ()
    doubt = Doubt(
        id=f"title-{slug(text)[:40]}",
        question=(
            f"No indicator's number is {_where(name)}; its title is '{text}'. "
            f"Is it {like}, {lexicon.rules[like].short}?"
        ),
        answer=like,
    )
    answer = answers.to(doubt)
    if answer is None:
        return (like,), (doubt,)
    return ((answer,), ()) if answer in lexicon.rules and not leaves_out(answer) else ((), ())


def _where(name: Label) -> str:
    return f"on the sheet '{name.text}'" if name.text else "in the file"


def _place(titles: tuple[Title, ...], name: Label, lexicon: Lexicon) -> str | None:
    """The innermost place that a line, a part of it between dashes, or the sheet's name is; a word in it is none."""
    found = {name.place} if name.place else set[str]()
    for title in titles:
        announced = _ANNOUNCED.match(title.label.text)
        whole = lexicon.place(announced[1]) if announced else title.label.place
        unnumbered = lexicon.without_references(title.label.text)
        parts = {place for part in _PARTED.split(unnumbered) if (place := lexicon.place(part.strip()))}
        found |= {whole} if whole else parts
    innermost = {place for place in found if not any(_above(place, other, lexicon) for other in found)}
    return next(iter(innermost)) if len(innermost) == 1 else None


def _above(place: str, other: str, lexicon: Lexicon) -> bool:
    """Whether a place is above another, which then says more; a comparator says less than any place of the plan."""
    parent = lexicon.places.by_id[other].parent
    if parent is None:
        return lexicon.places.by_id[place].is_comparator and not lexicon.places.by_id[other].is_comparator
    return parent == place or _above(place, parent, lexicon)


def mentioned(titles: Iterable[Title], lexicon: Lexicon) -> str | None:
    """The one place below the top that the words of titles name, to be asked about; None where they name several."""
    top = lexicon.places.top
    words = {word for title in titles for word in plain(title.label.text).split()}
    found = {place for word in words if (place := lexicon.place(word)) and not (top and place == top.id)}
    return next(iter(found)) if len(found) == 1 else None


def _times(titles: tuple[Title, ...], name: Label) -> list[Timed]:
    """The sheet's name first, then its titles: a year, a quarter or a month, not a day."""
    found = [(name, (0, 0)), *((title.label, title.at) for title in titles)]
    return [
        Timed(time=label.time, at=at, text=label.text, title=True)
        for label, at in found
        if label.time.period or label.time.so_far or _is_part(label) or _is_snapshot(label)
    ]


def _is_snapshot(label: Label) -> bool:
    """Whether a title names the day that numbers speak of, not the one on which they were printed."""
    return label.time.day is not None and bool(_SNAPSHOT.match(label.text))


def _is_part(label: Label) -> bool:
    """Whether a title speaks of a part of a year; a month only where it says nothing else, as the sheet Apr."""
    part = label.time.part
    return part is not None and (part[0] is not Every.MONTH or not label.rest)


def year_of(times: Iterable[Timed]) -> TimeText | None:
    """The one year that titles name, whichever way; None where they name none or several."""
    years = {str(one.time.period.in_year): one.time for one in times if one.title and one.time.period}
    return next(iter(years.values())) if len(years) == 1 else None
