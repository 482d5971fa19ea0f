"""What ends a command early, in words."""


class WordedError(Exception):
    """Something could not be done: `message` says why and `hint` what to do, in words for who writes reports."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}"
