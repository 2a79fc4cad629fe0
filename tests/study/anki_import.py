"""Imports files into an Anki collection, and tells as JSON what is in it after each."""

import json
import sys
from typing import Any

from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
)


def take_in(collection: Any, path: str) -> Any:
    if path.endswith(".apkg"):
        options = ImportAnkiPackageOptions()
        return collection.import_anki_package(
            ImportAnkiPackageRequest(package_path=path, options=options)
        ).log
    about = collection.get_csv_metadata(path, None)
    return collection.import_csv(ImportCsvRequest(path=path, metadata=about)).log


def told(collection: Any, log: Any) -> dict[str, Any]:
    notes = [collection.get_note(each) for each in collection.find_notes("")]
    decks = {collection.decks.name(card.did) for note in notes for card in note.cards()}
    return {
        "new": len(log.new),
        "count": len(notes),
        "notes": {note.guid: [*note.fields, note.tags] for note in notes},
        "decks": sorted(decks),
    }


def main(place: str, *paths: str) -> None:
    collection = Collection(place)
    print(json.dumps([told(collection, take_in(collection, path)) for path in paths]))  # noqa: T201
    collection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
