"""What a new library begins with: the bundled article and a starter set of themes."""

import json
from dataclasses import replace
from pathlib import Path

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.document import Document
from leifeng_reader.operations.origin import Origin
from leifeng_reader.store.store import Store

_WELCOMED = "welcomed"
_LABEL = "welcome"
_STARTER_SETS = ("article", "close-reading")


def welcome(store: Store, seeds: Path, resources: Path, origin: Origin, language: str = "") -> None:
    """Give a library opened in the window for the first time its article and themes.

    The themes are named in `language` where there are such.

    Once only: what a reader deletes stays deleted. A library that has themes keeps its own. Of
    windows opened at the same moment the first one's stay.
    """
    if store.is_read_only or store.setting(_WELCOMED):
        return
    before = store.last_change()
    change = _seed_documents(store, seeds, origin)
    if not store.themes():
        change = change.then(Change((), tuple(starter_themes(resources, origin, language))))
    if not change.is_empty:
        made = store.apply(change, _LABEL, origin.now())
        written = store.changes_after(before)
        if any(entry.label == _LABEL and entry.id < made for entry in written):
            store.apply(change.inverse, _LABEL, origin.now())
    store.keep_setting(_WELCOMED, origin.now())


def _seed_documents(store: Store, seeds: Path, origin: Origin) -> Change:
    # Imported here: only a first start needs it.
    from leifeng_reader.operations.documents import add_document, read_file

    change, there = Change(), {document.text_sha256 for document in store.documents()}
    for entry in json.loads((seeds / "index.json").read_text(encoding="utf-8")):
        draft, text = read_file(seeds / entry["file"])
        if text.sha256 in there:
            continue
        draft = replace(draft, title=entry["title"], language=entry["language"])
        change = change.then(add_document(store, draft, text, entry["source"], origin)[0])
    return change


def starter_themes(resources: Path, origin: Origin, language: str = "") -> list[Theme]:
    """Return the themes of the sets a new library begins with, with new ids."""
    from leifeng_reader.operations.codebooks import add_set, theme_sets  # late: once in a library

    change = Change()
    for each in theme_sets(resources, language):
        if each.id in _STARTER_SETS:
            made = Codebook.of(record for record in change.after if isinstance(record, Theme))
            change = change.then(add_set(made, each, origin))
    return [record for record in change.after if isinstance(record, Theme)]


def first_document(store: Store) -> Document | None:
    """Return the document to open with: the one read last, else the newest, else None."""
    listed = store.documents()
    last = store.last_read()
    return next((d for d in listed if d.id == last), listed[-1] if listed else None)
