"""A question with a few answers, in plain text."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from explorer.ui.plain import menu_text
from explorer.ui.widgets import plain_label

_WIDTH = 460
# What a button says, and what is done when it is clicked.
Answer = tuple[str, Callable[[], object]]


class Question(QDialog):
    """Asks with one sentence, and says in another what follows; the first answer is Enter's, `back` is that of Esc."""

    def __init__(
        self,
        title: str,
        sentence: str,
        detail: str,
        answers: Sequence[Answer],
        parent: QWidget,
        *,
        back: str = "Cancel",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        self.sentence = plain_label(sentence, role="when", wrap=True)
        column.addWidget(self.sentence)
        column.addWidget(plain_label(detail, wrap=True))
        row = QDialogButtonBox()
        self.buttons: list[QPushButton] = []
        for text, then in answers:
            button = row.addButton(menu_text(text), QDialogButtonBox.ButtonRole.AcceptRole)
            button.clicked.connect(self.accept)
            button.clicked.connect(lambda _=False, then=then: then())
            self.buttons.append(button)
        self.buttons.append(row.addButton(menu_text(back), QDialogButtonBox.ButtonRole.RejectRole))
        row.rejected.connect(self.reject)
        self.buttons[0].setDefault(True)
        column.addSpacing(6)
        column.addWidget(row)
        self.setFixedWidth(_WIDTH)
