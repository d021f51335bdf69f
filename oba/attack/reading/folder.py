"""A published folder: every file that an attacker opens, and what of the round it shows."""

from __future__ import annotations

from pathlib import Path

from oba.attack.public import PublicKnowledge
from oba.attack.reading import answers, manifest, summary, table, workbook, working
from oba.attack.reading.attached import attached
from oba.attack.reading.map import beyond_table
from oba.attack.reading.own_name import without_own_name
from oba.attack.reading.papers import Beside, papers_read
from oba.attack.reading.read import Reading
from oba.attack.reading.twins import within_page
from oba.attack.reading.unread import content_of
from oba.attack.reading.web import Web, of_card, web_sightings
from oba.domain.kept import Kept, Unkept
from oba.domain.measure import ALL
from oba.domain.release import Printed

MANIFEST = manifest.FILE
_NOBODY = Printed("", "", ALL, "")


def read_folder(folder: Path, public: PublicKnowledge, kept: Kept | None = None, *, papers: bool = True) -> Reading:
    """Everything that the files of a round show, those first that show it most finely.

    Pictures made of dots are not looked into. Without `papers` the documents on paper are left closed: of a round that
    was released they were opened before it was, and held beside their pages. What each says is `kept`.
    """
    found = Reading()
    every = names_in(folder)
    tree = _data(folder, every, public, found)
    pages = _pages(folder, every, public, found)
    if papers:
        on_paper = [name for name in every if name.endswith(".pdf")]
        papers_read(folder, on_paper, Beside(pages, tree), public, kept or Unkept(), found)
        for name in every:
            found.strays += manifest.name_strays(name, public)
    return found


def names_in(folder: Path) -> list[str]:
    """The names of all files in a folder, but for hidden ones."""
    names = sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())
    return [name for name in names if not any(part.startswith(".") for part in name.split("/"))]


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
                tree = answers.tree_in(content_of(file))
                found.sightings += answers.answered(tree, public)
                for one in tree.get("assessments", ()):
                    found.show(str(one.get("indicator")), str(one.get("place")), table.all_text(one))
            elif name == table.FILE:
                rows = table.table_rows(content_of(file))
                found.sightings += table.tabled(rows, public)
                found.strays += table.beyond_tree(rows, found.shown)
            elif name == manifest.FILE:
                found.strays += manifest.manifest_strays(content_of(file))
            elif not name.endswith((".html", ".pdf")):
                found.sightings += attached(name, content_of(file), public, _NOBODY, "")
    with found.of(answers.FILE):
        found.sightings += working.part_sightings(tree, public)
        found.strays += working.count_strays(tree, found.sightings, public)
    return tree


def _finest(name: str) -> tuple[int, str]:
    first = (workbook.FILE, answers.FILE, table.FILE)
    return (first.index(name) if name in first else len(first), name)


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
