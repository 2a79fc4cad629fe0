"""A text cut into passages, which an index keeps and looks up one by one."""

from collections.abc import Iterator

LEAST = 1500
"""How many code points a passage has at least, the last one excepted."""


def cut(content: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of passages, each some whole paragraphs; a line feed is between."""
    start = 0
    while start <= len(content):
        end = content.find("\n", start + LEAST)
        end = len(content) if end < 0 else end
        yield start, end
        start = end + 1
