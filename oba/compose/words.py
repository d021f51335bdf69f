"""The wording of numbers, answers, reasons, margins and changes: said once, the same in every document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from oba.domain.book import Change
from oba.domain.evidence import Reason, Status
from oba.domain.finding import Answer, Finding, Question, Rating
from oba.domain.measure import NBSP, Measure
from oba.domain.number import printed, round_half_away, shortest, unit_of_last_decimal
from oba.domain.period import Period
from oba.domain.target import Aim, Target, Word

EN_DASH = "\N{EN DASH}"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

ORDER = (Question.THRESHOLD, Question.DIRECTION, Question.BASELINE, Question.TRAJECTORY, Question.COMPARATORS)
ASKS = MappingProxyType({
    Question.THRESHOLD: "Is it good enough?",
    Question.DIRECTION: "Is it getting better?",
    Question.BASELINE: "Are we turning the curve?",
    Question.TRAJECTORY: "Will we get there?",
    Question.COMPARATORS: "How do we compare?",
})  # fmt: skip
ASKS_BRIEFLY = MappingProxyType({
    Question.THRESHOLD: "Good enough?",
    Question.DIRECTION: "Getting better?",
    Question.BASELINE: "Turning the curve?",
    Question.TRAJECTORY: "Get there?",
    Question.COMPARATORS: "Compare?",
})  # fmt: skip


class Mark(NamedTuple):
    """An answer as it is shown: a shape, a word and the name of a colour in tokens.css, always together."""

    glyph: str
    word: str
    tone: str


# A solid triangle has arrived, a hollow one is on its way, two are more than one; the tones are those of tokens.css.
_SHAPES = MappingProxyType({
    Answer.GREEN: ("●", "green"), Answer.AMBER: ("◆", "amber"), Answer.RED: ("■", "red"),
    Answer.IMPROVING: ("▲", "good"), Answer.STEADY: ("●", "same"), Answer.WORSENING: ("▼", "concern"),
    Answer.RISING: ("↑", "same"), Answer.FALLING: ("↓", "same"),
    Answer.TURNED: ("▲", "good"), Answer.TURNING: ("△", "good"), Answer.ON_BASELINE: ("●", "same"),
    Answer.WORSE_THAN_BASELINE: ("▼", "concern"),
    Answer.REACHED: ("▲", "good"), Answer.ON_COURSE: ("△", "good"), Answer.BEHIND: ("▽", "concern"),
    Answer.FURTHER_OFF: ("▼", "concern"),
    Answer.BETTER: ("▲", "good"), Answer.SIMILAR: ("●", "same"), Answer.WORSE: ("▼", "concern"),
    Answer.MUCH_BETTER: ("▲▲", "good"), Answer.MUCH_WORSE: ("▼▼", "concern"),
})  # fmt: skip
_UNKNOWN = ("○", "none")

SHORTHAND = MappingProxyType({
    Reason.NOT_COLLECTED: "n", Reason.NOT_AVAILABLE: "x", Reason.NOT_APPLICABLE: "z", Reason.LOW: "low",
    Reason.CONFIDENTIAL: "c", Reason.SUPPRESSED: "c", Reason.UNRELIABLE: "u", Reason.OVERDUE: "late",
    Reason.DISPUTED: "d",
})  # fmt: skip
_MEANS = MappingProxyType({
    "n": "not collected", "x": "not available", "z": "not applicable", "d": "disputed", "late": "overdue",
    "c": "withheld, so that no child can be recognised", "u": "too unreliable to show",
    "low": "rounds to nothing but is not zero", "?": "cannot be worked out",
})  # fmt: skip
LETTERS = MappingProxyType({
    Status.FINAL: "", Status.PROVISIONAL: "p", Status.REVISED: "r", Status.ESTIMATED: "e",
    Status.DISPUTED: "d", Status.ILLUSTRATIVE: "i",
})  # fmt: skip
_PEOPLE = MappingProxyType({
    "young people": ("young person", "young people"), "pupils": ("pupil", "pupils"),
    "girls": ("girl", "girls"), "women": ("woman", "women"), "infants": ("infant", "infants"),
    "babies": ("baby", "babies"), "mothers": ("mother", "mothers"), "children": ("child", "children"),
})  # fmt: skip
_CASES = ("case", "cases")


def bare(value: Fraction, measure: Measure) -> str:
    """Write a number to the measure's decimals, without its unit: 4.3."""
    return printed(value, measure.decimals)


def finer(value: Fraction, measure: Measure) -> str:
    """Write a limit with one decimal more than the numbers, so that one on neither side of it can be told."""
    return printed(value, measure.decimals + 1)


def level(percent: Fraction) -> str:
    """Write how sure an interval is: 95 %, 99.8 %."""
    return f"{shortest(percent)}{NBSP}%"


def number(value: Fraction, measure: Measure) -> str:
    """Write a number with its unit: 4.3 %, 31.7 points, 1,360."""
    return bare(value, measure) + measure.suffix


