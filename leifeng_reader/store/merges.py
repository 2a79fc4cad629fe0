"""Merged themes in the library: what they have come to, and who may not carry two that are one."""

import json
import sqlite3
from collections.abc import Iterable

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.errors import Conflict
from leifeng_reader.core.merged import Roots, carrying, meant, roots


def came_to(connection: sqlite3.Connection) -> Roots:
    """Return what merged themes have come to, by id."""
    sql = "SELECT id, merged_into FROM themes WHERE merged_into IS NOT NULL"
    return roots(connection.execute(sql).fetchall())


def carried(connection: sqlite3.Connection, annotations: list[Annotation]) -> list[Annotation]:
    """Return annotations as rows hold them with the themes they carry."""
    known = came_to(connection)
    return [carrying(annotation, known) for annotation in annotations] if known else annotations


def all_of(connection: sqlite3.Connection, theme_ids: Iterable[str]) -> list[str]:
    """Return themes, or what they have come to, with those that were merged into them."""
    known = came_to(connection)
    wanted = {known.get(theme_id, theme_id) for theme_id in theme_ids}
    return sorted(wanted.union(merged for merged, end in known.items() if end in wanted))


def summed(connection: sqlite3.Connection, counts: dict[str, int]) -> dict[str, int]:
    """Return counts by theme with those of merged themes added to what they have come to."""
    known = came_to(connection)
    for merged in known.keys() & counts.keys():
        counts[known[merged]] = counts.get(known[merged], 0) + counts.pop(merged)
    return counts


def check(connection: sqlite3.Connection, change: Change) -> None:
    """Raise Conflict when a written change leaves annotations two themes that are one.

    Whoever merges takes one of the two off them first; counts of themes can be sums then.
    """
    known = came_to(connection)
    if not known:
        return
    for record in change.after:
        if isinstance(record, Annotation):
            stored = record.stored_themes
            if len(meant(stored, known)) < len(set(stored)):
                raise Conflict("annotations", record.id)
    newly = [r.id for r in change.after if isinstance(r, Theme) and r.merged_into is not None]
    for end in {known[theme_id] for theme_id in newly}:
        for key in twofold(connection, all_of(connection, [end]), most=1):
            raise Conflict("annotations", key)


def twofold(connection: sqlite3.Connection, theme_ids: Iterable[str], most: int = -1) -> list[str]:
    """Return up to `most` ids of annotations that are listed under more than one of the themes."""
    sql = (
        "SELECT annotation_id FROM theme_annotations"
        " WHERE theme_id IN (SELECT value FROM json_each(?))"
        " GROUP BY annotation_id HAVING count(*) > 1 LIMIT ?"
    )
    return [key for (key,) in connection.execute(sql, [json.dumps(list(theme_ids)), most])]
