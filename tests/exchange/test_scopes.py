"""Bookmarks and annotations on whole documents, as exports tell of them."""

import csv
import io
from pathlib import Path

from leifeng_reader.core.change import Change
from leifeng_reader.exchange import EXPORTERS
from leifeng_reader.exchange.options import Options
from leifeng_reader.operations.annotating import annotate, annotate_document, bookmark
from leifeng_reader.operations.exporting import export
from tests.library import fixed_origin, import_text, keep, new_store

ORIGIN = fixed_origin("scope")


def test_each_says_what_it_is_about(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    document, text = import_text(store, "one two\nthree")
    made = (
        annotate_document(document, text, ORIGIN, note="all of it")[1],
        bookmark(document, text, 0, ORIGIN)[1],
        bookmark(document, text, 8, ORIGIN)[1],
        bookmark(document, text, 13, ORIGIN)[1],
        annotate(document, text, (8, 13), ORIGIN)[1],
    )
    keep(store, Change((), made))
    table = export(store, EXPORTERS["csv"], Options()).decode()
    store.close()
    names = ("start", "end", "paragraph", "quote", "scope", "note")
    rows = [
        tuple(row[name] for name in names) for row in csv.DictReader(io.StringIO(table, newline=""))
    ]
    assert rows == [
        ("0", "0", "0", "", "document", "all of it"),
        ("0", "0", "1", "", "place", ""),
        ("8", "8", "2", "", "place", ""),
        ("8", "13", "2", "three", "passage", ""),
        ("13", "13", "2", "", "place", ""),
    ]
