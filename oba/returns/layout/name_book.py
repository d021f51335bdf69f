"""The names of a sheet that the plan does not have: what each is most like, asked once a kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from oba.returns.layout.doubt import Answers, Doubt, leaves_out, slug
from oba.returns.layout.lexicon import Lexicon
from oba.returns.layout.likeness import indicator_like, part_like, place_like
from oba.returns.layout.wording import plain
from oba.words import listed


@dataclass(frozen=True, slots=True)
class Named:
    """What a name is taken for, and the doubt in which that stands; nothing where nothing is like it."""

    id: str | None = None
    doubt: Doubt | None = None

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The doubt, if there is one."""
        return (self.doubt,) if self.doubt else ()


@dataclass(frozen=True, kw_only=True)
class NameBook:
    """What the unknown names of a sheet are taken for: by kind, parent and plain name."""

    found: Mapping[tuple[str, str | None, str], Named] = field(default_factory=dict)

    def place(self, text: str, parent: str | None = None) -> Named:
        """What a name of a place is taken for; within a parent first."""
        inner = self.found.get(("place", parent, plain(text))) if parent else None
        return inner or self.found.get(("place", None, plain(text)), Named())

    def indicator(self, text: str) -> Named:
        """What a title of an indicator is taken for."""
        return self.found.get(("indicator", None, plain(text)), Named())


Unknown = tuple[str, str | None, str]


def name_book(unknown: Iterable[Unknown], lexicon: Lexicon, answers: Answers) -> NameBook:
    """Look for what unknown names are like; those that are like nothing are left out, and have no place."""
    found: dict[Unknown, Named] = {}
    kinds: dict[str, dict[Unknown, str]] = {}
    for kind, parent, text in dict.fromkeys(unknown):
        key = (kind, parent, plain(text))
        like, group = _like(kind, parent, text, lexicon)
        if like and key not in found:
            found[key] = Named(like)
            kinds.setdefault(group, {})[kind, parent, text] = like
    for group, names in kinds.items():
        doubt = _doubt(group, names, lexicon)
        answer = answers.to(doubt)
        meant = _said(doubt, answer)
        for (kind, parent, text), like in names.items():
            found[kind, parent, plain(text)] = _named(meant, plain(text), like, doubt, answer)
    return NameBook(found=found)


def _named(meant: Mapping[str, str], name: str, like: str, doubt: Doubt, answer: str | None) -> Named:
    if answer is None:
        return Named(like, doubt)
    return Named() if leaves_out(answer) else Named(meant.get(name, like))


def _said(doubt: Doubt, answer: str | None) -> Mapping[str, str]:
    """What each name was said to mean; `yes` takes every offer."""
    return Answers(said={doubt.id: answer}).pairs(doubt.id) if answer else {}


def _like(kind: str, parent: str | None, text: str, lexicon: Lexicon) -> tuple[str | None, str]:
    if kind == "indicator":
        return indicator_like(text, lexicon), "indicator"
    if parent and (part := part_like(text, lexicon, parent)):
        return part, "part"
    return place_like(text, lexicon, parent), "place"


def _title(like: str, lexicon: Lexicon) -> str:
    rule = lexicon.rules.get(like)
    return f" ({rule.short})" if rule else ""


def _doubt(group: str, names: Mapping[Unknown, str], lexicon: Lexicon) -> Doubt:
    texts = list(dict.fromkeys(text for _, _, text in names))
    if group == "part":
        (_, parent, text), like = next(iter(names.items()))
        above = lexicon.places.by_id[parent].name if parent else ""
        tier = lexicon.places.by_id[like].tier or "place"
        question = f"'{text}' under {above}: is it {like}, and the others likewise the number within their area?"
        return Doubt(id=tier, question=question, answer="yes")
    pairs = dict.fromkeys((text, like) for (_, _, text), like in names.items())
    said = listed([f"'{text}' {like}{_title(like, lexicon)}" for text, like in pairs])
    more = f"-and-{len(texts) - 1}-more" if len(texts) > 1 else ""
    return Doubt(
        id=f"{group}-{slug(texts[0])}{more}",
        question=f"Names that the plan does not have. Is {said}?",
        answer="; ".join(f"{text} = {like}" for text, like in pairs),
    )
