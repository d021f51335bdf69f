"""How much a file that comes in may hold; no return of numbers needs a tenth of it."""

from __future__ import annotations

MEBIBYTE = 1024 * 1024
MOST_BYTES = 100 * MEBIBYTE  # of a file, and of what is packed in it
MOST_MEMBERS = 200
MOST_RATIO = 200  # of what is packed in a file to the file itself
MOST_ROWS = 50_000
MOST_COLUMNS = 200
MOST_CELLS = 1_000_000  # of one sheet, merged ones included
EXTENT = f"at most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns are read"
