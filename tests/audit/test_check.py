"""Every rule is checked, and one past its review date warns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.audit.check import check_rules, past_review, unapproved
from oba.domain.rule import Rule
from tests.audit.ruled import PLACES, example, points, reaching, ruled
from tests.build import a_round, aim, plan, reference, rule, version

RIGHT = example({2009: "4.5"}, {"threshold": "amber"})
WRONG = example({2009: "4.5"}, {"threshold": "green"})


def test_every_rule_is_proved_and_all_faults_are_gathered() -> None:
    """One rule with a wrong example, one with a wrong amber, one sound: proofs of all three, problems of two."""
    rules = {
        "wrong": replace(ruled("at most 4", amber=points("0.5"), examples=(WRONG,)), id="wrong"),
        "upside-down": replace(ruled("at most 4", amber=reaching(aim("at least 6"))), id="upside-down"),
        "sound": replace(ruled("at most 4", amber=points("0.5"), examples=(RIGHT,)), id="sound"),
    }
    checked = check_rules(plan(), rules, PLACES)
    assert list(checked.proofs) == list(rules)
    assert [proof.holds for proof in checked.proofs["sound"]].count(False) == 1
    assert [one.code for one in checked.problems if one.stops] == ["A001", "A002"]
    assert [one.code for one in checked.problems if not one.stops] == ["A006", "A006"]
    assert "the example of wrong says" in checked.problems[0].what


def reviewed(on: date, *older: date) -> Rule:
    """A rule whose newest version is to be reviewed on a day, and older versions on others."""
    versions = (replace(version(), reference=replace(version().reference, review=day)) for day in (on, *older))
    return replace(ruled("at most 4"), versions=tuple(versions))


def test_a_rule_past_its_review_date_warns() -> None:
    """The day of the cut-off itself is in time; the day before it is not."""
    cut_off = a_round().cut_off
    assert past_review([reviewed(cut_off)], a_round()) == ()
    (found,) = past_review([reviewed(date(2010, 10, 14))], a_round())
    assert (found.code, found.stops) == ("A013", False)
    assert found.what == "this rule was to be reviewed by 2010-10-14"


def test_a_rule_without_an_approved_version_warns() -> None:
    """Until somebody approves it, it is not to be reviewed either; on the day of the cut-off it is approved."""
    cut_off = a_round().cut_off
    in_time = replace(rule(), versions=(replace(version(), reference=replace(reference(), approved_on=cut_off)),))
    assert unapproved([in_time.as_at(cut_off)], a_round()) == ()
    late = replace(reference(), approved_on=date(2010, 10, 16), review=date(2010, 1, 1))
    draft = replace(rule(), versions=(replace(version(), reference=late),)).as_at(cut_off)
    (found,) = unapproved([draft], a_round())
    assert (found.code, found.stops, found.where) == ("A015", False, late.where)
    assert found.what == "no version of ni-117 had been approved by 2010-10-15: the first is dated 2010-10-16"
    assert past_review([draft], a_round()) == ()
    assert (draft.examples, draft.newest.direction.better) == ((), version().direction.better)


def test_only_the_newest_version_is_reviewed() -> None:
    """An older version was reviewed when the newer one was made."""
    assert past_review([reviewed(date(2011, 3, 31), date(2009, 3, 31))], a_round()) == ()
