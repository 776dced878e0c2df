"""The look of the window: light or dark, by choice or by the system; fonts; less motion where it is asked for."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from explorer.paint.fonts import FAMILIES, OTHER_SCRIPTS, load_fonts
from explorer.paint.theme import Theme, ThemeName, theme
from explorer.ui.settings import Look as Choice
from explorer.ui.sheet import style_sheet

_SIZE = 13  # px of the interface's text


class Look(QObject):
    """Owns theme and fonts; `changed` comes when every colour has changed."""

    changed = Signal()

    def __init__(self, choice: Choice = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        load_fonts()
        self._choice: Choice = choice
        self._colours: dict[str, QColor] = {}
        self.theme: Theme = theme(self._name())
        self.sans = _font("sans", _SIZE)
        self.serif = _font("serif", 16)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def choice(self) -> Choice:
        """What the person chose: light, dark, or the system's."""
        return self._choice

    @property
    def dark(self) -> bool:
        """Whether the dark theme is on."""
        return self.theme.name == "dark"

    def choose(self, choice: Choice) -> None:
        """Take another look."""
        self._choice = choice
        self._apply_if_new()

    def colour(self, token: str) -> QColor:
        """The colour of a token or of a lane; kept, so that painting makes none."""
        kept = self._colours.get(token)
        if kept is None:
            kept = self._colours[token] = QColor(self.theme.colour(token))
        return kept

    def apply(self) -> None:
        """Dress the whole application."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        if app.style().name() != "fusion":
            app.setStyle("Fusion")
        app.setFont(self.sans)
        app.setPalette(_palette(self))
        app.setStyleSheet(style_sheet(self.theme))

    def _apply_if_new(self) -> None:
        wanted = theme(self._name())
        if wanted is not self.theme:
            self.theme = wanted
            self._colours.clear()
            self.apply()
            self.changed.emit()

    def _follow_system(self) -> None:
        self._apply_if_new()

    def _name(self) -> ThemeName:
        if self._choice != "system":
            return self._choice
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"


def polish_again(widget: QObject) -> None:
    """Let a widget's style sheet rules be looked up again after one of its properties has changed."""
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def _font(family: str, size: int) -> QFont:
    font = QFont()
    font.setFamilies([FAMILIES[family], *OTHER_SCRIPTS])
    font.setPixelSize(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _palette(look: Look) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, token in (
        (roles.Window, "background"),
        (roles.WindowText, "ink"),
        (roles.Base, "panel"),
        (roles.AlternateBase, "lane_alternate"),
        (roles.Text, "ink"),
        (roles.Button, "chip"),
        (roles.ButtonText, "ink"),
        (roles.ToolTipBase, "panel"),
        (roles.ToolTipText, "ink"),
        (roles.PlaceholderText, "dim"),
        (roles.Highlight, "selection"),
        (roles.HighlightedText, "panel"),
        (roles.Link, "selection"),
        (roles.Mid, "line"),
        (roles.Dark, "line"),
    ):
        palette.setColor(role, look.colour(token))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, look.colour("dim"))
    return palette
