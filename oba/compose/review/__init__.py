"""The documents of the year: what it set out to do, what came of it, and what people make of that."""
