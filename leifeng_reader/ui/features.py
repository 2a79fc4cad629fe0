"""What the window offers beyond page and panels: one class for each, in one table."""

from collections.abc import Callable
from typing import Protocol

from leifeng_reader.ui.concordances import Concordances
from leifeng_reader.ui.copying import Copying
from leifeng_reader.ui.editions import NewEditions
from leifeng_reader.ui.exporting import Exporting
from leifeng_reader.ui.help import Help
from leifeng_reader.ui.history import LookingBack
from leifeng_reader.ui.incoming import IncomingAnnotations
from leifeng_reader.ui.indexing import Indexing
from leifeng_reader.ui.keeping_copies import KeepingCopies
from leifeng_reader.ui.keeping_exports import KeepingExports
from leifeng_reader.ui.languages import Languages
from leifeng_reader.ui.linking import Linking
from leifeng_reader.ui.listing import Listing
from leifeng_reader.ui.looks import Looks
from leifeng_reader.ui.margin_notes import MarginNotes
from leifeng_reader.ui.naming import Naming
from leifeng_reader.ui.page_alone import PageAlone
from leifeng_reader.ui.page_menu import PageMenu
from leifeng_reader.ui.pictures import Pictures
from leifeng_reader.ui.placing import Placing
from leifeng_reader.ui.reshaping import Reshaping
from leifeng_reader.ui.searching import Searching
from leifeng_reader.ui.study.cards import Cards
from leifeng_reader.ui.study.feature import Studying
from leifeng_reader.ui.study.reveal import Revealing
from leifeng_reader.ui.undoing import Undoing
from leifeng_reader.ui.window import MainWindow
from leifeng_reader.ui.word_picking import WordPicking
from leifeng_reader.ui.workbench import Workbench


class Feature(Protocol):
    """Serves one window; dialogs are imported when they open, since a start need not wait."""

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does for commands of the menus, by their names."""
        ...


FEATURES: tuple[Callable[[MainWindow], Feature], ...] = (
    Undoing,
    Exporting,
    KeepingExports,
    KeepingCopies,
    Copying,
    PageMenu,
    PageAlone,
    WordPicking,
    IncomingAnnotations,
    Looks,
    Languages,
    Searching,
    Listing,
    Concordances,
    Indexing,
    Help,
    LookingBack,
    NewEditions,
    Pictures,
    Naming,
    Reshaping,
    Placing,
    Linking,
    MarginNotes,
    Workbench,
    Studying,
    Revealing,
    Cards,
)
