"""The way out to disk: a round is published whole or not at all, with a manifest of what went in and came out."""

from oba.publish.drafts import DRAFTS, DraftFolder
from oba.publish.failure import PublishFailed
from oba.publish.manifest import Digest, digest, keyed_digest, listing_digest, manifest
from oba.publish.programs import program, programs_digest
from oba.publish.stage import MANIFEST, Stage, staging
from oba.publish.swap import standing
from oba.publish.wholeness import stands_whole

__all__ = [
    "DRAFTS",
    "MANIFEST",
    "Digest",
    "DraftFolder",
    "PublishFailed",
    "Stage",
    "digest",
    "keyed_digest",
    "listing_digest",
    "manifest",
    "program",
    "programs_digest",
    "staging",
    "standing",
    "stands_whole",
]
