"""The straight line: read → check → roll up → protect → assess → compose → render → publish.

The only module that knows the order. `oba.book` is its middle, from rows to protected answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from oba.book import open_book
from oba.compose.results import result_csv, result_json
from oba.domain.book import Book, Suppression
from oba.domain.plan import Policy, Round
from oba.domain.problem import Problem
from oba.publish import Digest, Json, manifest, staging
from oba.read.project import Project, read_project
from oba.render.cards import fingerprints

CARD_FILES, PLACE_FILES, ROUND_FILES = 2, 3, 2
_LIBRARIES = ("jinja2", "pandas", "pandera", "pydantic", "scipy", "weasyprint")


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where everything stands: rules and data in, cards between, output out; `root` is what paths are told from."""

    rules: Path
    data: Path
    cards: Path
    output: Path
    root: Path


def read(folders: Folders, plan: str) -> tuple[Project | None, tuple[Problem, ...]]:
    """Read and check everything a plan consists of; what is wrong is left out of it, so ask first whether any stops."""
    return read_project(folders.rules, folders.data, plan, folders.root)


def documents_of(project: Project) -> int:
    """About how many documents a round makes, for a progress bar."""
    places = len(project.places.documented)
    return places * (PLACE_FILES + CARD_FILES * len(project.rules)) + ROUND_FILES


def publish(folders: Folders, project: Project, now: Round, workers: int, told: Callable[[str], None]) -> Path:
    """Make every document of a round and put them in place all at once; the folder they are in.

    `told` hears the name of each document as it is written. Raises PublishFailed or RenderFailed, with nothing
    published and the round before left as it was.
    """
    from oba.workers import make_documents  # noqa: PLC0415 - answers alone need nothing that makes documents

    book = open_book(project, now)
    target = folders.output / project.plan.id / now.id
    with staging(target) as stage:
        outputs = make_documents(book, folders.cards, stage, workers, told)
        outputs["results.csv"] = stage.write("results.csv", result_csv(book).encode())
        outputs["results.json"] = stage.write("results.json", result_json(book).encode())
        inputs = {**project.inputs, **fingerprints(folders.cards)}
        stage.write("manifest.json", _manifest(inputs, book, outputs))
        stage.commit()
    return target


def _manifest(inputs: Mapping[str, str], book: Book, outputs: Mapping[str, Digest]) -> bytes:
    return manifest(
        inputs=inputs,
        outputs=outputs,
        versions={name: version(name) for name in ("oba", *_LIBRARIES)},
        policy=_policy(book.plan.policy),
        suppression=[_suppressed(one) for one in book.suppressed],
    )


def _policy(policy: Policy) -> Mapping[str, Json]:
    return {
        "compare": str(policy.compare),
        "on_course": str(policy.on_course),
        "expected_within": policy.expected_within,
        "suppress_below": policy.suppress_below,
    }


def _suppressed(one: Suppression) -> Json:
    return {"indicator": one.indicator, "period": str(one.period), "places": list(one.places), "why": one.why}
