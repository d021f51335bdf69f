"""Opening a round: its cut-off and meetings from the plan's calendar, last round's stories, and what falls due."""
