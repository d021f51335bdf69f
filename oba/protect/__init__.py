"""Disclosure control: nothing leaves here from which anyone could work out a child."""
