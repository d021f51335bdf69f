"""The web edition: pages that join the rounds of a plan, its places, outcomes and indicators, as they were printed."""
