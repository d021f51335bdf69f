"""The data of a plan: places, observations, stories and registers."""
