"""Verifying one document, wherever it was found: its bytes, its words, its drawings and the working attached to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from oba.ledger.cells import answers_of
from oba.publish import digest, program
from oba.verification.answers import Answers, Asked, answer_remarks, given, written
from oba.verification.discrepancy import discrepancies, first_byte
from oba.verification.files import ASK
from oba.verification.identity import Identity, of_edition
from oba.verification.imprint import under_another
from oba.verification.ledger import EDITION, UNRELEASED, Standing, ledger_remarks, round_remarks, standing
from oba.verification.manifest import Manifest
from oba.verification.plain_file import content_of
from oba.verification.remaking import Remaking
from oba.verification.report import Remark, Report, right, unsure, wrong
from oba.verification.saying import attachments
from oba.verification.signature import signature_remarks
from oba.words import listed
from oba.words.lists import how_many

TRACE = ".trace.json"


def verify_document(file: Path, one: Identity, manifest: Manifest | None, remaking: Remaking) -> Report:
    """Hold a file against the manifest of its round, where that is at hand, and against itself as it comes out again.

    Only a manifest that was released, or that stands in the folder where the file was found, speaks of the file.
    """
    name, content = one.imprint.name, content_of(file)
    its = _standing(name, manifest, remaking)
    remarks = [*_ledger(name, its, manifest)]
    title = f"{name}, {remaking.title}"
    if manifest and (other := _renamed(name, content, manifest)):
        remarks += wrong(name, f"is {other} under another name", mend=ASK)
        return Report(title=title, remarks=tuple(remarks))
    if manifest and (its.vouched or one.folder):
        remarks += _in_manifest(name, content, manifest)
    remarks += signature_remarks(remaking.ledger, its.own or its.last)
    vouched, record = its.vouched and not any(found.wrong for found in remarks), remaking.document(name)
    if record and (another := under_another(content, record)):
        remarks += wrong(name, another, mend=ASK)
        return Report(title=title, remarks=tuple(remarks))
    remarks += _again(name, content, record, remaking, vouched=vouched)
    remarks += _answers(name, content, record, remaking, its)
    return Report(title=title, remarks=tuple(remarks))


def _standing(name: str, manifest: Manifest | None, remaking: Remaking) -> Standing:
    if of_edition(name):
        return UNRELEASED
    return standing(manifest, remaking.project.releases) if manifest else Standing(None, remaking.release)


def _ledger(name: str, its: Standing, manifest: Manifest | None) -> Iterable[Remark]:
    if of_edition(name):
        return (EDITION,)
    return ledger_remarks(its, manifest) if manifest else round_remarks(its.last)


def _renamed(name: str, content: bytes, manifest: Manifest) -> str:
    """The other file of its round that this is, byte for byte; nothing where it is none."""
    sha256 = digest(content).sha256
    same = {other for other, output in manifest.outputs.items() if output.sha256 == sha256}
    return "" if name in same else min(same, default="")


def _in_manifest(name: str, content: bytes, manifest: Manifest) -> Iterator[Remark]:
    named = manifest.outputs.get(name)
    if named is None:
        yield from wrong(name, "is not named in the manifest it belongs to", mend=ASK)
    elif named.sha256 != digest(content).sha256:
        yield from wrong(name, "is not what its manifest says", mend=ASK)
    else:
        yield right("It is what its manifest says")


def _again(name: str, content: bytes, record: bytes | None, remaking: Remaking, *, vouched: bool) -> Iterator[Remark]:
    """What it says otherwise than it does today; of a file that the ledger vouches for, only that it does."""
    release = remaking.release
    other = release.program if release and release.program != program() else ""
    if record is None:
        yield from wrong(name, "is no document of this round", mend=f"See what there is: {remaking.listing}")
    elif content == record:
        yield right("It comes out the same again, byte for byte")
    elif vouched:
        yield right("It comes out in other bytes today, and is what was released")
    elif says := discrepancies(name, content, record):
        yield from wrong(name, *says, mend=_elsewhere(other) if other else ASK)
    elif other:
        yield unsure("It says the same in other bytes, as another program released it")
    else:
        yield from wrong(name, first_byte(content, record), mend=ASK)


def _elsewhere(program: str) -> str:
    """What to do where another program released the round, and its manifest is not at hand."""
    return (
        f"Its round was released by oba {program}: verify it with that version, or beside the folder as it was "
        "released. Else ask whoever keeps the published round for the file again."
    )


def _answers(name: str, content: bytes, record: bytes | None, remaking: Remaking, its: Standing) -> Iterator[Remark]:
    """The answers in its attached workings beside those of today and, where the round was released, of then."""
    said, strange = _said(name, content, record)
    yield from strange
    if not said:
        return
    count = len(_about(said))
    of = f"its {how_many(count, 'working')}" if count > 1 else "its working"
    if not its.replaced:
        today = given(answers_of(remaking.book))
        yield from answer_remarks(said, _of(today, said), of=of, what="what comes out today")
    if remaking.release:
        then = given(remaking.release.answers)
        yield from answer_remarks(said, _of(then, said), of=of, what="what was released")
    yield from _earlier(said, remaking)


def _said(name: str, content: bytes, record: bytes | None) -> tuple[Answers, tuple[Remark, ...]]:
    """The answers of all its workings, and what is wrong with those that give none or are another document's."""
    own = dict(_workings(name, record)) if record else {}
    said: dict[Asked, str] = {}
    strange: list[Remark] = []
    for trace, answers in _workings(name, content):
        if answers is None:
            strange += wrong(trace, "holds no answers", mend=ASK)
        elif (its := own.get(trace)) and _about(its) != _about(answers):
            strange += wrong(trace, f"is the working of {_named(answers)}, not of {_named(its)}", mend=ASK)
        else:
            said |= answers
    return said, tuple(strange)


def _about(answers: Answers) -> frozenset[tuple[str, str]]:
    """The indicators and places that answers are about."""
    return frozenset((one.indicator, one.place) for one in answers)


def _named(answers: Answers) -> str:
    return listed([f"{indicator} in {place}" for indicator, place in sorted(_about(answers))])


def _earlier(said: Answers, remaking: Remaking) -> Iterator[Remark]:
    """The releases that others have replaced since, whose answers these are."""
    releases = [one for one in remaking.project.releases if one.round == remaking.round.id]
    for one, after in pairwise(releases):
        if one != remaking.release and _of(given(one.answers), said) == said:
            yield right(
                f"Release number {one.number} gave these answers; replaced by number {after.number}: {after.why}"
            )


def _of(every: Answers, some: Answers) -> Answers:
    """The answers about what some answers are about."""
    about = _about(some)
    return {asked: says for asked, says in every.items() if (asked.indicator, asked.place) in about}


def _workings(name: str, content: bytes) -> Iterator[tuple[str, Answers | None]]:
    for attached, trace in attachments(name, content).items():
        if attached.endswith(TRACE):
            try:
                yield attached, written(trace)
            except ValueError:
                yield attached, None
