"""Columns that speak of the same number: which is the numerator, which the denominator, which the value beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from oba.domain.measure import HUNDRED, Kind, Measure
from oba.domain.rule import Rule
from oba.returns.layout.doubt import Doubt, slug
from oba.returns.layout.heading_words import USUAL
from oba.returns.layout.lexicon import Lexicon
from oba.returns.layout.number_cell import NumberCell
from oba.returns.layout.pair import COUNTED as COUNTS
from oba.returns.layout.pair import by_whole, holds
from oba.returns.layout.quotient import COUNTED, Key, by_quotient, told
from oba.returns.layout.role import Role, of_what
from oba.returns.layout.wording import called, initials, plain, telling

_USUAL = frozenset(telling(USUAL))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What the numbers of one column, or of lines with one role, are for an indicator; a doubt where that is unsure."""

    role: Role | None
    doubt: Doubt | None = None


def parts_of(cells: Sequence[NumberCell], rule: Rule, lexicon: Lexicon) -> Mapping[Key, Part]:
    """The part of each sibling column, by its number, or of each role that lines have within one column.

    All cells are those of one indicator under headings that say the same of place, group and period. Words count
    first; two counts whose quotient is the percentage beside them in every line are told by that.
    """
    columns: dict[Key, list[NumberCell]] = {}
    for cell in cells:
        columns.setdefault((cell.column.number, cell.setting.role), []).append(cell)
    roles = {
        key: _whole_or_value(_by_words(key, group[0], rule, lexicon), group, rule) for key, group in columns.items()
    }
    proved = by_quotient(roles, columns, rule.measure)
    proved = proved or by_whole(roles, columns, rule.measure)
    roles = _by_rest(_without_rivals({**roles, **proved}, columns), rule.measure)
    if Role.VALUE not in roles.values():  # a base beside nothing that it could be the base of
        roles = {key: None if role is Role.BASE else role for key, role in roles.items()}
    guessed = _guessed(roles, columns, rule.measure)
    return {
        key: Part(role=role)
        if key in proved
        else Part(role=guessed[key], doubt=_doubt(columns[key][0], rule, str(guessed[key])))
        if key in guessed
        else _part(key, role, columns, rule, lexicon)
        for key, role in roles.items()
    }


def _by_words(key: Key, cell: NumberCell, rule: Rule, lexicon: Lexicon) -> Role | None:
    _, role = key
    measure = rule.measure
    words = _words(cell)
    if role in (Role.NUMERATOR, Role.COUNT) and measure.kind is Kind.COUNT:
        return Role.VALUE
    if role is not None or not words:
        return role
    if _says(words, measure.of) and not _says(words, measure.numerator):
        return Role.DENOMINATOR
    if _says(words, measure.numerator) or _says(words, rule.title) or set(telling(words)) & lexicon.vocabulary[rule.id]:
        return Role.NUMERATOR
    return None


def _whole_or_value(role: Role | None, cells: Sequence[NumberCell], rule: Rule) -> Role | None:
    """A count by its words whose numbers are not whole is a value."""
    numbers = [cell.said.number for cell in cells if cell.said.number is not None]
    broken = sum(number.denominator != 1 for number in numbers) * 2 > len(numbers)
    told_so = cells[0].setting.role or cells[0].column.role
    counted = role in (Role.NUMERATOR, Role.DENOMINATOR) and told_so is None
    return Role.VALUE if counted and broken and not rule.measure.fractional else role


def _says(words: str, phrase: str) -> bool:
    """Whether a heading has a telling word of a phrase, or is its initials: LAC of looked-after children."""
    if set(telling(words)) & set(telling(phrase)):
        return True
    first = plain(words).split()[:1]
    return bool(first) and len(first[0]) > 1 and first[0] in initials(phrase)


def _words(cell: NumberCell) -> str:
    """The words of the headings that say no place, group or period; of a line's own, where its label has a role."""
    named = (head.place or head.group or head.indicators or head.text in cell.named for head in cell.column.heads)
    heads = [head for head, is_name in zip(cell.column.heads, named, strict=True) if not is_name]
    said = [head.rest for head in heads if head.time.bare is None or head.role is not None]
    return " ".join(text.replace("%", " ") for text in said if text)


def _without_rivals(
    roles: Mapping[Key, Role | None], columns: Mapping[Key, list[NumberCell]]
) -> dict[Key, Role | None]:
    """Columns of which several would be the numerator, or the denominator, are neither until somebody says."""
    found = dict(roles)
    for role in (Role.NUMERATOR, Role.DENOMINATOR):
        rivals = [key for key, one in found.items() if one is role and key[1] is not role]
        named = [key for key, one in found.items() if one is role and columns[key][0].column.role is role]
        if len(rivals) > 1:
            found.update({key: None for key in rivals if len(named) != 1 or key not in named})
    return found


