"""Reading: the files of a published round as bytes, turned into the numbers that they show."""
