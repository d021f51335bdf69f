"""A round that was published, released and signed, how it is made again, and what is said of copies of it."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from oba.publish import MANIFEST, digest
from oba.quarter import check
from oba.quarter import read as read_all
from oba.verification.document import verify_document
from oba.verification.identity import identity
from oba.verification.remaking import Remaking
from oba.verification.report import Report
from oba.verification.whole_round import verify_round
from tests.end_to_end import small
from tests.end_to_end.commands import oba

NOW = small.BEFORE
CARD, OTHER = "llyn/cards/heb-ysgol", "ynys/cards/heb-ysgol"
RELEASE = ("--by", "Cyfarwyddwr", "--on", "2024-05-20")


def make(here: Path) -> None:
    """Build the first round of the small plan, with a key for its data, and release it, signed where ssh is."""
    small.copied(here)
    data = here / "data" / small.PLAN
    (data / "key").write_text("ab" * 32, encoding="utf-8")
    signed: tuple[str, ...] = ()
    if keygen := shutil.which("ssh-keygen"):
        subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-C", "x", "-f", str(here / "signer")], check=True)
        (data / "allowed-signers").write_text(f"cyf@dyffryn {(here / 'signer.pub').read_text()}", encoding="utf-8")
        signed = ("--sign", "signer")
    for words in (("build",), ("release", *RELEASE, *signed)):
        verb, *rest = words
        said = oba(verb, small.PLAN, "--round", NOW, *rest, "--workers", "2", at=here)
        assert said.returncode == 0, said.stderr


@dataclass(frozen=True)
class Published:
    """The folder of everything, and the round in it as it was released; `remaking` makes it again."""

    here: Path
    remaking: Remaking

    @property
    def folder(self) -> Path:
        """The round as it was published; also as it comes out again, for the same program makes the same bytes."""
        return self.here / "output" / small.PLAN / NOW

    def copy(self, to: Path) -> Path:
        """A copy of the round that may be altered."""
        return Path(shutil.copytree(self.folder, to / small.PLAN / NOW))

    def whole(self, folder: Path, made: Path | None = None) -> Report:
        """What is said of a folder."""
        return verify_round(folder, made or self.folder, self.remaking)

    def alone(self, file: Path) -> Report:
        """What is said of a file found alone."""
        one = identity(file)
        assert one
        return verify_document(file, one, one.manifest, self.remaking)

    def unreleased(self) -> Published:
        """The same, had it never been released."""
        project = replace(self.remaking.project, releases=())
        return replace(self, remaking=replace(self.remaking, project=project, release=None))


def published(here: Path) -> Published:
    """The plan of a folder, read and proved, and how its round is made again."""
    where = small.folders(here)
    project, problems = read_all(where, small.PLAN)
    assert project
    assert not [one for one in problems if one.stops]
    now = next(one for one in project.plan.rounds if one.id == NOW)
    proofs = check(project).proofs
    return Published(
        here, Remaking(where=where, project=project, proofs=proofs, round=now, release=project.releases[-1])
    )


def rehash(folder: Path, **changed: Any) -> None:  # noqa: ANN401 - whatever a manifest may say
    """Write a manifest that fits the files as they are now, as somebody would who covers his tracks."""
    tree = json.loads((folder / MANIFEST).read_bytes()) | changed
    for name in tree["outputs"]:
        if (folder / name).is_file():
            found = digest((folder / name).read_bytes())
            tree["outputs"][name] = {"bytes": found.size, "sha256": found.sha256}
    text = json.dumps(tree, sort_keys=True, ensure_ascii=False, indent=2) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def wrong(report: Report) -> list[str]:
    """Every line that says WRONG."""
    return [one.line for one in report.remarks if one.wrong]
