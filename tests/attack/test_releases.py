"""What has been released before cannot be unsent: small counts that come out over time, and those known to insiders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from oba.attack.count import Count, Quantity
from oba.attack.told import way_out
from oba.attack.truth import too_close, true_counts
from oba.domain.evidence import Observation, Status
from oba.domain.measure import Kind
from oba.domain.release import Printed, ReleasedCell
from tests.attack.published import PERCENT, Line, areas, everybody, exposed, learn, release
from tests.build import WHERE, n, year

AREAS = everybody()
A, B = Line(place="a", says="20/100"), Line(place="b", says="30/110")
LATE = date(2010, 9, 1)


def test_a_late_small_number_comes_out_beside_what_was_released(tmp_path: Path) -> None:
    """Withholding another area too hides nothing where that area's number has been released."""
    before = release(AREAS, [Line(place="county", says="50/210"), A, B])
    now = [Line(place="county", says="53/300", added=3, published=LATE), A, Line(place="b", says="c")]
    lines = [*now, Line(place="c", says="c", published=LATE)]
    assert exposed(learn(tmp_path, AREAS, lines), AREAS) == []
    found = exposed(learn(tmp_path, AREAS, lines, (before,)), AREAS)
    assert "x, C, 2009/10: children counted: 3" in found


def test_late_numbers_that_only_a_supposition_tells_have_a_way_out(tmp_path: Path) -> None:
    """Two late numbers are six together: who takes none for 0 knows each to be at most 5, and their rows can wait."""
    public = everybody(*areas("a", "b"), x=replace(PERCENT, kind=Kind.COUNT, per=None, decimals=0))
    before = release(public, [Line(place="county", says="6")])
    now = [Line(place="county", says="6"), *(Line(place=one, says="c", published=LATE) for one in "ab")]
    found = learn(tmp_path, public, now, (before,))
    assert exposed(found, public) == []
    assert len(exposed(found, public, supposed=True)) == 2
    assert way_out(found, ()).startswith("hold back the late or revised rows")
    assert way_out(found, found.bounds).startswith("ask whoever keeps this program")


def test_a_revised_small_number_comes_out_beside_what_was_released(tmp_path: Path) -> None:
    """A county's new number less those of areas that nobody has revised since is the small area's new number."""
    before = release(AREAS, [Line(place="county", says="58/300"), A, B, Line(place="c", says="8/90")])
    now = [Line(place="county", says="54/300", added=3, published=LATE), A, Line(place="b", says="c")]
    found = learn(tmp_path, AREAS, [*now, Line(place="c", says="c", published=LATE)], (before,))
    assert "x, C, 2009/10: children counted: 4" in exposed(found, AREAS)


def test_the_parents_number_frozen_gives_nothing_away(tmp_path: Path) -> None:
    """Where the county shows its released number still, or none, a late number stays hidden."""
    before = release(AREAS, [Line(place="county", says="50/210"), A, B])
    now = [Line(place="county", says="c", published=LATE), A, B, Line(place="c", says="c", published=LATE)]
    assert exposed(learn(tmp_path, AREAS, now, (before,)), AREAS) == []


def test_a_number_withheld_now_and_shown_before_is_known(tmp_path: Path) -> None:
    """A small count that was released once is known whatever stands there now."""
    before = release(AREAS, [Line(place="a", says="3/100")])
    found = exposed(learn(tmp_path, AREAS, [Line(place="a", says="c")], (before,)), AREAS)
    assert "x, A, 2009/10: children counted: 3" in found


def test_a_new_number_is_no_version_of_the_old_one(tmp_path: Path) -> None:
    """What is printed with a later day than the release may be any number."""
    before = release(AREAS, [Line(place="a", says="30/100")])
    found = learn(tmp_path, AREAS, [Line(place="a", says="c", published=LATE)], (before,))
    now = [one for one in found.bounds if one.count.version == 0 and one.quantity is Quantity.COUNTED]
    assert [(one.least, one.most >= 6) for one in now if not one.supposing] == [(0, True)]


def test_an_insider_knows_more(tmp_path: Path) -> None:
    """Two areas withheld of one total: each of the two knows the other's number."""
    lines = [Line(place="county", says="43/300", added=3), A, Line(place="b", says="c"), Line(place="c", says="c")]
    own = true_counts([_cell("b", 20, 110)], AREAS)
    assert exposed(learn(tmp_path, AREAS, lines), AREAS) == []
    found = exposed(learn(tmp_path, AREAS, lines, insiders={"b": own}), AREAS)
    assert found == ["x, C, 2009/10: children counted: 3, to somebody in B"]


def _cell(place: str, counted: int, children: int) -> ReleasedCell:
    return ReleasedCell(
        of=Printed("x", place, "", "2009/10"),
        value=Fraction(100 * counted, children),
        numerator=Fraction(counted),
        denominator=Fraction(children),
    )


