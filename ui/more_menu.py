"""The menu "Meer": what is seldom needed, and how the window looks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from npo_wizard import settings
from npo_wizard.settings import Theme
from ui.appearance import Appearance


class MoreMenu(QMenu):
    """Says what the user wants; the choices of appearance are done here."""

    copy_wanted = Signal()
    bare_copy_wanted = Signal()
    field_past_wanted = Signal()
    json_wanted = Signal()
    restore_wanted = Signal()
    documents_wanted = Signal()
    house_wanted = Signal()
    name_wanted = Signal()
    import_wanted = Signal()
    problem_wanted = Signal()
    about_wanted = Signal()
    close_wanted = Signal()

    def __init__(
        self, appearance: Appearance, *, has_plan: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setAccessibleName(self.tr("Meer"))
        if has_plan:
            self._add(self.tr("Alle documenten"), "documents", self.documents_wanted.emit)
            self._add(self.tr("Bewaar een kopie als…"), "save_copy", self.copy_wanted.emit)
            self._add(
                self.tr("Bewaar zonder geschiedenis…"), "save_bare", self.bare_copy_wanted.emit
            )
            self._add(self.tr("Terugzetten…"), "restore", self.restore_wanted.emit)
            self._add_past()
            self.addSeparator()
            self._add(self.tr("Exporteer gegevens (JSON)…"), "export_json", self.json_wanted.emit)
        self._add(self.tr("Importeer…"), "import_json", self.import_wanted.emit)
        self.addSeparator()
        self._add(self.tr("Uw naam…"), "own_name", self.name_wanted.emit)
        self._add(self.tr("Huisstijl van documenten…"), "house_style", self.house_wanted.emit)
        self.addSeparator()
        self._add_appearance()
        self.addSeparator()
        self._add(self.tr("Probleem melden…"), "report_problem", self.problem_wanted.emit)
        self._add(self.tr("Over dit programma"), "about", self.about_wanted.emit)
        if has_plan:
            self.addSeparator()
            close = self._add(self.tr("Sluit plan"), "close_plan", self.close_wanted.emit)
            close.setShortcut(QKeySequence("Ctrl+W"))
        self.aboutToShow.connect(self._show_choices)

    def _add_past(self) -> None:
        past = self._add(
            self.tr("Geschiedenis van dit veld…"), "field_past", self.field_past_wanted.emit
        )
        past.setShortcut(QKeySequence("Ctrl+H"))

    def _add(self, text: str, name: str, act: object) -> QAction:
        action = self.addAction(text)
        action.setObjectName(name)
        action.triggered.connect(act)
        return action

    def _add_appearance(self) -> None:
        self._larger = self._add(self.tr("Tekst groter"), "larger", self._appearance.grow)
        self._larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._smaller = self._add(self.tr("Tekst kleiner"), "smaller", self._appearance.shrink)
        self._smaller.setShortcut(QKeySequence("Ctrl+-"))
        self.addSeparator()
        group = QActionGroup(self)
        self._themes: dict[Theme, QAction] = {}
        for theme, text in (
            (Theme.LIGHT, self.tr("Licht")),
            (Theme.DARK, self.tr("Donker")),
            (Theme.SYSTEM, self.tr("Zoals de computer")),
        ):
            action = self._add(text, f"theme.{theme.value}", self._taker(theme))
            action.setCheckable(True)
            group.addAction(action)
            self._themes[theme] = action
        self._decided = self.addAction(self.tr("Vastgezet door uw organisatie"))
        self._decided.setEnabled(False)
        self._show_choices()

    def _taker(self, theme: Theme) -> object:
        return lambda: self._appearance.set_theme(theme)

    def _show_choices(self) -> None:
        decided = settings.decided()
        self._larger.setEnabled(self._appearance.can_grow and "text_size" not in decided)
        self._smaller.setEnabled(self._appearance.can_shrink and "text_size" not in decided)
        for action in self._themes.values():
            action.setEnabled("theme" not in decided)
        self._themes[self._appearance.settings.theme].setChecked(True)
        self._decided.setVisible(bool(decided & {"text_size", "theme"}))
