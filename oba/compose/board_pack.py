"""The pack of a board apart: its requests and needs, its indicators, its duties, its cards, and nobody else's."""

from __future__ import annotations

from dataclasses import replace

from oba.compose.board.duties import duties
from oba.compose.dashboard.dashboard import eyebrow
from oba.compose.pack import Pack, pack
from oba.compose.scope import of_board
from oba.domain.book import Book
from oba.domain.plan import Board


def board_pack(book: Book, board: Board) -> Pack:
    """Compose the pack; its milestones and reports stand on a page of their own, and not behind the answers."""
    own = of_board(book, board)
    top = own.top
    alone = replace(own, registers=replace(own.registers, milestones=(), schedule=()))
    whole = pack(alone, top)
    its = duties(own, board, top, eyebrow(own, top), whole.footer)
    return replace(whole, duties=its)
