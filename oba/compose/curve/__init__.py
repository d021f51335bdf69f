"""The curve of a card: what it shows, where each line and label stands, what it says in words."""
