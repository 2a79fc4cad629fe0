"""The two dresses of the window, light and dark, as palette and as style sheet."""

from string import Template
from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

from leifeng_reader.core.colours import PAGES
from leifeng_reader.paths import icon_file


class Chrome(NamedTuple):
    """The colours of everything around the page."""

    window: str
    field: str
    text: str
    quiet: str
    faint: str
    hairline: str
    outline: str
    hover: str
    pressed: str
    accent: str
    accent_hover: str
    on_accent: str
    focus: str
    focus_on_accent: str
    tint: str
    selection: str


LIGHT = Chrome(
    window="#f2efe9",
    field="#fcfbf9",
    text="#2b2926",
    quiet="#69645b",
    faint="#a5a097",
    hairline="#ddd8ce",
    outline="#8c867b",
    hover="#e7e3db",
    pressed="#dcd7cc",
    accent="#2b6399",
    accent_hover="#235484",
    on_accent="#ffffff",
    focus="#2b6399",
    focus_on_accent="#14324f",
    tint="#d9e4ee",
    selection=PAGES["light"].selection,
)

DARK = Chrome(
    window="#242220",
    field="#1d1c1a",
    text="#dcd8d0",
    quiet="#a19a8f",
    faint="#6b665e",
    hairline="#3a3733",
    outline="#857f75",
    hover="#302d2a",
    pressed="#3a3733",
    accent="#33699c",
    accent_hover="#3d77ad",
    on_accent="#ffffff",
    focus="#86b8ea",
    focus_on_accent="#cfe2f5",
    tint="#2c3a49",
    selection=PAGES["dark"].selection,
)


def palette(chrome: Chrome) -> QPalette:
    """Return the palette of a dress; Accent is the line of focus and of what is checked."""
    role = QPalette.ColorRole
    made = QPalette(QColor(chrome.window))
    for roles, colour in (
        ((role.Window, role.Button, role.AlternateBase), chrome.window),
        ((role.Base, role.ToolTipBase), chrome.field),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), chrome.text),
        ((role.HighlightedText,), chrome.text),
        ((role.Highlight,), chrome.selection),
        ((role.PlaceholderText,), chrome.quiet),
        ((role.Link, role.LinkVisited, role.Accent), chrome.focus),
        ((role.Mid, role.Midlight), chrome.hairline),
        ((role.Dark,), chrome.outline),
    ):
        for each in roles:
            made.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(chrome.faint))
    return made


def sheet(chrome: Chrome) -> str:
    """Return the style sheet of a dress."""
    drawings = {
        f"{name}_mark": f'url("{icon_file(f"control-{name}")}")'
        for name in ("check", "dash", "dot", "tick", "up", "down", "right", "clear")
    }
    return Template(_SHEET).substitute(chrome._asdict(), **drawings)


