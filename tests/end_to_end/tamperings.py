"""What an attacker does to a published round: every kind of change, and the file in which it must be found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf

from tests.end_to_end.verified import CARD, OTHER
from tests.verification import papers

Tamper = Callable[[Path], object]
TRACE = "heb-ysgol.trace.json"


def text(name: str, was: str, now: str) -> Tamper:
    """Other words in a file."""

    def change(folder: Path) -> None:
        said = (folder / name).read_text(encoding="utf-8")
        assert was in said
        (folder / name).write_text(said.replace(was, now, 1), encoding="utf-8")

    return change


def paper(name: str, change: papers.Change) -> Tamper:
    """Something else in a document on paper."""
    return lambda folder: (folder / name).write_bytes(papers.changed((folder / name).read_bytes(), change))


def byte(name: str) -> Tamper:
    """One bit, in the middle of a file."""

    def change(folder: Path) -> None:
        content = bytearray((folder / name).read_bytes())
        content[len(content) // 2] ^= 1
        (folder / name).write_bytes(content)

    return change


def exchange(folder: Path) -> None:
    """One place's card under the name of another's, and the other way round."""
    one, other = folder / f"{CARD}.pdf", folder / f"{OTHER}.pdf"
    content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(content)


def of_another(name: str, attached: str) -> Tamper:
    """The working of another card in place of its own."""

    def change(folder: Path) -> None:
        with pikepdf.open(folder / f"{OTHER}.pdf") as pdf:
            content = pdf.attachments[attached].get_file().read_bytes()
        paper(name, papers.attached(attached, content))(folder)

    return change


def cut(name: str) -> Tamper:
    """Half of a file."""

    def change(folder: Path) -> None:
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content[: len(content) // 2])

    return change


TAMPERINGS: dict[str, tuple[Tamper, str]] = {
    "a word in the table": (text("results.csv", "steady", "improving"), "results.csv"),
    "an answer in the tree": (text("results.json", '"steady"', '"improving"'), "results.json"),
    "a number on a page": (text(f"{CARD}.html", "2023/24", "2023/25"), f"{CARD}.html"),
    "a script on a page": (text(f"{CARD}.html", "</body>", "<script>x()</script></body>"), f"{CARD}.html"),
    "a comment on a page": (text(f"{CARD}.html", "</body>", "<!-- no --></body>"), f"{CARD}.html"),
    "a byte of a card": (byte(f"{CARD}.pdf"), f"{CARD}.pdf"),
    "a byte of the workbook": (byte("results.xlsx"), "results.xlsx"),
    "a card cut short": (cut(f"{CARD}.pdf"), f"{CARD}.pdf"),
    "two cards exchanged": (exchange, f"{CARD}.pdf"),
    "a pack without its last page": (paper("llyn/pack.pdf", papers.cut), "llyn/pack.pdf"),
    "two pages of a pack exchanged": (paper("llyn/pack.pdf", papers.swapped), "llyn/pack.pdf"),
    "a card without its working": (paper(f"{CARD}.pdf", papers.unattached(TRACE)), f"{CARD}.pdf"),
    "a card with another's working": (of_another(f"{CARD}.pdf", TRACE), f"{CARD}.pdf"),
    "a script in a card": (paper(f"{CARD}.pdf", papers.script), f"{CARD}.pdf"),
    "a stamp on a card": (paper(f"{CARD}.pdf", papers.note), f"{CARD}.pdf"),
    "a link in a dashboard": (paper("llyn/dashboard.pdf", papers.link("https://x")), "llyn/dashboard.pdf"),
    "the rule book's last page": (paper("rulebook.pdf", papers.cut), "rulebook.pdf"),
}
