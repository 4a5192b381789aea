"""What can go wrong with a bank."""

from collections.abc import Sequence

SHOWN = 8


class BankError(Exception):
    """A file that cannot be used as a bank. The message names it and says why."""


class UnknownSpeakerError(LookupError):
    """A name that no speaker of the bank has."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no speaker is called “{name}”; speakers() lists those who are in the bank")
        self.name = name


class AmbiguousSpeakerError(LookupError):
    """A name that several speakers have: ``speakers`` are the names they are shown by."""

    def __init__(self, name: str, speakers: Sequence[str]) -> None:
        more = f" and {len(speakers) - SHOWN} more" if len(speakers) > SHOWN else ""
        super().__init__(f"“{name}” may be {', '.join(speakers[:SHOWN])}{more}; ask for one of these")
        self.name = name
        self.speakers = tuple(speakers)
