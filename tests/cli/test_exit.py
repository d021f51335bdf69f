"""How a verb ends: by the problems there were, by what could not be done, or by a disk that is full."""

from __future__ import annotations

import pytest
import typer

from oba.cli.exit import Refused, ending, status_of
from oba.domain.problem import Problem, Severity, Where

STOP = Problem(code="R004", severity=Severity.STOP, where=Where(file="a"), what="", mend="")
WARN = Problem(code="A013", severity=Severity.WARN, where=Where(file="a"), what="", mend="")
NO_PLAN = Problem(code="P001", severity=Severity.STOP, where=Where(file="rules"), what="", mend="")


@pytest.mark.parametrize(
    ("problems", "status"), [((), 0), ((WARN,), 0), ((STOP, WARN), 1), ((NO_PLAN,), 2), ((NO_PLAN, STOP), 1)]
)
def test_the_exit_status(problems: tuple[Problem, ...], status: int) -> None:
    """Clean or only warned is 0, anything that stops is 1, a plan that is not there is 2."""
    assert status_of(problems) == status


def test_what_a_verb_gives_back_is_its_exit_status() -> None:
    """Whatever it was asked with reaches it, and its number ends the program."""
    with pytest.raises(typer.Exit) as ended:
        ending(int)("2")
    assert ended.value.exit_code == 2


def test_a_refusal_is_said_beside_the_answers(capsys: pytest.CaptureFixture[str]) -> None:
    """Its text goes to standard error, and its status is the verb's."""

    def refuse() -> int:
        raise Refused("There is no plan here.", 2)

    with pytest.raises(typer.Exit) as ended:
        ending(refuse)()
    assert (ended.value.exit_code, capsys.readouterr()) == (2, ("", "There is no plan here.\n"))
