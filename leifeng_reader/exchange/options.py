"""What a reader chooses about a file that annotations go out in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """Choices every exporter understands, or can pass over.

    `spreadsheet`: the file is meant for a spreadsheet program, which must not take a quote
    for a formula; otherwise nothing is altered.
    """

    spreadsheet: bool = False
