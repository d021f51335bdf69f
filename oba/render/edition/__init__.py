"""The pages of the web edition as files."""
