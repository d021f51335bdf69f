"""Which page an address is. Pages are found by name among those there are; no address leads to a file."""

from __future__ import annotations

from difflib import get_close_matches
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from markupsafe import Markup

from oba.compose.edition.addresses import FOLDER, INDEX
from oba.domain.problem import Problem
from oba.edition import web_edition
from oba.preview.contents import contents, pages_of
from oba.preview.desk import Desk, Edition, View
from oba.render.draft import PreviewFrame
from oba.render.failure import RenderFailed
from oba.render.html import page, templates
from oba.render.single_page import SinglePage, on_paper, on_screen
from oba.words.lists import how_many

HTML, PDF, TEXT, SCRIPT = "text/html; charset=utf-8", "application/pdf", "text/plain", "text/javascript"
_KINDS = {"html": HTML, "csv": "text/csv; charset=utf-8", "json": "application/json"}  # of the web edition
STATE, RELOAD = "/state", "/reload.js"
LAST = "last"  # what an address asks for to see the page as it last was
_PAGES = Path(__file__).parent / "pages"
_NEAR = 3
_EDITION = f"/{FOLDER}/"


class Reply(NamedTuple):
    """What an address is answered with."""

    status: int
    kind: str
    body: bytes


class Site:
    """The pages of a plan's preview, by their addresses."""

    def __init__(self, desk: Desk) -> None:
        """Read nothing yet."""
        self._desk, self._own, self._paper = desk, templates(_PAGES), Lock()
        self._shown: dict[str, bytes] = {}

    def reply(self, path: str, query: str = "") -> Reply:
        """Answer an address of which nothing is encoded any more."""
        if path == STATE:
            return Reply(HTTPStatus.OK, TEXT, self._desk.state.encode())
        if path == RELOAD:
            return Reply(HTTPStatus.OK, SCRIPT, (_PAGES / "reload.js").read_bytes())
        view, last = self._desk.look(), query == LAST
        edition = view.last if last else view.edition
        if edition is None:
            return self._problems(view, view.problems, path if view.last else "")
        try:
            return self._page(edition, view, path, "The page as it last was, before something went wrong." * last)
        except RenderFailed as failed:
            if last and path in self._shown:
                return Reply(HTTPStatus.OK, HTML, self._shown[path])
            return self._problems(view, self._desk.failure(failed), path if path in self._shown else "")

    def _page(self, edition: Edition, view: View, path: str, remark: str) -> Reply:
        """The page of an edition at an address."""
        if path.startswith(_EDITION):
            return self._of_web(edition, view, path, remark)
        singles = {single.name: single for single in pages_of(edition.studio.book)}
        own = path.removeprefix(f"/{edition.studio.book.round.id}")  # from pages of the web edition
        name, _, ending = own.removeprefix("/").rpartition(".")
        if path == "/":
            return Reply(HTTPStatus.OK, HTML, self._index(edition, view))
        if name not in singles or ending not in ("html", "pdf"):
            return self._nothing(view, path, [f"/{one}.html" for one in singles])
        if ending == "pdf":
            with self._paper:  # documents are laid out one at a time: fonts are set for the whole process
                return Reply(HTTPStatus.OK, PDF, on_paper(edition.studio, singles[name]))
        shown = on_screen(edition.studio, singles[name], _preview(singles[name], view.state, remark))
        return self._show(path, shown, remark)

    def _of_web(self, edition: Edition, view: View, path: str, remark: str) -> Reply:
        """A page of the web edition, or a table that is downloaded from one."""
        frame = _frame(view.state, remark)
        found = web_edition(edition.project, edition.studio, preview=frame).file(path.removeprefix(_EDITION))
        if found is None:
            return self._nothing(view, path, [f"{_EDITION}{INDEX}"])
        kind = _KINDS[path.rpartition(".")[2]]
        return self._show(path, found, remark) if kind == HTML else Reply(HTTPStatus.OK, kind, found)

    def _show(self, path: str, shown: bytes, remark: str) -> Reply:
        """Keep a page as it was last shown, for when it can be made no more."""
        if not remark:
            self._shown[path] = shown
        return Reply(HTTPStatus.OK, HTML, shown)

    def _index(self, edition: Edition, view: View) -> bytes:
        context = {"state": view.state, "warnings": edition.warnings, **contents(edition.studio.book)._asdict()}
        return page(self._own, "index.html", context).encode()

    def _problems(self, view: View, problems: tuple[Problem, ...], last: str) -> Reply:
        stops = tuple(one for one in problems if one.stops)
        context = {"state": view.state, "problems": stops, "counted": how_many(len(stops), "problem"), "last": last}
        return Reply(HTTPStatus.SERVICE_UNAVAILABLE, HTML, page(self._own, "problems.html", context).encode())

    def _nothing(self, view: View, path: str, known: list[str]) -> Reply:
        near = get_close_matches(path, known, n=_NEAR)
        return Reply(
            404, HTML, page(self._own, "nothing.html", {"state": view.state, "asked": path, "near": near}).encode()
        )


def _preview(single: SinglePage, state: str, remark: str) -> PreviewFrame:
    """What a card or a dashboard has besides: ways to the others."""
    board = Markup(' <a href="/{}/dashboard.html">Dashboard</a>').format(single.place.id) if single.indicator else ""
    ways = Markup('{}<a href="/{}.pdf">As PDF</a>').format(board, single.name)
    return _frame(state, remark, ways)


def _frame(state: str, remark: str, ways: str = "") -> PreviewFrame:
    """What every page has besides: the script by which it is shown again, and a way to all of them."""
    head = Markup('<link rel="icon" href="data:,">\n<script src="{}" data-state="{}" defer></script>\n')
    line = Markup(
        '<nav aria-label="Preview"> <a href="/">All pages</a>{}</nav> '
        "<noscript>Reload this page to see what was saved.</noscript> <span>{}</span> "
        '<span id="preview-ended" hidden>The preview has ended: this page is no longer made again.</span>'
    )
    return PreviewFrame(head.format(RELOAD, state), line.format(ways, remark))
