"""What means "could not check": every error here ends a run, or one document of it, with exit code 2."""


class FactcheckError(Exception):
    """A problem that is told to the user in one line; its text is that line."""


class InputNotRead(FactcheckError):
    """A document that was not fully read: missing, unreadable, empty, or over a limit."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class ConfigError(FactcheckError):
    """A configuration, option or schema that cannot be used."""
