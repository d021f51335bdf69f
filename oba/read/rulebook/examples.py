"""Worked examples: every question they ask exists, and every answer they expect can be given to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Question
from oba.domain.measure import Kind, Measure
from oba.domain.number import shortest
from oba.domain.problem import Problem
from oba.domain.rule import Better, Example
from oba.read.shapes.rule_shapes import ExampleShape
from oba.read.shapes.validation import Typed
from oba.read.text.files import Problems
from oba.read.text.marks import Path
from oba.read.text.suggestion import near_or, quoted
from oba.words import listed

PATH: Path = ("examples",)


def read_examples(
    typed: Typed, better: Iterable[Better], measure: Measure | None
) -> tuple[tuple[Example, ...], Problems]:
    """Read a rule's worked examples; `better` is which way is good in its versions, the measure None if unsound."""
    node = typed.node(PATH)
    if not isinstance(node, list):
        unlisted = typed.problem("003", PATH, "a list of examples is wanted here")
        return (), (unlisted,) if node is not None else ()
    if not node:
        return (), (typed.problem("070", PATH, "the rule has no worked example"),)
    found: list[Example] = []
    problems: list[Problem] = []
    ways = tuple(better)
    for n in range(len(node)):
        shape, wrong = typed.read(ExampleShape, (*PATH, n))
        problems.extend(wrong)
        if shape:
            problems.extend(_check(typed, (*PATH, n), shape, ways))
            problems.extend(_check_numbers(typed, (*PATH, n), shape, measure) if measure else ())
            found.append(_example(typed, n, shape))
    return tuple(found), tuple(problems)


def _check(typed: Typed, path: Path, shape: ExampleShape, better: Sequence[Better]) -> Iterator[Problem]:
    if not shape.given:
        yield typed.problem("005", (*path, "given"), "an example is given at least one number")
    for name, says in shape.then.items():
        inside = (*path, "then", name)
        if name not in set(Question):
            what = f"{quoted(name)} is not a question"
            mend = near_or(name, Question, f"ask {listed(Question, 'or')}.")
            yield typed.problem("071", inside, what, mend, key=True)
            continue
        answers = _answers(Question(name), better)
        if says not in (known := (*answers, *Question(name).reasons)):
            what = f"{quoted(says)} is no answer to {name}"
            mend = near_or(says, known, f"write {listed(answers, 'or')}, or a reason such as {Reason.NOT_AVAILABLE}.")
            yield typed.problem("072", inside, what, mend)


def _check_numbers(typed: Typed, path: Path, shape: ExampleShape, measure: Measure) -> Iterator[Problem]:
    """Counts stand for a percentage or a rate, and an interval holds its number."""
    others = [(("compared", place), numbers) for place, numbers in shape.compared.items()]
    for inside, numbers in [(("given",), shape.given), *others]:
        for period, one in numbers.items():
            where = typed.period_path((*path, *inside), period)
            if one.counts and (measure.per is None or measure.kind in (Kind.GAP, Kind.CHANGE)):
                what = f"a {measure.kind} is not so many of so many"
                yield typed.problem("033", where, what, "write the number itself: 4.3.")
                continue
            value, (least, most) = one.worked_out(measure.per), measure.bounds
            if (least is not None and value < least) or (most is not None and value > most):
                yield typed.problem("036", where, f"{shortest(value)} is outside what the measure can be")
            if one.interval and not one.interval[0] <= value <= one.interval[1]:
                yield typed.problem("010", where, "the interval does not hold its number", "write 4.3 (3.9 to 4.7).")


def _answers(question: Question, better: Sequence[Better]) -> tuple[Answer, ...]:
    if not question.neutral_answers or Better.NONE not in better:
        return question.answers
    both = set(better) != {Better.NONE}
    return tuple(dict.fromkeys((*question.neutral_answers, *(question.answers if both else ()))))


def _example(typed: Typed, n: int, shape: ExampleShape) -> Example:
    here = typed.cited((*PATH, n), f"{typed.node(('id',))}, example {n + 1}")
    return Example(given=shape.given, compared=shape.compared, then=shape.then, version=shape.version, where=here)
