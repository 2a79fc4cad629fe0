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
from leifeng_reader.exchange.web_annotation import annotation, write
from tests.exchange.test_other_tables import OPTIONS, passage
from tests.library import SHARED

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


def test_the_lists_can_fail() -> None:
    wrong = {**annotation(PASSAGES[0]), "type": "Note", "created": "yesterday"}
    assert len(list(broken(SUITE / "annotations" / "annotationMusts.test", wrong))) >= 2
