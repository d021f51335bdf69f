"""The signs that others put where a number is missing, and the shorthand that each becomes here."""

from __future__ import annotations

from oba.domain.number_correction import is_sheet_error, is_small_count
from oba.read.data.observation_columns import SHORTHANDS
from oba.read.text.suggestion import quoted

FOREIGN = {
    ":": "x", "..": "x", "...": "x", "…": "x", "-": "x", "--": "x", "–": "x", "—": "x", ".": "x", "na": "x",
    "n.a.": "x", "n/a": "z", "#n/a": "x", "null": "x", "none": "x", "nan": "x", "missing": "x", "blank": "x",
    "no data": "x", "nd": "x", "dna": "x", "not available": "x", "not known": "x", "unknown": "x", "tbc": "x",
    "*": "c", "s": "c", "sup": "c", "supp": "c", "dsp": "c", "suppressed": "c", "withheld": "c", "k": "low", "~": "low",
    "[z]": "z", "[x]": "x", "[c]": "c", "[low]": "low", "[u]": "u",
}  # fmt: skip
_LETTERS = {"p": "provisional", "r": "revised", "e": "estimated"}


def is_foreign(text: str) -> bool:
    """Whether a text is a sign that stands elsewhere for a missing number."""
    return text.lower() in FOREIGN or is_small_count(text)


def is_sign(text: str) -> bool:
    """Whether a text stands for a missing number here or elsewhere."""
    return text in SHORTHANDS or is_foreign(text)


def said_of_sign(text: str) -> str:
    """What is wrong with a sign where a number should stand."""
    if text in SHORTHANDS:
        return f"{quoted(text)} stands where a number should"
    return f"{quoted(text)} is not used here for a missing number"


def mend_of_sign(text: str) -> str:
    """Which shorthand to write instead, and where."""
    if text in SHORTHANDS:
        return f"leave this empty and write {text} in the column 'missing'."
    if is_small_count(text):
        return "if a small number is withheld, leave the number empty and write c in the column 'missing'."
    ours = FOREIGN[text.lower()]
    return f"if it means {SHORTHANDS[ours]}, leave the number empty and write {ours} in the column 'missing'."


def mend_of_lost_number(text: str) -> str:
    """What to do where a formula failed, or a letter is left that says how sure a number was; empty elsewhere."""
    if text.lower() == "#div/0!":
        return "if nobody was there to count, leave the number empty and write z in the column 'missing'."
    if is_sheet_error(text):
        return "a spreadsheet shows this in place of a number: mend the formula or widen the column, and save it again."
    if status := _LETTERS.get(text.strip("[]()").lower()):
        return f"write the number itself, and {status} in the column status."
    return ""
