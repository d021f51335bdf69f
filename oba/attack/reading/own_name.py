"""The word by which a file says which document it is: that of its own name, which everybody knows, tells nothing."""

from __future__ import annotations

from oba.attack.public import PublicKnowledge
from oba.attack.reading.page import Page
from oba.domain.imprint import Imprint


def without_own_name(page: Page, name: str, public: PublicKnowledge) -> Page:
    """The page without that word; another's, or anything more than it, stays what it says without showing it."""
    own = {str(Imprint(public.plan.id, one.id, name)) for one in public.plan.rounds}
    return page._replace(aside=tuple(one for one in page.aside if one.text not in own))
