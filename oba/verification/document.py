"""Verifying one document, wherever it was found: its bytes, its words, its drawings and the working attached to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from oba.ledger.cells import answers_of
from oba.publish import digest
from oba.verification.answers import Answers, answer_remarks, given, written
from oba.verification.discrepancy import discrepancies
from oba.verification.ledger import ledger_remarks
from oba.verification.manifest import Manifest
from oba.verification.remaking import Remaking
from oba.verification.report import Remark, Report, right, wrong
from oba.verification.saying import attachments

_TRACE = ".trace.json"


def verify_document(file: Path, name: str, manifest: Manifest | None, remaking: Remaking) -> Report:
    """Hold a file against the manifest of its round, where that is at hand, and against itself as it comes out again.

    `name` is what it is called in the folder of its round.
    """
    content, record = file.read_bytes(), remaking.document(name)
    remarks: list[Remark] = []
    if manifest:
        remarks += ledger_remarks(manifest, remaking.project.releases)
        remarks += _in_manifest(name, content, manifest)
    if record is None:
        remarks += wrong(name, "is no document of this round")
    else:
        found = discrepancies(name, content, record)
        remarks += wrong(name, *found) or (right("It comes out the same again, byte for byte"),)
        remarks += _answers(name, content, remaking)
    return Report(title=f"{name}, {remaking.round.title} of {remaking.project.plan.title}", remarks=tuple(remarks))


def _in_manifest(name: str, content: bytes, manifest: Manifest) -> Iterator[Remark]:
    named = manifest.outputs.get(name)
    if named is None:
        yield from wrong(name, "is not named in the manifest of its round")
    elif named.sha256 != digest(content).sha256:
        yield from wrong(name, "is not what the manifest of its round says")
    else:
        yield right("It is what the manifest of its round says")


def _answers(name: str, content: bytes, remaking: Remaking) -> Iterator[Remark]:
    """The answers in its attached workings beside those of today and, where the round was released, of then."""
    today = given(answers_of(remaking.book))
    then = given(remaking.release.answers) if remaking.release else {}
    for trace, said in _workings(name, content):
        if said is None:
            yield from wrong(trace, "holds no answers")
        else:
            yield from answer_remarks(said, _of(today, said), of=trace, what="what comes out today")
            if then:
                yield from answer_remarks(said, _of(then, said), of=trace, what="what was released")


def _of(every: Answers, some: Answers) -> Answers:
    """The answers about what some answers are about."""
    about = {(one.indicator, one.place) for one in some}
    return {asked: says for asked, says in every.items() if (asked.indicator, asked.place) in about}


def _workings(name: str, content: bytes) -> Iterator[tuple[str, Answers | None]]:
    for attached, trace in attachments(name, content).items():
        if attached.endswith(_TRACE):
            try:
                yield attached, written(trace)
            except ValueError:
                yield attached, None
