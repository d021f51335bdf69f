"""What a reader finds in a published file: its words, page by page, and the cells of its tables."""

from __future__ import annotations

import html
import re
import subprocess
from functools import cache
from pathlib import Path

import pikepdf

from tests.pdf_checks import tree

_UNREAD = re.compile(r"<(style|svg)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@cache
def pdf_pages(path: Path) -> tuple[str, ...]:
    """The text of each page of a PDF, as another program than ours extracts it, in one line each."""
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True)  # noqa: S607
    return tuple(plain(page) for page in done.stdout.split("\f")[:-1])


def layout(path: Path) -> str:
    """The text of the first page of a PDF, line by line as it stands on paper."""
    command = ["pdftotext", "-layout", "-l", "1", str(path), "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.replace("\u00a0", " ")


@cache
def html_text(path: Path) -> str:
    """The words of a page on a screen, without its drawings and style, in one line."""
    return words(path.read_text(encoding="utf-8"))


def alternatives(path: Path) -> str:
    """What a screen reader says in place of each picture of a card: the titles of its drawings."""
    return words(" ".join(re.findall(r"<title>(.*?)</title>", path.read_text(encoding="utf-8"), re.DOTALL)))


def spoken(path: Path) -> str:
    """What a screen reader says in place of each picture of a PDF."""
    with pikepdf.open(path) as document:
        return plain(" ".join(str(element.object.get("/Alt", "")) for element in tree(document)))


def words(markup: str) -> str:
    """The words of a piece of HTML."""
    return plain(html.unescape(_TAG.sub(" ", _UNREAD.sub(" ", markup))))


def plain(text: str) -> str:
    """A text with every run of spaces and line ends as one space."""
    return " ".join(text.split())


def squeezed(text: str) -> str:
    """A text without any spaces, so that it does not matter where lines were broken or words hyphenated."""
    return re.sub(r"\s+", "", text).replace("\u00ad", "")


def message(path: Path) -> str:
    """The sentence that says what a card or dashboard says."""
    found = re.search(r'<p class="message">(.*?)</p>', path.read_text(encoding="utf-8"), re.DOTALL)
    assert found, path
    return words(found[1])


def answers(path: Path) -> tuple[str, ...]:
    """The five answers of a card, in its order, in lower case and without their shapes."""
    asked = r'<span class="word">(.*?)</span>\s*(?:<svg class="run".*?</svg>\s*)?<span class="detail">'
    found = re.findall(asked, path.read_text(encoding="utf-8"), re.DOTALL)
    return tuple(words(one).split(" ", 1)[1].lower() for one in found)


def rows(path: Path, table: str) -> list[tuple[str, ...]]:
    """The cells of every row of the tables of one class."""
    text = path.read_text(encoding="utf-8")
    tables = re.findall(rf'<table class="{table}">(.*?)</table>', text, re.DOTALL)
    found = [re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, re.DOTALL) for one in tables for row in one.split("<tr")]
    return [tuple(words(cell) for cell in row) for row in found if row]
