"""Where parts are made: each once, and those of large texts while the window goes on."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from PySide6.QtCore import QObject, Signal

from leifeng_reader.core.study import Part, StudySet
from leifeng_reader.operations import studying
from leifeng_reader.operations.study_items import hangs_on_some, stands_on, used
from leifeng_reader.study.tasks import Made, Source
from leifeng_reader.ui import tasks

LARGE = 300_000
"""Characters of text above which parts are made aside."""

_MOST_KEPT = 256


class Workshop(QObject):
    """`finished`: a part is there that was made aside; `failed` carries what went wrong."""

    finished = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with nothing made."""
        super().__init__(parent)
        self.large = LARGE
        self._made: dict[object, Made] = {}
        self._under_way: dict[object, tuple[str, tasks.Task]] = {}
        self._drawn: Sequence[Source] = ()
        self._numbers: dict[object, int] = {}
        self._count = count(1)
        self._states: dict[Part | None, int] = {}
        self._used: dict[Part, frozenset[str]] = {}

    @property
    def is_busy(self) -> bool:
        """Tell whether parts are being made."""
        return bool(self._under_way)

    def is_making(self, part_id: str) -> bool:
        """Tell whether a part is being made."""
        return any(part_id == each for each, _ in self._under_way.values())

    def made_of(self, study_set: StudySet, part: Part, drawn: Sequence[Source]) -> Made:
        """Return what a part gives; while it is being made, as if nothing came of it."""
        bare = replace(study_set, parts=tuple(map(_bare, study_set.parts)))
        key = (*studying.making_of(bare, _bare(part), drawn), self._state_of(part, drawn))
        found = self._made.get(key)
        if found is None and sum(len(each.text.content) for each in drawn) > self.large:
            self._make_aside(key, bare, _bare(part), drawn)
            found = Made(part, "", "")
        elif found is None:
            found = studying.made_of(bare, _bare(part), drawn)
            self._keep(key, found)
        title, instruction = part.title or found.title, part.instruction or found.instruction
        return replace(found, part=part, title=title, instruction=instruction)

    def used_by(self, part: Part, drawn: Sequence[Source]) -> frozenset[str]:
        """Return the ids of the annotations a part draws."""
        self._look_at(drawn)
        key = _bare(part)
        if key not in self._used:
            self._used[key] = frozenset(used(part, drawn))
        return self._used[key]

    def _state_of(self, part: Part, drawn: Sequence[Source]) -> int:
        """Return a number for the state of what a part hangs on; equal states have the same."""
        self._look_at(drawn)
        key = _bare(part) if hangs_on_some(part) else None
        if key not in self._states:
            state = stands_on(part, drawn)
            self._states[key] = self._numbers.get(state) or next(self._count)
            self._numbers[state] = self._states[key]
        return self._states[key]

    def _look_at(self, drawn: Sequence[Source]) -> None:
        """Forget what was found out about other sources."""
        if drawn is not self._drawn:
            self._drawn = drawn
            self._states.clear()
            self._used.clear()

    def _keep(self, key: object, made: Made) -> None:
        if len(self._made) >= _MOST_KEPT:
            self._made.clear()
            self._numbers.clear()
            self._states.clear()
        self._made[key] = made

    def _make_aside(
        self, key: object, study_set: StudySet, part: Part, drawn: Sequence[Source]
    ) -> None:
        if key in self._under_way:
            return
        self._drop(part.id)

        def done(made: object) -> None:
            assert isinstance(made, Made)
            self._under_way.pop(key, None)
            self._keep(key, made)
            self.finished.emit()

        def failed(error: Exception) -> None:
            self._under_way.pop(key, None)
            self.failed.emit(error)

        task = tasks.run(lambda _: studying.made_of(study_set, part, drawn), done, failed)
        self._under_way[key] = part.id, task

    def _drop(self, part_id: str) -> None:
        """Let go of what a part was to become: it is to become something else."""
        for key, (other, task) in list(self._under_way.items()):
            if other == part_id:
                task.cancel()
                del self._under_way[key]


def _bare(part: Part) -> Part:
    """Return a part without the words it is headed with: nothing else hangs on these."""
    return replace(part, title="", instruction="")
