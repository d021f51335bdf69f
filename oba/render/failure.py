"""The one error of this package: a document that could not be made, and everything that was wrong with it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager


class RenderFailed(Exception):  # noqa: N818  (it says what happened)
    """A document was not made; `reasons` says why, one plain line each, in the order they were met."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = tuple(dict.fromkeys(reasons))
        super().__init__(self.reasons)  # so that it comes whole from one process to another

    def __str__(self) -> str:
        return "\n".join(self.reasons)

    def __reduce__(self) -> tuple[type[RenderFailed], tuple[tuple[str, ...]]]:
        """Travel whole between processes; the text alone would not do."""
        return RenderFailed, (self.reasons,)


class _Listener(logging.Handler):
    """Keeps what WeasyPrint logs at the level of a warning or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def nothing_ignored() -> Iterator[None]:
    """Turn every warning and error that WeasyPrint would only log into a failed document.

    A missing glyph, a missing file, a dead link, an unknown property, a picture without alternative text: all
    are logged and then passed over. Here none is excused. Raises RenderFailed with all of them.
    """
    logger, listener = logging.getLogger("weasyprint"), _Listener()
    level = logger.level
    logger.addHandler(listener)
    logger.setLevel(logging.WARNING)  # an application that silences logging must not silence this
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.setLevel(level)
    if listener.heard:
        raise RenderFailed(listener.heard)
