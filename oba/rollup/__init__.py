"""From rows to figures: each place's own numbers, sums of the places below it, derived measures, reconciliation."""
