"""received.yaml: what `oba receive` has been told once, and which files came."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field

from oba.domain.received import Arrival, LastingAnswer, Received
from oba.read.data.typed_file import typed_file
from oba.read.shapes.fields import Line, Shape, phrase
from oba.read.shapes.phrases import Fault
from oba.read.text.files import Problems
from oba.read.text.suggestion import quoted

FILE = "received.yaml"
_DIGEST = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)
_HEAD = """\
# What `oba receive` was told once and need not ask again, and the files it has received. It adds to this file itself.
# Correct an answer here, or delete it to be asked again; delete a file to receive it again.
"""


def _digest(text: str) -> str | Fault:
    return text if _DIGEST.match(text) else Fault("010", f"{quoted(text)} is not the SHA-256 of a file")


class ToldShape(Shape):
    """An answer that was given."""

    called = "an answer"
    id: Line
    question: Line
    answer: Line


class ArrivalShape(Shape):
    """A file that came."""

    called = "a file"
    file: Line
    digest: Annotated[str, phrase(_digest)]
    round: Line
    sender: Line = ""


class ReceivedShape(Shape):
    """What received.yaml may hold."""

    told: list[ToldShape] = Field(default=[])
    files: list[ArrivalShape] = Field(default=[])


def read_received(folder: Path, root: Path) -> tuple[Received, Problems]:
    """Read what has been received for a plan; nothing where there is no such file, or none that can be read."""
    typed, unread = typed_file(folder / FILE, root, "M")
    if typed is None:
        return Received(), unread
    shape, wrong = typed.read(ReceivedShape, ())
    problems = (*unread, *wrong)
    return (_received(shape) if shape and not problems else Received()), problems


def _received(shape: ReceivedShape) -> Received:
    return Received(
        told=tuple(LastingAnswer(id=one.id, question=one.question, answer=one.answer) for one in shape.told),
        files=tuple(
            Arrival(file=one.file, digest=one.digest, round=one.round, sender=one.sender) for one in shape.files
        ),
    )


def received_text(received: Received) -> str:
    """What has been received as the text of received.yaml."""
    told = [{"id": one.id, "question": one.question, "answer": one.answer} for one in received.told]
    files = [
        {"file": one.file, "round": one.round, "digest": one.digest, **({"sender": one.sender} if one.sender else {})}
        for one in received.files
    ]
    return _HEAD + "".join([*_listed("told", told), *_listed("files", files)])


def _listed(name: str, entries: Iterable[dict[str, str]]) -> Iterator[str]:
    for n, entry in enumerate(entries):
        yield "" if n else f"{name}:\n"
        for m, (key, text) in enumerate(entry.items()):
            yield f"  {' ' if m else '-'} {key}: {json.dumps(text, ensure_ascii=False)}\n"
