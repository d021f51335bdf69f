"""What YAML files may hold: the words and phrases people write, and the groups of parts they stand in."""
