"""What the answers of a year propose is named where no signed text has taken it up; nothing of it is ever printed."""

from __future__ import annotations

from dataclasses import replace

from oba.audit.unclaimed import proposed, unclaimed
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Question
from oba.domain.publication import Publication
from oba.domain.signed_text import Reference, SignedText, Thing
from tests.build import TOP
from tests.compose_pages.full_rules import ADMISSIONS, CUSTODY, GAP, NEET
from tests.compose_review.years import signed, the_year

BOOK = the_year()


def saying(**answers: dict[Question, Answer]) -> Book:
    """The book in which only these indicators of the top place have answers."""
    named = {name.replace("_", "-"): says for name, says in answers.items()}
    found = {key: _with(one, named.get(key[0], {}) if key[1] == TOP else {}) for key, one in BOOK.assessments.items()}
    return replace(BOOK, assessments=found)


def _with(one: Assessment, says: dict[Question, Answer]) -> Assessment:
    findings = {
        question: replace(found, answer=says.get(question), reason=None if question in says else Reason.NO_TARGET)
        for question, found in one.findings.items()
    }
    return replace(one, findings=findings)


SAYING = saying(
    ni_117={Question.THRESHOLD: Answer.GREEN, Question.DIRECTION: Answer.WORSENING},
    ni_43={Question.TRAJECTORY: Answer.REACHED},
    ni_70={Question.DIRECTION: Answer.STEADY},
)


def about(section: str, *indicators: str) -> SignedText:
    """A text of a section that cites some indicators."""
    cited = (Reference(thing=Thing.INDICATOR, id=name, written=name) for name in indicators)
    return signed(section, about=tuple(cited))


def told(book: Book, *texts: SignedText) -> list[str]:
    """What is named."""
    return [one.what for one in unclaimed(book, texts)]


def test_any_weak_answer_makes_an_area_for_development() -> None:
    """However good the number is; what is neither strong nor weak proposes nothing."""
    assert proposed(SAYING) == {"strengths": (CUSTODY,), "development": (NEET,)}
    assert ADMISSIONS in SAYING.rules


def test_what_no_text_has_taken_up_is_named_by_section() -> None:
    """A text of the other section takes up nothing of this one; one about an outcome does of both."""
    assert told(SAYING) == ["strengths for 2010-11-q2: ni-43", "areas for development for 2010-11-q2: ni-117"]
    assert told(SAYING, about("strengths", CUSTODY, NEET)) == ["areas for development for 2010-11-q2: ni-117"]
    assert told(SAYING, about("strengths", CUSTODY), about("development", NEET)) == []
    assert told(SAYING, about(f"outcome-{GAP}", CUSTODY, NEET)) == []


def test_only_a_round_that_makes_a_review_is_asked() -> None:
    """And what is a board's own is proposed for nothing that everybody gets."""
    assert told(replace(SAYING, round=replace(BOOK.round, publications=(Publication.POSTER,)))) == []
    own = tuple(replace(one, board="safeguarding") for one in BOOK.plan.outcomes)
    assert told(replace(SAYING, plan=replace(BOOK.plan, outcomes=own))) == []
