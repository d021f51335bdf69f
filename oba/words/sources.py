"""Where a number comes from, as a reader who has no files is told."""

from __future__ import annotations

import re

_FILE = re.compile(r"(?:[^\s;,()]*[/\\])?([^/\\;,()]+)\.(?:xlsx|xlsm|xls|ods|csv|tsv|txt|pdf|docx?)\b", re.IGNORECASE)


def source_name(source: str) -> str:
    """A source without what only its keeper needs: Virtual School, for returns/Virtual School.xlsx."""
    return _FILE.sub(r"\1", source)
