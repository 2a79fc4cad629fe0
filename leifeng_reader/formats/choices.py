"""What a reader of documents may be asked to choose."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choices:
    """How to read: all of it optional, each for the formats it means something to."""

    encoding: str = ""
    whole_page: bool = False
    keep_line_breaks: bool = False
    password: str = ""