def _by_rest(roles: Mapping[Key, Role | None], measure: Measure) -> dict[Key, Role | None]:
    """What is left: one count beside a denominator is its numerator; one column alone is the value."""
    found = dict(roles)
    kinds = list(found.values())
    open_ = [key for key, role in found.items() if role in (None, Role.COUNT)]
    numbers = [key for key, role in found.items() if role in (*COUNTED, Role.VALUE)]
    if (len(open_) == 1 and Role.DENOMINATOR in kinds and Role.NUMERATOR not in kinds) or (
        len(open_) == 1 and Role.COUNT in kinds and Role.VALUE in kinds and measure.ratio
    ):
        found[open_[0]] = Role.NUMERATOR
    elif _beside_parts(open_, found) and measure.kind is Kind.PERCENT:
        found[open_[0]] = Role.VALUE
    elif (
        len(numbers) == 1
        and found[numbers[0]] in (None, Role.COUNT, Role.NUMERATOR)
        and (found[numbers[0]] is None or not measure.ratio)
    ):
        found[numbers[0]] = Role.VALUE
    return found


def _beside_parts(open_: Sequence[Key], roles: Mapping[Key, Role | None]) -> bool:
    """Whether one line of a column says nothing, and others in it say that they are numerators and denominators."""
    if len(open_) != 1 or open_[0][1] is not None:
        return False
    said = {role for key, role in roles.items() if key[0] == open_[0][0] and key[1] is not None}
    return {Role.NUMERATOR, Role.DENOMINATOR} <= said


def _guessed(
    roles: Mapping[Key, Role | None], columns: Mapping[Key, Sequence[NumberCell]], measure: Measure
) -> dict[Key, Role]:
    """What the one column of no clear heading, or of a base, most likely is beside a count: its denominator.

    Beside a denominator, whole numbers that are no percentages are most likely its numerator.
    """
    counts = [key for key, role in roles.items() if role in COUNTS]
    bottoms = [key for key, role in roles.items() if role is Role.DENOMINATOR]
    values = [key for key, role in roles.items() if role is Role.VALUE]
    open_ = [key for key, role in roles.items() if role is None]
    if not measure.ratio:
        return {}
    if len(counts) == len(open_) == 1 and not bottoms and not values:
        return {open_[0]: Role.DENOMINATOR} if holds(columns[open_[0]], columns[counts[0]]) else {}
    if len(values) == len(bottoms) == 1 and not counts and not open_ and measure.kind is Kind.PERCENT:
        large = any((cell.said.number or 0) > HUNDRED for cell in columns[values[0]])
        return {values[0]: Role.NUMERATOR} if large and holds(columns[bottoms[0]], columns[values[0]]) else {}
    return {}


def _part(key: Key, role: Role | None, columns: Mapping[Key, list[NumberCell]], rule: Rule, lexicon: Lexicon) -> Part:
    """The part of a column, with a doubt where its words are not the indicator's."""
    cell = columns[key][0]
    strange = _strange_words(cell, rule, lexicon)
    if role is Role.VALUE and strange:
        return Part(role=role, doubt=_doubt(cell, rule, "value"))
    if role in (None, Role.COUNT):
        counted = rule.measure.ratio and not strange and role is Role.COUNT
        doubt = None if counted else _doubt(cell, rule, "leave out")
        return Part(role=Role.NUMERATOR if counted else role, doubt=doubt)
    if role in (Role.NUMERATOR, Role.DENOMINATOR) and strange and told(key, columns) is not role:
        return Part(role=role, doubt=_doubt(cell, rule, role.value))
    return Part(role=role)


def _strange_words(cell: NumberCell, rule: Rule, lexicon: Lexicon) -> bool:
    """Whether a heading has words that neither the indicator nor usual headings have."""
    known = lexicon.vocabulary[rule.id] | _USUAL
    text = of_what(_words(cell))
    words = [word for word in telling(text) if word not in known and not word.isdigit()]
    return any(word not in initials(rule.title) and word not in initials(rule.measure.of) for word in words)


def _doubt(cell: NumberCell, rule: Rule, answer: str) -> Doubt:
    title = cell.column.title
    return Doubt(
        id=f"column-{slug(_words(cell) or title)[:40]}",
        question=(
            f"The heading '{title}': are these the numbers of {called(rule)}? "
            "Say value, numerator, denominator or leave out."
        ),
        answer=answer,
    )


def answered(part: Part, said: Callable[[Doubt], str | None]) -> Part:
    """A part whose doubt a person has settled."""
    answer = said(part.doubt) if part.doubt else None
    if answer is None:
        return part
    role = next((role for role in Role if role.value == answer.strip().lower()), None)
    return replace(part, role=role or Role.FOREIGN, doubt=None)
