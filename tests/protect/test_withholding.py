"""Withholding: which breakdowns go, which stay, and what is left of a withheld figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from oba.protect.breakdown import families

from oba.domain.book import Suppression
from oba.domain.evidence import Figure, Observation, Reason, Series, Status
from oba.domain.measure import Base, Kind, Measure
from oba.domain.period import Every, Period
from oba.domain.place import Places
from oba.protect.withholding import protect
from oba.rollup.series import roll_up
from tests.build import TOP, measure, n, place, quarter, year
from tests.rollup.rows import AREAS, hierarchy, missing, of, share, value

Shown = tuple[dict[str, Series], tuple[Suppression, ...]]
LOCALITIES = hierarchy(
    place("town", "Town", "locality", "north"),
    place("vale", "Vale", "locality", "north"),
    place("city", "City", "locality", "central"),
    place("fields", "Fields", "locality", "central"),
)
PUBLIC = "a statistical release"


def shown(
    rows: list[Observation], measured: Measure | None = None, places: Places | None = None, below: int = 6
) -> Shown:
    """What may be printed of some rows."""
    rule, where = of(measured or measure()), places or hierarchy()
    return protect(rule, roll_up(rule, rows, where)[0], where, below)


def withheld(found: Shown, when: Period | None = None) -> set[str]:
    """The places whose number of a period is withheld."""
    series, _ = found
    at = when or year(2009)
    return {p for p, its in series.items() if at in its.figures and its.figures[at].reason is Reason.SUPPRESSED}


def areas(*tops: int, bottom: int = 100) -> list[Observation]:
    """The three areas' shares."""
    return [share(area, top, bottom) for area, top in zip(AREAS, tops, strict=True)]


def test_a_small_part_takes_its_whole_tier_along() -> None:
    """Where one area is small all three go, and the county stays: there is no subtraction to find the one."""
    found = shown(areas(3, 30, 40))
    assert withheld(found) == set(AREAS)
    assert found[0][TOP].value_at(year(2009)) == Fraction(7300, 300)
    assert shown(areas(6, 30, 40)) == (shown(areas(6, 30, 40))[0], ())


def test_a_small_rest_is_as_telling() -> None:
    """97 of 100 leave three children who are not counted."""
    assert withheld(shown(areas(97, 30, 40))) == set(AREAS)
    assert withheld(shown(areas(100, 30, 40))) == set()


def test_nobody_is_no_small_number() -> None:
    """A true zero may be shown."""
    assert withheld(shown(areas(0, 30, 40))) == set()


def test_other_periods_stay() -> None:
    """Only the period with a small number is withheld."""
    rows = [*areas(3, 30, 40), *(replace(row, period=year(2008)) for row in areas(13, 30, 40))]
    found = shown(rows)
    assert withheld(found, year(2008)) == set()
    assert found[1] == (
        Suppression(
            indicator="ni-117",
            parent=TOP,
            period=year(2009),
            group="all",
            places=AREAS,
            why="a number of one of them, or what is left beside them, is below the plan's threshold for printing",
        ),
    )


def test_below_a_withheld_place_everything_goes() -> None:
    """Localities would add up to their withheld area; a small locality leaves its area and the county alone."""
    rows = [
        share("town", 30, 60),
        share("vale", 30, 40),
        share("city", 40, 90),
        share("fields", 9, 10),
        share("south", 3, 100),
    ]
    assert withheld(shown(rows, places=LOCALITIES)) == {*AREAS, "town", "vale", "city", "fields"}
    only = [*rows[:2], share("city", 3, 90), rows[3], share("south", 30, 100)]
    assert withheld(shown(only, places=LOCALITIES)) == {"city", "fields"}


def test_a_small_county_takes_everything_along() -> None:
    """Two or three of fourteen children are withheld for the county too, and so is every part of it."""
    found = shown([share(TOP, 3, 14), *areas(1, 1, 1, bottom=20)])
    assert withheld(found) == {TOP, *AREAS}
    assert [record.parent for record in found[1]] == ["", TOP]