def test_the_truth_asks_more_than_the_published_files(tmp_path: Path) -> None:
    """A bound from 0 that stops short of the threshold is too close about a small count, and not about others."""
    two = everybody(*areas("a", "b"))
    lines = [Line(place="county", says="47/300", added=2), Line(place="a", says="c"), Line(place="b", says="c")]
    learned = learn(tmp_path, two, lines)
    assert too_close(learned, true_counts([_cell("a", 3, 100), _cell("b", 44, 200)], two), two) == ()
    narrow = learn(tmp_path, two, [replace(lines[0], says="5/300"), *lines[1:]])
    close = too_close(narrow, true_counts([_cell("a", 3, 100), _cell("b", 0, 200)], two), two)
    assert {(one.of.place, one.least, one.most) for one in close} == {("a", 0, 5)}


def test_what_is_declared_public_is_no_secret(tmp_path: Path) -> None:
    """A small number that its row says is published elsewhere is known, and gives away what it stands beside."""
    row = Observation(
        indicator="x", place="a", period=year(2009), group="all", numerator=n("3"), denominator=n("100"),
        status=Status.FINAL, published=date(2010, 6, 1), elsewhere="The yearbook", where=WHERE,
    )  # fmt: skip
    public = everybody(rows=(row,))
    lines = [
        Line(place="county", says="36/300", added=3),
        Line(place="a", says="3/100"),
        Line(place="b", says="30/110"),
    ]
    found = exposed(learn(tmp_path, public, [*lines, Line(place="c", says="c")]), public)
    assert found == ["x, C, 2009/10: children counted: 3"]


def public_share(top: str, bottom: str, *, value: str | None = None) -> Observation:
    """A row of which everybody knows the percentage, and no more."""
    return Observation(
        indicator="x", place="a", period=year(2009), group="all", numerator=n(top), denominator=n(bottom),
        value=n(value) if value else None, decimals=1 if value else None,
        status=Status.FINAL, published=date(2010, 6, 1), elsewhere="percentage: The yearbook", where=WHERE,
    )  # fmt: skip


@pytest.mark.parametrize(("top", "value", "found"), [("5", None, True), ("5", "5.0", True), ("6", None, False)])
def test_a_percentage_that_is_public_tells_the_counts_of_known_children(
    tmp_path: Path, top: str, value: str | None, *, found: bool
) -> None:
    """Five of a hundred are given away by 5.0 % and another indicator's hundred; six are no secret."""
    same = replace(PERCENT, numerator="other", same_children_as="x")
    public = everybody(*areas("a"), rows=(public_share(top, "100", value=value),), x=PERCENT, y=same)
    lines = [Line(place="a", says="c"), Line(place="a", says="50/100", indicator="y")]
    told_ = exposed(learn(tmp_path, public, lines), public)
    assert told_ == (["x, A, 2009/10: children counted: 5"] if found else [])


def test_a_percentage_that_is_public_tells_no_counts(tmp_path: Path) -> None:
    """Of 5.0 % alone nobody knows how many; what 37.5 % tells of itself is not laid at the round's door."""
    for top, bottom in (("5", "100"), ("3", "8")):
        public = everybody(*areas("a"), rows=(public_share(top, bottom),), x=PERCENT)
        learned = learn(tmp_path, public, [Line(place="a", says="c")])
        assert exposed(learned, public) == []
        assert too_close(learned, true_counts([_cell("a", int(top), int(bottom))], public), public) == ()


def test_a_public_percentage_of_what_is_none_tells_nothing(tmp_path: Path) -> None:
    """A count has no percentage, and a rule may have left the plan."""
    row = public_share("5", "100")
    gone = (row, replace(row, indicator="gone"), replace(row, numerator=None, denominator=None))
    public = everybody(*areas("a"), rows=gone, x=replace(PERCENT, kind=Kind.COUNT, per=None))
    assert exposed(learn(tmp_path, public, [Line(place="a", says="c")]), public) == []


def test_who_trusts_that_zeros_are_shown_learns_more(tmp_path: Path) -> None:
    """Six children in two withheld areas are 1 to 5 in each for whoever supposes that a zero would be shown."""
    two = everybody(*areas("a", "b"))
    lines = [Line(place="county", says="6/300", added=2), Line(place="a", says="c"), Line(place="b", says="c")]
    learned = learn(tmp_path, two, lines)
    assert exposed(learned, two) == []
    supposed = exposed(learned, two, supposed=True)
    assert {line.partition(",")[0] + line.split(":")[2].partition(",")[0] for line in supposed} == {"x 1 to 5"}


def test_a_key_of_a_count_is_made_of_the_number(tmp_path: Path) -> None:
    """The counts of an insider are those of this round's numbers, by what they are of."""
    del tmp_path
    assert true_counts([_cell("b", 20, 110)], AREAS)[Count(Printed("x", "b", "all", "2009/10"), Quantity.REST)] == 90
