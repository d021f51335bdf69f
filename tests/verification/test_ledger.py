"""A round beside the ledger: released, replaced, made again, never released, or none of these."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from oba.domain.release import Printed, Release, ReleasedAnswer, ReleasedCell
from oba.publish import program
from oba.verification.answers import Asked, answer_remarks, given, written
from oba.verification.ledger import ledger_remarks, standing
from oba.verification.manifest import Manifest
from oba.verification.numbers import number_remarks
from tests.verification.written_round import TREE, manifest_of

OF = Printed("ni-117", "north", "all", "2009/10")
ASKED = Asked("ni-117", "north", "threshold")


@pytest.fixture
def manifest(tmp_path: Path) -> Manifest:
    """The manifest of a round."""
    return manifest_of(tmp_path, TREE)


def release(number: int, sha256: str, why: str = "", by: str = "the director") -> Release:
    """A release of the round."""
    return Release(
        number=number, round="2010-11-q2", by=by, on=date(2010, 11, number), to=("trust",), why=why, manifest=sha256
    )


def said(manifest: Manifest, *releases: Release, again: Manifest | None = None) -> tuple[bool, bool, str]:
    """Whether it is wrong, whether it is not known, and what is said."""
    remarks = tuple(ledger_remarks(standing(manifest, releases), manifest, again))
    line = " ".join(one.line for one in remarks)
    return any(one.wrong for one in remarks), any(one.unsure for one in remarks), line


def test_what_was_released_says_when_by_whom_and_to_whom(manifest: Manifest) -> None:
    """By the digest of its manifest, of that round alone."""
    own = release(1, manifest.sha256)
    says = "Released on 1 November 2010 by the director to trust (number 1 in the ledger)"
    assert said(manifest, own, again=manifest) == (False, False, says)
    other = Release(number=1, round="2010-11-q1", by="x", on=date(2010, 8, 1), manifest=manifest.sha256)
    assert "never released" in said(manifest, other, again=manifest)[2]


def test_what_was_replaced_says_by_which_and_why(manifest: Manifest) -> None:
    """It is whole, and nobody should send it any more."""
    releases = release(1, manifest.sha256), release(2, "ff", why="wrong numbers")
    wrong, _, line = said(manifest, *releases, again=manifest)
    assert not wrong
    assert "since then replaced: Released on 2 November 2010" in line
    assert line.endswith("because wrong numbers")
    assert standing(manifest, releases).replaced


def test_what_is_neither_released_nor_made_today_is_wrong(manifest: Manifest) -> None:
    """A manifest written anew by somebody."""
    wrong, _, line = said(manifest, release(1, "ff"), again=manifest._replace(sha256="ee"))
    assert wrong
    assert "neither that of what was released nor what comes out today" in line


def test_what_another_program_makes_is_told_from_what_was_released(manifest: Manifest) -> None:
    """It is no fault; where the same program makes other bytes something else has changed, and it says so."""
    assert said(manifest, release(1, "ff"), again=manifest)[:2] == (False, False)
    own = Release(number=1, round="2010-11-q2", by="x", on=date(2010, 11, 1), manifest="ff", program=program())
    assert said(manifest, own, again=manifest)[:2] == (False, True)


def test_beside_a_document_alone_another_manifest_vouches_for_nothing(manifest: Manifest) -> None:
    """Nothing was made again to hold it against."""
    assert said(manifest, release(1, "ff"))[:2] == (False, True)


def test_answers_are_read_from_json_and_from_a_release() -> None:
    """A reason stands where there is no answer."""
    tree = b"""{"assessments": [{"indicator": "ni-117", "place": "north", "findings": [
        {"question": "threshold", "answer": "amber", "reason": null},
        {"question": "baseline", "answer": null, "reason": "too few points"}]}]}"""
    found = written(tree)
    assert found == {ASKED: "amber", ASKED._replace(question="baseline"): "too few points"}
    released = [
        ReleasedAnswer(indicator="ni-117", place="north", question="threshold", period="", answer="amber", reason=""),
        ReleasedAnswer(
            indicator="ni-117", place="north", question="baseline", period="", answer="", reason="too few points"
        ),
    ]
    assert given(released) == found


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b'{"assessments": 1}',
        b'{"assessments": ["x"]}',
        b'{"assessments": [{"indicator": "a", "place": "b"}]}',
        b'{"assessments": [{"indicator": "a", "place": "b", "findings": [[]]}]}',
        b'{"assessments": [], "assessments": []}',
        b"[" * 100_000,
    ],
)
def test_what_holds_no_answers_says_so(content: bytes) -> None:
    """Never anything but ValueError, which is told."""
    with pytest.raises(ValueError, match=r"\S"):
        written(content)


def test_answers_of_another_kind_are_told_as_they_stand() -> None:
    """A table where a word should be is a difference like any other."""
    tree = b"""{"assessments": [{"indicator": ["x"], "place": {}, "findings": [
        {"question": 7, "answer": {"a": 1}, "reason": 0}]}]}"""
    assert all(one.wrong and one.line for one in answer_remarks(written(tree), {}, of="x", what="today"))


def test_each_answer_that_differs_is_named() -> None:
    """By what was asked, with both answers; those that only one of them gives too."""
    here, there = {ASKED: "amber"}, {ASKED: "red", ASKED._replace(place="south"): "green"}
    assert [one.line for one in answer_remarks(here, there, of="a", what="what was released")] == [
        "ni-117, north, threshold: amber, where red is what was released",
        "ni-117, south, threshold: no answer, where green is what was released",
    ]
    (same,) = answer_remarks(here, here, of="results.json", what="what was released")
    assert (same.wrong, same.line) == (False, "1 answer of results.json is what was released")


def test_each_number_that_differs_is_named() -> None:
    """Exactly, with its counts; one withheld by its sign; one that is gone, one that is new."""
    counted = ReleasedCell(of=OF, value=Fraction(43, 9), numerator=Fraction(43), denominator=Fraction(900))
    withheld = ReleasedCell(of=OF._replace(place="south"), shorthand="c")
    shown = ReleasedCell(of=OF._replace(place="south"), value=Fraction(4))
    gone = ReleasedCell(of=OF._replace(place="west"), value=Fraction(1))
    same = ReleasedCell(of=OF._replace(place="east"), value=Fraction(1))
    now = ReleasedCell(of=OF, value=Fraction(9, 2), numerator=Fraction(9), denominator=Fraction(200))
    found = number_remarks((now, shown, same), (counted, withheld, gone, same))
    assert [one.line for one in found] == [
        "ni-117, north, all, 2009/10: 4.5 (9 of 200), where 43/9 (43 of 900) was released",
        "ni-117, south, all, 2009/10: 4, where c was released",
        "ni-117, west, all, 2009/10: no number, where 1 was released",
    ]
    assert list(number_remarks((same,), (same,))) == []
