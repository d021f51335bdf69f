"""What a name that the plan does not have is most like: never taken, only offered in a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from oba.domain.place import Place
from oba.returns.layout.heading_words import LISTS, WHOLE_AREA
from oba.returns.layout.lexicon import Lexicon
from oba.returns.layout.wording import initials, plain, telling, words

_COUNTIES = {
    "oxon": "oxfordshire", "bucks": "buckinghamshire", "berks": "berkshire", "northants": "northamptonshire",
    "hants": "hampshire", "herts": "hertfordshire", "cambs": "cambridgeshire", "lincs": "lincolnshire",
    "leics": "leicestershire", "notts": "nottinghamshire", "staffs": "staffordshire", "wilts": "wiltshire",
    "glos": "gloucestershire", "lancs": "lancashire", "beds": "bedfordshire", "derbys": "derbyshire",
    "yorks": "yorkshire", "worcs": "worcestershire", "warks": "warwickshire", "soton": "southampton",
    "salop": "shropshire", "eng": "england", "national": "england",
}  # fmt: skip
_MORE = frozenset(
    {"city", "town", "district", "borough", "area", "council", "dc", "bc", "cc", "la", "total", "average"}
)
_HEADINGS = frozenset().union(*LISTS.values())
_EXACT, _SHORTENED = 3, 2
_TEN = 10  # a word more weighs less than a word that is the same
_LEAST, _MARGIN = 50, 15  # the percentage of words shared, and how far the next must be behind


class Likeness(NamedTuple):
    """An identifier and how like it a label is."""

    score: int
    id: str


def place_like(text: str, lexicon: Lexicon, parent: str | None = None) -> str | None:
    """The one place that a name is most like, within a parent where the label stands under one."""
    if parent is not None and (found := part_like(text, lexicon, parent)):
        return found
    top = lexicon.places.top
    if plain(text) in WHOLE_AREA:
        return top.id if top and parent is None else parent
    text = re.sub(r"\b(?:average|total|mean)\b", " ", text, flags=re.IGNORECASE).strip()
    places = lexicon.places.by_id.values()
    return _best([Likeness(max(_score(text, place.name), _score(text, place.id)), place.id) for place in places], 1)


def part_like(text: str, lexicon: Lexicon, parent: str) -> str | None:
    """The part of a place that a label names without the place's own words: Locality 1, under Northern."""
    above = lexicon.places.by_id[parent]
    own = {*words(above.name), *words(above.id)}
    label = words(text)
    under = [place for place in lexicon.places.by_id.values() if place.parent == parent]
    found = [place.id for place in under if label and label in (_without(place, own), _number(place, own))]
    return found[0] if len(found) == 1 else None


def indicator_like(text: str, lexicon: Lexicon) -> str | None:
    """The one indicator whose title a label holds, or whose titles share most telling words with it.

    They share at least half of the longer's.
    """
    if inside := title_within(text, lexicon):
        return inside
    label = set() if plain(text) in _HEADINGS else set(telling(text))
    found: list[Likeness] = []
    for one, rule in lexicon.rules.items():
        shares = [_share(label, set(telling(title))) for title in (rule.title, rule.short)]
        whole = 100 if label and label <= lexicon.vocabulary[one] else 0
        found.append(Likeness(max(*shares, whole), one))
    return _best([like for like in found if like.score >= _LEAST], _MARGIN)


def title_within(text: str, lexicon: Lexicon) -> str | None:
    """The one indicator whose title or short title stands whole within a text; the longest of several."""
    found = {
        one: max(_within(text, title) for title in (rule.title, rule.short)) for one, rule in lexicon.rules.items()
    }
    longest = max(found.values(), default=0)
    named = [one for one, length in found.items() if length == longest]
    return named[0] if longest and len(named) == 1 else None


def _within(text: str, title: str) -> int:
    """How many letters of a text are a title; none where the title is not in it."""
    return len(plain(title)) if telling(title) and f" {plain(title)} " in f" {plain(text)} " else 0


def _share(label: set[str], title: set[str]) -> int:
    """The percentage of the longer's words that both have; a single word in common is chance."""
    shared = len(label & title)
    return shared * 100 // max(len(label), len(title)) if shared > 1 else 0


def _best(found: Sequence[Likeness], margin: int) -> str | None:
    ranked = sorted((like for like in found if like.score > 0), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0].score - ranked[1].score < margin):
        return None
    return ranked[0].id


def _score(text: str, name: str) -> int:
    """How like a name a label is: its words in order, shortened or whole, with at most a word such as city more."""
    label, called = plain(text).split(), plain(name).split()
    if len(label) == 1 and len(called) > 1 and label[0] == initials(name):
        return _EXACT * _TEN
    score, at = 0, 0
    for word in label:
        match = next((n for n in range(at, len(called)) if _alike(word, called[n])), None)
        if match is None and word in _MORE:
            continue
        if match is None or (match > at and not score):
            return 0
        score, at = score + _alike(word, called[match]), match + 1
    return score * _TEN - len(called) if score else 0


def _alike(word: str, whole: str) -> int:
    if word == whole:
        return _EXACT
    meant = _COUNTIES.get(word)
    return _SHORTENED if meant == whole or (len(word) > 1 and whole.startswith(word)) else 0


def _without(place: Place, own: set[str]) -> tuple[str, ...]:
    return tuple(word for word in words(place.name) if word not in own)


def _number(place: Place, own: set[str]) -> tuple[str, ...]:
    return tuple(word for word in words(place.id) if word not in own)
