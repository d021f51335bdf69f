"""Where the program is known not to answer as the manual says: nowhere."""

from __future__ import annotations

Said = tuple[str, ...]
EXCEPTIONS: dict[tuple[str, ...], tuple[Said, Said]] = {}
