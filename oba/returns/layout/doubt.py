"""What only a person can tell, and the answers there are: each doubt is asked once, for all cells that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from oba.returns.layout.grid import ranges
from oba.returns.layout.wording import plain
from oba.returns.reading import Asked
from oba.returns.workbook import Corner

YES = frozenset({"yes", "y", "true", "ja", "ok"})
LEAVE_OUT = frozenset({"no", "n", "leave out", "leave it out", "skip", "none", "false", "leave them out"})
_PAIR = re.compile(r"\s*(?P<name>[^=;]+?)\s*=\s*(?P<id>[^=;]+?)\s*(?:;|\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A question before it is asked: its id, its words, what a careful analyst would say, whether answers last."""

    id: str
    question: str
    answer: str = ""
    lasting: bool = True
    whole_file: bool = False


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What a person has said, by the id of the question."""

    said: Mapping[str, str] = field(default_factory=dict)

    def to(self, doubt: Doubt) -> str | None:
        """The answer to a doubt, `yes` as the answer that was offered; None where it is still open."""
        text = self.said.get(doubt.id, "").strip()
        if not text:
            return None
        return doubt.answer if text.lower() in YES and doubt.answer else text

    def pairs(self, beginning: str) -> Mapping[str, str]:
        """Every name that answers whose ids begin alike have given a meaning, in plain words: oxford city = oxford."""
        found: dict[str, str] = {}
        for one, text in self.said.items():
            if one.startswith(beginning):
                found.update({plain(match["name"]): match["id"] for match in _PAIR.finditer(text)})
        return found


def leaves_out(answer: str | None) -> bool:
    """Whether an answer says to leave something out."""
    return answer is not None and answer.strip().lower() in LEAVE_OUT


def slug(text: str) -> str:
    """A text as part of an id."""
    signs = {"*": "star", "..": "dots", ".": "dot", "-": "dash", "–": "dash", "—": "dash", ":": "colon", "~": "tilde"}
    return plain(text).replace(" ", "-") or signs.get(text.strip(), "-".join(f"{ord(c):x}" for c in text.strip()))


class Inquiry:
    """The doubts of one file as they come up, each with the cells that it is about."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self._doubts: dict[str, Doubt] = {}
        self._cells: dict[str, dict[tuple[str, Corner], None]] = {}

    def open(self, doubt: Doubt, sheet: str, corners: Iterable[Corner]) -> None:
        """Note a doubt that waits, and where it comes up."""
        self.wait(doubt)
        self._cells[doubt.id].update({(sheet, corner): None for corner in corners})

    def wait(self, doubt: Doubt) -> None:
        """Note a doubt that waits, wherever it comes up."""
        self._doubts.setdefault(doubt.id, doubt)
        self._cells.setdefault(doubt.id, {})

    def asked(self) -> tuple[Asked, ...]:
        """Every doubt as a question, in the order in which they came up, those of the whole file last."""
        ordered = sorted(self._doubts.values(), key=lambda doubt: doubt.whole_file)
        return tuple(_question(doubt, tuple(self._cells[doubt.id])) for doubt in ordered)


def _question(doubt: Doubt, cells: tuple[tuple[str, Corner], ...]) -> Asked:
    sheets = tuple(dict.fromkeys(sheet for sheet, _ in cells))
    single = len(sheets) == 1 and not doubt.whole_file
    return Asked(
        id=doubt.id,
        sheet=sheets[0] if single else "",
        cells=ranges(corner for _, corner in cells) if single else _of_sheets(cells) if not doubt.whole_file else "",
        question=doubt.question,
        answer=doubt.answer,
        lasting=doubt.lasting,
    )


def _of_sheets(cells: tuple[tuple[str, Corner], ...]) -> str:
    found: dict[str, list[Corner]] = {}
    for sheet, corner in cells:
        found.setdefault(sheet, []).append(corner)
    return "; ".join(f"{sheet}!{ranges(corners)}" for sheet, corners in found.items())
