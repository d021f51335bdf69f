"""The documents on paper of a round: cards and dashboards beside their pages, then those made of several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from oba.attack.public import PublicKnowledge
from oba.attack.reading import poster
from oba.attack.reading.answers import Tree, tree_in
from oba.attack.reading.attached import attached
from oba.attack.reading.card import Shown, card, subject_of
from oba.attack.reading.curve import axes, drawn
from oba.attack.reading.kept_papers import paper_in
from oba.attack.reading.own_name import without_own_name
from oba.attack.reading.paper import Lines, Paper
from oba.attack.reading.read import Reading
from oba.attack.reading.twins import beyond_drawing, beyond_page, beyond_round, on_the_web, own_dots
from oba.attack.reading.unread import Unread, content_of
from oba.attack.reading.web import CardPlace, Web, of_card
from oba.attack.reading.working import copy_strays
from oba.domain.kept import Kept
from oba.domain.measure import ALL
from oba.domain.release import Printed

_TWINS, _WORKING = ("/dashboard.pdf", "summary.pdf"), ".trace.json"


class Beside(NamedTuple):
    """What documents on paper are held beside: the pages of the round by name, and its answers."""

    pages: Mapping[str, Web]
    answers: Tree


def papers_read(
    folder: Path, names: Iterable[str], beside: Beside, public: PublicKnowledge, kept: Kept, found: Reading
) -> None:
    """Read every document on paper, and hold each beside what stands on the web and in the answers."""
    pages = beside.pages
    named = titles(public)
    known: set[Lines] = set()
    several: list[tuple[str, Paper]] = []
    for name in names:
        with found.of(name):
            paper = paper_in(content_of(folder / name), kept)
            paper = paper._replace(page=without_own_name(paper.page, name, public))
            one, web = of_card(name, public), pages.get(f"{name.removesuffix('pdf')}html")
            _attachments(name, paper, one, public, found)
            _workings(name, paper, beside.answers, found)
            if name == poster.FILE:
                found.strays += poster.poster_strays(paper, pages, public)
            if one is None and (web is None or not name.endswith(_TWINS)):
                several.append((name, paper))
                continue
            known |= {leaf.lines for leaf in paper.leaves}
            if one:
                _card(name, paper, one, web, public, found)
            if web:
                said = beyond_page(paper, web.page, named, both=one is not None)
                found.stray(name, (*said, *beyond_drawing(paper, drawn(web.html))), *(one or ("", "")))
    if several:
        web_round = on_the_web((one.page for one in pages.values()), (one.html for one in pages.values()), named)
        for name, paper in several:
            found.stray(name, beyond_round(paper, known, web_round))


def titles(public: PublicKnowledge) -> str:
    """What everybody knows: what documents are called after, and what the plan says on every pack."""
    plan = public.plan
    rounds = [one.title for one in plan.rounds]
    of_places = (f"Dashboard: {place.name}, {one}" for place in public.places.by_id.values() for one in rounds)
    of_plan = (f"{plan.title}, {one}" for one in rounds)
    of_cards = (f"{rule}{end}" for rule in public.rules for end in (_WORKING, ".numbers.csv"))
    printed = (plan.source, *plan.notices, *plan.assumptions)
    return " ".join([f"Rule book: {plan.title}", *printed, *of_plan, *of_places, *of_cards])


def _card(name: str, paper: Paper, one: CardPlace, web: Web | None, public: PublicKnowledge, found: Reading) -> None:
    """A card on paper: its tables and notes as on the web, its dots by the axes drawn there."""
    subject = subject_of(one.indicator, one.place, public)
    if subject is None:
        return
    its = axes(web.html, subject.measure) if web else None
    places = tuple(dict.fromkeys(own_dots(paper)))
    found.sightings += card(Shown(paper.page, places, its), subject, name)
    if places and web is None:
        raise Unread("its curve has no axes on a page beside it")


def _attachments(name: str, paper: Paper, one: CardPlace | None, public: PublicKnowledge, found: Reading) -> None:
    own = Printed(one.indicator, one.place, ALL, "") if one else Printed("", "", ALL, "")
    for file, content in paper.attached.items():
        with found.of(f"{file} in {name}"):
            found.sightings += attached(file, content, public, own, name)


def _workings(name: str, paper: Paper, answers: Tree, found: Reading) -> None:
    for file, content in paper.attached.items():
        if file.endswith(_WORKING):
            with found.of(f"{file} in {name}"):
                found.strays += copy_strays(name, tree_in(content), answers)
