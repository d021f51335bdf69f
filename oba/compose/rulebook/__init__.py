"""The rule book: every rule of a plan in plain words, made from the object that is executed."""
