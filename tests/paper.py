"""What stands on each page of a PDF, line by line, as another program than ours extracts it."""

from __future__ import annotations

import subprocess

FEWEST = 16  # lines, the foot among them: a page that holds no more looks like a mistake


def lines_of_pages(pdf: bytes) -> list[list[str]]:
    """The lines of each page that hold anything, as they stand on paper; the last is the foot."""
    command = ["pdftotext", "-layout", "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    return [[line for line in page.splitlines() if line.strip()] for page in text.split("\f")[:-1]]


def nearly_empty(pdf: bytes) -> list[int]:
    """The numbers of the pages that hold a few lines only."""
    return [number for number, lines in enumerate(lines_of_pages(pdf), start=1) if len(lines) <= FEWEST]
