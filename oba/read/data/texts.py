"""Texts of the year: one Markdown file for a section of a document, signed by whoever wrote it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from oba.domain.catalogue import problem
from oba.domain.plan import Plan, Round
from oba.domain.problem import Problem
from oba.domain.publication import Publication
from oba.domain.publication_section import section_ids
from oba.domain.registers import Registers
from oba.domain.signed_text import CITED, Reference, SignedText, Thing
from oba.read.data.citable import Citable, Unknown, citable, reference
from oba.read.data.head import read_head, with_lists
from oba.read.data.markdown import read_passage
from oba.read.data.signed_files import read_files
from oba.read.data.summary_texts import check_summary_texts
from oba.read.rulebook.folder import RuleFolder
from oba.read.shapes.fields import Day, Line, LineOrNothing, Shape, YesNo
from oba.read.text.files import Folder, Problems, Text
from oba.read.text.suggestion import one_of, quoted, the_same

FOLDER = "texts"


class TextHeadShape(Shape):
    """The head of a text of the year."""

    called = "the head of a text"
    written = MappingProxyType({"about": "about: [ni-117], what the text rests on."})
    author: Line
    date: Day
    role: Line = ""
    about: tuple[Line, ...] = ()
    source: Line = ""
    illustrative: YesNo = False
    words_of: LineOrNothing = ""


class _Spot(NamedTuple):
    """Which round, document and section a text is for."""

    round: Round
    publication: Publication
    section: str


def read_texts(
    folder: Path, root: Path, book: RuleFolder, registers: Registers
) -> tuple[tuple[SignedText, ...], Mapping[str, str], Problems]:
    """Read texts/<round>/<document>/<section>.md, and their SHA-256; a text that is wrong is left out."""
    files, plan, known = Folder(path=folder, root=root), book.plan, citable(book.indicators, registers)
    found, inputs, problems = read_files(
        files,
        FOLDER,
        lambda path: _path_problems(files, path, plan, known),
        lambda text, path: read_signed_text(text, _spot(path, plan), known),
    )
    if book.whole:  # else nobody knows what its rounds make
        problems = (*problems, *_unmade(found, plan), *check_summary_texts(found, plan))
    return found, inputs, problems


def _path_problems(files: Folder, path: Path, plan: Plan, known: Citable) -> Iterator[Problem]:
    """The folders and the file name of a text say which round, document and section it is for."""
    where, parts = files.where(path), path.relative_to(files.path / FOLDER).parts
    if len(parts) != len(_Spot._fields) or path.suffix != ".md":
        yield problem("F006", where, mend=f"a text stands at {FOLDER}/<round>/<document>/<section>.md.")
        return
    rounds, documents = [one.id for one in plan.rounds], [str(one) for one in Publication]
    if parts[0] not in rounds:
        yield problem("S021", where, f"{quoted(parts[0])} is not a round", the_same(parts[0], rounds))
    if parts[1] not in documents:
        what, mend = f"{quoted(parts[1])} is not a document of the year", one_of(parts[1], documents, "the documents")
        yield problem("S021", where, what, mend)
    elif path.stem not in (sections := _sections(Publication(parts[1]), plan, known)):
        what = f"{quoted(path.stem)} is not a section of {parts[1]}"
        yield problem("S021", where, what, one_of(path.stem, sections, "its sections"))


def _sections(publication: Publication, plan: Plan, known: Citable) -> Collection[str]:
    told = (name for thing in (Thing.INDICATOR, Thing.ACTION, Thing.MILESTONE) for name in known[thing])
    return section_ids(publication, (outcome.id for outcome in plan.outcomes), told)


def _spot(path: Path, plan: Plan) -> _Spot:
    now, publication, _ = path.parts[-3:]
    return _Spot(next(one for one in plan.rounds if one.id == now), Publication(publication), path.stem)


def read_signed_text(text: Text, spot: _Spot, known: Citable) -> tuple[SignedText | None, Problems]:
    """Read one text, and what it cites."""
    head, above, wrong_head = read_head(text, TextHeadShape)
    words, wrong_words = read_passage(with_lists(text, above), above)
    about, astray = _about(text, above, head, spot.round, known)
    late = tuple(_ahead(text, head, spot.round)) if head else ()
    problems = (*wrong_head, *late, *astray, *wrong_words)
    if head is None or problems:
        return None, problems
    signed = SignedText(
        round=spot.round.id,
        publication=spot.publication,
        section=spot.section,
        author=head.author,
        written=head.date,
        markdown=words,
        where=text.where(1),
        role=head.role,
        about=about,
        source=head.source,
        illustrative=head.illustrative,
        words_of=head.words_of,
    )
    return signed, ()


def _ahead(text: Text, head: TextHeadShape, now: Round) -> Iterator[Problem]:
    if head.date > now.last_meeting:
        what = f"{head.date} is after the last meeting of {now.id}, on {now.last_meeting}"
        yield problem("S022", text.where(_line_of(text, "date:")), what)


def _about(
    text: Text, above: int, head: TextHeadShape | None, now: Round, known: Citable
) -> tuple[tuple[Reference, ...], Problems]:
    """What a text cites in its head and then in its words, each once, and what of it is not there."""
    at = _line_of(text, "about:")
    named = [(written, at) for written in (head.about if head else ())]
    below = enumerate(text.text.split("\n")[above:], start=above + 1)
    named += [(" ".join(one[1].split()), number) for number, line in below for one in CITED.finditer(line)]
    found = {written: reference(written, known, now) for written, _ in named}
    wrong = ((found[written], line) for written, line in named)
    problems = (problem("S023", text.where(line), *one) for one, line in wrong if isinstance(one, Unknown))
    return tuple(one for one in found.values() if isinstance(one, Reference)), tuple(problems)


def _line_of(text: Text, key: str) -> int:
    """The line of a part of the head."""
    return next((n for n, line in enumerate(text.text.split("\n"), start=1) if line.startswith(key)), 1)


def _unmade(texts: Collection[SignedText], plan: Plan) -> Iterator[Problem]:
    """Texts of documents that their round does not make: nobody would read them."""
    made = {one.id: one.publications for one in plan.rounds}
    for text in texts:
        if text.publication not in made[text.round]:
            yield problem("S027", text.where, f"{text.round} does not make {text.publication}, which this text is for")
