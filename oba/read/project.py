"""A whole project: one plan's rules and data, read and held against one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from oba.domain.catalogue import problem
from oba.domain.kept import Kept, Unkept
from oba.domain.paper import Paper
from oba.domain.place import Places
from oba.domain.plan import Plan
from oba.domain.problem import Problem, in_file_order
from oba.domain.received import Received
from oba.domain.registers import Registers
from oba.domain.release import Release
from oba.domain.rule import Rule
from oba.domain.signed_text import SignedText
from oba.domain.story import Story
from oba.read.data import papers, places, received, registers, stories, texts
from oba.read.data.key import read_key
from oba.read.data.observation_store import Observations
from oba.read.data.observations import FOLDER as OBSERVATIONS
from oba.read.data.observations import read_observations
from oba.read.ledger import FOLDER as LEDGER
from oba.read.ledger import read_ledger
from oba.read.rulebook.folder import PLAN_FILE, RuleFolder, read_rulebook
from oba.read.rules_and_places import check_places
from oba.read.text.files import Folder, Problems, is_folder, names_in
from oba.read.text.identifiers import is_identifier
from oba.read.text.suggestion import did_you_mean, one_of, quoted

_FOLDERS = (OBSERVATIONS, stories.FOLDER, papers.FOLDER, texts.FOLDER, LEDGER)
_FILES = (places.FILE, *registers.COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Everything people wrote for one plan, typed, and the SHA-256 of every file that was read, by its name.

    `rule_files` are the plan's and the rules'; `data_files` all others; what has been `received` answers nothing and is
    among neither. `releases` are those of the ledger, the oldest first, `papers` the words
    of cover sheets. Digests that are published are keyed with
    `key`; empty where there is none. `kept` is where to ask for what was worked out before.
    """

    plan: Plan
    rules: Mapping[str, Rule]
    places: Places
    observations: Observations
    stories: tuple[Story, ...]
    registers: Registers
    rule_files: Mapping[str, str]
    data_files: Mapping[str, str]
    received: Received = field(default_factory=Received)
    releases: tuple[Release, ...] = ()
    texts: tuple[SignedText, ...] = ()
    papers: tuple[Paper, ...] = ()
    key: bytes = field(default=b"", repr=False)
    kept: Kept = field(default_factory=Unkept, repr=False, compare=False)


def plans_in(rules: Path) -> tuple[str, ...]:
    """The names of the plans under a folder of rules, in natural order."""
    return tuple(name for name in names_in(rules) if PLAN_FILE in names_in(rules / name))


def read_project(rules: Path, data: Path, plan: str, root: Path) -> tuple[Project | None, Problems]:
    """Read one plan from the folders of rules and data; paths in problems are relative to root.

    Without a project when plan.yaml is wrong or the places cannot be read at all; the data are judged all the same, as
    far as they can be. What is wrong elsewhere is left out of it, and every problem is given in file order: whoever
    publishes asks first whether any of them stops.
    """
    book, problems = _book(rules, plan, root)
    if book is None:
        return None, in_file_order(problems)
    folder = Folder(path=data / plan, root=root)
    if not is_folder(folder.path):
        missing = problem("F001", folder.where(folder.path), "there is no such folder")
        return None, in_file_order((*problems, missing))
    project, wrong = _data(book, folder)
    return project, in_file_order((*problems, *wrong, *_strangers(folder)))


def read_stories_again(project: Project, problems: Problems, data: Path, root: Path) -> tuple[Project, Problems]:
    """The project with its stories as they stand now, and its problems with those of the stories exchanged.

    For a project of which nothing but stories has changed since it was read, and of whose rules none was unsound.
    """
    folder = Folder(path=data / project.plan.id, root=root)
    book = RuleFolder(plan=project.plan, rules=project.rules, unsound={}, inputs=project.rule_files)
    told, inputs, wrong = stories.read_stories(folder.path, root, book, project.places)
    inside = f"{folder.name(folder.path / stories.FOLDER)}/"
    others = {name: digest for name, digest in project.data_files.items() if not name.startswith(inside)}
    files = MappingProxyType(dict(sorted({**others, **inputs}.items())))
    kept = (one for one in problems if not one.where.file.startswith(inside))
    return replace(project, stories=told, data_files=files), in_file_order((*kept, *wrong))


