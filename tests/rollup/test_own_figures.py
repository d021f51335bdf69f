"""A place's own figures: what its rows say, as a round knows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from oba.domain.evidence import Observation, Reason, Status
from oba.domain.measure import Base, Kind, Measure
from oba.rollup.own_figures import first_known, known, own_figures, row_value
from tests.build import TOP, measure, n, year
from tests.rollup.rows import figure, missing, percent, published, rolled, share, value

EARLY, LATER, LAST = date(2010, 1, 5), date(2010, 6, 1), date(2010, 10, 15)
DISPUTED = Status.DISPUTED
COUNT = replace(measure(), kind=Kind.COUNT, per=None, decimals=0)
RATE = replace(measure(), kind=Kind.RATE, per=Fraction(1000))
GAP = replace(measure(), kind=Kind.GAP, parts=Kind.PERCENT, between=("fsm", "not-fsm"))
CHANGE = replace(RATE, kind=Kind.CHANGE, parts=Kind.RATE, base=Base(period="1998", value=n("31.4")))


def test_a_round_knows_what_was_published_by_its_cut_off() -> None:
    """Rows published on the cut-off day count, later ones do not, and all stand in order of publication."""
    rows = [
        published(value(TOP, "4.3"), LAST),
        published(value(TOP, "4.5"), EARLY),
        published(value(TOP, "4.4"), LATER),
    ]
    assert [str(row.value) for row in known(rows, LAST)] == ["9/2", "22/5", "43/10"]
    assert known(rows, LATER) == (rows[1], rows[2])
    assert known(rows, date(2010, 1, 4)) == ()


def test_later_rows_never_change_an_earlier_round() -> None:
    """Whatever is published after a cut-off, that round's rows and so its figures stay the same."""
    rows = [published(value(TOP, "4.5"), EARLY), published(share("north", 1, 50), EARLY)]
    later = [published(value(TOP, "4.9"), LAST), published(value(TOP, "1.0", year(2008)), LAST)]
    assert known([*later, *rows], LATER) == tuple(rows)
    assert rolled(known([*later, *rows], LATER)) == rolled(rows)


@pytest.mark.parametrize(
    ("row", "measured", "found"),
    [
        (value(TOP, "4.30"), measure(), n("4.3")),
        (share(TOP, 43, 1000), measure(), n("4.3")),
        (replace(share(TOP, 43, 1000), value=n("4.3")), measure(), n("4.3")),
        (replace(share(TOP, 1, 3), value=n("33.3")), measure(), percent(1, 3)),
        (share(TOP, 5, 2000), RATE, n("2.5")),
        (replace(value(TOP, "832"), numerator=n("523")), RATE, n("832")),
        (value(TOP, "523"), COUNT, n("523")),
        (replace(share(TOP, 523, 1), denominator=None), COUNT, n("523")),
        (replace(value(TOP, "523"), numerator=n("9")), COUNT, n("523")),
        (value(TOP, "31.7"), GAP, n("31.7")),
        (replace(share(TOP, 1, 4), group="fsm"), GAP, n("25")),
        (value(TOP, "-5.6"), CHANGE, n("-5.6")),
        (share(TOP, 59, 2000, group="rate"), CHANGE, n("29.5")),
        (replace(value(TOP, "-5.6"), numerator=n("59"), denominator=n("2000")), CHANGE, n("-5.6")),
    ],
)
def test_the_exact_value_of_a_row(row: Observation, measured: Measure, found: Fraction) -> None:
    """Numerator over denominator is exact where both are given; a gap or change itself is never a share."""
    assert row_value(row, measured) == found


def test_numerator_and_denominator_are_kept_beside_the_value() -> None:
    """A figure keeps the counts that its row gave; a missing one keeps none."""
    found = figure([share("north", 43, 1000)], "north")
    assert (found.value, found.numerator, found.denominator) == (n("4.3"), n("43"), n("1000"))
    gone = figure([replace(share("north", 43, 1000), missing=Reason.LOW)], "north")
    assert (gone.value, gone.reason, gone.numerator, gone.denominator) == (None, Reason.LOW, None, None)


def test_a_row_without_any_number_is_not_collected() -> None:
    """A row that gives neither a number nor a reason is a number not collected."""
    empty = replace(missing("north"), missing=None)
    assert figure([empty], "north").reason is Reason.NOT_COLLECTED


