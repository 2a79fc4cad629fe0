"""What a reader of documents may be asked to choose."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choices:
    """How to read: all of it optional, each for the formats it means something to.

    `article` takes the article of a web page even where it is but a little of it.
    """

    encoding: str = ""
    whole_page: bool = False
    article: bool = False
    keep_line_breaks: bool = False
    password: str = ""