def test_comparators_are_published_elsewhere() -> None:
    """A place outside the hierarchy is in nobody's family: its numbers are others' publications."""
    assert withheld(shown([*areas(30, 30, 40), share("england", 3, 10)])) == set()


def test_with_a_threshold_of_0_nothing_is_withheld() -> None:
    """A plan without disclosure control shows everything."""
    rows = areas(3, 1, 2)
    found = shown(rows, below=0)
    assert found == (roll_up(of(measure()), rows, hierarchy())[0], ())


def test_a_withheld_figure_keeps_nothing_that_tells() -> None:
    """Value, counts, interval, note, verdict, source, disputed and earlier rows are gone; status and rows remain."""
    row = replace(
        share("north", 3, 100),
        lower=n("1"),
        upper=n("9"),
        level=n("95"),
        note="three boys",
        verdict="Worse",
        verdict_by="Fingertips",
        status=Status.REVISED,
    )
    doubtful = replace(row, status=Status.DISPUTED)
    first = replace(row, published=date(2009, 12, 1))
    found = shown([first, row, doubtful, *areas(3, 30, 40)[1:]])[0]["north"].figures[year(2009)]
    assert found == Figure(
        period=year(2009),
        reason=Reason.SUPPRESSED,
        status=Status.REVISED,
        published=row.published,
        cites=(row.where,),
    )


def test_a_missing_figure_keeps_its_reason() -> None:
    """What was not there cannot be withheld: it stays missing for its own reason."""
    found = shown([share("north", 3, 100), missing("central", Reason.UNRELIABLE), share("south", 40, 100)])
    assert found[0]["central"].figures[year(2009)].reason is Reason.UNRELIABLE
    assert withheld(found) == {"north", "south"}


GAP = replace(measure(), kind=Kind.GAP, parts=Kind.PERCENT, between=("fsm", "not-fsm"))


def test_a_gap_goes_with_either_of_its_groups() -> None:
    """A gap and both groups are withheld where any group of any area is small, the county's are not."""
    rows = [replace(row, group="not-fsm") for row in areas(50, 60, 70)]
    rows += [replace(row, group="fsm") for row in areas(3, 20, 30)]
    found = shown(rows, GAP)
    assert withheld(found) == set(AREAS)
    assert all(
        f.reason is Reason.SUPPRESSED for a in AREAS for part in found[0][a].parts.values() for f in part.values()
    )
    assert found[0][TOP].value_at(year(2009)) is not None
    assert found[0][TOP].parts["fsm"][year(2009)].numerator == 53


def test_a_change_goes_with_its_rate() -> None:
    """A change counts from a printed base, so that it tells the rate."""
    change = replace(
        measure(), kind=Kind.CHANGE, parts=Kind.RATE, per=Fraction(1000), base=Base(period="1998", value=n("31.4"))
    )
    rows = [replace(row, group="rate") for row in areas(3, 20, 30)] + [value("north", "-5.6")]
    assert withheld(shown(rows, change)) == {"north"}
    assert shown(rows, change)[0]["south"].parts["rate"][year(2009)].reason is Reason.SUPPRESSED


MOVING = replace(measure(), kind=Kind.MOVING, parts=Kind.PERCENT, every=Every.QUARTER, over=4)


def test_a_moving_number_goes_with_every_period_in_it() -> None:
    """The four windows that hold a small quarter go, the one before and the one after stay."""
    rows = []
    for step in range(12):
        counts = (3 if step == 5 else 13, 30, 40)
        rows += [replace(row, period=quarter(2009, 1).shift(step)) for row in areas(*counts)]
    found = shown(rows, MOVING)
    hidden = [step for step in range(3, 12) if "north" in withheld(found, quarter(2009, 1).shift(step))]
    assert hidden == [5, 6, 7, 8]
    gone = [p for p, f in found[0]["south"].parts["all"].items() if f.reason is Reason.SUPPRESSED]
    assert gone == [quarter(2009, 1).shift(5)]
    assert withheld(found, quarter(2009, 1).shift(6)) == set(AREAS)


