"""Papers: one Markdown file for a board in a round, whose words stand on the cover sheet of its pack."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from oba.domain.catalogue import problem
from oba.domain.paper import PAPER_HEADINGS, Paper, Purpose
from oba.domain.plan import Plan
from oba.domain.problem import Problem
from oba.read.data.head import read_head, with_lists
from oba.read.data.markdown import Form, read_sections
from oba.read.data.signed_files import read_files
from oba.read.shapes.fields import Day, Line, Shape, Short
from oba.read.text.files import Folder, Problems, Text
from oba.read.text.suggestion import quoted, the_same
from oba.words import listed

FOLDER = "papers"
_USE = f"use {listed([f'## {one}' for one in PAPER_HEADINGS], 'or')}."
_FORM = Form("paper", PAPER_HEADINGS, _USE)


class PaperHeadShape(Shape):
    """The head of a paper."""

    called = "the head of a paper"
    written = MappingProxyType({"is_for": f"is_for: [{', '.join(Purpose)}], or only some of them."})
    author: Line
    date: Day
    lead: Line = ""
    number: Short = ""
    is_for: tuple[Purpose, ...] = ()


def read_papers(folder: Path, root: Path, plan: Plan) -> tuple[tuple[Paper, ...], Mapping[str, str], Problems]:
    """Read papers/<round>/<board>.md, and their SHA-256; a paper that is wrong is left out."""
    files = Folder(path=folder, root=root)
    return read_files(
        files,
        FOLDER,
        lambda path: _path_problems(files, path, plan),
        lambda text, path: read_paper(text, path.parent.name, path.stem),
    )


def _path_problems(files: Folder, path: Path, plan: Plan) -> Iterator[Problem]:
    """The folder and the name of a paper say for which round and board it is; the board has a cover sheet."""
    where, parts = files.where(path), path.relative_to(files.path / FOLDER).parts
    if len(parts) != len(("round", "board")) or path.suffix != ".md":
        yield problem("F006", where, mend="a paper stands at papers/<round>/<board>.md.")
        return
    covered = [board.id for board in plan.boards if board.cover]
    named: dict[str, tuple[str, Collection[str]]] = {
        "a round": (parts[0], [one.id for one in plan.rounds]),
        "a board with cover: yes": (path.stem, covered),
    }
    for thing, (name, known) in named.items():
        if name not in known:
            yield problem("S026", where, f"{quoted(name)} is not {thing}", the_same(name, known))


def read_paper(text: Text, round_: str, board: str) -> tuple[Paper | None, Problems]:
    """Read one paper, for a board in a round."""
    head, above, wrong_head = read_head(text, PaperHeadShape)
    sections, wrong_text = read_sections(with_lists(text, above), above, _FORM)
    problems = (*wrong_head, *wrong_text)
    if head is None or problems:
        return None, problems
    paper = Paper(
        round=round_,
        board=board,
        author=head.author,
        written=head.date,
        sections=sections,
        where=text.where(1),
        lead=head.lead,
        number=head.number,
        purposes=tuple(dict.fromkeys(head.is_for)),
    )
    return paper, ()
