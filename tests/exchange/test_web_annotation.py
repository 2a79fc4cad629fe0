"""W3C Web Annotation: the conformance lists' every MUST, offline."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT4

from leifeng_reader.core.annotation import Scope
from leifeng_reader.exchange import EXPORTERS
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.web_annotation import annotation, write
from leifeng_reader.operations.exporting import export
from tests.exchange.test_other_tables import OPTIONS, passage
from tests.library import SHARED, import_text, new_annotation, new_store, new_theme

SUITE = SHARED / "samples" / "w3c-web-annotation"
PASSAGES = [
    passage(),
    passage(note="Why **this**?", themes=(("Service", "Help"), ("雷锋",))),
    passage(0, 0, "on all of it", quote="", scope=Scope.DOCUMENT),
    passage(5, 5, quote="", scope=Scope.PLACE),
]

pytestmark = pytest.mark.skipif(not SUITE.exists(), reason="the conformance lists are not here")


@cache
def registry() -> Registry[Any]:
    made: Registry[Any] = Registry()
    for path in (SUITE / "definitions").glob("*.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        made = made.with_resource(path.name, DRAFT4.create_resource(schema))
    return made


def broken(listed: Path, value: object) -> Iterator[str]:
    """Yield the assertions of a list that a value does not satisfy."""
    for name in json.loads(listed.read_text(encoding="utf-8"))["assertions"]:
        schema = json.loads((SUITE / name).read_text(encoding="utf-8"))
        checker = FormatChecker(["uri", "date-time"])
        valid = Draft4Validator(schema, registry=registry(), format_checker=checker).is_valid(value)
        if valid != (schema.get("expectedResult", "valid") == "valid"):
            yield name


def test_every_annotation_satisfies_every_must() -> None:
    for each in PASSAGES:
        assert not list(broken(SUITE / "annotations" / "annotationMusts.test", annotation(each)))


def test_collection_and_page_satisfy_every_must() -> None:
    whole = json.loads(write(PASSAGES, OPTIONS))
    lists = SUITE / "collections"
    assert not list(broken(lists / "collectionMusts.test", whole))
    page = {"@context": whole["@context"], **whole["first"]}
    assert not list(broken(lists / "pages" / "pageMusts.test", page))
    assert whole["total"] == len(whole["first"]["items"]) == 4


def test_what_is_written_into_a_file_satisfies_every_must(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    document, _ = import_text(store, "Lei Feng 雷锋 helped 😀 others.\nNobody had asked him.")
    theme = new_theme(store, "=Service; ‘a’/b")
    new_annotation(store, document, (9, 22), themes=[theme], note='"<b>\u2028')
    new_annotation(store, document, (30, 36))
    path = tmp_path / "annotations.jsonld"
    path.write_bytes(export(store, EXPORTERS["w3c"], Options()))
    store.close()
    whole = json.loads(path.read_text(encoding="utf-8"))
    lists = SUITE / "collections"
    assert not list(broken(lists / "collectionMusts.test", whole))
    page = {"@context": whole["@context"], **whole["first"]}
    assert not list(broken(lists / "pages" / "pageMusts.test", page))
    for each in page["items"]:
        assert not list(broken(SUITE / "annotations" / "annotationMusts.test", each))
    counts = {
        name: len(json.loads((SUITE / name).read_text(encoding="utf-8"))["assertions"])
        for name in (
            "annotations/annotationMusts.test",
            "collections/collectionMusts.test",
            "collections/pages/pageMusts.test",
        )
    }
    assert list(counts.values()) == [54, 10, 15]


def test_the_lists_can_fail() -> None:
    wrong = {**annotation(PASSAGES[0]), "type": "Note", "created": "yesterday"}
    assert len(list(broken(SUITE / "annotations" / "annotationMusts.test", wrong))) >= 2
