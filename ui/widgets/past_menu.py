"""The way from a field to its past: an entry in the menu that the right button or a key opens."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

WITH_OWN_MENU = (QLineEdit, QTextEdit, QPlainTextEdit)


def past_words() -> str:
    """Return the words of the entry, with its key."""
    return QCoreApplication.translate("PastMenu", "Geschiedenis van dit veld…\tCtrl+H")


class PastMenu(QObject):
    """Adds "Geschiedenis van dit veld" to the menu of a control, beside what Qt has in it."""

    wanted = Signal()
    """The user wants the past. A signal: a method held here would make a ring of the field, its
    control and this, and Qt cannot bear how Python takes such a ring down."""

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the menu in the place of Qt's own."""
        if not isinstance(event, QContextMenuEvent) or not isinstance(watched, QWidget):
            return super().eventFilter(watched, event)
        menu = self.made_menu(watched)
        menu.popup(event.globalPos())
        return True

    def made_menu(self, control: QWidget) -> QMenu:
        """The menu of a control; it goes when it is closed."""
        if isinstance(control, WITH_OWN_MENU):
            menu = control.createStandardContextMenu()
            menu.addSeparator()
        else:
            menu = QMenu(control)
        menu.addAction(past_words()).triggered.connect(self.wanted)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