# Rings of focus take the place of borders, so that nothing moves when they come and go.
_SHEET = """
QMainWindow, QDialog, QMessageBox { background: $window; }

QToolBar { background: $window; border: none; border-bottom: 1px solid $hairline;
    padding: 4px 8px; spacing: 4px; }
QToolBar::separator { background: $hairline; width: 1px; margin: 8px 8px; }
QToolBar:vertical { border-bottom: none; border-right: 1px solid $hairline; padding: 8px 4px; }
QToolBar::separator:vertical { height: 1px; width: auto; margin: 8px 8px; }

QToolButton { background: transparent; color: $text; border: 2px solid transparent;
    border-radius: 6px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:open { background: $pressed; }
QToolButton:checked { background: $tint; color: $focus; }
QToolButton:focus { border-color: $focus; }
QToolButton:disabled { color: $faint; background: transparent; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[popupMode="1"] { padding-right: 20px; }
QToolButton::menu-button { border: none; width: 16px; }
QToolButton::menu-arrow { image: $down_mark; width: 12px; height: 12px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox {
    background: $field; color: $text; border: 1px solid $hairline; border-radius: 6px;
    padding: 5px 8px; selection-background-color: $selection; selection-color: $text; }
QLineEdit, QPlainTextEdit, QTextEdit, QListView, QTreeView, QTableView {
    placeholder-text-color: $quiet; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox { min-height: 20px; }
QLineEdit:hover, QComboBox:hover, QSpinBox:hover, QDoubleSpinBox:hover { border-color: $outline; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus,
QDoubleSpinBox:focus { border: 2px solid $focus; padding: 4px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled,
QDoubleSpinBox:disabled { color: $faint; background: $window; }
QLineEdit { lineedit-clear-button-icon: $clear_mark; }
QLineEdit QToolButton { border: none; padding: 0; background: transparent; }
QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QSpinBox, QDoubleSpinBox { qproperty-alignment: AlignCenter; }

QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: $down_mark; width: 14px; height: 14px; }
QComboBox { combobox-popup: 0; }
QComboBoxPrivateContainer { background: $field; border: none; }
QComboBox QAbstractItemView { background: $field; border: 1px solid $hairline; padding: 4px;
    selection-background-color: $tint; selection-color: $text; outline: none; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-position: top right; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-position: bottom right; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button { subcontrol-origin: border; border: none; width: 24px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: $up_mark; width: 12px; height: 12px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: $down_mark; width: 12px; height: 12px; }

QPushButton { background: $field; color: $text; border: 1px solid $hairline; border-radius: 6px;
    padding: 5px 15px; min-height: 20px; min-width: 48px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $pressed; }
QPushButton:focus { border: 2px solid $focus; padding: 4px 14px; }
QPushButton:default { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton:default:hover { background: $accent_hover; }
QPushButton:default:focus { border-color: $focus_on_accent; }
QPushButton:flat { background: transparent; border-color: transparent; color: $focus; }
QPushButton:flat:hover { background: $hover; }
QPushButton:flat:focus { border-color: $focus; }
QPushButton:disabled, QPushButton:default:disabled { color: $faint; background: $window;
    border-color: $hairline; }

QCheckBox, QRadioButton { color: $text; spacing: 8px; padding: 3px;
    border: 1px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator, QRadioButton::indicator, QGroupBox::indicator, QTreeView::indicator,
QListView::indicator, QTableView::indicator { width: 14px; height: 14px;
    border: 1px solid $outline; border-radius: 4px; background: $field; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $focus; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked, QGroupBox::indicator:checked,
QTreeView::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked,
QCheckBox::indicator:indeterminate, QTreeView::indicator:indeterminate {
    background: $accent; border-color: $accent; }
QCheckBox::indicator:checked, QGroupBox::indicator:checked, QTreeView::indicator:checked,
QListView::indicator:checked, QTableView::indicator:checked { image: $check_mark; }
QCheckBox::indicator:indeterminate, QTreeView::indicator:indeterminate { image: $dash_mark; }
QRadioButton::indicator:checked { image: $dot_mark; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $hairline;
    background: $window; }

QSlider::groove:horizontal { height: 2px; background: $hairline; border-radius: 1px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 1px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -6px 0; border-radius: 7px;
    background: $field; border: 1px solid $outline; }
QSlider::handle:horizontal:hover { border-color: $focus; }
QSlider:focus { border: none; }
QSlider::handle:horizontal:focus { border: 2px solid $focus; width: 10px; height: 10px; }
QProgressBar { background: $hairline; border: none; border-radius: 2px; max-height: 4px;
    color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QGroupBox { border: none; border-top: 1px solid $hairline; margin-top: 24px; padding-top: 8px; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; color: $quiet;
    padding: 4px 0; }

QListView, QTreeView, QTableView { background: $field; color: $text; border: none; outline: none;
    alternate-background-color: $window; selection-background-color: $tint;
    selection-color: $text; }
QListView::item, QTreeView::item, QTableView::item { padding: 4px 8px;
    border: 1px solid transparent; }
QListView::item, QTreeView::item { min-height: 22px; }
QListView::item { border-radius: 6px; }
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
    background: $tint; color: $text; }
QListView::item:selected:!active, QTreeView::item:selected:!active,
QTableView::item:selected:!active { background: $pressed; }
QListView::item:focus, QTreeView::item:focus, QTableView::item:focus { border-color: $focus; }
QTreeView { show-decoration-selected: 1; }
QTreeView::branch { background: transparent; }
QTreeView::branch:hover { background: $hover; }
QTreeView::branch:selected { background: $tint; }
QTreeView::branch:selected:!active { background: $pressed; }
QTreeView::branch:has-children:closed { image: $right_mark; }
QTreeView::branch:has-children:open { image: $down_mark; }
QTableView { gridline-color: $hairline; }
QHeaderView { background: $window; }
QHeaderView::section { background: $window; color: $quiet; border: none;
    border-bottom: 1px solid $hairline; padding: 6px 8px; font-weight: normal; }
QHeaderView::up-arrow { image: $up_mark; width: 12px; height: 12px; }
QHeaderView::down-arrow { image: $down_mark; width: 12px; height: 12px; }
QTableCornerButton::section { background: $window; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid $hairline; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $quiet; border: 2px solid transparent;
    border-radius: 6px; padding: 4px 10px; margin: 4px 2px; }
QTabBar::tab:hover { background: $hover; color: $text; }
QTabBar::tab:selected { background: $tint; color: $text; }
QTabBar::tab:focus { border-color: $focus; }

QSplitter::handle { background: $hairline; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover, QSplitter::handle:pressed { background: $focus; }

QStatusBar { background: $window; color: $quiet; border-top: 1px solid $hairline; }
QStatusBar::item { border: none; }
QSizeGrip { image: none; }
QStatusBar QLabel { color: $quiet; padding: 2px 8px; }

QMenuBar { background: $window; color: $text; }
QMenuBar::item { background: transparent; padding: 5px 8px; border-radius: 6px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $field; color: $text; border: 1px solid $hairline; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; min-height: 20px; }
QMenu::item:selected { background: $tint; }
QMenu::item:disabled { color: $faint; background: transparent; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QMenu::indicator { width: 16px; height: 16px; margin-left: 6px; }
QMenu::indicator:checked { image: $tick_mark; }
QMenu::right-arrow { image: $right_mark; width: 12px; height: 12px; }
QToolTip { background: $field; color: $text; border: 1px solid $hairline; padding: 2px; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $pressed; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $outline; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