def test_a_silent_part_is_not_found_by_subtraction() -> None:
    """The county less two areas would be the third, which its source withheld: the two go as well."""
    rows = [
        share(TOP, 73, 300),
        share("north", 40, 100),
        share("south", 30, 100),
        missing("central", Reason.CONFIDENTIAL),
    ]
    assert withheld(shown(rows)) == {"north", "south"}
    assert withheld(shown([replace(rows[0], numerator=n("76")), *rows[1:]])) == set()
    assert withheld(shown([replace(rows[0], numerator=n("70")), *rows[1:]])) == set()


def test_a_part_elsewhere_is_not_found_by_subtraction() -> None:
    """Three children in none of the areas would be the county less its areas."""
    away = hierarchy(replace(place("away", "Elsewhere", "area", TOP), elsewhere=True))
    rows = [share(TOP, 113, 400), *areas(30, 40, 40)]
    assert withheld(shown(rows, places=away)) == set(AREAS)
    assert withheld(shown([replace(rows[0], numerator=n("116")), *rows[1:]], places=away)) == set()
    assert withheld(shown(rows)) == set()


def test_a_locality_is_not_found_through_a_silent_area() -> None:
    """The county less two areas is the third, less one of its localities the other: two levels of subtraction."""
    rows = [share(TOP, 82, 300), share("central", 40, 100), share("south", 30, 100), share("town", 9, 50)]
    assert withheld(shown([*rows, missing("vale", Reason.LOW)], places=LOCALITIES)) == {"central", "south", "town"}


def test_what_the_public_knows_does_not_help_to_find_the_rest() -> None:
    """Where one of two areas is public elsewhere, the county's number would give the other away, and goes too."""
    two = hierarchy()
    two = replace(two, by_id={p: its for p, its in two.by_id.items() if p != "south"})
    rows = [replace(share("north", 40, 100), elsewhere=PUBLIC), share("central", 3, 100)]
    assert withheld(shown(rows, places=two)) == {TOP, "north", "central"}
    three = [*rows, share("south", 30, 100)]
    assert withheld(shown(three)) == set(AREAS)


def test_what_is_public_altogether_cannot_be_withheld() -> None:
    """Where county and all other parts are public, the small part is known whatever is done: the rest still goes."""
    two = hierarchy()
    two = replace(two, by_id={p: its for p, its in two.by_id.items() if p != "south"})
    rows = [
        replace(share(TOP, 43, 200), elsewhere=PUBLIC),
        replace(share("north", 40, 100), elsewhere=PUBLIC),
        share("central", 3, 100),
    ]
    assert withheld(shown(rows, places=two)) == {"north", "central"}


def test_a_small_number_known_to_the_public_may_be_printed() -> None:
    """A number declared as published elsewhere is shown, and hides nobody else."""
    assert withheld(shown([replace(share("north", 3, 100), elsewhere=PUBLIC), *areas(3, 30, 40)[1:]])) == set()


def test_the_order_of_places_and_rows_does_not_matter() -> None:
    """The same places are withheld whatever order the files have."""
    rows = areas(3, 30, 40)
    backwards = replace(hierarchy(), by_id=dict(list(hierarchy().by_id.items())[::-1]))
    assert withheld(shown(rows[::-1], places=backwards)) == withheld(shown(rows))


def test_a_larger_threshold_never_shows_more() -> None:
    """What is withheld below five is withheld below ten."""
    rows = areas(4, 7, 40)
    assert withheld(shown(rows, below=3)) <= withheld(shown(rows, below=5)) <= withheld(shown(rows, below=10))


def test_families_stand_parents_first() -> None:
    """Each top place by itself, then its parts tier by tier, then theirs; comparators in none."""
    found = [(parent, tuple(member.id for member in members)) for parent, members in families(LOCALITIES)]
    assert found == [("", (TOP,)), (TOP, AREAS), ("north", ("town", "vale")), ("central", ("city", "fields"))]
