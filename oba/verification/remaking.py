"""Making a published round, or one document of it, again: from what its release had before it, if it was released."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from oba.compose.results import result_csv, result_json
from oba.compose.sheets.result_book import result_book
from oba.domain.book import Book
from oba.domain.kept import Unkept
from oba.domain.plan import Round
from oba.domain.release import Release
from oba.domain.rule import Rule
from oba.edition import edition_file, make_edition, source_of
from oba.processes import Processes
from oba.publish.edition import editing
from oba.quarter import Folders, Proofs, open_book, publish
from oba.read.ledger import FOLDER
from oba.read.project import Project
from oba.render.documents import BOARDS, DELIVERY, RULEBOOK, documents
from oba.render.publications import AS_TASK
from oba.render.studio import studio_of
from oba.render.workbook import workbook_bytes
from oba.verification.data_digest import NOTHING_SAID, SaidDigests
from oba.verification.identity import of_edition
from oba.words import short_digest
from oba.workers import Workers

_WHOLE = "who-gets-what.html"  # it tells the lengths of all others
_OF_PLAN = {"rulebook.pdf": RULEBOOK, "rulebook.html": RULEBOOK, "returns.html": RULEBOOK}
_OF_DELIVERY = {"delivery-plan.pdf": DELIVERY, "delivery-plan.html": DELIVERY}
_OF_YEAR = {f"{one}.{kind}": task for one, task in AS_TASK.items() for kind in ("pdf", "html")}
_TASKS: Mapping[str, str] = {**_OF_PLAN, **_OF_DELIVERY, **_OF_YEAR}


@dataclass(frozen=True, kw_only=True)
class Remaking:
    """A round that is made again by this program from the files as they are today; `release` is the one it was.

    `said` is what its documents say of its data, and is said again where the plan's key is not at hand. `standing` are
    the other rounds to whose documents its web edition leads.
    """

    where: Folders
    project: Project
    proofs: Proofs
    round: Round
    release: Release | None = None
    said: SaidDigests = NOTHING_SAID
    standing: tuple[str, ...] = ()

    @cached_property
    def book(self) -> Book:
        """The book of the round as it was when it was released, later releases unseen."""
        book = open_book(self._project, self.proofs, self.round)
        if self.project.key:
            return book
        rows = {name: self._rows(rule) for name, rule in book.rules.items()}
        return replace(book, data_digest=self.said.whole, rows_digests=rows)

    def _rows(self, rule: Rule) -> str:
        """What is said of the rows of an indicator."""
        return self.said.rows.get(rule.id) or self.said.rows.get(short_digest(rule.digest), "")

    @property
    def ledger(self) -> Path:
        """The folder of the plan's ledger."""
        return self.where.data / self.project.plan.id / FOLDER

    @property
    def listing(self) -> str:
        """The page on which every document of the round stands."""
        return f"{self.where.output / self.project.plan.id / self.round.id / _WHOLE}"

    @property
    def title(self) -> str:
        """The round and its plan, as people call them."""
        return f"{self.round.title} of {self.project.plan.title}"

    @property
    def _project(self) -> Project:
        seen = self.project.releases if self.release is None else self.project.releases[: self.release.number]
        return replace(self.project, releases=seen)

    @contextmanager
    def whole(self, workers: Workers, told: Callable[[str], None]) -> Iterator[Path]:
        """The folder of the whole round, with nothing of it taken from what was kept; it is gone afterwards.

        Raises PublishFailed and RenderFailed.
        """
        with TemporaryDirectory() as folder:
            where = replace(self.where, output=Path(folder))
            yield publish(where, self._project, self.book, workers, told, Unkept(), edition=False)

    @contextmanager
    def edition(self, source: str) -> Iterator[Path]:
        """The folder of the web edition, beside no round; the digest of all that it is made from is given.

        It is gone afterwards. Raises PublishFailed and RenderFailed.
        """
        with TemporaryDirectory() as folder, editing(Path(folder), self.standing) as pages:
            joined = make_edition(self._project, studio_of(self.book, self.where.cards), pages)
            pages.seal(self.book, joined, source)
            pages.commit(joined.page)
            yield Path(folder)

    def made_from(self, summary: bytes) -> str:
        """The digest of all that the web edition is made from beside a round with such a manifest."""
        return source_of(self._project, self.book, summary, self.standing)

    def document(self, name: str) -> bytes | None:
        """One file of the round by its name in the folder, made again; None where the round has none of that name.

        Files of the web edition are named from where the rounds stand.
        """
        if of_edition(name):
            return edition_file(self._project, self.book, self.where.cards, self.standing, name)
        if name == "results.csv":
            return result_csv(self.book).encode()
        if name == "results.json":
            return result_json(self.book).encode()
        if name == "results.xlsx":
            return workbook_bytes(result_book(self.book))
        if name == _WHOLE:
            with self.whole(Processes(1), lambda _: None) as folder:
                return (folder / name).read_bytes()
        task = _task(name)
        if task not in {*self._tasks, *_TASKS.values()}:
            return None
        made = documents(studio_of(self.book, self.where.cards), task)
        return next((one.content for one in made if one.name == name), None)

    @property
    def _tasks(self) -> frozenset[str]:
        plan = self.book.plan
        boards = (f"{BOARDS}{board.id}" for board in plan.meeting_apart(self.round))
        return frozenset((*boards, *(place.id for place in self.book.places.documented)))


def _task(name: str) -> str:
    """What a document is made in one go with: its place, its board, the rule book or the delivery plan."""
    if name.startswith(BOARDS):
        return name.rpartition(".")[0]
    return _TASKS.get(name, name.partition("/")[0])