def _book(rules: Path, plan: str, root: Path) -> tuple[RuleFolder | None, Problems]:
    files = Folder(path=rules, root=root)
    if plan not in names_in(rules) or not is_folder(rules / plan):
        known = plans_in(rules)
        mend = one_of(plan, known, "the plans") if known else _how_to_begin(rules, plan)
        return None, (problem("P001", files.where(rules), f"{quoted(plan)} is not a plan", mend),)
    if not is_identifier(plan):
        return None, (problem("F007", files.where(rules / plan), f"{quoted(plan)} cannot be used as a name"),)
    return read_rulebook(rules / plan, root)


def _how_to_begin(rules: Path, plan: str) -> str:
    """What to do where no plan can be found."""
    if is_folder(rules):
        return f"write {rules / plan / PLAN_FILE}, as rules/README.md shows, with at least one rule beside it."
    return "go to the folder that holds rules/ and data/, or say --rules DIR; a plan is a folder with a plan.yaml."


def _data(book: RuleFolder, folder: Folder) -> tuple[Project | None, Problems]:
    """Read the data of a plan, each part held against the rules and the places."""
    path, root = folder.path, folder.root
    where, first, wrong_places = places.read_places(path, root, book.plan.tiers)
    if where is None:
        *_, wrong_rows = read_observations(path, root, book, places.UNREAD)
        return None, (*wrong_places, *wrong_rows)
    rows, second, wrong_rows = read_observations(path, root, book, where)
    told, third, wrong_stories = stories.read_stories(path, root, book, where)
    kept, fourth, wrong_registers = registers.read_registers(path, root, book, where)
    signed, sixth, wrong_texts = texts.read_texts(path, root, book, kept)
    came, wrong_received = received.read_received(path, root)
    written, fifth, wrong_papers = papers.read_papers(path, root, book.plan)
    releases, wrong_ledger = read_ledger(path, root, book.plan)
    key, wrong_key = read_key(path, root)
    project = Project(
        plan=book.plan,
        rules=book.rules,
        places=where,
        observations=rows,
        stories=told,
        registers=kept,
        rule_files=MappingProxyType(dict(sorted(book.inputs.items()))),
        data_files=MappingProxyType(dict(sorted({**first, **second, **third, **fourth, **fifth, **sixth}.items()))),
        received=came,
        releases=releases,
        texts=signed,
        papers=written,
        key=key,
    )
    wrong_places = tuple(_with_rows(one, where, rows) for one in wrong_places)
    wrong = (
        *wrong_places,
        *wrong_rows,
        *wrong_stories,
        *wrong_papers,
        *wrong_registers,
        *wrong_texts,
        *wrong_received,
        *wrong_ledger,
        *wrong_key,
        *check_places(book, where),
    )
    return (project if book.whole else None), wrong


def _with_rows(one: Problem, where: Places, rows: Observations) -> Problem:
    """A problem of the table of places, with how many numbers there are of a place whose row could not be read."""
    lost = {place.where.line: place.id for place in where.by_id.values()} if one.code == "F021" else {}
    numbers = sum(row.place == lost[one.where.line] for row in rows) if one.where.line in lost else 0
    return replace(one, what=f"{one.what}; {numbers:,} rows are numbers of it") if numbers else one


def _strangers(folder: Folder) -> Iterator[Problem]:
    """Tables that nobody reads, and folders whose names are nearly right; other folders are their owner's business."""
    for name in names_in(folder.path):
        path = folder.path / name
        if name.startswith("."):
            continue
        if is_folder(path) and name not in _FOLDERS and (near := did_you_mean(name, _FOLDERS)):
            yield problem("F006", folder.where(path), "this folder is not one that is read", f"{near}Rename it.")
        if name.endswith(".csv") and not is_folder(path) and name not in _FILES:
            mend = one_of(name, _FILES, "observations/*.csv and these tables")
            yield problem("F006", folder.where(path), "this table is not one that is read", mend)
