"""Study sets and cards as rows and back; loaded when the first of them is met."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from leifeng_reader.core.study import (
    Card,
    CardKind,
    Gaps,
    Header,
    Item,
    Level,
    Manner,
    Numbering,
    PageSetup,
    Part,
    PartKind,
    StudySet,
)
from leifeng_reader.store.kinds import Kind, Value, conditions, filter_of, number

_PLAIN_PART = Part("", PartKind.READING)


def _set_values(record: StudySet) -> tuple[Value, ...]:
    return (
        record.id,
        record.name,
        record.document_id,
        conditions(record.wanted),
        _json([_kept(part, _PLAIN_PART, "id", "kind") for part in record.parts]),
        _json(_kept(record.header, Header())),
        _json(_kept(record.page, PageSetup())),
        record.language,
        record.seed,
        record.position,
        record.created,
        record.modified,
    )


def _set(row: Mapping[str, Value]) -> StudySet:
    return StudySet(
        id=str(row["id"]),
        name=str(row["name"]),
        document_id=str(row["document_id"]),
        wanted=filter_of(str(row["wanted"])),
        parts=tuple(map(_part, json.loads(str(row["parts"])))),
        header=_header(json.loads(str(row["header"]))),
        page=_page(json.loads(str(row["page"]))),
        language=str(row["language"]),
        seed=number(row["seed"]),
        position=number(row["position"]),
        created=str(row["created"]),
        modified=str(row["modified"]),
    )


def _card_values(record: Card) -> tuple[Value, ...]:
    return (
        record.id,
        record.annotation_id,
        record.kind.value,
        record.due,
        record.phase,
        record.step,
        float(record.stability),
        float(record.difficulty),
        record.last_review,
        record.reviews,
        record.lapses,
        int(record.suspended),
        record.created,
        record.modified,
        record.first_review,
    )


def card_from_row(row: Mapping[str, Value]) -> Card:
    """Return the card of a row."""
    return Card(
        id=str(row["id"]),
        annotation_id=str(row["annotation_id"]),
        kind=CardKind(str(row["kind"])),
        due=str(row["due"]),
        phase=number(row["phase"]),
        step=number(row["step"]),
        stability=_real(row["stability"]),
        difficulty=_real(row["difficulty"]),
        last_review=str(row["last_review"]),
        reviews=number(row["reviews"]),
        lapses=number(row["lapses"]),
        suspended=bool(number(row["suspended"])),
        created=str(row["created"]),
        modified=str(row["modified"]),
        first_review=str(row["first_review"]),
    )


def _real(value: Value) -> float:
    if not isinstance(value, float):
        raise TypeError(value)
    return value


# What stands in a cell as JSON: fields that are as they would be anyhow are left out, so that
# a part that gains others is still the same row.


def _kept(record: Any, plain: Any, *always: str) -> dict[str, Any]:
    values = {each.name: getattr(record, each.name) for each in fields(record)}
    return {
        name: _plain(value)
        for name, value in values.items()
        if name in always or value != getattr(plain, name)
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if is_dataclass(value) and not isinstance(value, type):
        return _kept(value, type(value)())
    return value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _part(kept: dict[str, Any]) -> Part:
    return Part(
        **{
            **kept,
            "kind": PartKind(kept["kind"]),
            "themes": tuple(kept.get("themes", ())),
            "items": tuple(Item(**each) for each in kept.get("items", ())),
            "manner": manner_of(kept.get("manner", {})),
        }
    )


def manner_of(kept: Mapping[str, Any]) -> Manner:
    """Return the manner that JSON tells of, whose fields it names."""
    plain = Manner()
    return Manner(
        **{
            **kept,
            "numbering": Numbering(kept.get("numbering", plain.numbering)),
            "gaps": Gaps(kept.get("gaps", plain.gaps)),
            "level": Level(kept.get("level", plain.level)),
            "quotas": tuple((str(theme), int(most)) for theme, most in kept.get("quotas", ())),
        }
    )


def _header(kept: dict[str, Any]) -> Header:
    return Header(**{**kept, "logo": b64decode(kept.get("logo", ""), validate=True)})


def _page(kept: dict[str, Any]) -> PageSetup:
    margins = tuple(map(int, kept.get("margins", PageSetup().margins)))
    top, right, bottom, left = margins
    return PageSetup(**{**kept, "margins": (top, right, bottom, left)})


_SET = "id name document_id wanted parts header page language seed position created modified"
_CARD = (
    "id annotation_id kind due phase step stability difficulty last_review reviews lapses"
    " suspended created modified first_review"
)

KINDS: Mapping[type, Kind] = {
    StudySet: Kind("study_sets", tuple(_SET.split()), _set_values, _set),
    Card: Kind("cards", tuple(_CARD.split()), _card_values, card_from_row),
}
"""What rows.KINDS knows when it is asked."""
