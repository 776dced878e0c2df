"""The errors that a person may meet: each message is a sentence for a person."""


class DatelineError(Exception):
    """Something a person can understand and mend; the message says what and how."""


class ReadError(DatelineError):
    """A file or folder could not be read: exit code 1."""


class WriteError(DatelineError):
    """A file could not be written; what stood there before is whole: exit code 1."""


class UsageError(DatelineError):
    """The request itself is wrong (an argument, a date, a name): exit code 2."""


class NoDisplayError(DatelineError):
    """The window was asked for and there is no display: exit code 3."""


class CancelledError(DatelineError):
    """A person stopped the work; nothing is left half-done."""
