"""Laws of the review: true of any targets, any numbers, either direction."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from oba.audit.targets.open_targets import ahead
from oba.domain.evidence import Figure, Reason
from oba.domain.measure import Kind as Measured
from oba.domain.measure import Measure
from oba.domain.period import Period
from oba.domain.review import RemarkKind, Review
from oba.domain.rule import Amber, Better, Rule, Within
from oba.domain.target import NUMERIC, Aim, Target, Word
from tests.audit_targets.asked import NOW, reviewed, ruled, start, versioned
from tests.build import KNOWN, WHERE, measure, year

ENDLESS = replace(measure(), kind=Measured.SCORE, per=None)
TURNED = {Word.AT_MOST: Word.AT_LEAST, Word.AT_LEAST: Word.AT_MOST, Word.BELOW: Word.ABOVE, Word.ABOVE: Word.BELOW}
TURNED |= {Word.REDUCE: Word.INCREASE, Word.INCREASE: Word.REDUCE}
COMPARED = (
    RemarkKind.ALREADY_MET, RemarkKind.EASIER_THAN_FORECAST, RemarkKind.EASIER_THAN_EARLIER,
    RemarkKind.EQUAL_TO_START, RemarkKind.WORSE_THAN_START,
)  # fmt: skip

tenths = st.integers(-60, 60).map(lambda units: Fraction(units, 10))
words = st.sampled_from((Word.AT_MOST, Word.BELOW, Word.EXACTLY, Word.REDUCE, Word.MONITOR, Word.TO_BE_AGREED))


def asking(word: Word, value: Fraction) -> Aim:
    """What a word asks for with a number."""
    if word not in NUMERIC:
        return Aim(word=word)
    low = None if word in (Word.AT_MOST, Word.BELOW) else value
    high = None if word in (Word.AT_LEAST, Word.ABOVE) else value
    return Aim(word=word, low=low, high=high)


def wanted(aims: list[Aim]) -> tuple[Target, ...]:
    """Annual targets from 2009/10 on."""
    return tuple(Target(period=year(2009 + at), aim=one, where=WHERE) for at, one in enumerate(aims))


def rule_for(aims: list[Aim], begins: Fraction, better: Better, measured: Measure = ENDLESS) -> Rule:
    """A rule that starts at a number, with a trend frozen at 2004/05 to 2008/09."""
    usual = versioned(wanted(aims), better=better, begins=replace(start("0"), value=begins))
    history = tuple(map(year, range(2004, 2009)))
    return ruled(replace(usual, baseline=replace(usual.baseline, history=history)), measured=measured)


def numbered(values: list[Fraction]) -> dict[Period, Figure | str | Reason]:
    """Numbers from 2004/05 on."""
    return {
        year(2004 + at): Figure(period=year(2004 + at), value=value, published=KNOWN) for at, value in enumerate(values)
    }


def compared(found: Review) -> list[tuple[RemarkKind, tuple[Period, ...]]]:
    """What was found by comparing numbers: kinds and periods."""
    return [(one.kind, tuple(t.period for t in one.targets)) for one in found.remarks if one.kind in COMPARED]


aims_asked = st.lists(st.builds(asking, words, tenths), min_size=1, max_size=4)
series = st.lists(tenths, min_size=1, max_size=7)


@given(aims_asked, tenths, series)
def test_mirroring_a_rule_and_its_numbers_changes_no_question(
    aims: list[Aim], begins: Fraction, values: list[Fraction]
) -> None:
    """Lower is better with these numbers, or higher with their negatives: the same targets are asked about."""
    turned = [asking(TURNED.get(a.word, a.word), -(a.high if a.high is not None else Fraction(0))) for a in aims]
    here = reviewed(rule_for(aims, begins, Better.LOWER), numbered(values))
    there = reviewed(rule_for(turned, -begins, Better.HIGHER), numbered([-value for value in values]))
    assert compared(here) == compared(there)


@given(aims_asked, tenths, series)
def test_no_target_is_both_worse_than_the_start_and_equal_to_it(
    aims: list[Aim], begins: Fraction, values: list[Fraction]
) -> None:
    """A target worse than the start would be met by it; an equal one too; and what the start misses is neither."""
    found = reviewed(rule_for(aims, begins, Better.LOWER), numbered(values))
    worse, equal = (
        {t for one in found.of(kind) for t in one.targets}
        for kind in (RemarkKind.WORSE_THAN_START, RemarkKind.EQUAL_TO_START)
    )
    assert not worse & equal
    for target in worse | equal:
        assert target.aim.word is Word.EXACTLY or target.aim.met_by(begins)


@given(aims_asked, series)
def test_what_is_already_met_is_met(aims: list[Aim], values: list[Fraction]) -> None:
    """Of the targets ahead exactly those that the latest number meets are already met."""
    found = reviewed(rule_for(aims, Fraction(0), Better.LOWER), numbered(values))
    last = year(2003 + len(values))
    met = [t for t in wanted(aims) if t.aim.numeric and t.period.ordinal > last.ordinal and t.aim.met_by(values[-1])]
    assert [t for one in found.of(RemarkKind.ALREADY_MET) for t in one.targets] == met


@given(st.lists(tenths, min_size=1, max_size=6))
def test_targets_that_only_grow_harder_are_never_easier(values: list[Fraction]) -> None:
    """Sorted from the easiest on, none is easier than an earlier one; the other way, all but the first are."""
    falling = sorted(values, reverse=True)
    harder = reviewed(rule_for([asking(Word.AT_MOST, one) for one in falling], Fraction(0), Better.LOWER))
    assert harder.of(RemarkKind.EASIER_THAN_EARLIER) == ()
    easier = reviewed(rule_for([asking(Word.AT_MOST, one) for one in falling[::-1]], Fraction(0), Better.LOWER))
    count = sum(len(one.targets) for one in easier.of(RemarkKind.EASIER_THAN_EARLIER))
    assert count == sum(one > falling[-1] for one in falling)


reasons = st.sampled_from((Reason.NOT_AVAILABLE, Reason.SUPPRESSED, Reason.CONFIDENTIAL))
figures = st.dictionaries(
    st.integers(2003, 2012).map(year), st.one_of(reasons, tenths.map(str)), max_size=6
)  # fmt: skip
ambers = st.one_of(
    st.none(), tenths.map(abs).map(lambda amount: Amber(within=Within.POINTS, amount=amount))
)  # fmt: skip


@given(aims_asked, figures, ambers, st.sampled_from((measure(), ENDLESS)))
def test_whatever_is_written_and_known_is_reviewed(
    aims: list[Aim], values: dict[Period, str | Reason], amber: Amber | None, measured: Measure
) -> None:
    """Nothing raises; every remark is about targets of the rule, each period in order, and says a whole sentence."""
    one = rule_for(aims, Fraction(1), Better.LOWER, measured)
    found = reviewed(
        ruled(replace(one.versions[0], threshold=replace(one.versions[0].threshold, amber=amber)), measured=measured),
        values,
    )
    for remark in found.remarks:
        assert remark.targets
        assert set(remark.targets) <= set(wanted(aims))
        assert [t.period.ordinal for t in remark.targets] == sorted({t.period.ordinal for t in remark.targets})
        assert "  " not in remark.says
        assert remark.says.strip() == remark.says
        assert not remark.says.endswith((".", ",", "for"))
    assert sum(len(a.firm) + len(a.provisional) + len(a.to_be_agreed) for a in found.agreed) <= len(aims)


@given(st.integers(2009, 2030))
def test_every_period_further_on_is_one_more_ahead(first: int) -> None:
    """The years ahead of a day count one by one."""
    after = first - NOW.cut_off.year
    expected = {-1: "already over", 0: "now under way", 1: "1 year ahead"}
    assert ahead(year(first), NOW.cut_off) == expected.get(after, f"{after} years ahead")
