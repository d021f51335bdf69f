"""Situations that happen to people who do this work: late, empty, revised, a part of a year, a fraction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from oba.answers import answer
from oba.audit.explanation import explanation
from oba.cli.problems import ProblemFormat, rendered
from oba.domain.book import Book
from oba.domain.finding import Question
from oba.domain.problem import any_stops, in_file_order
from oba.quarter import Folders, audit, check, read
from oba.scrutiny import look

HERE = Path(__file__).parent
CARDS = HERE.parents[1] / "cards"

# What is said of each, and must be; a folder without an entry says nothing.
SAID: dict[str, tuple[str, ...]] = {
    "fraction": (
        "0.041 % is about a hundredth of the number before it, 4.3 % (2022/23)",
        "is it a fraction? write 4.1",
        "it looks wrong, and nobody has checked it",
    ),
    "part-of-a-year": ("published on 2025-12-31, before 2025/26 ends on 2026-03-31", "threshold: not whole yet"),
    "quarters-against-a-year": ("say in measure how a year is made, such as year_is: sum, last or ratio",),
    "quarters-that-make-a-year": (
        "threshold: not yet due",
        "450 in 3 of 4 quarters; the target of at most 400 is already beyond reach",
    ),
    "nobody-to-count": ("threshold: green", "2023/24: 54.5 %"),
    "places-that-end": ("Kettering and Daventry awaited",),
    "places-that-end-and-begin": ("2023/24: 4.6 %", "2022/23: 4.9 %", "the sum of north, west"),
    "pasted-bullet": ("threshold: amber",),
    "after-the-cut-off": (
        "2 rows, lines 2 to 3, were published after 2025-06-30",
        "direction: published after the cut-off",
    ),
    "full-time-equivalents": ("write counts: fractional in the measure",),
    "full-time-equivalents-declared": ("20.3 %",),
    "spreadsheet-dates": (
        "a spreadsheet has turned 2008/09 into Sep-08: format the column as text and write 2008/09",
        "write 2025-01-31",
    ),
    "empty-columns": ("threshold: green",),
    "more-than-all": ("rate per 100",),
    "rounded-counts": ("write in rounded_to what they are rounded to",),
    "rounded-counts-declared": (),
    "every-second-year": ("which is missing: not collected",),
    "every-second-year-declared": ("2020/21: 5.5 %", "direction: improving"),
    "limits-below-nothing": ("control limits 0 to 9, cut at 0",),
    "past-the-aim": ("direction: steady", "10 from the aim"),
    "long-address": ("threshold: amber",),
    "story-with-a-table": ("threshold: amber",),
    "comparator-of-another-year": ("England has no number for 2023/24 (latest 2022/23: 4.2 %)",),
    "start-without-a-number": ("trajectory: no start", "2018/19"),
    "no-baseline": ("baseline: not asked", "no baseline"),
    "quarters-as-written": ("'Q2 2019/20' is not a period of x", "write 2019/20 Q2."),
    "numbers-as-written": (
        "write 12",
        "a decimal comma stands here: write 4.5",
        "write 4.3, and provisional in the column status",
        "write c in the column 'missing'",
    ),
}


def told(situation: str) -> Iterator[str]:
    """Every problem of a situation, and where none stops, the answers and the working of each place."""
    root = HERE / situation
    folders = Folders(rules=root / "rules", data=root / "data", cards=CARDS, output=root / "output", root=root)
    project, wrong = read(folders, "t")
    if project is None or any_stops(wrong):
        yield rendered(in_file_order(wrong), ProblemFormat.TEXT)
        return
    checked = check(project)
    now = next(one for one in project.plan.rounds if one.id == project.plan.current)
    book = audit(answer(project, now), checked.proofs)
    found = in_file_order([*wrong, *checked.problems, *book.warnings, *look(project)])
    yield rendered(found, ProblemFormat.TEXT) or "No problems."
    yield from _answers(book)


def _answers(book: Book) -> Iterator[str]:
    for place in book.places.documented:
        for rule in book.rules.values():
            found = book.assessments[rule.id, place.id]
            yield f"\n{place.name}: {', '.join(f'{question}: {found[question].says}' for question in Question)}"
            yield from explanation(book, rule, place)


@pytest.mark.parametrize("situation", sorted(path.name for path in HERE.iterdir() if (path / "rules").is_dir()))
def test_a_situation_is_told_as_it_is(situation: str, approved: Callable[[str, str], None]) -> None:
    """Problems name what is wrong and how to write it; answers and their working are those somebody has read."""
    text = "\n".join(told(situation)) + "\n"
    for said in SAID[situation]:
        assert said in text.replace("\N{NO-BREAK SPACE}", " "), said
    approved(f"field/{situation}.txt", text)
