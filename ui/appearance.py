"""The user's choice of text size and of light or dark, kept and applied at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from npo_wizard import settings
from npo_wizard.settings import TEXT_SIZES, Theme
from ui import style


class Appearance(QObject):
    """Holds the choices; whoever paints with tokens listens to `changed`."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.settings = settings.load()
        style.apply_settings(app, self.settings)
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def can_grow(self) -> bool:
        """Whether a larger text exists."""
        return self.settings.text_size < TEXT_SIZES[-1]

    @property
    def can_shrink(self) -> bool:
        """Whether a smaller text exists."""
        return self.settings.text_size > TEXT_SIZES[0]

    def grow(self) -> None:
        """Take the next larger text. Raises TargetError where the choice cannot be kept."""
        self._step(1)

    def shrink(self) -> None:
        """Take the next smaller text. Raises TargetError where the choice cannot be kept."""
        self._step(-1)

    def set_theme(self, theme: Theme) -> None:
        """Take light, dark, or what the computer is set to. Raises TargetError as above."""
        self._take(replace(self.settings, theme=theme))

    def _step(self, by: int) -> None:
        place = TEXT_SIZES.index(self.settings.text_size) + by
        if 0 <= place < len(TEXT_SIZES):
            self._take(replace(self.settings, text_size=TEXT_SIZES[place]))

    def _take(self, chosen: settings.Settings) -> None:
        self.settings = chosen
        self._apply()
        settings.change(text_size=chosen.text_size, theme=chosen.theme)

    def _apply(self) -> None:
        style.apply_settings(self._app, self.settings)
        self.changed.emit()

    def _on_system_changed(self) -> None:
        if self.settings.theme is Theme.SYSTEM:
            self._apply()
