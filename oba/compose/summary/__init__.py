"""The young people's summary: how the plan is doing, in whole people and short sentences."""
