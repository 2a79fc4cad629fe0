"""Study material from the window: the builder opened, its papers printed and written."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from leifeng_reader.ui.window import MainWindow
from leifeng_reader.ui.working import Working

if TYPE_CHECKING:
    from leifeng_reader.core.annotation import Annotation
    from leifeng_reader.study.paper import Paper
    from leifeng_reader.ui.study.window import BuilderWindow
    from leifeng_reader.ui.study.writing import StudyRequest

TEMPLATES = {
    "studyCloseReading": "Close reading worksheet",
    "studyVocabulary": "Vocabulary sheet",
    "studyDiscussion": "Discussion of quotes",
    "studyQuiz": "Quiz with key",
    "studyMarginNotes": "Reading with margin notes",
}
"""Commands that make a set, by the names of their templates."""

_SHARED = ("undo", "redo")


class Studying(QObject):
    """Opens the builder, and does what leaves it."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        made = {name: partial(self.make, template) for name, template in TEMPLATES.items()}
        return {"study": self.open, **made}

    @cached_property
    def view(self) -> "BuilderWindow":
        """The builder; it keeps what it shows while it is closed."""
        from leifeng_reader.operations.studying import templates
        from leifeng_reader.paths import resources
        from leifeng_reader.ui.study.desk import Desk
        from leifeng_reader.ui.study.window import BuilderWindow

        window = self._window
        desk = Desk(window.session, self)
        desk.selection = self._selection
        view = BuilderWindow(desk, templates(resources()), window)
        for name in _SHARED:
            view.addAction(window.actions_by_name[name])
        view.exportWanted.connect(self.ask_export)
        view.printWanted.connect(self.print)
        view.showWanted.connect(self._show)
        return view

    @cached_property
    def _working(self) -> Working:
        return Working(self.view, self._window.session.failed.emit)

    def _selection(self) -> tuple[str, int, int]:
        document = self._window.session.document
        return (document.id if document else "", *self._window.pane.view.selection())

    def open(self) -> None:
        """Show the builder."""
        self._window.panel.flush()
        self.view.open_view()

    def make(self, name: str) -> None:
        """Make a set of a template for the open text, and show it."""
        from leifeng_reader.operations.studying import find_template
        from leifeng_reader.paths import resources

        self._window.panel.flush()
        self.view.desk.begin()
        template = find_template(resources(), name)
        if template is not None and self._window.session.document is not None:
            self.view.shelf.make(template)
        self.view.open_view()

    def _show(self, annotation: "Annotation") -> None:
        from leifeng_reader.ui.destinations import Destination, go

        place = Destination(annotation.document_id, annotation.start, annotation.end, annotation.id)
        page, view = self._window.pane, self.view
        seen = page.rect().translated(page.mapToGlobal(QPoint()))
        is_before_it = view.frameGeometry().intersects(seen)
        if is_before_it:
            view.close()
        go(self._window, place)
        if is_before_it:
            back = (self.tr("Back to it"), self.open)
            said = self.tr("The study material made way for the text.")
            self._window.messages.show_message(said, "info", [back])

    # Out

    def papers(self) -> "Sequence[Paper]":
        """Return the papers that are shown."""
        pages, desk = self.view.pages, self.view.desk
        made = (desk.paper(copy, pages.version) for copy in pages.copies())
        return [paper for paper in made if paper is not None and paper.blocks]

    def print(self) -> None:
        """Print the copies that are shown."""
        self.view.flush()
        papers = self.papers()
        if not papers:
            self._say(self.tr("There is nothing to print yet."))
            return
        from leifeng_reader.ui.paper.printing import ask_and_print

        is_done = ask_and_print(papers, self.view)
        if is_done:
            self._say(self.tr("Sent to the printer."))
        elif is_done is not None:
            said = self.tr("It could not be printed. Check the printer, or where the file goes.")
            self.view.messages.show_message(said, "warning")

    def ask_export(self) -> None:
        """Ask in which form the set is to be written, and where to."""
        self.view.flush()
        desk = self.view.desk
        chosen = desk.chosen
        if chosen is None:
            return
        if not desk.drawn and desk.problem is not None:
            self._window.session.failed.emit(desk.problem)
            return
        from leifeng_reader.ui.study.export import StudyExport

        dialog = StudyExport(self._window.session, chosen, self.view)
        dialog.wanted.connect(self.export)
        dialog.open()

    def export(self, request: "StudyRequest") -> None:
        """Write what a request asks for, and say where it is."""
        from leifeng_reader.ui.study.writing import study_work

        desk = self.view.desk
        if desk.chosen is None or not desk.drawn:
            if desk.problem is not None:
                self._window.session.failed.emit(desk.problem)
            return
        work = study_work(desk.chosen, desk.drawn, request)
        self._working.begin(self.tr("Writing the files…"), work, self._tell)

    def _tell(self, paths: "list[Path]") -> None:
        if not paths:
            return
        one, many = self.tr("Written to “{0}”."), self.tr("{0} files were written.")
        said = one.format(paths[0].name) if len(paths) == 1 else many.format(f"{len(paths):,}")

        def show() -> None:
            from leifeng_reader.ui.dialogs.writing import show_in_folder

            show_in_folder(paths[0])

        button = (self.tr("Show in folder"), show)
        self.view.messages.show_message(said, "info", [button])

    def _say(self, said: str) -> None:
        self.view.messages.show_message(said, "info")
