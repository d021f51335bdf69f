"""The registers of the year: facts of the needs analysis, and what people said when they were asked."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.read.test_registers import registers

NEEDS = (
    "id,known,every_child_matters,outcome,statement,value,unit,period,source,indicators,measured_by,reviewed,place\n"
)
SAID = "id,known,theme,said,said_by,when,response,answered\n"


def test_a_fact_is_read_with_its_figure(tmp_path: Path) -> None:
    """One without a figure, or under an outcome of the plan, is a fact too."""
    rows = (
        'f1,2010-01-20,Be healthy,,Obese children,"1,411.5",%,2008/09,The plan,ni-1,ni-1,2010-01-20,north\n'
        "f2,2010-01-20,,health,They are well,,,,The plan,,,,\n"
    )
    found, problems = registers(tmp_path, "needs.csv", NEEDS + rows)
    assert problems == []
    first, second = found.needs
    assert (first.value, first.unit, first.indicators, first.measured_by) == (
        Fraction("1411.5"),
        "%",
        ("ni-1",),
        "ni-1",
    )
    assert (first.place, first.reviewed, first.every_child_matters) == ("north", date(2010, 1, 20), "Be healthy")
    assert (second.value, second.outcome, second.reviewed) == (None, "health", None)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("f1,2010-01-20,,,They are well,,,,The plan,,,,", "G005"),
        ("f1,2010-01-20,Be healthy,,,,,,The plan,,,,", "G005"),
        ("f1,2010-01-20,Be healthy,,They are well,,,,,,,,", "G005"),
        ("f1,2010-01-20,Be healthy,,They are well,many,,,The plan,,,,", "G007"),
        ("f1,2010-01-20,Be healthy,wealth,They are well,,,,The plan,,,,", "G002"),
        ("f1,2010-01-20,Be healthy,,They are well,,,,The plan,ni-9,,,", "G001"),
        ("f1,2010-01-20,Be healthy,,They are well,,,,The plan,,ni-9,,", "G001"),
        ("f1,2010-01-20,Be healthy,,They are well,,,,The plan,,,,england", "G003"),
        ("f1,2010-01-20,Be healthy,,They are well,,,,The plan,,,2010-01-21,", "G017"),
        ("f1,soon,Be healthy,,They are well,,,,The plan,,,2010-01-21,", "G008"),
    ],
)
def test_a_fact_that_is_wrong_is_left_out(tmp_path: Path, row: str, code: str) -> None:
    """Without a place to stand, words or a source; naming what is not there; reviewed after it was entered."""
    found, problems = registers(tmp_path, "needs.csv", f"{NEEDS}{row}\n")
    assert (found.needs, problems) == ((), [code])


def test_what_was_said_is_read_with_what_was_done(tmp_path: Path) -> None:
    """It may wait for its response; a day on which it was answered needs the answer."""
    rows = "c1,2010-01-20,Play,More of it,Children,autumn 2009,,\nc2,2010-01-20,Play,More,All,autumn 2009,,2010-02-01\n"
    found, problems = registers(tmp_path, "consultation.csv", SAID + rows)
    (only,) = found.consultation
    assert problems == ["G005"]
    assert (only.theme, only.said_by, only.when, only.response, only.answered) == (
        "Play", "Children", "autumn 2009", "", None,
    )  # fmt: skip
