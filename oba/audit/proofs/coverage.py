"""What the worked examples of a rule show of it: each must hold, name its version and exercise something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from oba.audit.examples import Executed
from oba.audit.proofs.periods import governs, named
from oba.audit.proposal.wanted import wanted
from oba.domain.book import Proof
from oba.domain.catalogue import problem
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.problem import Problem, Where
from oba.domain.rule import Rule, Version
from oba.domain.target import MOVEMENT
from oba.words import listed, sentence

# Reasons that tell nothing of a rule: it does not ask, or the example itself leaves out what the answer needs.
_OF_NOTHING = frozenset({Reason.NOT_ASKED, Reason.NO_COMPARATOR, Reason.NO_START, Reason.NO_BASELINE})
_ALL = Proof(says="An example shows every answer to every question that is asked.", holds=True)


def prove_coverage(rule: Rule, executed: tuple[Executed, ...]) -> tuple[tuple[Proof, ...], tuple[Problem, ...]]:
    """Whether every example holds and exercises something, and what of the rule none of them shows."""
    count, held = len(executed), sum(run.holds for run in executed)
    holds = Proof(says=f"{held} of {count} worked examples hold.", holds=held == count and count > 0)
    lacking = _lacking(rule, executed)
    unshown = [f"{question}: {', '.join(answers)}" for question, answers in lacking.items()]
    bare = [one for one in rule.versions if governs(rule, one) and all(run.version is not one for run in executed)]
    says = [("A028", f"no example exercises {named(one)}") for one in bare if len(rule.versions) > 1]
    says += [("A006", f"no example shows {'; '.join(unshown)}")] if unshown else []
    shown = [Proof(says=f"{sentence(one)}.", holds=False) for _, one in says]
    warned = [problem(code, _first(rule), f"{rule.id}: {one}") for code, one in says] if executed else []
    return (holds, *(shown or [_ALL])), (*_idle(rule, executed), *_misnamed(executed), *warned)


def _lacking(rule: Rule, executed: tuple[Executed, ...]) -> Mapping[Question, tuple[str, ...]]:
    """By question the answers that a version in force can give and no example expects."""
    shown = {(question, says) for run in executed for question, says in run.example.then.items()}
    every = {
        question: dict.fromkeys(
            str(answer)
            for one in rule.versions
            if governs(rule, one) and _answered(one, question)
            for answer in wanted(one, question)
        )
        for question in Question
    }
    lacking = {q: tuple(answer for answer in answers if (q, answer) not in shown) for q, answers in every.items()}
    return {question: answers for question, answers in lacking.items() if answers}


def _answered(version: Version, question: Question) -> bool:
    """Whether a question can have an answer at the top, where examples are worked out: some have a target to meet."""
    aims = [target.aim for target in version.trajectory.targets]
    numeric, rule = any(aim.numeric for aim in aims), version.threshold
    if question is Question.TRAJECTORY:
        return numeric
    other = rule.against != "target" or any(aim.word in MOVEMENT for aim in aims)
    return question is not Question.THRESHOLD or numeric or other


def _first(rule: Rule) -> Where:
    """Where its examples begin."""
    return min((example.where for example in rule.examples), key=lambda where: where.order)


def _idle(rule: Rule, executed: tuple[Executed, ...]) -> Iterator[Problem]:
    """Examples that expect nothing but what any rule would say, or that repeat another word for word."""
    seen: dict[object, Executed] = {}
    for run in executed:
        expected = run.example.then.values()
        if all(says in _OF_NOTHING for says in expected):
            what = (
                f"the example of {rule.id} expects {listed(sorted(set(expected)))} and nothing else" if expected else ""
            )
            yield problem("A007", run.example.where, what)
        key = _content(run)
        if first := seen.get(key):
            what = f"the example of {rule.id} is the one on line {first.example.where.line} again"
            yield problem("A007", run.example.where, what, "delete one of the two.")
        seen.setdefault(key, run)


def _content(run: Executed) -> object:
    one = run.example
    compared = tuple(sorted((place, tuple(sorted(its.items(), key=str))) for place, its in one.compared.items()))
    return tuple(sorted(one.given.items(), key=str)), compared, tuple(sorted(one.then.items())), one.version


def _misnamed(executed: tuple[Executed, ...]) -> Iterator[Problem]:
    for run in executed:
        name, answered = run.example.version, run.version
        if name and answered and (name.since.start != answered.since.start):
            period = run.example.judged.label if run.example.judged else "none"
            what = f"the example names the version from {name.since.label}, and {named(answered)} governs {period}"
            yield problem("A008", run.example.where, what)
