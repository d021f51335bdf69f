"""Who signed a release, where anybody has."""

from __future__ import annotations

from pathlib import Path

from oba.domain.release import Release
from oba.ledger.table import file_name
from oba.publish.signature import ALLOWED, SUFFIX, NoProgram, NotHeld, signer
from oba.verification.plain_file import content_of
from oba.verification.report import Remark, right, unsure, wrong

_MEND = f"Restore the file and its signature from version control, and ask whoever keeps {ALLOWED} about it."


def signature_remarks(ledger: Path, release: Release | None) -> tuple[Remark, ...]:
    """Who signed the ledger's file of a release; nothing where there is no release."""
    if release is None:
        return ()
    name = file_name(release.number, release.round)
    path = ledger / f"{name}{SUFFIX}"
    if not (path.exists() or path.is_symlink()):
        return (right("The release is not signed"),)
    try:
        found = signer(content_of(ledger / name), content_of(path), ledger.parent / ALLOWED, release.on)
    except NoProgram:
        return (unsure("The release is signed; to check by whom, install OpenSSH, which has ssh-keygen"),)
    except NotHeld as why:
        return wrong(path.name, str(why), mend=_MEND)
    except OSError as error:
        return wrong(path.name, f"cannot be read: {error.strerror}", mend=_MEND)
    return (right(f"The release is signed by {found}"),)
