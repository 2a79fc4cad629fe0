"""Quotes to be read by people: what is lost does not claim a place."""

from leifeng_reader.core.annotation import Status
from leifeng_reader.exchange.quotes import write_markdown, write_plain
from tests.exchange.test_html_page import OPTIONS, passage


def test_a_lost_passage_says_so_where_others_tell_their_paragraph() -> None:
    found, lost = passage(3, 9, ("blue",)), passage(3, 9, ("blue",), status=Status.LOST)
    for write in (write_plain, write_markdown):
        told = write([found], OPTIONS).decode()
        assert f"¶ {found.paragraph}" in told and "not found" not in told
        told = write([lost], OPTIONS).decode()
        assert "not found in this text" in told and "¶" not in told
