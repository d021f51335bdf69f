"""One document beside itself as it comes out again: another's file, another's working, and how answers are told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from oba.domain.book import Book
from oba.domain.imprint import Imprint
from oba.quarter import Folders
from oba.read.data.observation_store import Observations
from oba.read.project import Project
from oba.verification.document import verify_document
from oba.verification.identity import Identity
from oba.verification.remaking import Remaking
from oba.verification.report import Report
from tests.build import a_round, places, plan, rule
from tests.verification.papers import paper
from tests.verification.written_round import published
from tests.written import assessment, book, registers

CARD = "northern/cards/ni-117.pdf"
AREAS = ("northern", "southern")


class Empty:
    """A column without rows."""

    def at(self, rows: Sequence[int]) -> Iterator[object]:
        """What stands in rows of it."""
        return iter(rows)


NO_ROWS = Observations({"indicator": Empty()}, ())


@dataclass(frozen=True, kw_only=True)
class Told(Remaking):
    """A round of which every document comes out the same."""

    record: bytes

    @property
    def book(self) -> Book:
        """The same answers in two areas."""
        found = {("ni-117", place): replace(assessment(), place=place) for place in AREAS}
        return replace(book(), assessments=found)

    def document(self, name: str) -> bytes | None:  # noqa: ARG002 - whatever it is called
        """What comes out."""
        return self.record


def trace(place: str, indicator: str = "ni-117") -> bytes:
    """The working of a card."""
    said = [{"question": str(one), "answer": its.says, "reason": ""} for one, its in assessment().findings.items()]
    one = {"indicator": indicator, "place": place, "findings": said}
    return json.dumps({"plan": "cypp-2010-13", "round": "2010-11-q2", "assessments": [one]}).encode()


def card(*areas: str) -> bytes:
    """A file with the working of each area in it."""
    return paper("x", attached={f"{at}.trace.json": trace(place) for at, place in enumerate(areas)})


def told(folder: Path, content: bytes, record: bytes) -> Report:
    """What is said of a file that stands in a published round."""
    manifest = published(folder, {"southern/cards/ni-117.pdf": card("southern"), CARD: record})
    (folder / CARD).write_bytes(content)
    project = Project(
        plan=plan(), rules={"ni-117": rule()}, places=places(), observations=NO_ROWS, stories=(),
        registers=registers(), rule_files={}, data_files={},
    )  # fmt: skip
    where = Folders(rules=folder, data=folder, cards=folder, output=folder, root=folder)
    remaking = Told(where=where, project=project, proofs={}, round=a_round(), record=record)
    return verify_document(
        folder / CARD, Identity(Imprint("cypp-2010-13", "2010-11-q2", CARD), folder, manifest), manifest, remaking
    )


def lines(report: Report) -> list[str]:
    """What is wrong."""
    return [one.line for one in report.remarks if one.wrong]


def test_another_documents_file_is_called_by_its_name_and_nothing_else_is_said(tmp_path: Path) -> None:
    """No page of differences, and no word that its answers are right: they are another place's."""
    report = told(tmp_path, card("southern"), card("northern"))
    assert lines(report) == [f"{CARD}: is southern/cards/ni-117.pdf under another name"]
    assert not any("answers" in one.line for one in report.remarks)


def test_another_cards_working_is_no_proof(tmp_path: Path) -> None:
    """The answers in it may be right, and are those of another place."""
    swapped = paper("y", attached={"0.trace.json": trace("southern")})
    report = told(tmp_path, swapped, card("northern"))
    assert "0.trace.json: is the working of ni-117 in southern, not of ni-117 in northern" in lines(report)
    assert not any("answers of" in one.line for one in report.remarks)


@pytest.mark.parametrize(
    ("areas", "says"),
    [
        (("northern",), "5 answers of its working are what comes out today"),
        (AREAS, "10 answers of its 2 workings are what comes out today"),
    ],
)
def test_right_answers_are_counted_once(tmp_path: Path, areas: tuple[str, ...], says: str) -> None:
    """However many workings a pack holds."""
    report = told(tmp_path, card(*areas), card(*areas))
    assert lines(report) == []
    assert [one.line for one in report.remarks if "answers" in one.line] == [says]