def amount(value: Fraction, measure: Measure) -> str:
    """Write a number as a sentence says it, a rate with what it is a rate of: 832 per 100,000."""
    rate = f" {measure.unit}" if measure.per and not measure.suffix else ""
    return number(value, measure) + rate


def difference(value: Fraction, measure: Measure) -> str:
    """Write how far two numbers are apart, unsigned: 0.3 points; never nothing where there is something."""
    size = abs(value)
    smallest = unit_of_last_decimal(measure.decimals)
    if size and not round_half_away(size, measure.decimals):
        return f"less than {bare(smallest, measure)}{measure.difference_suffix}"
    one = measure.difference_suffix and measure.decimals == 0 and round_half_away(size, 0) == 1
    return f"{bare(size, measure)}{NBSP}point" if one else bare(size, measure) + measure.difference_suffix


def span(low: Fraction, high: Fraction, measure: Measure) -> str:
    """Write an interval: 6.1–7.0, or `−5.0 to 2.0` where a minus sign would be mistaken for a dash."""
    joined = EN_DASH if low >= 0 else " to "
    return bare(low, measure) + joined + bare(high, measure)


def way(now: Fraction, before: Fraction, measure: Measure) -> str:
    """Say which way a number moved, as printed: up, down or unchanged."""
    change = round_half_away(now, measure.decimals) - round_half_away(before, measure.decimals)
    if change == 0:
        return "unchanged"
    return "up" if change > 0 else "down"


def aim(wanted: Aim, measure: Measure) -> str:
    """Write what a target asks for, with its unit: at most 4.0 %, between 20 and 30, reduce."""
    ends = [number(end, measure) for end in (wanted.low, wanted.high) if end is not None]
    if wanted.word is Word.BETWEEN:
        return f"{wanted.word} {' and '.join(ends)}"
    return f"{wanted.word} {ends[0]}" if ends else str(wanted.word)


def target(wanted: Target, measure: Measure) -> str:
    """Write a target with its unit and, where unsettled, why: at least 85 % (to be confirmed)."""
    return aim(wanted.aim, measure) + (f" ({wanted.provisional})" if wanted.provisional else "")


def mark(finding: Finding) -> Mark:
    """Show a finding's answer, or its reason when there is none, as a shape, a word and a tone."""
    glyph, tone = _SHAPES[finding.answer] if finding.answer else _UNKNOWN
    return Mark(glyph, sentence(finding.says), tone)


def shorthand(reason: Reason | None) -> str:
    """Write a missing number in a table: x, z, c, low, u and the like; `?` where it cannot be worked out."""
    return SHORTHAND.get(reason, "?") if reason else ""


def shorthand_means(code: str) -> str:
    """Say what a shorthand stands for."""
    return _MEANS[code]


def margin(finding: Finding, measure: Measure) -> str:
    """Say how far a number is from its target: 0.3 points short, 0.2 points to spare; empty where unknown."""
    rating = finding.detail
    if not isinstance(rating, Rating) or rating.shortfall is None:
        return ""
    if rating.shortfall == 0:
        return "just met" if finding.answer is Answer.GREEN else "just missed"
    behind = "short" if rating.shortfall > 0 else "to spare"
    return f"{difference(rating.shortfall, measure)} {behind}"


def people(count: int, measure: Measure, which: str = "") -> str:
    """Count the people a measure is about in its own word: 1 young person, 30 more pupils, 12 cases."""
    one, more = next((words for known, words in _PEOPLE.items() if known in measure.of.lower()), _CASES)
    return f"{count:,}{NBSP}{f'{which} ' if which else ''}{one if count == 1 else more}"


def change(changed: Change) -> str:
    """Say how an answer differs from the round before: amber, was red."""
    return f"{changed.after}, was {changed.before}"


def day(when: date) -> str:
    """Write a date: 15 October 2010."""
    return f"{when.day}{NBSP}{MONTHS[when.month - 1]} {when.year}"


def month(when: date) -> str:
    """Write a month, short, for a narrow column: Mar 2011."""
    return f"{MONTHS[when.month - 1][:3]}{NBSP}{when.year}"


def sentence(text: str) -> str:
    """Begin with a capital letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(parts: Sequence[str]) -> str:
    """Join with commas and a last `and`: a, b and c."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def stretches(periods: Sequence[Period]) -> str:
    """List periods in order of time, three or more in a row as a stretch: 2004/05 to 2007/08 and 2009/10."""
    said: list[str] = []
    for period in periods:
        inside = period.shift(-1) in periods and period.shift(1) in periods
        ends = period.shift(-2) in periods and period.shift(-1) in periods and period.shift(1) not in periods
        if ends:
            said[-1] = f"{said[-1]} to {period.label}"
        elif not inside:
            said.append(period.label)
    return listed(said)


def short_digest(digest: str) -> str:
    """The first eight characters of a SHA-256, enough to tell two files apart at a meeting."""
    return digest[:8]
