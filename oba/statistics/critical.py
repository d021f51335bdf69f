"""Critical values: how far out a share of chance lies.

scipy takes longer to load than most commands take to run, so it is loaded where a value is asked for.
"""

from __future__ import annotations

from functools import lru_cache
from math import inf

LEAST = 90.0


def tail(confidence: float, *, least: float = LEAST) -> float:
    """The share of chance beyond each end of an interval: 0.025 at 95.

    Confidence is a percentage from `least` to 100; anything else is a mistake of the caller and raises ValueError.
    """
    if not least <= confidence <= 100:  # noqa: PLR2004 - a percentage
        raise ValueError(f"confidence is a percentage from {least:g} to 100, not {confidence!r}")
    return (100 - confidence) / 200


@lru_cache(maxsize=64)
def normal(beyond: float) -> float:
    """The point of the standard normal distribution with this share of chance beyond it; infinite for none."""
    from statistics import NormalDist  # noqa: PLC0415 - only for those who ask

    return -NormalDist().inv_cdf(beyond) if beyond else inf


def poisson_lower(count: float, beyond: float) -> float:
    """The mean so small that a count as large as this one has only this chance: χ²(p; 2x) / 2; 0 for a count of 0."""
    from scipy.special import gammaincinv  # noqa: PLC0415 - see above

    return float(gammaincinv(count, beyond)) if count else 0.0


def poisson_upper(count: float, beyond: float) -> float:
    """The mean so large that a count as small as this one has only this chance: χ²(1 − p; 2x + 2) / 2."""
    from scipy.special import gammainccinv  # noqa: PLC0415 - see above

    return float(gammainccinv(count + 1, beyond))
