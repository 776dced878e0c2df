"""The style sheet of the window, from the tokens of a theme."""

from explorer.data.places import shipped
from explorer.paint.theme import Theme

_SHEET = """
QMainWindow, QDialog, QWidget#page { background: $background; }
QMenuBar { background: $panel; padding: 2px 8px; border-bottom: 1px solid $line; }
QMenuBar::item { background: transparent; padding: 4px 9px; border-radius: 5px; }
QMenuBar::item:selected { background: $chip; }
QMenu { background: $panel; border: 1px solid $line; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 5px; }
QMenu::item:selected { background: $chip; color: $ink; }
QMenu::item:disabled { color: $dim; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QToolTip { background: $panel; color: $ink; border: 1px solid $line; padding: 4px; }

QWidget#tool_bar, QWidget#status_line, QWidget#right_column, QWidget#source_pane, QScrollArea#inspector,
QWidget#inspector_inside, QScrollArea#neighbours, QWidget#neighbours_inside, QWidget#overview, QWidget#table_pane,
QWidget#activity, QScrollArea#given, QWidget#given_inside
    { background: $panel; }
QFrame#notice { background: $highlight; border: 1px solid $line; border-radius: 8px; }
QWidget#tool_bar { border-bottom: 1px solid $line; }
QWidget#status_line { border-top: 1px solid $line; }
QWidget#chips { background: $background; }
QFrame#rule { background: $line; border: none; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $selection; }

QLabel[role="story"] { font-size: 17px; font-weight: 600; }
QLabel[role="inspector-title"] { font-size: 17px; font-weight: 600; }
QLabel[role="when"] { font-size: 15px; font-weight: 600; }
QLabel[role="quote"] { font-family: "Source Serif Pro"; font-size: 15px; }
QLabel[role="source-title"] { font-size: 14px; font-weight: 600; }
QLabel[role="dim"] { color: $dim; }
QLabel[role="heading"] { color: $dim; font-size: 12px; font-weight: 600; padding-top: 5px; }
QLabel[role="start"] { font-size: 26px; font-weight: 600; }
QLabel[role="welcome"] { font-size: 15px; color: $dim; }

QToolButton, QPushButton { background: $chip; color: $ink; border: 1px solid transparent; border-radius: 6px;
    padding: 5px 14px; }
QToolButton:hover, QPushButton:hover { border-color: $line; }
QToolButton:focus, QPushButton:focus { border-color: $selection; }
QToolButton:pressed, QPushButton:pressed { background: $line; }
QToolButton:disabled, QPushButton:disabled { color: $dim; }
QToolButton:checked { background: $selection; color: $panel; font-weight: 600; }
QPushButton:default { background: $selection; color: $panel; font-weight: 600; }
QToolButton:checked:focus, QPushButton:default:focus { border: 2px solid $ink; }
QPushButton:default:disabled { background: $chip; color: $dim; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="quiet"] { background: transparent; color: $dim; padding: 3px 7px; }
QToolButton[role="count"] { background: transparent; color: $dim; padding: 3px 0; border: none; }
QToolButton[role="count"]:hover { color: $ink; text-decoration: underline; }
QToolButton#coverage { padding-left: 6px; }
QToolButton[role="quiet"]:hover { background: $chip; color: $ink; }
QToolButton[role="brief"] { background: $ink; color: $panel; font-weight: 600; }
QToolButton[role="brief"]:hover { border-color: $selection; }
QToolButton[role="brief"]:disabled { background: $chip; color: $dim; }
QToolButton[role="pill"] { border-radius: 9px; padding: 1px 9px; font-size: 12px; }
QToolButton[role="lanes"] { background: transparent; color: $dim; font-size: 13px; font-weight: 600;
    padding: 4px 6px; text-align: left; }
QToolButton[role="lanes"]:hover { color: $ink; background: $chip; }
QToolButton[role="big"], QPushButton[role="big"] { padding: 9px 20px; font-size: 15px; }

QWidget[role="chip"] { background: $panel; border: 1px solid $line; border-radius: 13px; }
QWidget[role="chip"][acts="true"] { border-color: $selection; }
QWidget[role="chip"] QToolButton { background: transparent; border: none; color: $dim; font-size: 12.5px;
    padding: 3px 3px; }
QWidget[role="chip"][acts="true"] QToolButton { color: $ink; }
QWidget[role="chip"] QToolButton:hover { color: $ink; }
QWidget[role="chip"] QToolButton:focus { color: $selection; text-decoration: underline; }
QWidget[role="chip"] QToolButton:checked { background: transparent; font-weight: 400; }
QFrame#popup { background: $panel; border: 1px solid $line; }

QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox { background: $background; color: $ink; border: 1px solid $line;
    border-radius: 6px; padding: 4px 10px; selection-background-color: $selection; selection-color: $panel; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus { border-color: $selection; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("@icons/down.svg"); width: 12px; height: 12px; }
QCheckBox::indicator, QListView::indicator { width: 13px; height: 13px; background: $panel; border: 1px solid $faint;
    border-radius: 3px; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: $selection; border-color: $selection;
    image: url("@icons/tick-@theme.svg"); }
QCheckBox::indicator:focus { border-color: $selection; }
QListView, QTableView, QPlainTextEdit { background: $panel; border: none; outline: none;
    selection-background-color: $highlight; selection-color: $ink; }
QListView::item { padding: 3px 6px; }
QTableView { gridline-color: $line; alternate-background-color: $lane_alternate; }
QTableView::item { padding-left: 8px; }
QTableView::item:selected { background: $highlight; color: $ink; }
QHeaderView { background: $panel; }
QHeaderView::section { background: $panel; color: $dim; border: none; border-bottom: 1px solid $line;
    padding: 5px 8px; font-weight: 600; font-size: 12px; }
QHeaderView::section:first, QTableView::item:first { padding-left: 18px; }
QAbstractScrollArea::corner { background: $panel; border: none; }
QTableCornerButton::section { background: $panel; border: none; }

QFileDialog QToolButton { background: transparent; padding: 3px; }
QFileDialog QToolButton#backButton { qproperty-icon: url("@icons/left.svg"); }
QFileDialog QToolButton#forwardButton { qproperty-icon: url("@icons/right.svg"); }
QFileDialog QToolButton#toParentButton { qproperty-icon: url("@icons/up.svg"); }
QFileDialog QToolButton:hover, QFileDialog QToolButton:checked { background: $chip; }

QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $dim; padding: 7px 1px; margin-right: 22px;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $ink; font-weight: 600; border-bottom: 2px solid $selection; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:focus { color: $selection; }
QTabBar::scroller { width: 40px; }
QTabBar QToolButton { background: $panel; border: none; border-radius: 0; padding: 0; }
QTabBar QToolButton:hover { background: $chip; }
QTabBar QToolButton::left-arrow { image: url("@icons/left.svg"); width: 12px; height: 12px; }
QTabBar QToolButton::right-arrow { image: url("@icons/right.svg"); width: 12px; height: 12px; }
QTabBar QToolButton::left-arrow:disabled, QTabBar QToolButton::right-arrow:disabled { image: none; }

QDockWidget { font-weight: 600; }
QDockWidget::title { background: $panel; padding: 9px 14px; border-bottom: 1px solid $line; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $selection; }
QWidget#slide_editor, QWidget#slide_form { background: $panel; }
QWidget#slide_form QPlainTextEdit { background: $background; border: 1px solid $line; border-radius: 6px;
    padding: 3px 6px; }
QWidget#slide_form QPlainTextEdit:focus { border-color: $selection; }
QLabel[role="warning"] { color: $tension; }
QWidget#export_form, QScrollArea#export_area { background: $background; border: none; }
QListWidget#lane_list { border: 1px solid $line; border-radius: 6px; padding: 4px; }
QListWidget#lane_list:focus { border-color: $selection; }
QListWidget#lane_list::item:selected { background: transparent; color: $ink; }
QListWidget#lane_list::item:selected:active { background: $chip; }
QPlainTextEdit#export_lines { font-family: monospace; font-size: 12px; margin: 14px; padding: 8px 10px;
    border: 1px solid $line; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QProgressBar { background: $chip; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $selection; border-radius: 3px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: 4px; min-height: 30px; margin: 1px; }
QScrollBar::handle:vertical:hover { background: $faint; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: $line; border-radius: 4px; min-width: 30px; margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def style_sheet(theme: Theme) -> str:
    """The sheet with the theme's colours in it."""
    sheet = _SHEET
    # The longest token first: $lane_alternate must not be taken for $lane.
    for token, colour in sorted(theme.colours, key=lambda pair: -len(pair[0])):
        sheet = sheet.replace(f"${token}", colour)
    return sheet.replace("@theme", theme.name).replace("@icons", (shipped("resources") / "icons").as_posix())