def test_the_later_row_is_a_revision() -> None:
    """On different dates the later number holds and the earlier ones stand beside it, oldest first."""
    rows = [published(value(TOP, text), on) for text, on in (("4.5", EARLY), ("4.4", LATER), ("4.3", LAST))]
    found = figure(rows)
    assert (found.value, found.published) == (n("4.3"), LAST)
    assert found.earlier == (rows[0], rows[1])
    assert found.first == n("4.5")
    assert figure(rows[:1]).first is None


def test_a_revision_may_take_a_number_back() -> None:
    """A later row that says why there is no number leaves none, and nothing falls back to the earlier one."""
    rows = [published(value(TOP, "4.5"), EARLY), published(missing(TOP), LATER)]
    found = figure(rows)
    assert (found.value, found.reason, found.first) == (None, Reason.NOT_AVAILABLE, None)


@pytest.mark.parametrize("disputed_last", [True, False])
def test_a_disputed_row_is_kept_beside_and_never_judged(disputed_last: bool) -> None:  # noqa: FBT001  (a column)
    """Of two numbers of one date the disputed one is printed beside the other, whichever stands first or is later."""
    sure, doubtful = value(TOP, "4.3"), replace(value(TOP, "6.8"), status=DISPUTED, published=EARLY)
    rows = [sure, doubtful] if disputed_last else [doubtful, sure]
    found = figure(rows)
    assert (found.value, found.beside, found.earlier) == (n("4.3"), (doubtful,), ())
    later = replace(doubtful, published=LAST)
    assert figure([sure, later]).value == n("4.3")


def test_a_disputed_number_alone_is_no_number() -> None:
    """Where every row is disputed there is nothing to judge, and the reason says so."""
    doubtful = replace(value(TOP, "6.8"), status=DISPUTED)
    found = figure([doubtful])
    assert (found.value, found.reason, found.beside) == (None, Reason.DISPUTED, (doubtful,))


def test_a_figure_keeps_what_its_row_says() -> None:
    """Interval, status, source, note, verdict and where the row stands go with the number."""
    row = replace(
        value(TOP, "4.3"),
        lower=n("4.0"),
        upper=n("4.6"),
        level=n("95"),
        status=Status.PROVISIONAL,
        note="a note",
        elsewhere="a release",
        verdict="Worse",
        verdict_by="Fingertips",
    )
    found = figure([row])
    assert (found.lower, found.upper, found.level, found.decimals) == (n("4.0"), n("4.6"), n("95"), 1)
    assert (found.status, found.note, found.elsewhere, found.source) == (row.status, "a note", "a release", row.source)
    assert found.cites == (row.citation,)
    assert (found.verdict, found.verdict_by) == ("Worse", "Fingertips")


def test_places_groups_and_periods_are_kept_apart() -> None:
    """One figure for each place, group and period: no row serves another."""
    rows = [value(TOP, "1"), value("north", "2"), value(TOP, "3", year(2008)), value(TOP, "4", group="fsm")]
    found = own_figures(rows, measure())
    assert {key: [str(f.value) for f in figures.values()] for key, figures in found.items()} == {
        (TOP, "all"): ["1", "3"],
        ("north", "all"): ["2"],
        (TOP, "fsm"): ["4"],
    }


def test_what_was_first_known_leaves_revisions_out() -> None:
    """The first number given is kept with all that came before it: reasons and disputed rows are no numbers."""
    gone, doubtful = missing(TOP), replace(value(TOP, "9"), status=DISPUTED)
    first, second, other = value(TOP, "4.5"), value(TOP, "4.4"), value(TOP, "7", year(2008))
    assert first_known([gone, doubtful, first, second, other]) == (gone, doubtful, first, other)


def test_a_revised_part_tells_what_the_whole_first_was() -> None:
    """A sum whose part was revised knows what it was before, though it has no row of its own."""
    rows = [
        *(published(share(area, 40, 1000), EARLY) for area in ("north", "central", "south")),
        published(share("south", 70, 1000), LATER),
    ]
    found = figure(rows)
    assert (found.value, found.first) == (n("5"), n("4"))
    assert figure(rows, "north").first is None
