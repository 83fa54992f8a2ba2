"""Editor for a day: typed in Dutch, or chosen from a calendar."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from ui import style
from ui.widgets import notation
from ui.widgets.text_editors import NarrowEditor

_DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)


class DayEditor(NarrowEditor):
    """A day: "14-2-2023", "14 februari 2023", or a click in the calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calendar: QCalendarWidget | None = None
        self._button = QToolButton(self)
        self._button.setIcon(style.icon("calendar", "accent"))
        self._button.setToolTip(self.tr("Kies in een kalender"))
        self._button.setProperty("look", "link")
        self._button.clicked.connect(self._open_calendar)
        self._beside.insertWidget(1, self._button)

    def read(self, text: str) -> Any:
        """The value of a typed text; what cannot be read is passed on as it is."""
        return notation.read_day(text)

    def show_value(self, value: Any) -> str:
        """The text for a value."""
        return notation.show_day(value)

    def name(self, label: str, hint: str = "") -> None:
        """Give the controls the name that a screen reader says."""
        super().name(label, hint)
        self._button.setAccessibleName(self.tr("Kalender voor {0}").format(label))

    def set_read_only(self) -> None:
        """Let the day be read and copied."""
        super().set_read_only()
        self._button.setEnabled(False)

    def choose(self, day: date) -> None:
        """Take a day as if it was typed."""
        self.set_typed(self.show_value(day))
        self._on_typed()
        self.flush()

    def _open_calendar(self) -> None:
        calendar = self._calendar or self._made_calendar()
        shown = self._value or date.today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.adjustSize()
        calendar.move(self.line.mapToGlobal(QPoint(0, self.line.height())))
        calendar.show()
        calendar.setFocus()

    def _made_calendar(self) -> QCalendarWidget:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setLocale(_DUTCH)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setAccessibleName(self.tr("Kies een dag"))
        calendar.clicked.connect(self._on_day_chosen)
        calendar.activated.connect(self._on_day_chosen)
        self._calendar = calendar
        return calendar

    def _on_day_chosen(self, day: QDate) -> None:
        if self._calendar is not None and self._calendar.isVisible():
            self._calendar.hide()
            self.choose(date(day.year(), day.month(), day.day()))
            self.line.setFocus()
