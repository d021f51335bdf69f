"""Two implementations of the manual that share no code give the same answers."""

from __future__ import annotations

from collections import Counter

import pytest

from oba.assess.assessment import findings_of
from oba.domain.evidence import Reason
from oba.domain.finding import Answer
from tests.assess import oracle
from tests.assess.sketch import case
from tests.assess.sketches import sketch

BATCH = 500


@pytest.mark.parametrize("batch", range(8))
def test_the_engine_agrees_with_the_manual_read_afresh(batch: int) -> None:
    """Over thousands of made-up cases, every question has the answer or reason that the oracle gives."""
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        made = sketch(seed)
        found = {str(question): finding.says for question, finding in findings_of(case(made)).items()}
        assert found == oracle.answers(made), made


def test_the_made_up_cases_reach_every_answer() -> None:
    """The cases are no empty exercise: every answer occurs, and every reason that a question can have."""
    said = Counter(word for seed in range(BATCH) for word in oracle.answers(sketch(seed)).values())
    elsewhere = {
        *(Reason.NOT_COLLECTED, Reason.CONFIDENTIAL, Reason.UNRELIABLE, Reason.LATE, Reason.DISPUTED),
        *(Reason.NO_NUMERATORS, Reason.NO_RULE, Reason.AWAITED, Reason.NOT_WHOLE, Reason.AFTER_CUT_OFF),
        *(Reason.NOT_APPLICABLE, Reason.NOTHING_TO_COUNT, Reason.NO_COMPARATOR),
    }
    by_test = {Answer.MUCH_BETTER, Answer.MUCH_WORSE, Answer.MUCH_HIGHER, Answer.MUCH_LOWER}
    expected = {str(word) for word in (*Answer, *Reason) if word not in elsewhere | by_test}
    assert expected - set(said) == set()
