"""A verb that cannot go on: what to print, and the exit status."""

CLEAN, PROBLEMS, USAGE = 0, 1, 2


class Refused(Exception):  # noqa: N818 - it says what happened
    """What the user asked for cannot be done; the text says why and what to do next."""

    def __init__(self, says: str, status: int) -> None:
        super().__init__(says)
        self.status = status
