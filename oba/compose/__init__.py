"""What a document may show, already worded: cards, dashboards, packs, and the geometry of the curve."""
