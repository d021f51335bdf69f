"""The poster: vision, outcomes, promises, and where each target stands, on one sheet to hang on a wall."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oba.compose.flag import flag
from oba.compose.poster.arrangement import Placed
from oba.compose.poster.opening import PosterOpening, poster_opening
from oba.compose.poster.room import Layout, laid_out, left_off, on_poster
from oba.compose.poster.rows import PosterRow, poster_row
from oba.compose.poster.sheet import ROWS, TALLY_ROWS, head_level
from oba.compose.scope import of_places
from oba.compose.subject import subject_of
from oba.domain.book import Book
from oba.domain.plan import Outcome
from oba.domain.rule import Rule
from oba.words import day, listed, sentence
from oba.words.target_marks import TARGET_MARKS, TargetMark

Blocks = Sequence[tuple[Outcome, tuple[Rule, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterPart:
    """Targets of an outcome that stand together, from a row of a column on.

    `below` is the outcome's whole title, where it has a short name; `level` says in which size a title alone is set;
    `continued` that it began in the column before; `nothing` stands where it has no target.
    """

    name: str
    below: str
    level: int
    continued: bool
    column: int
    row: int
    rows: tuple[PosterRow, ...]
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyLine:
    """How many targets stand in one way."""

    count: int
    shape: TargetMark
    tone: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many targets stand how, at the foot of a column."""

    column: int
    row: int
    lines: tuple[TallyLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """Everything the poster may show."""

    title: str
    since: str
    opening: PosterOpening
    parts: tuple[PosterPart, ...]
    tally: Tally
    known: str
    missing: str
    illustrative: str


def poster(book: Book) -> Poster | None:
    """Compose the poster of a round; None where it has no room, which a check says before."""
    seen = of_places(book)
    blocks = on_poster(seen.plan, _assessed(seen))
    layout = laid_out(seen.plan, [len(rules) for _, rules in blocks])
    return _poster(seen, blocks, layout) if layout else None


def _assessed(book: Book) -> tuple[Rule, ...]:
    return tuple(rule for rule in book.rules.values() if (rule.id, book.top.id) in book.assessments)


def _poster(book: Book, blocks: Blocks, layout: Layout) -> Poster:
    rows = {rule.id: poster_row(subject_of(book, rule.id, book.top)) for _, rules in blocks for rule in rules}
    return Poster(
        title=f"{book.plan.title}: where each target stands",
        since=f"Where each target stands · {book.round.title}",
        opening=poster_opening(book.plan, layout.level),
        parts=tuple(_part(one, blocks, rows) for one in layout.arrangement.parts),
        tally=_tally(layout.arrangement.tally, tuple(rows.values())),
        known=_known(book),
        missing=_missing(left_off(book.plan, _assessed(book))),
        illustrative=flag(numbers=any((name, book.top.id) in book.illustrative for name in rows)),
    )


def _part(placed: Placed, blocks: Blocks, rows: Mapping[str, PosterRow]) -> PosterPart:
    part, (outcome, rules) = placed.part, blocks[placed.part.outcome]
    shown = rules[part.first : part.first + part.targets]
    return PosterPart(
        name=outcome.poster or outcome.title,
        below=outcome.title if outcome.poster else "",
        level=0 if outcome.poster else head_level(outcome.title) or 0,
        continued=part.first > 0,
        column=placed.column,
        row=placed.row,
        rows=tuple(rows[rule.id] for rule in shown),
        nothing="" if shown else _nothing(outcome, blocks),
    )


def _nothing(outcome: Outcome, blocks: Blocks) -> str:
    """What stands where an outcome has no target: through which others it is tested."""
    through = listed(one.poster or one.title for one, _ in blocks if one.id in outcome.tested_by)
    return f"Tested through {through}." if through else "It has no target of its own."


def _tally(column: int, rows: Sequence[PosterRow]) -> Tally:
    counts = Counter(row.shape for row in rows)
    lines = tuple(
        TallyLine(count=counts[mark], shape=mark, tone=str(its.tone), word=its.word)
        for mark, its in TARGET_MARKS.items()
        if counts[mark]
    )
    return Tally(column=column, row=ROWS - TALLY_ROWS, lines=lines)


def _known(book: Book) -> str:
    return (
        f"What was known at {day(book.round.cut_off)}. A target is that of the year of its latest number; where none "
        "is due yet, the next."
    )


def _missing(rules: Sequence[Rule]) -> str:
    """Which targets the sheet leaves out: it says so itself."""
    named = listed(rule.short for rule in rules)
    return f"Not here: {sentence(named)}." if named else ""
