"""The manifest of a round: what went in, what came out, by which programs and policy, and what was suppressed."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"


class Digest(NamedTuple):
    """What is remembered of a file: its length in bytes and its SHA-256."""

    size: int
    sha256: str


def digest(content: bytes) -> Digest:
    """The digest of a file's content."""
    return Digest(len(content), hashlib.sha256(content).hexdigest())


def manifest(
    *,
    inputs: Mapping[str, str],
    outputs: Mapping[str, bytes | Digest],
    versions: Mapping[str, str],
    policy: Mapping[str, Json],
    suppression: Json,
) -> bytes:
    """Write a manifest as JSON that is the same for the same content: keys sorted, UTF-8, one final line end.

    `inputs` gives the SHA-256 of each file read. No clock and no path of this machine stands in it, so that a round
    built again has the same manifest. Numbers with a fraction are written as text by the caller; a float would be an
    accident, and raises TypeError.
    """
    content: Json = {
        "inputs": {name: {"sha256": sha256} for name, sha256 in inputs.items()},
        "outputs": _listed(outputs),
        "versions": versions,
        "policy": policy,
        "suppression": suppression,
    }
    return (json.dumps(_plain(content), sort_keys=True, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _listed(files: Mapping[str, bytes | Digest]) -> Json:
    digests = {name: digest(file) if isinstance(file, bytes) else file for name, file in files.items()}
    return {name: {"bytes": one.size, "sha256": one.sha256} for name, one in digests.items()}


def _plain(value: Json) -> Json:
    """The value with every mapping a dict and every sequence a list, which is all that json knows."""
    match value:
        case None | bool() | int() | str():
            return value
        case Mapping():
            return {str(key): _plain(part) for key, part in value.items()}
        case Sequence():
            return [_plain(part) for part in value]
    raise TypeError(f"{value!r} has no one way to be written in a manifest")
