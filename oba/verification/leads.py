"""To whose documents a web edition leads: the other rounds whose folders stood beside it when it was made."""

from __future__ import annotations

import re

from oba.publish.edition import LEADS_TO
from oba.verification.manifest import Manifest

_FOLDER = re.compile(rb'\shref="(?:\.\./)*([\w-]+)/')


def leads_of(manifest: Manifest) -> frozenset[str]:
    """The rounds that its manifest names; what else stands there is no round."""
    named = manifest.rest.get(LEADS_TO)
    return frozenset(one for one in named if isinstance(one, str)) if isinstance(named, list) else frozenset()


def leads_in(content: bytes) -> frozenset[str]:
    """The folders that a page found alone leads into, the rounds among them."""
    return frozenset(one.decode() for one in _FOLDER.findall(content))
