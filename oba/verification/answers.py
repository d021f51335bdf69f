"""The answers that a round gives beside those that come out today, and beside those that were released."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from oba.domain.release import ReleasedAnswer
from oba.verification.json_text import once_each
from oba.verification.report import Remark, right, wrong
from oba.words.lists import agreeing, how_many

NONE = "no answer"
LOOK = (
    "See what has changed since with git log -p under data/ and rules/. If nothing has, the file was altered, or the "
    "program answers otherwise than it did: tell whoever keeps it."
)


class Asked(NamedTuple):
    """One question about one indicator in one place."""

    indicator: str
    place: str
    question: str


Answers = Mapping[Asked, str]


def given(answers: Iterable[ReleasedAnswer]) -> Answers:
    """Answers by what was asked; a reason stands where there is none."""
    return {Asked(one.indicator, one.place, one.question): one.answer or one.reason for one in answers}


def written(content: bytes) -> Answers:
    """The answers in results.json, or in the trace of a card; raises ValueError where it holds none."""
    try:
        tree: dict[str, list[dict[str, list[dict[str, object]]]]] = once_each(content)  # type: ignore[assignment]
        return {
            Asked(str(one["indicator"]), str(one["place"]), str(finding["question"])): str(
                finding["answer"] or finding["reason"]
            )
            for one in tree["assessments"]
            for finding in one["findings"]
        }
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("it holds no answers") from error


def answer_remarks(here: Answers, there: Answers, *, of: str, what: str) -> tuple[Remark, ...]:
    """Every answer `here` that `there` gives otherwise; `of` names the first, `what` the second."""
    found = tuple(_differing(here, there, what))
    count = len(here)
    return found or (right(f"{how_many(count, 'answer')} of {of} {agreeing(count, 'is', 'are')} {what}"),)


def _differing(here: Answers, there: Answers, what: str) -> Iterator[Remark]:
    for asked in dict.fromkeys((*here, *there)):
        found, wanted = here.get(asked, NONE), there.get(asked, NONE)
        if found != wanted:
            yield from wrong(", ".join(asked), f"{found}, where {wanted} is {what}", mend=LOOK)
