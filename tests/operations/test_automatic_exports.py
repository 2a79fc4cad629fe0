"""What was asked to be kept up to date, as a library keeps it."""

from dataclasses import replace
from pathlib import Path

import pytest

from leifeng_reader.core.errors import (
    DiskFull,
    FileAltered,
    FileGone,
    FileUnwritable,
    ReaderError,
    UnknownDocument,
)
from leifeng_reader.core.filters import Filter
from leifeng_reader.operations.automatic_exports import (
    AutomaticExport,
    Mark,
    Standing,
    dumped,
    fault_of,
    keep_standing,
    listed,
    moved,
    standing,
    standing_key,
    with_export,
    without_export,
)
from tests.library import new_store

ONE = AutomaticExport(
    "1",
    "/a/雷锋.csv",
    "csv",
    "doc",
    wanted=Filter("雷锋", frozenset({"t"}), hidden=frozenset({"u"})),
)
OTHER = AutomaticExport("2", "/b", "html", in_folder=True, paused=True, spreadsheet=True)


def test_exports_come_back_as_they_were_kept() -> None:
    assert listed(dumped([ONE, OTHER])) == [ONE, OTHER]
    assert listed(with_export([ONE], OTHER)) == [ONE, OTHER]
    assert listed(with_export([ONE, OTHER], moved(OTHER, Path("/c")))) == [
        ONE,
        replace(OTHER, path="/c", paused=False),
    ]
    assert listed(without_export([ONE, OTHER], "1")) == [OTHER]


@pytest.mark.parametrize(
    "kept",
    [
        *(None, "", "{}", "nonsense", "[1]", '[{"id": "1"}]', "[" * 100_000),
        '[{"id": "1", "path": 3, "form": "csv"}]',
        '[{"id":"1","path":"a","form":"b","wanted":"["}]',
    ],
)
def test_what_is_no_list_of_exports_is_passed_over(kept: str | None) -> None:
    assert listed(kept) == []


def test_how_an_export_stands_is_kept_and_forgotten(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    assert standing(store, ONE) == Standing()
    fault = fault_of(FileAltered(Path("/a/雷锋.csv")), Path("/x"))
    stands = Standing(7, "2026-03-05T08:00:00.000Z", fault, {"": Mark("雷锋.csv", "ab", "cd")})
    keep_standing(store, ONE, stands)
    assert standing(store, ONE) == stands
    assert standing(store, OTHER) == Standing()
    for broken in ("", "[]", '{"change": "x", "written": "", "fault": null, "marks": {}}'):
        store.keep_setting(standing_key(ONE), broken)
        assert standing(store, ONE) == Standing()
    store.close()


@pytest.mark.parametrize(
    ("met", "told", "waits"),
    [
        (FileAltered(Path("/a")), FileAltered(Path("/a")), True),
        (FileGone(Path("/a")), FileGone(Path("/a")), True),
        (FileUnwritable(Path("/a"), "full"), FileUnwritable(Path("/a"), "full"), False),
        (UnknownDocument("d"), UnknownDocument("d"), False),
        (DiskFull(Path("/l"), "full"), FileUnwritable(Path("/x"), "full"), False),
    ],
)
def test_a_fault_is_told_again_as_it_was_met(
    met: ReaderError, told: ReaderError, waits: bool
) -> None:
    stands = Standing(fault=fault_of(met, Path("/x")))
    assert stands.error == told
    assert stands.waits is waits
