"""How long the main jobs take, beside another way of doing them; measured, never tested."""
