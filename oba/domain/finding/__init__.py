"""A finding: a question, its answer, and how that was reached."""

from oba.domain.finding.arithmetic import Arithmetic, NamedValue
from oba.domain.finding.asked import WhenAsked
from oba.domain.finding.detail import Children, Comparison, Curve, Flip, Forecasted, Movement, Progress, Way, YearSoFar
from oba.domain.finding.finding import Detail, Finding, Rating
from oba.domain.finding.question import Answer, Question
from oba.domain.finding.step import Because, Step

__all__ = [
    "Answer",
    "Arithmetic",
    "Because",
    "Children",
    "Comparison",
    "Curve",
    "Detail",
    "Finding",
    "Flip",
    "Forecasted",
    "Movement",
    "NamedValue",
    "Progress",
    "Question",
    "Rating",
    "Step",
    "Way",
    "WhenAsked",
    "YearSoFar",
]
