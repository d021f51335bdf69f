"""How answers are printed; by itself, so that help need not wait for what prints them."""

from enum import StrEnum


class AnswerFormat(StrEnum):
    """How answers are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
