"""The rows of the vocabulary: none is missing, none is idle, and what must be told apart can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from oba import words
from oba.domain.evidence import Reason, Status
from oba.domain.finding import NO_GOOD_WAY, Answer, Finding, Question
from oba.words.reasons import NOT_RATED, NOT_YET

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "cards" / "fonts"
TABLES: Mapping[type, Mapping[Any, tuple[object, ...]]] = {
    Question: words.QUESTIONS, Answer: words.ANSWERS, Reason: words.REASONS, Status: words.STATUSES,
}  # fmt: skip
SHAPES = {row.glyph for row in words.ANSWERS.values()} | {NOT_RATED, NOT_YET}


def finding(says: Answer | Reason) -> Finding:
    """A finding that says so, whatever was asked."""
    if isinstance(says, Answer):
        return Finding(question=Question.THRESHOLD, answer=says)
    return Finding(question=Question.THRESHOLD, reason=says)


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: str(kind.__name__))
def test_every_member_has_its_row(kind: type[Question | Answer | Reason | Status]) -> None:
    """A question, an answer, a reason or a status that is new cannot be without its words."""
    assert set(TABLES[kind]) == set(kind)


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: str(kind.__name__))
def test_every_field_is_a_text_or_deliberately_none(kind: type) -> None:
    """No name is forgotten by being empty, or has blanks to spare."""
    for row in TABLES[kind].values():
        assert all(said is None or (said and str(said).strip() == said) for said in row), row


def test_no_row_is_idle() -> None:
    """Every answer is one to a question, and every reason and status is given by a module other than the words."""
    assert {*NO_GOOD_WAY, *(answer for question in Question for answer in question.answers)} == set(Answer)
    files = [file for file in (ROOT / "oba").rglob("*.py") if file.parent.name not in ("domain", "words")]
    code = "".join(file.read_text(encoding="utf-8") for file in files)
    assert [reason for reason in Reason if f"Reason.{reason.name}" not in code] == []
    assert [status for status in Status if f"Status.{status.name}" not in code] == []


def test_answers_to_one_question_never_share_a_shape() -> None:
    """In grey, and without its word, an answer can be told from the other answers to its question, and from none."""
    for answers in (NO_GOOD_WAY, *(question.answers for question in Question)):
        shapes = {words.ANSWERS[answer].glyph for answer in answers}
        assert len({*shapes, NOT_RATED, NOT_YET}) == len(answers) + 2


def test_only_what_time_alone_will_answer_is_told_to_wait() -> None:
    """A hollow circle asks nothing of a board: the mend is to wait; every other reason is not rated, barred."""
    for reason, row in words.REASONS.items():
        waits = row.mend == "wait for the next number"
        assert (row.glyph, row.tone) == ((NOT_YET, "waiting") if waits else (NOT_RATED, "none")), reason
    assert {reason for reason, row in words.REASONS.items() if row.glyph == NOT_YET} == {
        Reason.TOO_EARLY, Reason.NOT_YET_DUE,
    }  # fmt: skip


def test_good_news_and_bad_have_colours_of_their_own() -> None:
    """Every answer that is better is good news and every one that is worse is bad, the far ones too."""
    news = defaultdict(set)
    for answer, row in words.ANSWERS.items():
        news[row.tone.news].add(answer)
    assert news == {
        1: {
            Answer.GREEN, Answer.IMPROVING, Answer.TURNED, Answer.TURNING, Answer.REACHED, Answer.ON_COURSE,
            Answer.BETTER, Answer.MUCH_BETTER,
        },
        0: {Answer.AMBER, Answer.STEADY, Answer.RISING, Answer.FALLING, Answer.ON_BASELINE, Answer.SIMILAR},
        -1: {
            Answer.RED, Answer.WORSENING, Answer.WORSE_THAN_BASELINE, Answer.BEHIND, Answer.FURTHER_OFF, Answer.WORSE,
            Answer.MUCH_WORSE,
        },
    }  # fmt: skip


def test_one_letter_means_one_thing() -> None:
    """Whatever stands for a number or beside it in a table has one meaning, so that one key explains all."""
    means = defaultdict(set)
    for row in words.REASONS.values():
        means[row.shorthand].add(row.means)
    for letter, status in words.LETTERS.items():
        means[letter].add(status)
    assert [letter for letter, meanings in means.items() if len(meanings) > 1] == []
    assert len(words.LETTERS) == len(Status) - 1


@pytest.mark.parametrize("file", sorted(FONTS.glob("*/Inter-*")), ids=lambda file: str(file.name))
def test_every_font_has_every_shape(file: Path) -> None:
    """On paper and on a screen no shape is borrowed from a font that happens to be there."""
    with TTFont(file, lazy=True) as font:
        assert {letter for shape in SHAPES for letter in shape if ord(letter) not in font.getBestCmap()} == set()


def test_every_tone_is_a_colour_of_the_style_sheet() -> None:
    """A tone that tokens.css does not know would be printed as ink."""
    sheet = (ROOT / "cards" / "tokens.css").read_text(encoding="utf-8")
    assert [tone for tone in words.Tone if f".{tone} {{ color:" not in sheet and f".{tone}, " not in sheet] == []


def test_every_row_reads_well(approved: Callable[[str, str], None]) -> None:
    """All questions, answers, reasons and statuses with all that is said of them, as a person approved them."""
    lines = [
        *(f"{question}: {' | '.join(row)} | {words.answers_to(question)}" for question, row in words.QUESTIONS.items()),
        "",
        *(_shown(answer) for answer in Answer),
    ]
    for reason, row in words.REASONS.items():
        beside = words.mark_beside(finding(reason)).word
        lines += [
            "",
            f"{reason}: {_shown(reason)}, beside {beside}",
            f"    {row.shorthand}: {row.means}. {row.why}; {row.mend}. {row.message or ''}".rstrip(),
        ]
    lines += ["", *(f"{letter} {status}" for letter, status in words.LETTERS.items())]
    approved("cards/vocabulary.txt", "\n".join(lines) + "\n")


def _shown(says: Answer | Reason) -> str:
    """How an answer or a reason is shown on a card and, where that differs, in a column."""
    wide, brief = words.mark(finding(says)), words.brief_mark(finding(says))
    assert words.brief_mark(finding(says)) == wide._replace(word=brief.word)
    return f"{' '.join(wide)}" + (f", in a column {brief.word}" if brief.word != wide.word else "")


def test_a_place_that_was_not_asked_has_no_answer_to_show() -> None:
    """It is barred like every other that is not rated."""
    assert words.mark_beside(None) == ("⊖", "None", "none")
    assert words.mark_beside(finding(Answer.RED)) == words.mark(finding(Answer.RED))


def test_a_known_number_has_no_reason_to_name() -> None:
    """Only a missing number has a shorthand and a word; one that cannot be worked out gets a question mark."""
    assert (words.shorthand(None), words.brief_reason(None)) == ("", "")
    assert (words.shorthand(Reason.NO_NUMERATORS), words.brief_reason(Reason.NO_NUMERATORS)) == ("?", "No counts")
