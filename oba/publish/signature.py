"""Signatures of the ledger's files, made and checked offline by ssh-keygen with keys that people have."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

ALLOWED = "allowed-signers"  # in the data folder of a plan, in the format of ssh-keygen
SUFFIX = ".sig"
_NAMESPACE = "oba"
_PROGRAM = "ssh-keygen"
_NO_ONE_ASKS: Mapping[str, str] = {"SSH_ASKPASS_REQUIRE": "never"}
_SIZE_OF_DAY = "%Y%m%d120000"


class NotSigned(Exception):  # noqa: N818 - it says what happened
    """No signature could be made; the text says why, and what to do next."""


class NotHeld(Exception):  # noqa: N818 - as above
    """A signature that does not hold; the text says why."""


class NoProgram(Exception):  # noqa: N818 - as above
    """ssh-keygen is not installed, so that nothing can be signed or checked."""


def sign(content: bytes, key: Path) -> bytes:
    """The signature of a file's content; raises NotSigned and NoProgram.

    Nobody is asked for a passphrase: a key that has one is used through ssh-agent, by its public half.
    """
    if not key.is_file():
        raise NotSigned(f"There is no key {key}: say --sign with the file of a key made by ssh-keygen.")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "ledger"
        file.write_bytes(content)
        made = _run("sign", "-n", _NAMESPACE, "-f", str(key), str(file))
        if made.returncode or not file.with_suffix(SUFFIX).is_file():
            raise NotSigned(_why_not(key, made.stderr))
        return file.with_suffix(SUFFIX).read_bytes()


def signer(content: bytes, signature: bytes, allowed: Path, on: date) -> str:
    """Who signed a content, among those who were allowed to on a day; raises NotHeld and NoProgram."""
    if not allowed.is_file():
        raise NotHeld(f"nobody is allowed to sign: there is no {ALLOWED} in the data folder of the plan")
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"ledger{SUFFIX}"
        file.write_bytes(signature)
        said = ("-s", str(file), "-f", str(allowed), f"-Overify-time={on.strftime(_SIZE_OF_DAY)}")
        known = _run("find-principals", *said)
        names = known.stdout.decode(errors="replace").split("\n")[0].strip()
        if known.returncode or not names:
            raise NotHeld(f"whoever signed it is not among the {ALLOWED} of {on.isoformat()}, or it is no signature")
        checked = _run("verify", "-I", names, "-n", _NAMESPACE, *said, given=content)
        if checked.returncode:
            raise NotHeld(f"the signature of {names} is of something else")
        return names


def _why_not(key: Path, said: bytes) -> str:
    words = said.decode(errors="replace")
    if "passphrase" in words:
        return f"The key {key} has a passphrase: run ssh-add {key}, then say --sign {key}.pub."
    return f"{key} cannot sign: {' '.join(words.split())[:200] or 'ssh-keygen does not say why'}"


def _run(action: str, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - no word of a user's becomes an option: each stands behind one
            [_PROGRAM, "-Y", action, *words],
            input=given,
            env={**os.environ, **_NO_ONE_ASKS},
            capture_output=True,
            check=False,
            start_new_session=True,  # without a terminal to ask on
        )
    except FileNotFoundError:
        raise NoProgram from None
