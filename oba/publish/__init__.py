"""The way out to disk: a round is published whole or not at all, with a manifest of what went in and came out."""

from oba.publish.failure import PublishFailed
from oba.publish.manifest import Digest, Json, digest, manifest
from oba.publish.stage import Stage, staging

__all__ = ["Digest", "Json", "PublishFailed", "Stage", "digest", "manifest", "staging"]
