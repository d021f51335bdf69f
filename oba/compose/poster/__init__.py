"""The poster: one sheet that says where each target stands."""
