"""Drafts and faults come back from bytes as they went."""

from contextlib import suppress
from dataclasses import fields
from pathlib import PurePath
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core import errors
from leifeng_reader.core.composition import Draft, Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.structure import Cell, Entry, Facts, Image, PageMark
from leifeng_reader.formats.wire import draft_frame, draft_of, fault_frame, fault_of

numbers = st.integers(0, 2**31)
words = st.text(max_size=8) | st.text(st.characters(), max_size=3)  # lone halves, too
cells = st.builds(Cell, numbers, numbers, st.booleans())
tables = st.lists(st.lists(cells, max_size=3).map(tuple), max_size=3).map(tuple)
facts = st.builds(Facts, words, numbers, words, words, words, words, tables)
spans = st.builds(Span, st.sampled_from(SpanKind), numbers, numbers, words)
parts = st.builds(
    Part,
    words,
    st.sampled_from(BlockKind),
    st.integers(0, 255),
    st.lists(spans, max_size=3).map(tuple),
    st.just(Facts()) | facts,
)
images = st.builds(Image, words, words, st.binary(max_size=20), numbers, numbers)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    made = draw(st.lists(parts, max_size=6))
    places = st.integers(0, len(made))
    return Draft(
        draw(words),
        made,
        draw(words),
        tuple(draw(st.lists(words, max_size=2))),
        tuple(draw(st.lists(st.builds(Entry, words, numbers, places), max_size=2))),
        tuple(draw(st.lists(st.builds(PageMark, words, places), max_size=2))),
        tuple(draw(st.lists(images, max_size=2))),
        tuple(draw(st.lists(words, max_size=2))),
    )


@given(drafts())
def test_a_draft_comes_back_as_it_went(draft: Draft) -> None:
    assert draft_of(b"".join(draft_frame(draft))) == draft


@given(drafts(), st.data())
def test_what_is_damaged_is_refused_or_another_draft(draft: Draft, data: st.DataObject) -> None:
    whole = b"".join(draft_frame(draft))
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.binary(min_size=1, max_size=1))
    for damaged in (whole[:at], whole[:at] + byte + whole[at + 1 :], whole + byte):
        try:
            assert isinstance(draft_of(damaged), Draft)
        except ValueError:
            continue
        assert len(damaged) == len(whole)


@given(st.binary(max_size=100))
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        draft_of(data)
    with pytest.raises(ValueError):
        fault_of(data, PurePath("x"))


@pytest.mark.parametrize(
    "header",
    [
        b'{"blobs": []}',
        b'{"blobs": [-1]}',
        b'{"blobs": [true]}',
        b'{"blobs": {}}',
        b"[]",
        b"[" * 100_000,
        b'{"fault": "ReaderError", "blobs": []}',
        b'{"fault": "Conflict", "fields": {"kind": "a"}, "blobs": []}',
    ],
)
def test_headers_that_say_nothing(header: bytes) -> None:
    data = len(header).to_bytes(8, "big") + header
    with pytest.raises(ValueError):
        draft_of(data)
    with suppress(ValueError):
        assert fault_of(data, PurePath("x")) is None


def of_a_file(kind: object) -> bool:
    is_error = isinstance(kind, type) and issubclass(kind, errors.ReaderError)
    return is_error and "path" in get_type_hints(kind)


@pytest.mark.parametrize("kind", [k for k in vars(errors).values() if of_a_file(k)])
def test_a_fault_comes_back_with_its_fields_and_our_path(kind: type[errors.ReaderError]) -> None:
    hints = get_type_hints(kind)
    values = {
        field.name: {int: 7, str: "why \ud800"}.get(hints[field.name], PurePath("there"))
        for field in fields(kind)  # type: ignore[arg-type]
    }
    frame = b"".join(fault_frame(kind(**values)))
    back = fault_of(frame, PurePath("here"))
    assert type(back) is kind
    assert back == kind(**{**values, "path": PurePath("here")})


def test_what_is_no_fault_is_none() -> None:
    assert fault_of(b"".join(draft_frame(Draft("", []))), PurePath("x")) is None
    for name in ("dataclass", "ReaderErrors", "PurePath"):
        header = f'{{"fault": "{name}", "blobs": []}}'.encode()
        assert fault_of(len(header).to_bytes(8, "big") + header, PurePath("x")) is None
