"""An edit as a value: the records before it and after it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.filters import SavedFilter

if TYPE_CHECKING:
    from leifeng_reader.core.study import Card, StudySet

    Record = Document | Theme | Annotation | SavedFilter | StudySet | Card
else:
    # A window shows its page without knowing how study sets are made up.
    Record = Document | Theme | Annotation | SavedFilter
"""What a library keeps, journals and undoes; store/rows.py has a row for each kind."""


@dataclass(frozen=True, slots=True)
class Change:
    """Records as they must stand before, and as they will stand after.

    A record only in `after` is new, one only in `before` is removed. `texts` are those
    that documents in `after` show and the library may not hold yet; a library keeps
    texts for good, so the inverse needs none.
    """

    before: tuple[Record, ...] = ()
    after: tuple[Record, ...] = ()
    texts: tuple[Text, ...] = ()

    @property
    def inverse(self) -> "Change":
        """The change that undoes this one."""
        return Change(self.after, self.before)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing would differ."""
        sides = ({record.id: record for record in side} for side in (self.before, self.after))
        return next(sides) == next(sides)

    @property
    def is_of_merged_themes(self) -> bool:
        """Tell whether it merges themes or takes them apart: what many annotations carry differs.

        They are not among its records; see core.merged.
        """
        themes = (r for r in (*self.before, *self.after) if isinstance(r, Theme))
        return any(theme.merged_into is not None for theme in themes)

    def then(self, later: "Change") -> "Change":
        """Return one change that does this one and then `later`."""
        before = {record.id: record for record in self.before}
        after = {record.id: record for record in self.after}
        for record in later.before:
            if record.id not in after:
                before.setdefault(record.id, record)
            after.pop(record.id, None)
        after.update((record.id, record) for record in later.after)
        return Change(tuple(before.values()), tuple(after.values()), self.texts + later.texts)


def replace_one(before: Record, after: Record) -> Change:
    """Return the change of one record into another of the same id."""
    return Change((before,), (after,))
