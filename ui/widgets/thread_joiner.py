"""A small window at a card, in which the link that it misses is made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import style
from ui.widgets.choice_editors import Option
from ui.widgets.finding_note import plain_label
from ui.widgets.link_picker import PickList
from ui.widgets.spacing import gap, spaced


class ThreadJoiner(QFrame):
    """Asks which row to link; one choice makes the link and closes it, Escape leaves all as is."""

    chosen = Signal(str)
    """Id of the row to link."""
    new_wanted = Signal(str)
    """Title of a new row to link."""

    def __init__(
        self, question: str, options: Sequence[Option], new_text: str, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("thread.joiner")
        self.setProperty("look", "card")
        self.setAccessibleName(question)
        self.pick = PickList(new_text, self)
        self.pick.setProperty("look", "")
        self.pick.name(question)
        self.pick.show_options(list(options), ())
        self.pick.toggled.connect(lambda row_id, _: self.chosen.emit(row_id))
        self.pick.new_wanted.connect(self.new_wanted)
        self.pick.toggled.connect(self.close)
        self.pick.new_wanted.connect(self.close)
        self.pick.closed.connect(self.close)
        layout = QVBoxLayout(self)
        spaced(layout, between=1, around=2)
        layout.addWidget(plain_label(question, "label", self))
        layout.addWidget(self.pick)
        self.setFixedWidth(style.current().size("dialog-width"))

    def show_at(self, place: QRect) -> None:
        """Open under a place on the screen, or above it where the screen ends."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        below, above = place.bottom() + gap(1), place.top() - gap(1) - self.height()
        top = below if below + self.height() <= room.bottom() else max(above, room.top())
        left = min(max(place.left(), room.left()), room.right() - self.width())
        self.move(QPoint(left, top))
        self.show()
        self.pick.filter_line.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape, wherever in the window the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
