"""The whole plan as it was, in the place of the plan of now: to look at, and to print."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from npo_wizard.plan.history import History
from npo_wizard.plan.past import Key
from npo_wizard.plan.view import PlanView
from npo_wizard.storage.readonly import ReadOnlyPlan
from ui.bridge import Bridge
from ui.dialogs import ask
from ui.documents import Documents
from ui.loading import Background
from ui.more_menu import MoreMenu
from ui.plan_window import PlanWindow
from ui.widgets.cost_editor import CostEditor
from ui.widgets.field_row import FieldRow

MakeMenu = Callable[[], MoreMenu]
_NOT_OF_THE_PAST = ("save_bare", "restore", "field_past")
"""Entries of the menu that are about the plan of now."""


class PastPlan(QObject):
    """Shows a plan of the past beside an open one, and goes back to where the user was."""

    def __init__(self, plan: PlanWindow, background: Background, make_menu: MakeMenu) -> None:
        super().__init__(plan)
        self._plan = plan
        self._background = background
        self._make_menu = make_menu
        self.window: PlanWindow | None = None
        self._came_from: QWidget | None = None
        self._field: Key | None = None
        plan.bridge.past_requested.connect(self.show)
        plan.bridge.field_past_requested.connect(self._show_field)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._note_field)

    def show(self, view: PlanView, sentence: str) -> None:
        """Show a plan that can only be read; the sentence says which it is."""
        stack = self._plan.parentWidget()
        assert isinstance(stack, QStackedWidget), "the window of a plan stands in a stack"
        self._plan.seal()
        self._came_from = QApplication.focusWidget()
        now = self._plan.bridge.file
        file = ReadOnlyPlan(
            view, History(), now.path, read_only=sentence, at=datetime.now().astimezone()
        )
        bridge = Bridge(file)
        menu = self._make_menu()
        for action in menu.actions():
            if action.objectName() in _NOT_OF_THE_PAST:
                action.setVisible(False)
        past = PlanWindow(bridge, menu, stack, way_out=self.tr("Terug naar het plan van nu"))
        bridge.setParent(past)
        menu.setParent(past, menu.windowFlags())
        documents = Documents(past, self._background)
        menu.copy_wanted.connect(documents.save_copy)
        menu.json_wanted.connect(documents.export_json)
        menu.documents_wanted.connect(past.show_documents)
        past.reading.wanted.connect(self.close)
        self._plan.destroyed.connect(past.deleteLater)
        self.window = past
        stack.addWidget(past)
        stack.setCurrentWidget(past)
        past.show_page("plan")

    def ask_field(self) -> None:
        """Show the past of the field that has the focus, or had it last."""
        self._plan.seal()
        if self._field is None:
            said = self.tr("Zet de cursor eerst in een veld.")
            self._plan.bridge.message.emit(said, False)
        else:
            self._show_field(self._field)

    def _note_field(self, old: QWidget | None, new: QWidget | None) -> None:
        while new is not None and not isinstance(new, FieldRow | CostEditor):
            new = new.parentWidget()
        if new is not None and new.key[1] and self._plan.isAncestorOf(new):
            self._field = new.key

    def _show_field(self, key: Key) -> None:
        ask.field_history(self._plan, self._plan.bridge, key)

    def close(self) -> None:
        """Go back to the plan of now."""
        stack = self._plan.parentWidget()
        past, self.window = self.window, None
        if past is None or not isinstance(stack, QStackedWidget):
            return
        stack.setCurrentWidget(self._plan)
        stack.removeWidget(past)
        past.deleteLater()
        if self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
