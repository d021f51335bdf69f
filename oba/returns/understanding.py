"""One file that came in, understood: opened, recognised, read, and asked about until no answer is known any more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from oba.domain.date_text import corrected_date
from oba.domain.received import LastingAnswer, Received
from oba.read.project import Project
from oba.read.text.characters import on_one_line
from oba.read.text.identifiers import parse_date
from oba.returns.database.snapshot import Snapshot
from oba.returns.form import STATUS_CHOICES, name_in_files
from oba.returns.form_reading import Marks, form_reading, marks_of
from oba.returns.placement import PUBLISHED, STATUS
from oba.returns.plain import plain_reading
from oba.returns.preflight.file import SoundFile
from oba.returns.preflight.kinds import FileKind
from oba.returns.published.metadata import NO_METADATA, Metadata
from oba.returns.published.reading import dated, read_published_file
from oba.returns.published.table import is_published
from oba.returns.reading import Asked, FoundRow, Reading
from oba.returns.workbook import Workbook
from oba.words.lists import how_many

_Answers = Mapping[str, str]
_Reader = Callable[[_Answers], Reading]
_LONGEST_QUESTION = 1000
_UNTOLD = {
    STATUS: ("Without a status", "Are they final, provisional, revised, estimated or illustrative?"),
    PUBLISHED: ("Without a date", "On which day did they become known? Write it as 2010-10-15."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What was understood of a file: its rows, every question it raised by its id, and the answers that were used.

    `sender` is who filled in a workbook that `oba returns` wrote, or keeps a database, as returns.csv calls them.
    """

    reading: Reading
    questions: Mapping[str, Asked] = field(default_factory=dict)
    answers: _Answers = field(default_factory=dict)
    sender: str = ""

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The questions that nobody has answered."""
        return tuple(one for one in self.questions.values() if one.id not in self.answers)

    @property
    def told(self) -> tuple[LastingAnswer, ...]:
        """The answers that hold for every file that asks the same."""
        lasting = (one for one in self.questions.values() if one.lasting and one.id in self.answers)
        return tuple(LastingAnswer(id=one.id, question=_kept(one), answer=self.answers[one.id]) for one in lasting)


def understood(
    file: SoundFile, project: Project, now: str, answers: _Answers, metadata: Metadata = NO_METADATA
) -> Understanding | str:
    """What a file says, or a line that says why nothing was read; `now` is the round that it is received into.

    `metadata` is what a file beside it tells of a published one.
    """
    if file.kind is FileKind.TABLE and (plain := plain_reading(file)):
        return _settled(lambda _: plain, project.received, answers)
    if file.kind is FileKind.TABLE and is_published(file.data):
        return _understood_published(file, project, answers, metadata)
    workbook = _workbook(file)
    if isinstance(workbook, str):
        return workbook
    marks = marks_of(workbook)
    if marks is None:
        return _settled(_layout_reader(workbook, project), project.received, answers)
    if stray := _stray(file.name, marks, project, now):
        return stray
    form = form_reading(workbook, project)
    if form is None:
        return f"{file.name} has lost its table: the headings or the hidden columns are gone. Nothing was read."
    sender = _sender(marks, project) or ""
    return replace(_settled(lambda _: form, project.received, answers), sender=sender)


def _understood_published(
    file: SoundFile, project: Project, answers: _Answers, metadata: Metadata
) -> Understanding | str:
    """What a published file says, read once: what is told of it are days and a status."""
    found = read_published_file(file.name, file.data, project, metadata)
    if isinstance(found, str):
        return found
    return _settled(lambda answers: dated(found, answers, metadata.published), project.received, answers)


def understood_snapshot(one: Snapshot, project: Project, now: str, answers: _Answers) -> Understanding:
    """What a database answered, with what its rows leave to be told."""
    sender = _sender(Marks(project.plan.id, now, one.sender), project) or one.sender
    return replace(_settled(lambda _: one.reading, project.received, answers), sender=sender)


def is_answer(name: str, words: str) -> str:
    """How to answer one of the two questions that are asked of every file; empty where the words answer it."""
    if name == STATUS and words not in STATUS_CHOICES:
        return f"write one of {', '.join(STATUS_CHOICES)}."
    if name == PUBLISHED and parse_date(words) is None:
        return corrected_date(words) or "write year, month and day: 2010-10-15."
    return ""


def _workbook(file: SoundFile) -> Workbook | str:
    from oba.returns.files.csv_table import read_csv  # noqa: PLC0415  (heavy, and a plain table needs none of it)
    from oba.returns.files.excel import read_excel  # noqa: PLC0415

    found, unread = (read_csv if file.kind is FileKind.TABLE else read_excel)(file.data, file.name)
    return found or unread


def _layout_reader(workbook: Workbook, project: Project) -> _Reader:
    from oba.returns.layout.lexicon import Lexicon  # noqa: PLC0415
    from oba.returns.layout.read import read_layout  # noqa: PLC0415

    lexicon = Lexicon(plan=project.plan, rules=project.rules, places=project.places)
    return lambda answers: read_layout(workbook, lexicon, answers)


def _stray(file: str, marks: Marks, project: Project, now: str) -> str:
    """Why a workbook of ours is not one for this plan, this round and these senders; empty where it is."""
    plan, rounds = project.plan.id, [one.id for one in project.plan.rounds]
    if marks.plan != plan:
        return f"{file} is a return for {marks.plan}, round {marks.round}, not for {plan}. Nothing was read."
    if marks.round != now:
        mend = f"; to receive it into its own round say --round {marks.round}" if marks.round in rounds else ""
        return f"{file} is a return for round {marks.round}, not for {now}{mend}. Nothing was read."
    if _sender(marks, project) is None:
        return (
            f"{file} is a return of {marks.sender or 'nobody'}, from whom returns.csv expects nothing; "
            "ask who filled it in. Nothing was read."
        )
    return ""


def _sender(marks: Marks, project: Project) -> str | None:
    """Who sent a workbook, as returns.csv calls them; None where it expects nothing from them."""
    named = {name_in_files(one.sender): one.sender for one in project.registers.returns}
    return named.get(name_in_files(marks.sender)) if named else marks.sender


def _settled(read: _Reader, received: Received, given: _Answers) -> Understanding:
    """Read, answer what was asked from what is given or was told before, and read again until nothing more is known."""
    questions: dict[str, Asked] = {}
    answers: dict[str, str] = {}
    while True:
        reading = read(answers)
        questions = {name: one for name, one in questions.items() if name in answers}
        for one in (*reading.asked, *_untold(reading)):
            questions.setdefault(one.id, one)
        known = {one.id: answer for one in questions.values() if (answer := _answer(one, received, given))}
        if known == answers:
            rows = tuple(_filled(row, answers) for row in reading.rows)
            asked = {one.id for one in reading.asked}  # also what was answered in words that answer nothing
            used = {name: words for name, words in answers.items() if name not in asked}
            return Understanding(reading=replace(reading, rows=rows), questions=questions, answers=used)
        answers = known


def _answer(asked: Asked, received: Received, given: _Answers) -> str:
    told = received.answer_to(asked.id, _kept(asked)) if asked.lasting else ""
    return given.get(asked.id, "").strip() or told


def _untold(reading: Reading) -> tuple[Asked, ...]:
    """What the rows of a file leave to be told, once for all of them."""
    counts = {name: sum(not row.fields.get(name) for row in reading.rows) for name in _UNTOLD}
    return tuple(
        Asked(
            id=name,
            sheet="",
            cells="",
            question=f"{_UNTOLD[name][0]}: {how_many(count, 'row')}. {_UNTOLD[name][1]}",
            lasting=False,
        )
        for name, count in counts.items()
        if count
    )


def _filled(row: FoundRow, answers: _Answers) -> FoundRow:
    told = {name: answers[name] for name in _UNTOLD if name in answers and not row.fields.get(name)}
    return replace(row, fields={**row.fields, **told}) if told else row


def _kept(asked: Asked) -> str:
    """A question as it is kept: on one line, and not too much of it."""
    return on_one_line(asked.question)[:_LONGEST_QUESTION]
