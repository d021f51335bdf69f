"""A published folder: every file that an attacker opens, and what of the round it shows."""

from __future__ import annotations

from pathlib import Path

from oba.attack.public import PublicKnowledge
from oba.attack.reading import answers, echo, manifest, summary, table, workbook, working
from oba.attack.reading.attached import attached
from oba.attack.reading.map import beyond_table
from oba.attack.reading.own_name import without_own_name
from oba.attack.reading.papers import Beside, papers_read, titles
from oba.attack.reading.read import Reading
from oba.attack.reading.twins import within_page
from oba.attack.reading.unread import Unread
from oba.attack.reading.web import Web, of_card, web_sightings
from oba.domain.kept import Kept, Unkept
from oba.domain.measure import ALL
from oba.domain.release import Printed

MANIFEST = manifest.FILE
_NOBODY = Printed("", "", ALL, "")


def read_folder(folder: Path, public: PublicKnowledge, kept: Kept | None = None, *, papers: bool = True) -> Reading:
    """Everything that the files of a round show, those first that show it most finely.

    Pictures made of dots are not looked into. Without `papers` the documents on paper are left closed: of a round that
    was released they were opened before it was, and held beside their pages. So are they where it is `kept` that they
    told nothing new when all files of the round were, byte for byte, what they are.
    """
    found = Reading()
    names = sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())
    every = [name for name in names if not any(part.startswith(".") for part in name.split("/"))]
    tree = _data(folder, every, public, found)
    pages = _pages(folder, every, public, found)
    if papers:
        _papers(folder, every, Beside(pages, tree), public, kept or Unkept(), found)
        for name in every:
            found.strays += manifest.name_strays(name, public)
    return found


def _papers(
    folder: Path, names: list[str], beside: Beside, public: PublicKnowledge, kept: Kept, found: Reading
) -> None:
    asked = echo.digest(folder, [name for name in names if name != MANIFEST], titles(public), public)
    if kept.get(echo.KIND, asked) is not None:
        return
    before = Reading(list(found.sightings), list(found.strays), list(found.unreadable))
    papers_read(folder, [name for name in names if name.endswith(".pdf")], beside, public, found)
    quiet = (found.strays, found.unreadable) == (before.strays, before.unreadable)
    if quiet and echo.tells_nothing_new(before.sightings, found.sightings[len(before.sightings) :]):
        kept.keep(echo.KIND, asked, b"")


def is_published(folder: Path) -> bool:
    """Whether a round stands there."""
    return (folder / MANIFEST).is_file()


def _data(folder: Path, names: list[str], public: PublicKnowledge, found: Reading) -> answers.Tree:
    """Workbook, answers, table and manifest, and any file whose kind is known; the answers."""
    tree: answers.Tree = {}
    for name in sorted(names, key=_finest):
        with found.of(name):
            file = folder / name
            if name == workbook.FILE:
                found.sightings += workbook.numbers_sheet(file, public)
            elif name == answers.FILE:
                tree = answers.tree_in(_bytes(file))
                found.sightings += answers.answered(tree, public)
                for one in tree.get("assessments", ()):
                    found.show(str(one.get("indicator")), str(one.get("place")), table.all_text(one))
            elif name == table.FILE:
                rows = table.table_rows(_bytes(file))
                found.sightings += table.tabled(rows, public)
                found.strays += table.beyond_tree(rows, tree)
            elif name == manifest.FILE:
                found.strays += manifest.manifest_strays(_bytes(file))
            elif not name.endswith((".html", ".pdf")):
                found.sightings += attached(name, _bytes(file), public, _NOBODY, "")
    with found.of(answers.FILE):
        found.sightings += working.part_sightings(tree, public)
        found.strays += working.count_strays(tree, found.sightings, public)
    return tree


def _finest(name: str) -> tuple[int, str]:
    first = (workbook.FILE, answers.FILE, table.FILE)
    return (first.index(name) if name in first else len(first), name)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Unread(str(error)) from error


def _pages(folder: Path, names: list[str], public: PublicKnowledge, found: Reading) -> dict[str, Web]:
    pages: dict[str, Web] = {}
    for name in names:
        if name.endswith(".html"):
            with found.of(name):
                web = pages[name] = Web(folder / name)
                found.sightings += web_sightings(web, name, public)
                if name == summary.FILE:
                    found.sightings += summary.summary_sightings(web.html, public)
                    found.strays += summary.summary_strays(web.html)
                one, shown = of_card(name, public), without_own_name(web.page, name, public)
                found.show(*(one or ("", "")), web.page.text)
                found.carded |= {one.indicator} if one else set()
                found.stray(name, (*within_page(shown), *beyond_table(web.html)), *(one or ("", "")))
    return pages
